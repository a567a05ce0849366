"""Where a request goes: path templates filled in, and joined to a base URL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from .json import is_array, is_object, plain
from .omit import OMIT
from .params import encode, in_path, text

_PATH_TEXT = "/:@!$&'()*+,;=~%"  # legal in a path (RFC 3986, section 3.3)
_QUERY_TEXT = _PATH_TEXT + "?"
_FORBIDDEN = ("\r", "\n", "\0")
_DOTS = (".", "..")
_NAME = re.compile(r"\{([^{}/]+)\}")

Slot = Callable[[object], str]
"""Writes one path parameter's value."""

_Pieces = tuple[str, tuple[tuple[str, str, Slot, str], ...]]
"""A constant text, and the slots: the name and the argument of each, what writes it, and the
constant text that follows."""


class Template:
    """A path template: constant text, and slots for the parameters that are named in it.

    Only `{name}` of a known parameter is a slot; other braces are constant text. The
    path may hold a query (`/things?kind=new`), to which the call's own is added; a
    fragment, which tells operations apart in some descriptions, is never sent.
    """

    __slots__ = ("_path", "_query")

    def __init__(self, path: str, slots: Mapping[str, tuple[str, Slot]]) -> None:
        path = path.partition("#")[0]
        head, _, tail = path.partition("?")
        self._path = _split(head, slots, _PATH_TEXT)
        self._query = _split(tail, slots, _QUERY_TEXT)

    def fill(self, arguments: Mapping[str, object]) -> tuple[str, str]:
        """The path and the query text; slots stand beside their arguments.

        Raises ValueError, naming the parameter, for a value that is missing, empty, or
        would leave its place in the path.
        """
        path, slots = self._path
        for _, argument, write, constant in slots:
            path += write(arguments.get(argument)) + constant
        if "/." in path:
            self._check_dots(arguments)
        query, slots = self._query
        for _, argument, write, constant in slots:
            query += write(arguments.get(argument)) + constant
        return path, query

    def _check_dots(self, arguments: Mapping[str, object]) -> None:
        """Servers and libraries resolve dot segments, even where they are escaped."""
        segment, slots = self._path
        names = list[str]()
        for name, argument, write, constant in (*slots, ("", "", _nothing, "/")):
            segment += write(arguments.get(argument))
            names += [name] if name else []
            first, slash, rest = constant.partition("/")
            if slash:
                if (segment + first).rpartition("/")[2] in _DOTS and names:
                    raise _refused(names[-1], "a dot segment")
                segment, names = rest, []
            else:
                segment += first


def names(path: str) -> list[str]:
    """The names in braces in a path template, but for its query and fragment."""
    return _NAME.findall(path.partition("#")[0].partition("?")[0])


def slot(name: str, style: str, explode: bool) -> Slot:
    """A path parameter that is written in a style."""
    simple = style == "simple"

    def write(value: object) -> str:
        if (
            simple
            and type(value) is str
            and value.isascii()
            and value.replace("-", "").isalnum()
        ):
            return value  # most ids: nothing to check, nothing to quote
        for each in _scalars(value):
            _check(name, each, alone=style == "simple")
        try:
            pairs = encode(style, name, value, explode, in_path)
        except UnicodeError:
            raise _refused(name, "text that is no Unicode") from None
        if not pairs:
            raise _refused(name, "empty" if _is_given(value) else "missing")
        return pairs[0][1]

    return write


def content_slot(name: str, serialize: Callable[[object], str]) -> Slot:
    """A path parameter that is described by a media type."""

    def write(value: object) -> str:
        if not _is_given(value):
            raise _refused(name, "missing")
        written = serialize(value)
        _check(name, written, alone=True)
        return in_path(written)

    return write


def join(base: str, path: str, queries: Iterable[str]) -> str:
    """A URL from a base URL, a path and query texts; empty queries are skipped."""
    base_query = ""
    if "?" in base or "#" in base:
        base, _, base_query = base.partition("#")[0].partition("?")
    query = "&".join(filter(None, (base_query, *queries)))
    if path and path[0] != "/":
        path = "/" + path
    url = base.rstrip("/") + path
    return f"{url}?{query}" if query else url


def _split(constant: str, slots: Mapping[str, tuple[str, Slot]], legal: str) -> _Pieces:
    pieces = [constant]
    if slots:
        names = "|".join(re.escape(name) for name in slots)
        pieces = re.split(rf"\{{({names})\}}", constant)
    # What is legal stays as it is; the rest could not be sent at all.
    first, *rest = [quote(piece, safe=legal) for piece in pieces[::2]]
    named = zip(pieces[1::2], rest, strict=True)
    return first, tuple((name, *slots[name], after) for name, after in named)


def _nothing(value: object) -> str:
    return ""


def _check(name: str, value: str, *, alone: bool) -> None:
    if alone and (value in _DOTS or not value):
        raise _refused(name, "a dot segment" if value else "empty")
    if any(each in value for each in _FORBIDDEN):
        raise _refused(name, "text with a line break or NUL")


def _scalars(value: object) -> Iterable[str]:
    if not _is_given(value):
        return ()
    value = plain(value)
    if is_object(value):
        return [text(each) for each in value.values() if _is_given(each)]
    if is_array(value):
        return [text(each) for each in value if _is_given(each)]
    return (text(value),)


def _is_given(value: object) -> bool:
    return value is not None and value is not OMIT


def _refused(name: str, what: str) -> ValueError:
    return ValueError(f"path parameter {name!r} cannot be {what}")
