"""`api.md`: a line for each method of a client, with its types."""

from __future__ import annotations

from collections.abc import Iterator

from ..emit.annotations import Annotations
from .entries import Method, methods
from .reference import Subject


def api_page(subject: Subject) -> str:
    """The page as Markdown."""
    return "\n".join(_lines(subject)) + "\n"


def _lines(subject: Subject) -> Iterator[str]:
    names = subject.names
    printer = Annotations(subject.api, names, subject.plan)
    yield f"# Methods of `{names.package}`"
    yield ""
    yield f"`{names.async_client}` has the same, awaited; lists are iterated with `async for`."
    yield from _own(subject, "")
    for item in subject.plan.resources:
        found = methods(printer, subject.plan, item)
        if not found:
            continue
        path = ".".join(item.path)
        yield from ("", f"## client.{path}", "")
        for method in found:
            yield f"- `{signature_line(method)}`"
            yield f"  (`{method.operation.method} {method.operation.path}`)"
        yield from _own(subject, path)
    for key in subject.own:
        if key.startswith("model:"):
            yield from ("", f"## {key.removeprefix('model:')}", "", *_own(subject, key))


def _own(subject: Subject, key: str) -> Iterator[str]:
    """The members that somebody wrote by hand."""
    for definition, _, place in subject.own.get(key, ()):
        head = " ".join(definition.partition(":\n    ...")[0].split())
        yield f"- `{head.rpartition('def ')[2]}` (hand-written, {place})"


def signature_line(method: Method) -> str:
    """The signature of a method on one line."""
    shown = [
        f"{item.name}: {item.annotation}{'' if item.required else ' = …'}"
        for item in method.parameters
    ]
    return f"{method.name}({', '.join(shown)}) -> {method.returns}"
