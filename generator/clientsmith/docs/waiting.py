"""What the reference says of operations that take time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model import ir
from ..plan.results import Manner
from .entries import Method
from .medium import joined
from .pages import Pages
from .views.resources import ExtraView


@dataclass(frozen=True, slots=True)
class Waiting:
    """Writes the section of a method that something waits for, or that starts it."""

    pages: Pages

    def of(self, operation: ir.Operation) -> Iterator[ExtraView]:
        """A section for each wait that the operation polls for, or starts."""
        for wait in self.pages.printer.api.waits:
            names = self.pages.printer.names.wait(wait.name)
            if operation.id in wait.starts:
                name = names.starts[operation.id]
                yield self._section(operation, wait, f"Start and wait: {name}", name)
            if operation.id == wait.poll:
                title = f"Wait: {names.wait}, {names.job}"
                yield self._section(operation, wait, title, names.wait)

    def _section(
        self, operation: ir.Operation, wait: ir.Wait, title: str, name: str
    ) -> ExtraView:
        medium = self.pages.medium
        method = next(
            each
            for methods in self.pages.methods.values()
            for each in methods
            if each.operation.id == operation.id
        )
        called = self._called(method, name)
        if operation.id == wait.poll and isinstance(wait.result, ir.WaitStep):
            called = self._with_kept(called, wait, wait.result)
        program = self.pages.examples.program
        return ExtraView(
            medium.text(title),
            tuple(self._facts(wait)),
            (
                (
                    medium.text("Example"),
                    medium.block(program(called, asynchronous=False), "python"),
                ),
                (
                    medium.text("With asyncio"),
                    medium.block(program(called, asynchronous=True), "python"),
                ),
            ),
        )

    def _with_kept(self, called: Method, wait: ir.Wait, step: ir.WaitStep) -> Method:
        """With what the operation of the result needs besides."""
        for methods in self.pages.methods.values():
            for each in methods:
                if each.operation.id == step.operation and wait.kept:
                    known = {item.name for item in called.parameters}
                    names = self.pages.printer.names
                    kept = {
                        names.argument(step.operation, ("path", w)) for w in wait.kept
                    }
                    more = (
                        item for item in each.parameters if item.name in kept - known
                    )
                    return replace(called, parameters=(*called.parameters, *more))
        return called

    def _called(self, method: Method, name: str) -> Method:
        """The method beside that waits, as an example calls it."""
        result = replace(method.result, manner=Manner.CALL)
        return replace(method, name=name, returns="object", result=result)

    def _facts(self, wait: ir.Wait) -> Iterator[Markup]:
        """Lines about the states and the patience of a wait."""
        medium = self.pages.medium
        names = self.pages.printer.names.wait(wait.name)
        if wait.state:
            yield joined("The state is at ", medium.code(".".join(wait.state)), ".")
        else:
            yield medium.text("The status 202 means that it goes on.")
        for said, states in (
            ("It goes on at ", wait.running),
            ("It has ended well at ", wait.success),
            ("It has failed at ", wait.failure),
            ("Somebody has to act at ", wait.stop),
        ):
            if states:
                yield joined(said, ", ".join(map(medium.code, states)), ".")
        pauses = f"Polls come {wait.first:g} to {wait.most:g} seconds apart, unless the"
        yield medium.text(f"{pauses} server asks for more by Retry-After.")
        end = "There is no end of patience."
        if wait.timeout is not None:
            end = f"WaitTimeout is raised after {wait.timeout:g} seconds."
        yield medium.text(end)
        path = ".".join((*names.resource, names.job))
        yield joined(
            medium.code(f"client.{path}(…)"),
            " gives a handle with ",
            ", ".join(map(medium.code, ("status", "result()", "token"))),
            joined(" and ", medium.code("cancel()")) if wait.cancel else "",
            ".",
        )
