"""Media types and media ranges, and which holds which."""

from __future__ import annotations


def essence(media: str) -> str:
    """A media type without its parameters, in small letters (RFC 9110, section 8.3.1)."""
    return media.partition(";")[0].strip().lower()


def specializes(general: str, special: str) -> bool:
    """Whether `special` is `general` with a structured suffix (RFC 6839)."""
    kind, _, subtype = essence(general).partition("/")
    return essence(special).startswith(f"{kind}/") and essence(special).endswith(
        f"+{subtype}"
    )


def covers(range_: str, media: str) -> bool:
    """Whether a media range such as `image/*` holds a media type or a smaller range."""
    kind, _, subtype = essence(range_).partition("/")
    if subtype != "*" or essence(range_) == essence(media):
        return False
    return kind == "*" or essence(media).startswith(f"{kind}/")
