"""Pages of prose, from Markdown: our own guides, and those of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from .links import free_anchor
from .medium import Medium, joined
from .views.guides import ArticleView, SectionView

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([\w+-]*)")
_HEADING = re.compile(r"(#{1,3})[ \t]+(.*?)[ \t#]*$")
_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9]+")


def article(text: str, medium: Medium, title: str) -> ArticleView:
    """The view of a text: its first heading is the title, `title` where it has none."""
    said, sections = Markup(""), list[SectionView]()
    taken: set[str] = set()
    for level, heading, body in parts(text):
        shown = joined("\n\n".join(_blocks(body, medium)))
        if level <= 1:
            title, said = heading or title, shown
            continue
        name = _NOT_IN_ANCHORS.sub("-", heading.lower()).strip("-") or "section"
        name = name if name[0].isalpha() else f"section-{name}"
        anchor = free_anchor(name, taken)
        sections.append(
            SectionView(medium.text(anchor), medium.text(heading), level > 2, shown)
        )
    return ArticleView(medium.text(title), said, tuple(sections))


def title_of(text: str, otherwise: str) -> str:
    """What a text calls itself."""
    titles = (heading for level, heading, _ in parts(text) if level == 1)
    return next(titles, otherwise)


def parts(text: str) -> Iterator[tuple[int, str, str]]:
    """The headings of up to three levels with what stands below each; 0 for what stands
    before any."""
    level, title, rows, fence = 0, "", list[str](), ""
    for row in text.replace("\r\n", "\n").split("\n"):
        mark = FENCE.match(row)
        if mark and not fence:
            fence = mark[1]
        elif fence and row.strip().startswith(fence):
            fence = ""
        found = None if fence or mark else _HEADING.match(row)
        if found is None:
            rows.append(row)
            continue
        if level or any(rows):
            yield level, title, "\n".join(rows).strip()
        level, title, rows = len(found[1]), found[2], []
    yield level, title, "\n".join(rows).strip()


def _blocks(text: str, medium: Medium) -> Iterator[Markup]:
    """Paragraphs and blocks of code, which are coloured as all code is."""
    rows, code, fence, language = list[str](), list[str](), "", ""
    for row in text.split("\n"):
        mark = FENCE.match(row)
        if fence:
            if row.strip().startswith(fence):
                yield medium.block("\n".join(code), language or "text")
                fence, code = "", []
            else:
                code.append(row)
        elif mark:
            if "".join(rows).strip():
                yield medium.prose("\n".join(rows).strip("\n"))
            rows, fence, language = [], mark[1], mark[2]
        else:
            rows.append(row)
    rest = "\n".join(code or rows).strip("\n")
    if rest:
        yield medium.block(rest, language or "text") if code else medium.prose(rest)
