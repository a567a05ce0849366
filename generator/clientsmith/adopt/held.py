"""Parameters that the client of an SDK holds for all calls."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import ir
from ..text.words import snake, split
from .values import Adoption


def held_parameters(adoption: Adoption, api: ir.Api) -> Iterator[tuple[str, str, str]]:
    """The parameters of the document that the SDK takes with its client, most of its calls
    at least: name on the wire, argument and variable, the last perhaps empty.

    An argument of the constructor stands for the parameter that is called alike, but for the
    `X-` of a header.
    """
    variables = dict(adoption.sdk.variables)
    credentials = {argument for _, argument, _ in adoption.credentials}
    operations = {f"{each.method} {each.path}": each for each in api.operations}
    for argument in adoption.sdk.constructor:
        if argument.name in credentials:
            continue
        wires: dict[str, list[bool]] = {}
        for matched, call in adoption.matched:
            operation = operations.get(matched.key)
            needed = {each.name for each in call.arguments if each.default is None}
            for item in operation.parameters if operation else ():
                words = snake(split(item.wire))
                if argument.name in (words, words.removeprefix("x_")):
                    alone = argument.name not in needed and words not in needed
                    wires.setdefault(item.wire, []).append(alone)
        for wire, calls in wires.items():
            if 2 * sum(calls) > len(calls):
                yield wire, argument.name, variables.get(argument.name, "")
