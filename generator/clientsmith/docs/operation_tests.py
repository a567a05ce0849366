"""Tests of every operation against the fake of the package, for the generated project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..emit.annotations import Annotations
from ..examples.expressions import Expressions
from ..text.code import quote
from .entries import Manner, Method, methods
from .python_examples import Examples
from .reference import Subject

_VALUE = "test:test"
"""A credential for each variable of the environment that the client reads."""


def tests_of(subject: Subject) -> dict[str, str]:
    """A module of tests for each resource, and what gives them credentials."""
    printer = Annotations(subject.api, subject.names, subject.plan)
    examples = Examples(subject.api, subject.names, subject.facts)
    found = {"tests/conftest.py": _credentials(subject)}
    for item in subject.plan.resources:
        listed = methods(printer, subject.plan, item)
        if listed:
            module = subject.names.module(item.path)
            text = _module(".".join(item.path), examples, listed)
            found[f"tests/test_{module}.py"] = text
    return found


def _credentials(subject: Subject) -> str:
    variables = sorted(filter(None, subject.facts.environment.values()))
    rows = [
        f"    monkeypatch.setenv({quote(name)}, {quote(_VALUE)})" for name in variables
    ]
    rows += [
        f"    monkeypatch.setenv({quote(item.variable)}, {quote('1' if item.counts else 'test')})"
        for item in subject.facts.parameters
        if item.variable
    ]
    if subject.facts.base_url:
        name = quote(subject.facts.base_url)
        rows.append(f"    monkeypatch.delenv({name}, raising=False)")
    return "\n".join(
        (
            '"""What all tests need."""',
            "",
            "import pytest",
            "",
            "",
            "@pytest.fixture(autouse=True)",
            "def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:",
            *(rows or ["    return None"]),
            "",
        )
    )


def _module(path: str, examples: Examples, listed: tuple[Method, ...]) -> str:
    written = Expressions(examples.api)
    bodies: list[str] = []
    for method in (*listed, *_waiting(examples, listed)):
        every = replace(
            method,
            parameters=tuple(
                replace(item, required=True) for item in method.parameters
            ),
        )
        cases = [("required", method)]
        if len(every.parameters) > len(examples.values(method)):
            cases.append(("all", every))
        for what, case in cases:
            name = f"test_{method.name}_with_{what}_arguments"
            bodies.append("\n".join(_test(name, case, examples, written)))
            bodies.append("\n".join(_async_test(name, case, examples, written)))
    names = examples.names
    imports = sorted(
        (
            *(
                f"from {m} import {', '.join(sorted(w))}"
                for m, w in written.imports.items()
            ),
            "import asyncio",
        ),
        key=lambda row: (row.startswith("from"), row),
    )
    head = [
        f'"""Tests of `{path}` against the fake."""',
        "",
        *imports,
        "",
        f"from {names.package} import {names.async_client}, {names.client}",
        f"from {names.package}.testing import async_fake, fake",
    ]
    return "\n\n\n".join(("\n".join(head), *bodies)) + "\n"


def _waiting(examples: Examples, listed: tuple[Method, ...]) -> Iterator[Method]:
    """The methods beside those of a resource that wait for what takes time."""
    for method in listed:
        result = replace(method.result, manner=Manner.CALL)
        for wait in examples.api.waits:
            named = examples.names.wait(wait.name)
            if method.operation.id in wait.starts:
                name = named.starts[method.operation.id]
                yield replace(method, name=name, result=result)
            if method.operation.id == wait.poll and not wait.kept:
                needed = tuple(item for item in method.parameters if item.required)
                yield replace(method, name=named.wait, result=result, parameters=needed)


def _test(
    name: str, method: Method, examples: Examples, written: Expressions
) -> Iterator[str]:
    yield f"def {name}() -> None:"
    yield from examples.opened(method.operation, 4, more=("transport=fake()",))
    yield from _calls(method, examples, written, 8, asynchronous=False)


def _async_test(
    name: str, method: Method, examples: Examples, written: Expressions
) -> Iterator[str]:
    yield f"def {name}_async() -> None:"
    yield "    async def main() -> None:"
    yield from examples.opened(
        method.operation, 8, asynchronous=True, more=("transport=async_fake()",)
    )
    yield from _calls(method, examples, written, 12, asynchronous=True)
    yield ""
    yield "    asyncio.run(main())"


def _calls(
    method: Method,
    examples: Examples,
    written: Expressions,
    indent: int,
    *,
    asynchronous: bool,
) -> Iterator[str]:
    """The call, and the reading of what comes."""
    inner = " " * (indent + 4)
    wait, again = ("await ", "async ") if asynchronous else ("", "")

    def made(lead: str, tail: str = "") -> str:
        return examples.invocation(method, written, indent, lead, tail)

    match method.result.manner:
        case Manner.PAGES:
            yield made(wait, ".first()")
        case Manner.STREAM:
            yield made(f"{again}with {wait}", " as stream:")
            yield f"{inner}{again}for _ in stream:"
            yield f"{inner}    break"
        case Manner.DOWNLOAD:
            yield made(f"{again}with {wait}", " as download:")
            yield f"{inner}{wait}download.read()"
        case Manner.CALL:
            yield made(wait)
