"""The changelog of a client as a page, from the project's own file in Markdown."""

from __future__ import annotations

import re

from .articles import parts
from .links import free_anchor
from .medium import NOTHING, Medium
from .views.guides import ChangesView, ReleaseView

_REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[[^\[\]]*\]|\(\S*\))?")
_DEFINITION = re.compile(r"(?m)^\[[^\[\]]+\]:[ \t]*\S+[ \t]*$")
_NOT_IN_ANCHORS = re.compile(r"[^A-Za-z0-9]+")


def changes(text: str, medium: Medium) -> ChangesView:
    """The view of a changelog that is laid out as https://keepachangelog.com asks, as
    `clientsmith diff --format changelog` does; other Markdown is shown as it is."""
    said = NOTHING
    releases: list[ReleaseView] = []
    taken: set[str] = set()
    for level, written, body in parts(_DEFINITION.sub("", text)):
        title = _REFERENCE.sub(r"\1", written)
        shown = medium.prose(body)
        if level == 2:
            heading = medium.text(title)
            anchor = _anchor(title, taken)
            releases.append(ReleaseView(heading, medium.text(anchor), shown, ()))
        elif releases and level:
            last = releases.pop()
            more = (*last.parts, (medium.text(title), shown))
            releases.append(ReleaseView(last.title, last.anchor, last.said, more))
        else:
            said = shown
    return ChangesView(said, tuple(releases))


def _anchor(title: str, taken: set[str]) -> str:
    """The anchor of a release: what stands before its date, once."""
    name = _NOT_IN_ANCHORS.sub("-", title.split(" - ")[0]).strip("-") or "release"
    return free_anchor(f"release-{name}", taken)
