"""The tags of a description that mean something, and which belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

DEEPEST = 60
"""The most elements within each other; deeper texts stay as they are."""

VOID = frozenset(("br", "hr", "img", "wbr"))
RAW = frozenset(("code", "kbd", "pre", "samp", "script", "style", "tt"))
"""Elements in which no other element counts."""

INLINE = frozenset("""
    a abbr b big center cite del dfn em font i ins mark nobr q s small span strike strong
    sub sup u var
    """.split())
BLOCKS = frozenset("""
    article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
    header li main nav ol p section summary table td th tr ul caption tbody tfoot thead
    """.split())
KNOWN = VOID | RAW | INLINE | BLOCKS

MARKED = re.compile(rf"</?(?:{'|'.join(sorted(KNOWN))})[\s/>]|<!--", re.IGNORECASE)
"""What a text with HTML has somewhere."""

_HOMES = {
    **dict.fromkeys(("li",), ("ul", "ol")),
    **dict.fromkeys(
        ("td", "th", "tr", "caption", "tbody", "tfoot", "thead"), ("table",)
    ),
    **dict.fromkeys(("dd", "dt"), ("dl",)),
}
"""Elements whose end may be left out, and in what they must stand."""

_CELLS = frozenset(("td", "th"))
_ENDED_BY: dict[str, frozenset[str]] = {
    "li": frozenset(("li", "p")),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
    "td": _CELLS | {"p"},
    "th": _CELLS | {"p"},
    "tr": _CELLS | {"tr", "p"},
    **dict.fromkeys(("tbody", "thead", "tfoot"), _CELLS | {"tr", "tbody", "thead"}),
    **dict.fromkeys(
        "blockquote div dl h1 h2 h3 h4 h5 h6 ol p section table ul".split(),
        frozenset(("p",)),
    ),
}
"""Which open elements the start of another one ends (HTML, section 13.1.2.4)."""

_PIECE = re.compile(
    r"(?P<escaped>\\[\\`<])"
    r"|^(?P<fence>[ \t]{0,20}(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$)"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)"
    r"(?P<rest>(?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)?)>",
    re.MULTILINE,
)
_RAW_TAG = {
    name: re.compile(rf"<(/?){name}(?:\s[^<>]*)?>", re.IGNORECASE) for name in RAW
}
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'])([A-Za-z]+)[ \t\n]{0,9}=[ \t\n]{0,9}"
    r"(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))"
)
_ROW = re.compile(r"[ \t]{0,12}\|")


class Kind(Enum):
    """What a piece of a description is."""

    TEXT = auto()
    CODE = auto()
    """A span or block of code in Markdown, to be kept as it is."""
    RAW = auto()
    OPEN = auto()
    CLOSE = auto()
    VOID = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a description; `text` is as written, or what a raw element holds."""

    kind: Kind
    text: str
    tag: str = ""
    attributes: str = ""
    in_row: bool = False
    """Whether it stands in a row of a Markdown table, which must stay one line."""
    leads: bool = False
    """Whether nothing but a tag stands before it on its line."""

    def attribute(self, name: str) -> str:
        """The value of an attribute as written, "" without one."""
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found[1].lower() == name:
                return found[2] or found[3] or found[4] or ""
        return ""


def pieces(text: str) -> list[Piece] | None:
    """The text in pieces whose elements are all closed; None if no tag in it counts."""
    return _paired(list(_scanned(text.replace("\r\n", "\n"))))


def _scanned(text: str) -> Iterator[Piece]:
    """The pieces as they are written; no other half was looked for but that of raw ones."""
    lines = [0, *(found.end() for found in re.finditer(r"\n", text))]
    ends = _ends_of_spans(text)
    spent: set[str] = set()
    done = at = 0
    while found := _PIECE.search(text, at):
        start, at = found.span()
        piece: Piece | None = None
        if found["fence"] is not None:
            at = _end_of_fence(text, found)
            piece = Piece(Kind.CODE, text[start:at])
        elif found["ticks"]:
            at = ends.get(start, at)
            if at > found.end():
                piece = Piece(Kind.CODE, text[start:at])
        elif found["comment"]:
            end = -1 if "<!--" in spent else text.find("-->", at)
            if end < 0:
                spent.add("<!--")
            else:
                at = end + 3
                piece = Piece(Kind.VOID, "", "comment")
        elif found["name"]:
            tag = found["name"].lower()
            line = lines[bisect_right(lines, start) - 1]
            in_row = _ROW.match(text, line) is not None
            if tag in RAW and not found["end"] and tag not in spent:
                other = _RAW_TAG[tag].search(text, at)
                if other is None:
                    spent.add(tag)
                elif other[1]:
                    piece = Piece(
                        Kind.RAW, text[at : other.start()], tag, in_row=in_row
                    )
                    at = other.end()
            elif tag in KNOWN - RAW and not (tag == "img" and not found["rest"]):
                kind = Kind.CLOSE if found["end"] else Kind.OPEN
                if tag in VOID or (tag == "p" and found["rest"].endswith("/")):
                    kind = Kind.VOID
                leads = not text[max(line, done) : start].strip()
                piece = Piece(kind, found[0], tag, found["rest"], in_row, leads)
        if piece is None:
            continue
        if start > done:
            yield Piece(Kind.TEXT, text[done:start])
        yield piece
        done = at
    if done < len(text):
        yield Piece(Kind.TEXT, text[done:])


