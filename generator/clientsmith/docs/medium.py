"""What a page is written in: the one place where text becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup

from ..text.hidden_characters import has_unseen, is_shown

Href = Callable[[str], str | None]
"""Where the declaration of a name is documented, seen from a page; None for other names."""

_WORD = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[A-Za-z_][A-Za-z0-9_]*""")


class Medium(Protocol):
    """Writes text of the document; what it gives may be printed as it is."""

    suffix: str

    def text(self, text: str) -> Markup:
        """Plain text on one line; nothing in it is markup."""

    def name(self, text: str) -> Markup:
        """A name as text, which may break where its parts end; not for attributes."""

    def prose(self, text: str) -> Markup:
        """A description, which is Markdown, as blocks."""

    def cell(self, text: str) -> Markup:
        """A description as the content of a table's cell."""

    def code(self, text: str) -> Markup:
        """Code within a line."""

    def block(self, text: str, language: str) -> Markup:
        """Lines of code."""

    def signature(self, text: str, href: Href, full: str = "") -> Markup:
        """A call with its annotations, whose names lead to their declarations; `full` says
        what it leaves out, if it does, to those who ask."""

    def type(self, annotation: str, href: Href) -> Markup:
        """An annotation whose names lead to their declarations."""

    def link(self, text: str, href: str) -> Markup:
        """A link to a page of the site."""


def joined(*parts: str) -> Markup:
    """Markup and words of our own, one after another; no text of the document."""
    return Markup("".join(parts))


NOTHING = Markup("")


@lru_cache(maxsize=1 << 14)
def words(annotation: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of an annotation, and whether each is a name."""
    return tuple(_words(str(annotation)))


def _words(annotation: str) -> Iterator[tuple[str, bool]]:
    done = 0
    for match in _WORD.finditer(annotation):
        if match.start() > done:
            yield annotation[done : match.start()], False
        yield match.group(), match.group()[0] not in "\"'"
        done = match.end()
    if done < len(annotation):
        yield annotation[done:], False


def visible(text: str) -> str:
    """The text with what does not show, or steers what follows, made visible; code, which
    needs no escaping in Python, becomes plain text."""
    text = str(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable() and not has_unseen(text):
        return text
    return _SUSPECT.sub(_shown, text)


_SUSPECT = re.compile(r"[^\n\t\x20-\x7e]")


def _shown(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    return match[0] if is_shown(match[0], before) else "\N{REPLACEMENT CHARACTER}"
