"""Arguments of the client that hold parameters for all calls."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..config import ClientParameter
from ..model import ir
from ..text.words import cut, snake, split
from .reserved import CLIENT_ARGUMENTS, safe

_FREE = ("region", "server")
"""Arguments of the client only where a configuration chooses a server by them."""


def client_parameters(
    api: ir.Api, config: Mapping[str, ClientParameter], taken: Iterable[str]
) -> dict[str, str]:
    """The client's argument for each parameter that the document or a configuration says it
    may hold.

    Args:
        taken: the client's arguments for credentials, for the choice of a server, and those
            that a surface gives it.

    Returns:
        The arguments by the names of parameters on the wire; those that no operation has
        are left out, but for headers of every call.
    """
    reserved = CLIENT_ARGUMENTS.difference(_FREE).union(("credentials",), taken)
    there = wire_names(api)
    found: dict[str, str] = {}
    given = dict.fromkeys(api.client_parameters, ClientParameter())
    for wire, rule in {**given, **config}.items():
        if wire in there or rule.header:
            name = rule.argument or cut(snake(split(wire))) or "parameter"
            while safe(name, reserved) != name or name in found.values():
                name += "_"
            found[wire] = name
    return found


def wire_names(api: ir.Api) -> Collection[str]:
    """The names of all parameters of operations."""
    return {item.wire for operation in api.operations for item in operation.parameters}
