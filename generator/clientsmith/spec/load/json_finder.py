"""Positions in JSON text, found when somebody asks for them."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field

from ...text.lines import Lines
from ..source_map import Pointer, Text, tokens

_SPACE = re.compile(r"[ \t\r\n]*")
_SEPARATOR = re.compile(r"[ \t\r\n]*(?:[:,][ \t\r\n]*)?")
_NUMBER_END = re.compile(r"[\s,\]}]|\Z")

Children = dict[str, tuple[int, int]]
"""Where each member's name (or item) and its value start."""

_SHALLOW = 2
"""Containers down to this level are read with the document, each deeper one when asked for."""


@dataclass(slots=True)
class JsonFinder:
    """Positions in a JSON text, found by skipping values with the C scanner.

    Where no name is repeated, what stands behind a node need not be looked at: otherwise
    each level on the way to it would be read to its end.
    """

    written: Text
    unique: bool = False
    _lines: Lines | None = None
    _children: dict[int, Children] = field(default_factory=dict)
    _waiting: dict[int, int] = field(default_factory=dict)
    """The value with which to go on in a container that is known in part."""

    def __reduce__(self) -> tuple[object, ...]:
        return JsonFinder, (self.written, self.unique)

    @property
    def source(self) -> str:
        """The text as characters."""
        return str(self.written)

    def __call__(self, pointer: Pointer) -> tuple[int, int]:
        """The line and column where the node at `pointer` starts: its name, if it has one."""
        if self._lines is None:
            self._lines = Lines(self.source)
        return self._lines.place(self._find(pointer)[0])

    def text(self, pointer: Pointer) -> str | None:
        """A number or word as it was typed."""
        _, start, whole = self._find(pointer)
        if not whole or start >= len(self.source) or self.source[start] in '"[{':
            return None
        end = _NUMBER_END.search(self.source, start)
        return self.source[start : end.start()] if end else None

    def _find(self, pointer: Pointer) -> tuple[int, int, bool]:
        start = _skip(self.source, 0)
        shown = start
        for level, token in enumerate(tokens(pointer)):
            child = self._child(start, token, _SHALLOW if level == 0 else 0)
            if child is None:
                return shown, start, False
            shown, start = child
        return shown, start, True

    def _child(self, start: int, token: str, below: int) -> tuple[int, int] | None:
        """Where a member of the container at `start` is; None in a scalar, or if broken text
        stands before it."""
        known = self._children.get(start)
        if known is None and self.source[start : start + 1] not in ("{", "["):
            return None
        if known is None or (token not in known and start in self._waiting):
            with suppress(ValueError, IndexError, RecursionError):
                self._scan(start, below, None if below or not self.unique else token)
        return self._children[start].get(token)

    def _scan(self, start: int, below: int, wanted: str | None = None) -> int:
        """Note the members of a container, and of so many levels below, up to the wanted one
        or to where it ends."""
        text = self.source
        children = self._children.setdefault(start, {})
        named = text[start] == "{"
        offset = self._waiting.pop(start, None)
        if offset is None:
            offset = _skip(text, start + 1)
        else:
            offset = _next(text, _scan_value(text, offset)[1])
        while text[offset] not in "}]":
            shown = offset
            key = str(len(children))
            if named:
                key, offset = _scan_value(text, offset)
                offset = _next(text, offset)
            children[key] = (shown, offset)
            if key == wanted:
                self._waiting[start] = offset
                return offset
            if below and text[offset] in "{[":
                offset = self._scan(offset, below - 1)
            else:
                _, offset = _scan_value(text, offset)
            offset = _next(text, offset)
        return offset + 1


_scan_value = json.JSONDecoder(strict=False).raw_decode


def _skip(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def _next(text: str, offset: int) -> int:
    """Behind a value: what stands after the comma or colon, or the closing bracket."""
    match = _SEPARATOR.match(text, offset)
    return match.end() if match else offset
