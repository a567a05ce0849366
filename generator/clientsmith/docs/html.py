"""Pages as HTML. Descriptions are Markdown with HTML turned off, and sanitized all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from .highlight import Highlighter
from .medium import Href, visible, words

_ABSOLUTE = ("https://", "http://", "mailto:")
_TAGS = set(
    "a blockquote br code del em hr li ol p pre s strong table tbody td th thead tr ul".split()
)
_ADDRESS = re.compile(r"(?<![\w/])(https?://[^\s<>\"'`|]*[\w/=&#])")
"""An address within a text: punctuation at its end is not part of it."""
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}


@dataclass(slots=True)
class Html:
    """Writes HTML; what was written once is not written again."""

    suffix: str = "html"
    _prose: dict[str, Markup] = field(default_factory=dict)
    _texts: dict[str, Markup] = field(default_factory=dict)
    _codes: dict[str, Markup] = field(default_factory=dict)
    _blocks: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _colours: Highlighter = field(default_factory=Highlighter)

    def text(self, text: str) -> Markup:
        """See `Medium.text`."""
        found = self._texts.get(text)
        if found is None:
            made = escape(" ".join(visible(text).split()))
            found = self._texts[text] = Markup(made)
        return found

    def prose(self, text: str) -> Markup:
        """See `Medium.prose`."""
        found = self._prose.get(text)
        if found is None:
            found = self._prose[text] = _prose(visible(text)) if text else Markup("")
        return found

    def cell(self, text: str) -> Markup:
        """See `Medium.cell`."""
        shown = self.prose(text)
        if shown.count("<p>") == 1 and shown[:3] == "<p>" and shown[-4:] == "</p>":
            return Markup(shown[3:-4])
        # A line stands within paragraphs too, where no block may be.
        return shown if "\n" in text.strip() else self.text(text)

    def code(self, text: str) -> Markup:
        """See `Medium.code`."""
        found = self._codes.get(text)
        if found is None:
            made = breakable(escape(visible(str(text))))  # annotations are markup, too
            found = self._codes[text] = Markup(f"<code>{made}</code>")
        return found

    def name(self, text: str) -> Markup:
        """See `Medium.name`."""
        return Markup(breakable(self.text(text)))

    def block(self, text: str, language: str) -> Markup:
        """See `Medium.block`."""
        if not text:
            return Markup("")
        key = text, language
        found = self._blocks.get(key)
        if found is None:
            found = self._blocks[key] = self._block(text, language)
        return found

    def signature(self, text: str, href: Href, full: str = "") -> Markup:
        """See `Medium.signature`."""
        # A line that is too long goes on further to the right, whatever is left of it.
        lines = _lines(
            _breakable_code(self._colours.code(visible(text), "python", href))
        ).replace(" = ...", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}...")
        asked = f' title="{escape(visible(full))}"' if full else ""
        return Markup(f"<pre{asked}><code>{lines}</code></pre>")

    def _block(self, text: str, language: str) -> Markup:
        code = self._colours.code(visible(text), language)
        if language in ("python", "console"):
            code = _lines(code)
        return Markup(f'<pre tabindex="0"><code>{code}</code></pre>')

    def type(self, annotation: str, href: Href) -> Markup:
        """See `Medium.type`."""
        parts: list[str] = []
        for word, is_name in words(annotation):
            target = href(word) if is_name else None
            shown = breakable(escape(word)) if is_name else escape(word)
            parts.append(f'<a href="{escape(target)}">{shown}</a>' if target else shown)
        return Markup(f"<code>{''.join(parts)}</code>")

    def link(self, text: str, href: str) -> Markup:
        """See `Medium.link`."""
        return Markup(f'<a href="{escape(href)}">{self.name(text)}</a>')


def _lines(code: str) -> str:
    """Lines that go on further to the right where they are too long."""
    *rows, last = code.split("\n")
    lines = [f'<span class="line">{row}\n</span>' for row in rows]
    return "".join([*lines, f'<span class="line">{last}</span>'])


def breakable(shown: str) -> str:
    """Escaped text whose long names may break after dots and underscores, and at humps."""
    return _BREAKS.sub("<wbr>", shown) if len(shown) > _LONG else shown


def _breakable_code(shown: str) -> str:
    """Code as elements, whose names may break after dots and underscores."""
    pieces = _ELEMENTS.split(shown)
    pieces[::2] = [_PARTS.sub("<wbr>", piece) for piece in pieces[::2]]
    return "".join(pieces)


_LONG = 20
_ELEMENTS = re.compile(r"(<[^>]*>)")
_PARTS = re.compile(r"(?<=\w[._])(?=[a-z])")
_BREAKS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[._/])(?=\w)")


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable(
        ["table", "strikethrough"]
    )
    reader.add_render_rule("image", _alternative)
    return reader


def _alternative(
    self: object, tokens: Sequence[Token], index: int, options: object, env: object
) -> str:
    """Images stay out: a page loads nothing from elsewhere."""
    return escape(tokens[index].content)


_READER = _reader()


def _prose(text: str) -> Markup:
    tokens = _READER.parse(text)
    for token in tokens:
        if token.children:
            token.children = _linked(_without_strays(token.children))
    for head, token in pairwise(tokens):
        if head.type == "heading_open" and token.children:
            strong = Token("strong_open", "strong", 1), Token(
                "strong_close", "strong", -1
            )
            token.children = [strong[0], *token.children, strong[1]]
    for token in tokens:
        if token.type.startswith("heading_"):
            token.tag = "p"
    rendered = _READER.renderer.render(tokens, _READER.options, {})
    clean = nh3.clean(
        rendered, tags=_TAGS, attributes=_ATTRIBUTES, link_rel="noopener noreferrer"
    )
    # What is wider than its place scrolls, and what scrolls must be reachable by keyboard.
    clean = clean.replace("<pre>", '<pre tabindex="0">')
    clean = clean.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    return Markup(clean.replace("</table>", "</table></div>").strip())


def _linked(children: list[Token]) -> list[Token]:
    """With links at the addresses that stand in a text, as GitHub's Markdown has them."""
    made: list[Token] = []
    inside = 0
    for token in children:
        inside += token.nesting if token.type.startswith("link_") else 0
        if token.type != "text" or inside or "://" not in token.content:
            made.append(token)
            continue
        for place, piece in enumerate(_ADDRESS.split(token.content)):
            text = Token("text", "", 0, content=piece)
            start = Token("link_open", "a", 1, attrs={"href": piece})
            made += [start, text, Token("link_close", "a", -1)] if place % 2 else [text]
    return made


def _without_strays(children: list[Token]) -> list[Token]:
    """Without links that lead nowhere from here: those that are not absolute."""
    kept: list[Token] = []
    dropped: list[bool] = []
    for token in children:
        if token.type == "link_open":
            target = str(token.attrGet("href") or "").lower()
            dropped.append(not target.startswith(_ABSOLUTE))
            if dropped[-1]:
                continue
        elif token.type == "link_close" and dropped and dropped.pop():
            continue
        kept.append(token)
    return kept
