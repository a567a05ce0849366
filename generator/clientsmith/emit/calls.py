"""The call of a method, as an example writes it."""

from __future__ import annotations

from collections.abc import Sequence

from ..examples.brackets import call
from ..examples.expressions import Expressions
from ..examples.fits import fits
from ..examples.samples import Samples, documented_values
from ..model import ir
from ..text.code import quote
from .annotations import Annotations
from .parameters import Parameter, is_binary, parameters, shown_in_example
from .variants import Variant

_LONGEST = 24
"""Lines of an example that a docstring has room for; the reference shows all of it."""


def values(
    api: ir.Api,
    operation: ir.Operation,
    listed: Sequence[Parameter],
    body: ir.Json = ir.ABSENT,
) -> dict[str, ir.Json]:
    """The JSON values of an example's arguments, by argument.

    Args:
        body: what is sent, instead of the first documented example of it.
    """
    samples = Samples(api)
    made: dict[str, ir.Json] = {}
    for item in shown_in_example(operation, listed, body):
        given = next(iter(documented_values(item)), ir.ABSENT)
        if item.place == "body" and body is not ir.ABSENT:
            members = body if isinstance(body, dict) else {}
            given = members.get(item.wire, given) if item.wire else body
        if item.type is None:
            made[item.name] = {} if given is ir.ABSENT else given
        else:
            made[item.name] = samples.of(item.type, given, item.wire or item.name)
    return made


def arguments_of(
    written: Expressions,
    operation: ir.Operation,
    listed: Sequence[Parameter],
    indent: int,
    body: ir.Json = ir.ABSENT,
) -> list[str]:
    """The arguments of an example as a caller writes them, `name=expression`.

    Args:
        written: notes what the expressions import.
        indent: the column of an argument that stands on a line of its own.
        body: see `values`.
    """
    by_name = {item.name: item for item in listed}
    return [
        f"{name}=" + _expression(written, by_name[name], value, indent, len(name) + 1)
        for name, value in values(written.api, operation, listed, body).items()
    ]


def documented_call(printer: Annotations, variant: Variant, indent: int) -> str:
    """The call of a method with the values that the document gives as examples of them; empty
    where it gives none, or more than a docstring has room for.

    Args:
        indent: the column on which the call is to stand; the first line is not indented.
    """
    api, operation = printer.api, variant.operation
    listed = parameters(printer, operation, variant.listed)
    shown = shown_in_example(operation, listed)
    if not any(
        item.type is not None and fits(api, item.type, item.examples[0])
        for item in shown
        if item.examples
    ):
        return ""
    passed = arguments_of(Expressions(api), operation, listed, indent + 4)
    path = ".".join((*printer.names.resource(operation.id), variant.name))
    text = call(f"client.{path}(", passed, indent)
    return "" if text.count("\n") >= _LONGEST else text


def _expression(
    written: Expressions, item: Parameter, value: ir.Json, indent: int, prefix: int
) -> str:
    if item.annotation == "str | bytes":
        return quote(value) if isinstance(value, str) else '"text"'
    if is_binary(item.annotation) or item.type is None:
        return (
            'b"content"'
            if is_binary(item.annotation)
            else written.of(ir.ANY, value, indent, prefix)
        )
    return written.of(item.type, value, indent, prefix)
