"""A program for each method: it runs as it is, needs nothing else, and passes mypy."""

from __future__ import annotations

from dataclasses import dataclass

from ..emit.api import default_server
from ..emit.calls import arguments_of, values
from ..emit.client import ClientFacts
from ..emit.opening import client_arguments
from ..examples.brackets import call
from ..examples.expressions import SPARE, Expressions
from ..model import ir
from ..names import Names
from ..plan.results import Manner
from ..text.code import WIDTH
from .entries import Method


@dataclass(frozen=True, slots=True)
class Examples:
    """Writes the examples of one API."""

    api: ir.Api
    names: Names
    facts: ClientFacts

    def values(self, method: Method, body: ir.Json = ir.ABSENT) -> dict[str, ir.Json]:
        """The JSON values of an example's arguments, by argument.

        Args:
            body: what is sent, instead of the first documented example of it.
        """
        return values(self.api, method.operation, method.parameters, body)

    def program(
        self, method: Method, *, asynchronous: bool = False, body: ir.Json = ir.ABSENT
    ) -> str:
        """The text of an example, without a final line break; see `values` for `body`."""
        written = Expressions(self.api)
        indent = 8 if asynchronous else 4
        rows = self.opened(method.operation, indent - 4, asynchronous=asynchronous)
        rows += self.statement(
            method, written, indent, asynchronous=asynchronous, body=body
        )
        return self.whole(written, rows, asynchronous=asynchronous)

    def statement(
        self,
        method: Method,
        written: Expressions,
        indent: int,
        *,
        asynchronous: bool = False,
        body: ir.Json = ir.ABSENT,
    ) -> list[str]:
        """The lines that call a method and show what comes."""
        margin, inner = " " * indent, " " * (indent + 4)
        wait, again = ("await ", "async ") if asynchronous else ("", "")

        def made(lead: str, tail: str = "") -> str:
            return self.invocation(method, written, indent, lead, tail, body=body)

        match method.result.manner:
            case Manner.PAGES:
                return [made(f"{again}for item in ", ":"), f"{inner}print(item)"]
            case Manner.STREAM:
                return [
                    made(f"{again}with {wait}", " as stream:"),
                    f"{inner}{again}for event in stream:",
                    f"{inner}    print(event)",
                ]
            case Manner.DOWNLOAD:
                return [
                    made(f"{again}with {wait}", " as download:"),
                    f"{inner}print(len({wait}download.read()))",
                ]
            case Manner.CALL if method.returns == "None":
                return [made(wait)]
            case Manner.CALL:
                return [made(f"result = {wait}"), f"{margin}print(result)"]

    def invocation(
        self,
        method: Method,
        written: Expressions,
        indent: int,
        lead: str,
        tail: str = "",
        *,
        client: str = "client",
        more: tuple[str, ...] = (),
        body: ir.Json = ir.ABSENT,
    ) -> str:
        """A call between `lead` and `tail`; `more` is passed besides its own arguments, and
        `body` sent instead of the first documented one."""
        passed = arguments_of(
            written, method.operation, method.parameters, indent + 4, body
        )
        head = f"{' ' * indent}{lead}{client}.{method.path}("
        given = [*passed, *more]
        return call(head, given, indent, tail, after=SPARE * bool(given))

    def whole(
        self,
        written: Expressions,
        rows: list[str],
        *,
        asynchronous: bool = False,
        more: tuple[str, ...] = (),
        then: tuple[str, ...] = (),
    ) -> str:
        """Lines with the imports that they need, as a program.

        Args:
            more: what is imported from the package besides the client.
            then: the imports from its modules.
        """
        client = self.names.async_client if asynchronous else self.names.client
        head = ["import asyncio"] if asynchronous else []
        head += [
            f"from {module} import {', '.join(sorted(words))}"
            for module, words in sorted(written.imports.items())
        ]
        if head:
            head.append("")
        imported = sorted((client, *more))
        start = f"from {self.names.package} import "
        flat = start + ", ".join(imported)
        narrow = len(flat) <= WIDTH - SPARE
        head.append(flat if narrow else call(f"{start}(", imported, 0, after=SPARE))
        head += then
        if not asynchronous:
            return "\n".join([*head, "", *rows])
        main = ["async def main() -> None:", *rows, "", "", "asyncio.run(main())"]
        return "\n".join([*head, "", "", *main])

    def opened(
        self,
        operation: ir.Operation,
        indent: int,
        *,
        asynchronous: bool = False,
        more: tuple[str, ...] = (),
    ) -> list[str]:
        """The `with` statement that makes a client for an operation; `more` is passed too."""
        client = self.names.async_client if asynchronous else self.names.client
        word = "async with" if asynchronous else "with"
        made = [*self.client_arguments(operation.security), *more]
        head, spare = f"{' ' * indent}{word} {client}(", SPARE * bool(made)
        return [call(head, made, indent, " as client:", after=spare)]

    def client_arguments(self, security: tuple[ir.Requirement, ...]) -> list[str]:
        """What has to be passed to a client for these requirements, as written."""
        return client_arguments(self.api, self.names, self.facts, security)

    def server(self) -> str | None:
        """The URL that a client calls by default, None where it must be told one."""
        return default_server(self.api)
