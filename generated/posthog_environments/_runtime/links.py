"""The header `Link` (RFC 8288)."""

from __future__ import annotations


def next_link(header: str) -> str | None:
    """The target of `rel="next"` in a Link header (RFC 8288, section 3)."""
    rest = header
    while "<" in rest:
        target, _, rest = rest.partition("<")[2].partition(">")
        parameters, rest = _parameters(rest)
        if "next" in parameters.get("rel", "").lower().split():
            return target
    return None


def _parameters(text: str) -> tuple[dict[str, str], str]:
    """The parameters of a link, and what follows its comma."""
    found: dict[str, str] = {}
    text = text.lstrip()
    while text.startswith(";"):
        name, _, text = text[1:].partition("=")
        text = text.lstrip()
        if text.startswith('"'):
            value, _, text = text[1:].partition('"')
        else:
            end = min((i for i in map(text.find, ";,") if i >= 0), default=len(text))
            value, text = text[:end], text[end:]
        found.setdefault(name.strip().lower(), value.strip())
        text = text.lstrip()
    return found, text
