"""Pages as Markdown (CommonMark with tables), without any HTML in it."""

from __future__ import annotations

import re

from markupsafe import Markup

from ..text.code import Code
from .medium import Href, visible, words
from .prose import on_one_line, paragraphs

_SPECIAL = re.compile(r"([\\`*\[\]<>|])|(?<!\w)(_)|(_)(?!\w)|&(?=[#\w]+;)")
_LEADING = re.compile(r"^(\s*)(?:(\d+)(?=[.)])|(?=[#+=~-]))")


class Markdown:
    """Writes Markdown."""

    suffix = "md"

    def text(self, text: str) -> Markup:
        """See `Medium.text`."""
        flat = " ".join(visible(text).split())
        return Code(_LEADING.sub(r"\1\2\\", _SPECIAL.sub(_escaped, flat)))

    def name(self, text: str) -> Markup:
        """See `Medium.name`."""
        return self.text(text)

    def prose(self, text: str) -> Markup:
        """See `Medium.prose`."""
        return Code(paragraphs(visible(text).strip("\n"), self.text))

    def cell(self, text: str) -> Markup:
        """See `Medium.cell`."""
        written = on_one_line(visible(text), self.text, self.code)
        return Code(re.sub(r"(?<!\\)\|", r"\\|", written))

    def code(self, text: str) -> Markup:
        """See `Medium.code`; a bar is escaped, since tables part their cells there."""
        flat = " ".join(visible(text).split()) or " "
        longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
        ticks = "`" * (longest + 1)
        pad = " " if longest else ""
        return Code(f"{ticks}{pad}{flat}{pad}{ticks}".replace("|", "\\|"))

    def block(self, text: str, language: str) -> Markup:
        """See `Medium.block`."""
        if not text:
            return Code("")
        longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        return Code(f"{fence}{language}\n{visible(text)}\n{fence}")

    def signature(self, text: str, href: Href, full: str = "") -> Markup:
        """See `Medium.signature`: the table of arguments holds the links. It is no program,
        and is not to be taken for one."""
        return self.block(text, "text")

    def type(self, annotation: str, href: Href) -> Markup:
        """See `Medium.type`: code cannot hold links, so they follow it."""
        names = dict.fromkeys(word for word, is_name in words(annotation) if is_name)
        known = {name: found for name in names if (found := href(name)) is not None}
        shown = self.code(annotation)
        if len(known) == 1:
            return Code(f"[{shown}]({next(iter(known.values()))})")
        links = ", ".join(f"[{name}]({found})" for name, found in known.items())
        return Code(f"{shown} ({links})" if links else shown)

    def link(self, text: str, href: str) -> Markup:
        """See `Medium.link`."""
        return Code(f"[{self.text(text)}]({href})")


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match.group()
