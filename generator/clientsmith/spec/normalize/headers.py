"""Names that a message can hold, as the runtime checks them before it sends."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_FRAMING = frozenset(
    ("connection", "content-length", "host", "transfer-encoding", "upgrade")
)


def unsendable(location: str, name: str) -> str | None:
    """Why no message can hold a parameter of that name (RFC 9110, section 5.1), or None."""
    if location in ("header", "cookie") and not _TOKEN.fullmatch(name):
        return f"The name of a {location} has only letters, digits and !#$%&'*+-.^_`|~"
    if location == "header" and name.lower() in _FRAMING:
        return "The header frames the message, and only the transport may set it"
    return None
