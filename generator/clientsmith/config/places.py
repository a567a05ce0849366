"""Where the keys of a TOML text stand; the standard library's parser does not say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and list indexes from the top of a TOML document."""

_TOKEN = re.compile(
    r'''(?P<space>[ \t\r]+|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
      | (?P<mark>[\[\]{}=,])
      | (?P<dot>\.)
      | (?P<bare>[^\s\[\]{}=,."'\#]+)''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Token:
    text: str
    start: int


def places(text: str) -> dict[Path, tuple[int, int]]:
    """One-based line and column of each key and each list item of a valid TOML text."""
    starts = _Scanner(text).scan()
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[Path, tuple[int, int]] = {}
    line = 0
    for path, start in sorted(starts.items(), key=lambda item: item[1]):
        while line + 1 < len(lines) and lines[line + 1] <= start:
            line += 1
        found[path] = (line + 1, start - lines[line] + 1)
    return found


class _Scanner:
    """Follows the structure of a text that the real parser has accepted."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._next = 0
        self._starts: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while (token := self._peek()) is not None:
            if token.text == "\n":
                self._next += 1
            elif token.text == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._starts

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _header(self) -> Path:
        self._take()
        many = (ahead := self._peek()) is not None and ahead.text == "["
        if many:
            self._take()
        path = self._key((), self._last_table)
        self._take()
        if many:
            self._take()
            index = self._lengths.get(path, 0)
            self._lengths[path] = index + 1
            path = (*path, index)
        return path

    def _last_table(self, path: Path) -> Path:
        """The path of the last table of an array of tables, or the path itself."""
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _key(self, table: Path, step: Callable[[Path], Path] = tuple) -> Path:
        """Take a dotted key; `step` says where the next part of it continues."""
        path = table
        while True:
            token = self._take()
            path = (*path, _plain(token.text))
            self._starts.setdefault(path, token.start)
            ahead = self._peek()
            if ahead is None or ahead.text != ".":
                return path
            self._take()
            path = step(path)

    def _pair(self, table: Path) -> None:
        path = self._key(table)
        self._take()
        self._value(path)

    def _value(self, path: Path) -> None:
        token = self._peek()
        if token is not None and token.text == "[":
            self._items(path)
        elif token is not None and token.text == "{":
            self._members(path)
        else:
            while (token := self._peek()) is not None and token.text not in (
                "\n",
                ",",
                "]",
                "}",
            ):
                self._next += 1

    def _items(self, path: Path) -> None:
        self._take()
        index = 0
        while (token := self._peek()) is not None:
            if token.text == "]":
                self._next += 1
                return
            if token.text in ("\n", ","):
                self._next += 1
                continue
            self._starts[(*path, index)] = token.start
            self._value((*path, index))
            index += 1

    def _members(self, path: Path) -> None:
        self._take()
        while (token := self._peek()) is not None:
            if token.text == "}":
                self._next += 1
                return
            if token.text in ("\n", ","):
                self._next += 1
                continue
            self._pair(path)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield _Token(match.group(), match.start())


def _plain(key: str) -> str:
    if key[0] in "\"'":
        return str(tomllib.loads(f"key = {key}")["key"])
    return key
