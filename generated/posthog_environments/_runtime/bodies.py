"""Request bodies, by media type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from .json import dumps, is_array, is_object, plain
from .message import Upload
from .omit import OMIT
from .operation import Part
from .params import encode, exploded, in_form, in_query_reserved, text
from .uploads import (
    file_name,
    is_bytes,
    is_series,
    is_source,
    open_series,
    open_source,
)

Parts: TypeAlias = Mapping[str, Part]
Encoded: TypeAlias = tuple[str, bytes | Upload]
"""A content type, and the body."""


def base_type(media: str) -> str:
    """A media type without its parameters, in lower case."""
    return media.partition(";")[0].strip().lower()


def is_json(media: str) -> bool:
    """Whether a media type is JSON (RFC 6839, section 3.1: the suffix counts)."""
    base = base_type(media)
    return base in ("application/json", "text/json") or base.endswith("+json")


def is_words(media: str) -> bool:
    """Whether a media type is text that people write, which JSON may come as."""
    base = base_type(media)
    return base.startswith("text/") or base.endswith(_WORDS)


_WORDS = ("yaml", "javascript", "graphql", "x-www-form-urlencoded")


def is_xml(media: str) -> bool:
    """Whether a media type is XML (RFC 7303, section 4.2: the suffix counts)."""
    base = base_type(media)
    return base in ("application/xml", "text/xml") or base.endswith("+xml")


def covers(pattern: str, media: str) -> bool:
    """Whether a media type or range (`text/*`, `*/*`) includes a media type."""
    base = base_type(pattern)
    if base in ("*/*", "*"):
        return True
    if base.endswith("/*"):
        return base_type(media).startswith(base[:-1])
    return base_type(media) == base


def encode_body(media: str, value: object, parts: Parts) -> Encoded:
    """Write a body as a media type.

    Bytes, paths, open files and iterators are sent as they are under any media type but
    forms, of which one may be given as text that is encoded already. Raises TypeError
    or ValueError for a value that has no such form.
    """
    if "*" in media:
        media = _within(base_type(media), value)
    return _encoder(base_type(media))(media, value, parts)


def _within(range_: str, value: object) -> str:
    """The media type that is sent where the description names a range of them."""
    for suffix, media in _MEMBERS:
        if range_.endswith(suffix):
            return media
    for prefix, media in _KINDS:
        if range_.startswith(prefix):
            return media
    if isinstance(value, str):
        return "text/plain"
    if not is_source(value):
        return "application/json"
    from .multipart import guessed_type  # few clients send files

    guessed = guessed_type(file_name(value))
    return guessed if covers(range_, guessed) else "application/octet-stream"


def _encoder(base: str) -> Callable[[str, object, Parts], Encoded]:
    if found := _BY_TYPE.get(base):
        return found
    if is_json(base):
        return _json
    if base.startswith("multipart/"):
        return _multipart
    if base.startswith("text/") or base.endswith(("/xml", "+xml")):
        return _text
    return _binary


def _json(media: str, value: object, parts: Parts) -> Encoded:
    return media, open_source(value) if is_source(value) else dumps(value)


def _json_lines(media: str, value: object, parts: Parts) -> Encoded:
    mark = b"\x1e" if base_type(media).endswith("json-seq") else b""

    def line(item: object) -> bytes:
        return bytes(item) if is_bytes(item) else mark + dumps(item) + b"\n"

    if is_series(value):
        return media, open_series(value, line)
    if is_source(value):
        return media, open_source(value)
    items = value if is_array(value) else [value]
    return media, b"".join(map(line, items))


def _form(media: str, value: object, parts: Parts) -> Encoded:
    if isinstance(value, str) or is_bytes(value):
        return media, open_source(value)  # encoded already
    pairs: list[tuple[str, str]] = []
    for name, item in _fields(value).items():
        if item is None or item is OMIT:
            continue
        part = parts.get(name)
        if part is not None and part.style is None and part.content_type is not None:
            if is_json(part.content_type):
                item = dumps(item).decode()
        elif part is None or part.style is None:
            item = _json_members(item)
        style = part.style if part and part.style else "form"
        explode = exploded(style, part.explode if part else None)
        quote = in_query_reserved if part and part.reserved else in_form
        pairs += encode(style, name, item, explode, quote)
    return media, "&".join(f"{name}={each}" for name, each in pairs).encode("ascii")


def _multipart(media: str, value: object, parts: Parts) -> Encoded:
    from .multipart import encode_multipart, is_file  # few clients send files

    if is_file(value):
        fields: Mapping[str, object] | Sequence[object] = {_FILE: value}
    elif is_series(value) and isinstance(value, Iterable):
        fields = list(value)
    else:
        fields = value if is_array(value) else _fields(value)
    if base_type(media) == "multipart/form-data" and not isinstance(fields, Mapping):
        fields = {_FILE: list(fields)}  # parts of a form have names (RFC 7578)
    return encode_multipart(fields, parts, media)


_FILE = "file"
"""What a file is called in a form that has no names."""


def _text(media: str, value: object, parts: Parts) -> Encoded:
    if media.startswith("text/") and "charset" not in media and isinstance(value, str):
        media += "; charset=utf-8"
    if is_source(value) or isinstance(value, str):
        return media, open_source(value)
    value = plain(value)
    if is_object(value) or is_array(value):
        raise TypeError(f"a body of type {media} has to be given as text")
    return media, text(value).encode()


def _binary(media: str, value: object, parts: Parts) -> Encoded:
    """Bytes and text as they are; what is neither is written as JSON."""
    if is_source(value) or isinstance(value, str):
        return media, open_source(value)
    return media, dumps(value)


_MEMBERS = (
    ("+json", "application/json"),
    ("/json", "application/json"),
    ("+xml", "application/xml"),
    ("/xml", "application/xml"),
)
_KINDS = (("text/", "text/plain"), ("multipart/", "multipart/form-data"))


_BY_TYPE: Mapping[str, Callable[[str, object, Parts], Encoded]] = {
    "application/x-www-form-urlencoded": _form,
    **dict.fromkeys(
        (
            "application/geo+json-seq",
            "application/json-lines",
            "application/json-seq",
            "application/jsonl",
            "application/jsonlines",
            "application/ndjson",
            "application/stream+json",
            "application/x-json-stream",
            "application/x-jsonlines",
            "application/x-ndjson",
        ),
        _json_lines,
    ),
}


def _fields(value: object) -> Mapping[str, object]:
    value = plain(value)
    if not is_object(value):
        raise TypeError("a form has to be given as a mapping or a model")
    return value


def _json_members(value: object) -> object:
    """Objects in a form are JSON text where the description names no style (OpenAPI 3.1,
    section 4.8.15.1)."""
    value = plain(value)
    return dumps(value).decode() if is_object(value) else value
