"""Pages as Markdown (CommonMark with tables), without any HTML in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from ..emit.code import Code
from .medium import Href, visible, words

_SPECIAL = re.compile(r"([\\`*\[\]<>|])|(?<!\w)(_)|(_)(?!\w)|&(?=[#\w]+;)")
_LEADING = re.compile(r"^(\s*)(?:(\d+)(?=[.)])|(?=[#+=~-]))")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\.)"
    r"|(?P<auto><https?://[^\s<>]+>)"
    r"|(?P<image>!)?\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"
    r"|(?P<angle><)"
    r"|(?P<entity>&)(?=\#?\w+;)",
)
_ABSOLUTE = ("https://", "http://", "mailto:")


class Markdown:
    """Writes Markdown."""

    suffix = "md"

    def text(self, text: str) -> Markup:
        """See `Medium.text`."""
        flat = " ".join(visible(text).split())
        return Code(_LEADING.sub(r"\1\2\\", _SPECIAL.sub(_escaped, flat)))

    def prose(self, text: str) -> Markup:
        """See `Medium.prose`."""
        return Code("\n".join(_blocks(visible(text).strip("\n"))))

    def cell(self, text: str) -> Markup:
        """See `Medium.cell`."""
        lines = [line for line in _blocks(visible(text)) if not _FENCE.match(line)]
        flat = " ".join(" ".join(lines).split())
        return Code(re.sub(r"(?<!\\)\|", r"\\|", flat))

    def code(self, text: str) -> Markup:
        """See `Medium.code`; a bar is escaped, since tables part their cells there."""
        flat = " ".join(visible(text).split()) or " "
        longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
        ticks = "`" * (longest + 1)
        pad = " " if longest else ""
        return Code(f"{ticks}{pad}{flat}{pad}{ticks}".replace("|", "\\|"))

    def block(self, text: str, language: str) -> Markup:
        """See `Medium.block`."""
        longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        return Code(f"{fence}{language}\n{visible(text)}\n{fence}")

    def signature(self, text: str, href: Href) -> Markup:
        """See `Medium.signature`: the table of arguments holds the links."""
        return self.block(text, "python")

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


def _blocks(text: str) -> Iterator[str]:
    """The lines of a description, with headings as bold text and no HTML."""
    fence = ""
    before = ""
    for line in text.split("\n"):
        line = line.rstrip()
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
            yield line
        elif fence:
            if line.strip().startswith(fence):
                fence = ""
            yield line
        elif heading := _HEADING.match(line):
            yield f"**{_inline(heading[1])}**" if heading[1] else ""
        elif _UNDERLINE.match(line) and before.strip():
            yield ""
        else:
            yield _inline(line)
        before = line
    if fence:
        yield fence


def _inline(line: str) -> str:
    if not any(mark in line for mark in "<[&"):
        return line
    return _INLINE.sub(_plain, line)


def _plain(match: re.Match[str]) -> str:
    """A piece of a line: links that lead somewhere stay, images and tags do not."""
    if match["angle"]:
        return "&lt;"
    if match["entity"]:
        return "&amp;"
    if match["target"] is None:
        return match.group()
    if match["target"].lower().startswith(_ABSOLUTE) and not match["image"]:
        return f"[{match['text'].replace('<', '&lt;')}]({match['target']})"
    return match["text"].replace("<", "&lt;")
