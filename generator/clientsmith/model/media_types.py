"""Media types and media ranges: what they are made of, and which holds which."""

from __future__ import annotations

import re

JSON = "application/json"

_SEQUENTIAL = frozenset(
    {
        *("application/jsonl", "application/x-ndjson", "application/ndjson"),
        *("application/json-seq", "application/geo+json-seq"),
        *("application/jsonlines", "application/x-jsonlines"),
        *("application/stream+json", "application/x-json-stream"),
    }
)
"""Media types that are a sequence of values (OpenAPI 3.2, section 4.14.3), but for events."""

_BYTES = ("image/", "audio/", "video/", "font/")
_BYTES_EXACTLY = frozenset(
    {
        *("application/octet-stream", "application/pdf", "application/wasm"),
        *("application/zip", "application/x-zip", "application/x-zip-compressed"),
        *("application/gzip", "application/x-gzip", "application/x-tar"),
        "application/vnd.apache.parquet",
    }
)
_YAML = re.compile(r"[/+.-]yaml$")


def essence(media: str) -> str:
    """A media type without its parameters, in small letters (RFC 9110, section 8.3.1)."""
    return media.partition(";")[0].strip().lower()


def is_json(media: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1: the `+json` suffix counts)."""
    base = essence(media)
    return base in (JSON, "text/json") or base.endswith("+json")


def is_xml(media: str) -> bool:
    """Whether a media type is XML (RFC 7303, section 4.2: the `+xml` suffix counts)."""
    base = essence(media)
    return base in ("application/xml", "text/xml") or base.endswith("+xml")


def is_form(media: str) -> bool:
    """Whether a body of this media type is made of named fields."""
    return essence(media) in (
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    )


def is_multipart(media: str) -> bool:
    """Whether a body of this media type is made of parts (RFC 2046, section 5.1)."""
    return essence(media).startswith("multipart/")


def is_structured(media: str) -> bool:
    """Whether a media type carries JSON values; whatever is JSON is YAML too."""
    return is_json(media) or is_form(media) or bool(_YAML.search(essence(media)))


def is_text(media: str) -> bool:
    """Whether a media type is text that has no structure here; XML is handed over so too."""
    base = essence(media)
    return base.startswith("text/") or base.endswith(("/xml", "+xml"))


def is_media(media: str) -> bool:
    """Whether a media type is sound, a picture, a film or a font."""
    return essence(media).startswith(_BYTES)


def is_binary(media: str) -> bool:
    """Whether a media type carries bytes that no schema describes."""
    if is_media(media):
        return not is_xml(media)
    return essence(media) in _BYTES_EXACTLY


def is_events(media: str) -> bool:
    """Whether a media type is a stream of server-sent events."""
    return essence(media) == "text/event-stream"


def is_sequential(media: str) -> bool:
    """Whether a media type is a sequence of values (OpenAPI 3.2, section 4.14.3)."""
    return is_events(media) or essence(media) in _SEQUENTIAL


def is_range(media: str) -> bool:
    """Whether a media type stands for many, JSON among them."""
    return essence(media) in ("*/*", "*", "application/*")


def specializes(general: str, special: str) -> bool:
    """Whether `special` is `general` with a structured suffix (RFC 6839)."""
    kind, _, subtype = essence(general).partition("/")
    base = essence(special)
    return base.startswith(f"{kind}/") and base.endswith(f"+{subtype}")


def covers(range_: str, media: str) -> bool:
    """Whether a media range such as `image/*` holds a media type or a smaller range."""
    kind, _, subtype = essence(range_).partition("/")
    if subtype != "*" or essence(range_) == essence(media):
        return False
    return kind == "*" or essence(media).startswith(f"{kind}/")
