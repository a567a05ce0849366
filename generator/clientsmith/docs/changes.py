"""The changelog of a client as a page, from the project's own file in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .medium import NOTHING, Medium
from .views import ChangesView, ReleaseView

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,3})[ \t]+(.*?)[ \t#]*$")
_REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[[^\[\]]*\]|\(\S*\))?")
_DEFINITION = re.compile(r"(?m)^\[[^\[\]]+\]:[ \t]*\S+[ \t]*$")
_NOT_IN_ANCHORS = re.compile(r"[^A-Za-z0-9.]+")


def changes(text: str, medium: Medium) -> ChangesView:
    """The view of a changelog that is laid out as https://keepachangelog.com asks, as
    `clientsmith diff --format changelog` does; other Markdown is shown as it is."""
    said = NOTHING
    releases: list[ReleaseView] = []
    taken: set[str] = set()
    for level, title, body in _parts(_DEFINITION.sub("", text)):
        shown = medium.prose(body)
        if level == 2:
            heading = medium.text(title)
            anchor = _anchor(title, taken)
            releases.append(ReleaseView(heading, medium.text(anchor), shown, ()))
        elif releases and level:
            last = releases.pop()
            parts = (*last.parts, (medium.text(title), shown))
            releases.append(ReleaseView(last.title, last.anchor, last.said, parts))
        else:
            said = shown
    return ChangesView(said, tuple(releases))


def _parts(text: str) -> Iterator[tuple[int, str, str]]:
    """The headings of up to three levels with what stands below each; 0 for what stands
    before any."""
    level, title, rows, fence = 0, "", [], ""
    for row in text.replace("\r\n", "\n").split("\n"):
        mark = _FENCE.match(row)
        if mark and not fence:
            fence = mark[1]
        elif fence and row.strip().startswith(fence):
            fence = ""
        found = None if fence or mark else _HEADING.match(row)
        if found is None:
            rows.append(row)
            continue
        yield level, title, "\n".join(rows).strip()
        level, title, rows = len(found[1]), _REFERENCE.sub(r"\1", found[2]), []
    yield level, title, "\n".join(rows).strip()


def _anchor(title: str, taken: set[str]) -> str:
    """The anchor of a release: what stands before its date, once."""
    name = _NOT_IN_ANCHORS.sub("-", title.split(" - ")[0]).strip("-") or "release"
    anchor, number = f"release-{name}", 2
    while anchor in taken:
        anchor, number = f"release-{name}-{number}", number + 1
    taken.add(anchor)
    return anchor
