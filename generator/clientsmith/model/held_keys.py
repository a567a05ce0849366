"""API keys that a document lists as a parameter of each call, and not as a security scheme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from . import ir

_KEY = re.compile(r"(?:api|access|auth|client|secret|subscription)(?:key|token)$")
"""How names of such parameters end, in letters alone."""

_FEWEST = 3
_SHARE = 0.9
"""In how many operations, and in which share of them, a key is one of all calls."""


def is_key(wire: str) -> bool:
    """Whether a parameter of that name brings a secret."""
    return _KEY.search(re.sub(r"[\W_]", "", wire).lower()) is not None


def keys_of_all_calls(operations: Sequence[ir.Operation]) -> tuple[str, ...]:
    """The names of the parameters by which nearly every call has to bring a key; none where a
    call has a security scheme.

    A client that holds them is made once with the key, as people know it from others.
    """
    if any(operation.security for operation in operations):
        return ()
    counts = Counter(
        parameter.wire
        for operation in operations
        for parameter in operation.parameters
        if parameter.required
        and parameter.location in (ir.In.HEADER, ir.In.QUERY)
        and isinstance(parameter.type, ir.Scalar)
        and is_key(parameter.wire)
    )
    least = max(_FEWEST, _SHARE * len(operations))
    return tuple(sorted(wire for wire, count in counts.items() if count >= least))
