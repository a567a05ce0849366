"""What an unsuccessful reply says went wrong, in one line for people.

Servers say it in many shapes: problem details (RFC 9457), lists of faults with their places,
maps from fields to texts, objects in objects. What the document declares is looked at first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from .json import is_array, is_object, loads

_LONGEST = 200
_MOST = 3
"""Faults of a list that are named; of the others, the number is told."""
_DEEPEST = 6
_READ = 16 * 1024
"""Bytes of a body that are searched for words."""

_SAYING = (
    *("detail", "message", "error_description", "error_message", "errormessage", "msg"),
    *("faultstring", "reason", "description", "title", "summary"),
)
"""Members that say in words what went wrong, the most telling first, in small letters."""
_HOLDING = (
    *("error", "errors", "detail", "details", "message", "messages", "errormessages"),
    *("fault", "response", "body", "meta", "non_field_errors", "violations", "issues"),
    *("validationerrors", "validation_errors", "modelstate", "invalid-params"),
)
"""Members that may hold lists or objects with such words."""
_CODES = ("code", "error_code", "errorcode", "type")
_PLACES = (
    *("loc", "field", "pointer", "path", "param", "parameter", "property", "attribute"),
    *("source", "propertyname", "propertypath", "argument", "instancepath", "name"),
)
"""Members that say where a fault of a list is."""
_NOWHERE = frozenset(("", "__all__", "_schema", "base", "non_field_errors"))
"""Names of fields that stand for the whole."""

_TAGGED = re.compile(
    r"<(?:[\w.-]+:)?(?:title|message|faultstring|detail|reason|error)\b[^>]*>([^<]+)<",
    re.IGNORECASE,
)


def cause_of(content: bytes, media: str, declared: Collection[str] = ()) -> str:
    """The cause that a body names, in one line; empty if it names none.

    `media` is the body's content type; `declared` are the properties that the document
    describes, which are read before all others.
    """
    try:
        body: object = loads(content)
    except ValueError:
        return one_line(_text(content, media))
    if is_object(body) and declared:
        known = {key: value for key, value in body.items() if key in declared}
        text = _cause(known) or ": ".join(filter(None, _strings(known)[:2]))
        if text:
            return one_line(text)
    return one_line(_cause(body))


def _cause(value: object, depth: int = 0) -> str:
    """What a JSON value says in words."""
    if isinstance(value, str):
        return value.strip()
    if depth > _DEEPEST:
        return ""
    if is_array(value):
        return _joined([_fault(item, depth + 1) for item in value])
    if not is_object(value):
        return ""
    if _is_field_map(value):
        return _fields(value, depth + 1)
    members = {str(key).lower(): item for key, item in value.items()}
    said = next((text for key in _SAYING if (text := _word(members, key))), "")
    for key in _HOLDING:
        item = members.get(key)
        inner = "" if isinstance(item, str) else _cause(item, depth + 1)
        if inner and inner != said:
            # Words beside a list of faults are its heading.
            return f"{said.rstrip('.:')}: {inner}" if said else inner
    return (
        said
        or _word(members, "error")
        or _fields(value, depth + 1)
        or next((text for key in _CODES if (text := _word(members, key))), "")
    )


def _word(members: Mapping[str, object], key: str) -> str:
    text = members.get(key)
    return text.strip() if isinstance(text, str) else ""


def _is_field_map(value: Mapping[Any, object]) -> bool:
    """Whether an object leads from the names of fields to lists of what is wrong there."""
    return any(str(key).lower() not in _HOLDING for key in value) and all(
        _are_texts(item) or (is_object(item) and _is_field_map(item))
        for item in value.values()
    )


def _are_texts(value: object) -> bool:
    return (
        is_array(value) and bool(value) and all(isinstance(item, str) for item in value)
    )


def _fields(value: Mapping[Any, object], depth: int) -> str:
    """The members that say something, each with its name; of texts, those that are prose."""
    found: list[str] = []
    for key, item in value.items():
        if isinstance(item, str) and " " not in item.strip():
            continue
        text = _cause(item, depth)
        link = "." if is_object(item) and _is_field_map(item) else ": "
        named = text if str(key) in _NOWHERE else f"{key}{link}{text}"
        found.append(named if text else "")
    return _joined(found)


def _fault(item: object, depth: int) -> str:
    """One of a list of faults, with its place in front."""
    text = _cause(item, depth)
    # The names of a map from fields to texts are the places, and are said already.
    place = _place(item) if is_object(item) and not _is_field_map(item) else ""
    return f"{place}: {text}" if place and text else text


def _place(fault: Mapping[Any, object]) -> str:
    members = {str(key).lower(): item for key, item in fault.items()}
    for key in _PLACES:
        item = members.get(key)
        if isinstance(item, str) and item:
            return item
        if is_array(item) and item:
            return ".".join(str(step) for step in item)
        if is_object(item) and (inner := _place(item)):
            return inner
    return ""


def _strings(members: Mapping[Any, object]) -> list[str]:
    return [item.strip() for item in members.values() if isinstance(item, str)]


def _joined(texts: list[str]) -> str:
    known = [*dict.fromkeys(filter(None, texts))]
    more = f"; and {len(known) - _MOST} more" if len(known) > _MOST else ""
    return "; ".join(known[:_MOST]) + more


def _text(content: bytes, media: str) -> str:
    """The words of a body that is no JSON: those of a markup's telling element, or a text."""
    base = media.partition(";")[0].strip().lower()
    if not (base.startswith("text/") or base.endswith("xml")):
        return ""
    text = content[:_READ].decode("utf-8", "replace")
    if "<" not in text:
        return text
    found = _TAGGED.search(text)
    if found is None:
        return ""
    from html import unescape  # not needed before something goes wrong

    return unescape(found[1])


def one_line(text: str) -> str:
    """A text in one line that is not too long, without characters that do not show."""
    shown = "".join(each if each.isprintable() else " " for each in text)
    line = " ".join(shown.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
