"""Methods and arguments by the names of earlier versions, as views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from ..names import Names
from ..names.former import message
from ..plan import Plan
from ..text.code import Code
from .annotations import Annotations
from .arguments import ParameterView
from .methods import MethodView, method
from .variants import variants


@dataclass(frozen=True, slots=True)
class FormerView:
    """A method by an earlier name: `path` leads from the client to it, `method` is what
    stubs say."""

    name: Code
    path: str
    message: str
    method: MethodView


def names_of(names: Names, path: tuple[str, ...]) -> dict[str, str]:
    """The earlier names of methods that a resource had, with their full paths."""
    return {
        old.rpartition(".")[2]: old
        for old in names.aliases.methods
        if tuple(old.split(".")[:-1]) == path
    }


def former_methods(
    printer: Annotations,
    plan: Plan,
    path: tuple[str, ...],
    taken: Set[str],
    uses: set[str],
) -> tuple[FormerView, ...]:
    """The views of methods that a resource had, or the client where the path is empty; `uses`
    receives the words of annotations."""
    names = printer.names
    earlier = names_of(names, path)
    if not earlier:
        return ()
    operations = {
        ".".join((*names.resource(each.id), names.method(each.id))): each
        for each in printer.api.operations
    }
    found = []
    every = (
        (name + variant.name.removeprefix(now), old, variant)
        for name, old in sorted(earlier.items())
        for path, _, now in [names.aliases.methods[old].name.rpartition(".")]
        for variant in variants(
            printer, plan, operations[f"{path}.{now}"], taken | earlier.keys()
        )
    )
    for name, old, variant in every:
        alias = names.aliases.methods[old]
        view = method(printer, variant, constant="", taken=taken, uses=uses)
        view = with_former_arguments(view, alias.name, names)
        said = message(old, alias)
        of_arguments = tuple(
            replace(
                each, name=Code(name), deprecated=f"{said} {each.deprecated}".strip()
            )
            for each in view.former
        )
        view = replace(view, name=Code(name), deprecated=said, former=of_arguments)
        today = f"{alias.name.rpartition('.')[0]}.{variant.name}"
        found.append(FormerView(Code(name), today, said, view))
    return tuple(found)


def with_former_arguments(view: MethodView, path: str, names: Names) -> MethodView:
    """A method with the earlier names of its arguments; `path` is its own, dotted."""
    renamed = {
        old.rpartition(".")[2]: (
            alias.name,
            message(old, replace(alias, name=f"{path}.{alias.name}")),
        )
        for old, alias in sorted(names.aliases.arguments.items())
        if old.rpartition(".")[0] == path
    }
    if not renamed:
        return view
    every = view.overloads or (view.parameters,)
    former = []
    for group in _groups(renamed):
        earlier = {renamed[old][0]: old for old in group}
        former.append(
            replace(
                view,
                overloads=tuple(tuple(_called(each, earlier)) for each in every),
                deprecated=" ".join(renamed[old][1] for old in group),
            )
        )
    return replace(
        view,
        overloads=every,
        renamed=tuple((old, new, said) for old, (new, said) in renamed.items()),
        former=tuple(former),
    )


def _groups(renamed: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """Each earlier name by itself, and all of them."""
    yield from ((old,) for old in renamed)
    if len(renamed) > 1:
        yield tuple(renamed)


def _called(
    parameters: tuple[ParameterView, ...], earlier: Mapping[str, str]
) -> Iterator[ParameterView]:
    for item in parameters:
        old = earlier.get(str(item.name))
        yield replace(item, name=Code(old)) if old else item
