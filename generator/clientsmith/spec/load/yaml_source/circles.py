"""Aliases inside what their own anchor names: graphs, which JSON cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..yaml_finder import YamlFinder
from ..yaml_finder.flow import PROPERTY, Ends, end_of, skip

_ALIAS = re.compile(r"\*(?<=[\s,\[{]\*)([^\s,\[\]{}]++)(?=[\s,\]}]|\Z)")
_ANCHOR = re.compile(r"&(?<![^\s,\[{]&)([^\s,\[\]{}]++)(?=\s)")


def circles(text: str, finder: YamlFinder) -> Iterator[tuple[str, int]]:
    """Each alias that stands inside the collection it refers to: its name and offset."""
    if not _is_possible(text):
        return
    latest: dict[str, int] = {}
    around: list[tuple[int, dict[str, int]]] = []
    for pointer, member, _ in finder.walk():
        depth = pointer.count("/")
        while around and around[-1][0] >= depth:
            around.pop()
        offset, anchors = _properties(text, member.node.offset)
        alias = _ALIAS.match(text, offset)
        if alias:
            place = latest.get(alias[1], -1)
            if any(open_.get(alias[1]) == place for _, open_ in around):
                yield alias[1], offset
        latest.update(anchors)
        if anchors:
            around.append((depth, anchors))


def _is_possible(text: str) -> bool:
    """Whether some alias seems to stand inside what its name was last given to; a quick
    look, since walking takes longer than parsing."""
    if "&" not in text:
        return False
    anchors: dict[str, int] = {}
    reach: dict[int, int] = {}
    ends: Ends = {}
    marks = [*_ANCHOR.finditer(text), *_ALIAS.finditer(text)]
    for mark in sorted(marks, key=lambda mark: mark.start()):
        if mark[0][0] == "&":
            anchors[mark[1]] = mark.start()
        elif (anchor := anchors.get(mark[1])) is not None:
            if anchor not in reach:
                reach[anchor] = _end(text, anchor, ends)
            if mark.start() < reach[anchor]:
                return True
    return False


def _end(text: str, anchor: int, ends: Ends) -> int:
    """Where the collection that an anchor names ends at the latest: at its bracket, or at
    a line that stands further left."""
    offset, anchors = _properties(text, anchor)
    if not anchors:
        return 0
    if text[offset] in "[{":
        return end_of(text, offset, ends)
    before = text[text.rfind("\n", 0, anchor) + 1 : anchor]
    column = len(before) - len(before.lstrip(" "))
    if not before.strip():
        column -= 1  # what it names stands as far to the right as the anchor itself
    others = r"\s#" if before.lstrip().startswith("-") else r"\s#-"
    left = re.compile(rf"\n {{0,{column}}}(?! )[^{others}]") if column >= 0 else None
    found = left.search(text, anchor) if left else None
    return found.start() if found else len(text)


def _properties(text: str, offset: int) -> tuple[int, dict[str, int]]:
    """Where a node itself starts, and the anchors before it that name a collection; one
    with text behind it in its line names a scalar or a key."""
    found: list[tuple[str, int, int]] = []
    offset = skip(text, offset)
    while mark := PROPERTY.match(text, offset):
        if mark[0][0] == "&":
            found.append((mark[0][1:], mark.start(), mark.end()))
        offset = skip(text, mark.end())
    flow = text[offset : offset + 1] in ("[", "{")
    return offset, {
        name: start for name, start, end in found if flow or "\n" in text[end:offset]
    }
