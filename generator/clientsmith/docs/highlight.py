"""Code in colours: the classes that the style sheet gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from pygments.lexers.python import PythonLexer
from pygments.lexers.shell import BashLexer
from pygments.token import Token as Kind

from .medium import Href

_CLASSES: Mapping[object, str] = {
    Kind.Keyword: "k",
    Kind.Literal.String: "s",
    Kind.Literal.Number: "n",
    Kind.Name.Builtin: "b",
    Kind.Name.Function: "f",
    Kind.Name.Class: "f",
    Kind.Name.Variable: "v",
    Kind.Comment: "c",
}
_QUIET = frozenset("csnk")
"""Classes of text in which no name of a type stands."""

_LEXERS = {"python": PythonLexer(), "console": BashLexer()}
_BY_LINE = frozenset({"python"})
"""Languages of which we write no token that goes over the end of a line."""

_JSON = re.compile(
    r'(\s*)("(?:[^"\\]|\\.)*"(?=: ))?(: )?("(?:[^"\\]|\\.)*"|[-\w.+]+)?(.*)'
)

_Piece = tuple[str, str]
"""A class and the text that is of it."""


@dataclass(slots=True)
class Highlighter:
    """Colours code; the lines of programs are much alike, and each is read once."""

    _lines: dict[str, tuple[_Piece, ...]] = field(default_factory=dict)

    def code(self, text: str, language: str, href: Href | None = None) -> str:
        """The code as HTML, its names as links where `href` knows them."""
        if language == "json":
            return "\n".join(map(self._json, text.split("\n")))
        if language not in _LEXERS:
            return escape(text, quote=False)
        if language not in _BY_LINE:
            return _written(_pieces(text, language), href).rstrip("\n")
        return "\n".join(
            self._line(line, language, href) for line in text.split("\n")
        ).rstrip("\n")

    def _json(self, line: str) -> str:
        """A line of JSON as `json.dumps` lays it out."""
        margin, key, colon, value, rest = _JSON.fullmatch(line).groups("")  # type: ignore[union-attr]
        pieces = (
            ("", margin),
            ("n", key),
            ("", colon),
            ("s" if value[:1] == '"' else "k", value),
            ("", rest),
        )
        return _written(tuple(one for one in pieces if one[1]), None)

    def _line(self, line: str, language: str, href: Href | None) -> str:
        inner = line.lstrip(" ")
        margin = line[: len(line) - len(inner)]
        pieces = self._lines.get(inner)
        if pieces is None:
            pieces = self._lines[inner] = _pieces(inner, language)
        return margin + _written(pieces, href).rstrip("\n")


def _pieces(text: str, language: str) -> tuple[_Piece, ...]:
    return tuple(
        (_class(kind), value) for kind, value in _LEXERS[language].get_tokens(text)
    )


def _written(pieces: tuple[_Piece, ...], href: Href | None) -> str:
    rows: list[str] = []
    for name, value in pieces:
        shown = escape(value, quote=False)
        target = href(value) if href is not None and name not in _QUIET else None
        if target is not None:
            rows.append(f'<a href="{escape(target)}">{shown}</a>')
            continue
        rows.append(f'<span class="{name}">{shown}</span>' if name else shown)
    return "".join(rows)


def _class(kind: object) -> str:
    while kind is not None:
        if kind in _CLASSES:
            return _CLASSES[kind]
        kind = getattr(kind, "parent", None)
    return ""
