"""Parameters that the client of an SDK holds for all calls."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import ir
from ..text.words import snake, split
from .values import Adoption


def _credential_arguments(adoption: Adoption) -> set[str]:
    """The arguments of the client that are credentials, or the password of one."""
    rows = (*adoption.credentials, *adoption.passwords)
    return {argument for _, argument, _ in rows}


def fixed_headers(
    adoption: Adoption, api: ir.Api
) -> tuple[dict[str, str], dict[str, str]]:
    """The headers that never change: those that operations of the document name, as it spells
    them, and the others, each with its value."""
    wires = (item.wire for each in api.operations for item in each.parameters)
    spelled = {wire.lower(): wire for wire in wires}
    named, others = {}, {}
    for wire, value in adoption.sdk.headers:
        if wire.lower() in spelled:
            named[spelled[wire.lower()]] = value
        else:
            others[wire] = value
    return named, others


def held_headers(adoption: Adoption, api: ir.Api) -> Iterator[tuple[str, str, str]]:
    """The headers that the SDK's client sends with every call, and that no operation of the
    document names: name, argument and variable, the last perhaps empty."""
    variables = dict(adoption.sdk.variables)
    credentials = _credential_arguments(adoption)
    known = {item.wire.lower() for each in api.operations for item in each.parameters}
    known |= {(scheme.parameter or "").lower() for scheme in api.schemes}
    for wire, argument in adoption.sdk.held:
        if argument not in credentials and wire.lower() not in known:
            yield wire, argument, variables.get(argument, "")


def held_parameters(adoption: Adoption, api: ir.Api) -> Iterator[tuple[str, str, str]]:
    """The parameters of the document that the SDK takes with its client, most of its calls
    at least: name on the wire, argument and variable, the last perhaps empty.

    An argument of the constructor stands for the parameter that is called alike, but for the
    `X-` of a header.
    """
    variables = dict(adoption.sdk.variables)
    credentials = _credential_arguments(adoption)
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
