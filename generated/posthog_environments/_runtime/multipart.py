"""Bodies of several parts, as `multipart/form-data` (RFC 7578) and its relatives."""

from __future__ import annotations

import base64
import mimetypes
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from .json import dumps, is_array, is_object, plain
from .message import Upload, check_header
from .omit import OMIT
from .operation import Part
from .params import as_it_is, encode, exploded, text
from .uploads import (
    chain,
    check_file,
    file_name,
    is_bytes,
    is_series,
    is_source,
    open_source,
)

_ESCAPED = re.compile(r'["\x00-\x1f\x7f]')

_KNOWN_TYPES = mimetypes.MimeTypes()  # the built-in table: equal on every machine

_DEFAULT = Part("")
_base64 = base64.b64encode


def encode_multipart(
    fields: Mapping[str, object] | Sequence[object],
    parts: Mapping[str, Part],
    media: str = "multipart/form-data",
    boundary: str | None = None,
) -> tuple[str, bytes | Upload]:
    """The content type with its boundary, and the body.

    A list becomes one part for each item, unless its `Part` says otherwise. Parts without
    names are given as a sequence; their `Part` is named by the position, or `*`. Files are
    read while they are sent; the body can be sent again if all of them can be read again.
    """
    boundary = boundary or secrets.token_hex(16)
    pieces: list[bytes | Upload] = []
    for name, value, part in _named(fields, parts):
        for headers, content in _parts(name, value, part):
            # Names of files may be bytes that are no text: they are sent as they are.
            head = f"--{boundary}\r\n{headers}\r\n".encode("utf-8", "surrogateescape")
            pieces += [head, content, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    return f"{media}; boundary={boundary}", chain(_merged(pieces))


def _named(
    fields: Mapping[str, object] | Sequence[object], parts: Mapping[str, Part]
) -> Iterator[tuple[str | None, object, Part]]:
    if isinstance(fields, Mapping):
        for name, value in fields.items():
            yield name, value, parts.get(name, _DEFAULT)
        return
    for number, value in enumerate(fields):
        yield None, value, parts.get(str(number)) or parts.get("*", _DEFAULT)


def guessed_type(name: str | None) -> str:
    """The media type that a file's name suggests."""
    return _KNOWN_TYPES.guess_type(name or "")[0] or "application/octet-stream"


def _parts(
    name: str | None, value: object, part: Part
) -> list[tuple[str, bytes | Upload]]:
    if value is OMIT:
        return []
    if part.file:
        check_file(name or part.name, value)
    if name is not None and part.style is not None and not _holds_files(value):
        explode = exploded(part.style, part.explode)
        pairs = encode(part.style, name, value, explode, as_it_is)
        return [(_headers(key), each.encode()) for key, each in pairs]
    if part.base64 and is_bytes(value):
        return [
            (_headers(name, part.content_type, transfer=part.transfer), _base64(value))
        ]
    if _is_named(value):
        return [_file(name, *value, part=part)]
    if is_source(value):
        return [_file(name, file_name(value) or name, value, part=part)]
    given: object = plain(value)
    if given is None and name is not None:
        return []
    if name is not None and is_array(given) and not _is_json(part.content_type):
        return [each for item in given for each in _parts(name, item, part)]
    if is_object(given) or is_array(given) or _is_json(part.content_type):
        return [(_headers(name, part.content_type or "application/json"), dumps(given))]
    headers = _headers(name, part.content_type, transfer=part.transfer)
    return [(headers, text(given).encode())]


def is_file(value: object) -> bool:
    """Whether a value is one file, perhaps with its name."""
    return (is_source(value) and not is_series(value)) or _is_named(value)


def _holds_files(value: object) -> bool:
    """Whether a value is a file or a list with some: these are parts in every style."""
    if is_source(value) or _is_named(value):
        return True
    return is_array(value) and any(is_source(item) or _is_named(item) for item in value)


def _is_named(value: object) -> TypeGuard[tuple[Any, Any]]:
    """Whether a value is a tuple of file name, content and perhaps more."""
    if not is_array(value) or not isinstance(value, tuple) or len(value) < 2:
        return False
    name, content = value[0], value[1]
    if name is None:
        return is_source(content)
    return isinstance(name, str) and (isinstance(content, str) or is_source(content))


def _file(
    name: str | None,
    filename: str | None,
    content: object,
    content_type: str | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    part: Part,
) -> tuple[str, bytes | Upload]:
    chosen = content_type or _content_type(part.content_type, filename)
    return _headers(name, chosen, filename, headers or {}), open_source(content)


def _content_type(declared: str | None, filename: str | None) -> str:
    """The first declared type, or the one that the file's name suggests among them."""
    guessed = guessed_type(filename)
    if declared is None:
        return guessed
    options = [option.strip() for option in declared.split(",")]
    for option in options:
        if option in (guessed, "*/*", guessed.partition("/")[0] + "/*"):
            return guessed
    return "application/octet-stream" if "*" in options[0] else options[0]


def _headers(
    name: str | None,
    content_type: str | None = None,
    filename: str | None = None,
    further: Mapping[str, str] | None = None,
    transfer: str | None = None,
) -> str:
    place = [] if name is None else ["form-data", f'name="{_escaped(name)}"']
    if filename is not None:
        place += [
            *([] if place else ["attachment"]),
            f'filename="{_escaped(filename)}"',
        ]
    lines = [f"Content-Disposition: {'; '.join(place)}"] if place else []
    fields = {"Content-Type": content_type} if content_type else {}
    if transfer:
        fields["Content-Transfer-Encoding"] = transfer
    for key, value in {**fields, **(further or {})}.items():
        lines.append(f"{key}: {check_header(key, value)}")
    return "".join(line + "\r\n" for line in lines)


def _escaped(name: str) -> str:
    """As browsers do: percent-encode what would end the quoted text."""
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", name)


def _is_json(media: str | None) -> bool:
    base = (media or "").partition(";")[0].strip().lower()
    return base == "application/json" or base.endswith("+json")


def _merged(pieces: list[bytes | Upload]) -> list[bytes | Upload]:
    """Neighbouring bytes joined, so that small parts are not sent one by one."""
    merged: list[bytes | Upload] = []
    waiting: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, bytes):
            waiting.append(piece)
            continue
        merged += [b"".join(waiting), piece]
        waiting = []
    return [*merged, b"".join(waiting)]
