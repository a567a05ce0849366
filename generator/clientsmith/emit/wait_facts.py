"""What views of waits are made of: operations with their constants, and types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import ir, shapes
from ..plan import Plan, Resource
from ..plan.results import Manner
from ..sdk.annotation import NONE, Annotation, type_named, union
from .annotations import Annotations, none_last
from .methods import returned
from .operations import OperationView, operation_view
from .variants import Variant, variants


@dataclass(slots=True)
class WaitFacts:
    """A resource module that waits. `taken` are the names that the class defines, `constants`
    those of operations by the operation's id; `further` receives the operations of other
    modules that are needed, and `uses` the words of annotations."""

    printer: Annotations
    plan: Plan
    item: Resource
    taken: frozenset[str]
    constants: dict[str, str]
    uses: set[str]
    further: list[OperationView] = field(default_factory=list)

    def operation(self, id_: str) -> ir.Operation:
        """The operation with an id."""
        return next(each for each in self.printer.api.operations if each.id == id_)

    def variant(self, id_: str) -> Variant:
        """The plain method of an operation."""
        operation = self.operation(id_)
        return next(variants(self.printer, self.plan, operation, self.taken))

    def constant_of(self, id_: str) -> str:
        """The constant of an operation, which this module gets if it has none yet."""
        known = self.constants.get(id_)
        if known is None:
            names = self.printer.names
            path = (*names.resource(id_), names.method(id_))
            known = self.constants[id_] = f"_{'_'.join(path).upper()}"
            variant = self.variant(id_)
            returns = returned(self.printer, variant.result)
            self.uses |= returns.uses
            self.further.append(
                operation_view(self.printer, variant, known, returns.text)
            )
        return known

    def argument(self, operation: ir.Operation, wire: str) -> str:
        """The argument of a parameter, wherever that is."""
        item = next(each for each in operation.parameters if each.wire == wire)
        return self.printer.names.argument(operation.id, (str(item.location), wire))

    def kept(self, wait: ir.Wait) -> Iterator[str]:
        """The arguments of the result's operation that the poll does not have."""
        if isinstance(wait.result, ir.WaitStep):
            operation = self.operation(wait.result.operation)
            yield from (self.argument(operation, wire) for wire in wait.kept)

    def reply(self, wait: ir.Wait) -> Annotation:
        """The type of a poll's reply."""
        return returned(self.printer, self.plan.results[wait.poll].main)

    def replies(self, wait: ir.Wait) -> Annotation:
        """What a handle can be made of: replies of polls and starts."""
        told = [self.reply(wait)]
        paths = {source for _, sources in wait.ids for source in sources}
        if any(":" not in path for path in paths):
            told += [
                returned(self.printer, self.plan.results[start].main)
                for start in wait.starts
                if self.plan.results[start].main.manner is Manner.CALL
            ]
        return union((*dict.fromkeys(told), NONE))

    def result(self, wait: ir.Wait, twin: bool = False) -> Annotation:
        """What a wait gives back."""
        if isinstance(wait.result, ir.WaitStep):
            result = self.plan.results[wait.result.operation].main
            if result.manner is Manner.DOWNLOAD:
                return type_named("AsyncDownload" if twin else "Download")
            return returned(self.printer, result)
        reply = self.reply(wait)
        if wait.result:
            found: list[Annotation] = []
            sure = True
            content = self.plan.results[wait.poll].main.replies
            for _, replies in content:
                for each in replies:
                    if each.type is None:
                        continue
                    for type_, given in shapes.at_path(
                        self.printer.api, each.type, wait.result
                    ):
                        found += self.printer.reply(type_).options
                        sure = sure and given
            return union(none_last(found if sure else [*found, NONE]))
        if wait.absent == "success":
            return union((reply, NONE))
        return reply

    def twin(self, wait: ir.Wait) -> Annotation:
        """What the asynchronous method gives back."""
        return self.result(wait, twin=True)