def _ends_of_spans(text: str) -> dict[int, int]:
    """Where each run of backticks that opens a span of code has its end: behind the next run
    of its length in the same paragraph."""
    runs = [found.span() for found in re.finditer(r"`+", text)]
    if len(runs) < 2:
        return {}
    breaks = [found.start() for found in re.finditer(r"\n[ \t]{0,20}\n", text)]
    later: defaultdict[int, deque[tuple[int, int]]] = defaultdict(deque)
    for start, end in runs:
        later[end - start].append((start, end))
    ends: dict[int, int] = {}
    for start, end in runs:
        queue = later[end - start]
        queue.popleft()
        if queue and bisect_right(breaks, start) == bisect_right(breaks, queue[0][0]):
            ends[start] = queue[0][1]
    return ends


def _end_of_fence(text: str, found: re.Match[str]) -> int:
    """Where a block of code ends: behind a fence as long as its first, or with the text."""
    mark = found["mark"]
    at = found.end()
    while at < len(text):
        stop = text.find("\n", at + 1)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].strip()
        if line.startswith(mark) and not line.strip(mark[0]):
            return stop
        at = stop
    return at


def _paired(found: list[Piece]) -> list[Piece] | None:
    """The pieces with every element closed where it ends, and other tags as text."""
    counts: Counter[str] = Counter()
    stack: list[int] = []
    closed: set[int] = set()
    leading: set[int] = set()
    before: defaultdict[int, list[str]] = defaultdict(list)

    def end(at: int) -> None:
        """End the innermost element before `at`, if one of its kind ends by itself."""
        index = stack.pop()
        piece = found[index]
        counts[piece.tag] -= 1
        if piece.tag in _HOMES or index in leading:
            closed.add(index)
            before[at].append(piece.tag)

    for index, piece in enumerate(found):
        tag = piece.tag
        if piece.kind is Kind.OPEN:
            if tag in _HOMES and not any(counts[home] for home in _HOMES[tag]):
                continue
            ended = _ENDED_BY.get(tag, frozenset())
            leads = piece.leads
            while stack and found[stack[-1]].tag in ended:
                leads |= stack[-1] in leading
                end(index)
            if tag == "p" and leads:
                leading.add(index)
            stack.append(index)
            counts[tag] += 1
            if len(stack) > DEEPEST:
                return None
        elif piece.kind is Kind.CLOSE and counts[tag]:
            while found[stack[-1]].tag != tag:
                end(index)
            counts[tag] -= 1
            closed.update((stack.pop(), index))
    while stack:
        end(len(found))
    if not closed and all(each.kind in _KEPT for each in found):
        return None
    kept: list[Piece] = []
    for index, piece in enumerate(found):
        kept.extend(Piece(Kind.CLOSE, "", tag) for tag in before.get(index, ()))
        kept.append(piece if index in closed else _alone(piece))
    kept.extend(Piece(Kind.CLOSE, "", tag) for tag in before.get(len(found), ()))
    return kept


_KEPT = (Kind.TEXT, Kind.CODE, Kind.OPEN, Kind.CLOSE)


def _alone(piece: Piece) -> Piece:
    """A tag without its other half: text, but for an end of a paragraph."""
    if piece.kind is Kind.CLOSE and piece.tag == "p":
        return replace(piece, kind=Kind.VOID)
    if piece.kind in (Kind.OPEN, Kind.CLOSE):
        return Piece(Kind.TEXT, piece.text)
    return piece
