"""Elements of HTML as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape

from .frames import Frame, Gap, joined
from .tags import Kind, Piece

_MARKS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("cite", "dfn", "em", "i", "var"), "*"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_LISTS = frozenset(("dl", "ol", "ul"))
_GROUPS = frozenset(("tbody", "tfoot", "thead"))
_FLAT = frozenset(_HEADINGS) | {"caption", "dt", "summary", "td", "th"}
"""Elements that are one line of Markdown."""

_PARTS: dict[str, tuple[str, ...]] = {
    "table": ("caption", "td", "th"),
    "tr": ("td", "th"),
    "dl": ("dt",),
}
"""Elements that their parents put together."""

_FLOWING = frozenset(("dd", "figcaption", "li", "p"))
"""Elements in which ends of lines mean nothing."""

_BARE = frozenset("abbr big center font ins mark nobr q small span sub sup u".split())
"""Elements within a line without marks of their own."""

_AFFIXES = {"q": ('"', '"'), "sup": ("^", "")}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = frozenset("\\`*_[]{}#~|&\n")
_STRUCTURE = re.compile(r"\n[ \t]{0,20}(?:[-*+>|#\n]|\d{1,9}[.)]\s)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_IN_ADDRESS = str.maketrans({c: f"%{ord(c):02X}" for c in "()<>|\\\"'`[]"})
_TAG = re.compile(r"<(/?)(?:a|b|br|em|font|i|small|span|strong|u|var)(?:\s[^<>]*)?/?>")
_BAR = re.compile(r"(?<!\\)\|")


def written(pieces: Iterable[Piece]) -> str:
    """The pieces of a description as Markdown; every element in them is closed."""
    stack = [Frame("", Piece(Kind.OPEN, ""), False, False, False)]
    for piece in pieces:
        here = stack[-1]
        if piece.kind is Kind.TEXT:
            _text(here, piece.text)
        elif piece.kind is Kind.CODE:
            _code(here, piece.text)
        elif piece.kind is Kind.RAW:
            _raw(here, piece)
        elif piece.kind is Kind.VOID:
            _void(here, piece)
        elif piece.tag in _GROUPS:
            continue
        elif piece.kind is Kind.OPEN:
            flat = here.flat or piece.in_row or piece.tag in _FLAT
            flowing = here.flowing or piece.tag in _FLOWING
            listed = here.listed or piece.tag in ("dd", "li")
            stack.append(Frame(piece.tag, piece, flat, flowing, listed))
        else:
            stack.pop()
            _CLOSERS.get(here.tag, _block)(here, stack[-1])
    return joined(stack[0].parts)[1].rstrip()


def _text(here: Frame, text: str) -> None:
    if here.tag in _LISTS or here.tag in ("table", "tr"):
        if text.strip():
            here.items.append(" ".join(_plain(text).split()))
        return
    if here.flat or (here.flowing and not _STRUCTURE.search(text)):
        words = " ".join(text.split())
        before = " " if text[0].isspace() else ""
        behind = " " if words and text[-1].isspace() else ""
        text = before + words + behind
    elif here.flowing:
        first, *rest = text.split("\n")
        text = "\n".join((first, *(line.strip() for line in rest)))
    here.add(_plain(text))


def _plain(text: str) -> str:
    """Text whose entities are characters, but for those that Markdown reads otherwise."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    shown = unescape(found[0])
    if shown == "\N{NO-BREAK SPACE}":
        return " "
    return found[0] if shown in _MARKUP and found[0] != "&amp;" else shown


def _code(here: Frame, text: str) -> None:
    """Code of Markdown, as it is."""
    if "\n" not in text:
        here.add(text)
    elif here.flat:
        here.add(" ".join(text.split()))
    elif here.flowing and text.lstrip().startswith(("```", "~~~")):
        here.block(text, Gap.LINE)
    else:
        here.add(text)


def _raw(here: Frame, piece: Piece) -> None:
    if piece.tag in ("script", "style"):
        return
    text = unescape(_without_tags(piece.text)).replace("\N{NO-BREAK SPACE}", " ")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    if piece.tag == "pre" and not here.flat and not piece.in_row:
        fence = "`" * max(3, longest + 1)
        here.block(f"{fence}\n{text.strip(chr(10)).rstrip()}\n{fence}")
        return
    flat = " ".join(text.split())
    if flat:
        ticks = "`" * (longest + 1)
        pad = " " if longest else ""
        apart = " " if here.last() == "`" else ""
        here.add(f"{apart}{ticks}{pad}{flat}{pad}{ticks}")


def _without_tags(text: str) -> str:
    """Code without marks within it; tags with one half are what the code is about."""
    if "<" not in text:
        return text
    inner = re.sub(r"\A\s*<code(?:\s[^<>]*)?>|</code>\s*\Z", "", text)
    return _TAG.sub("", inner) if "</" in inner else inner


def _void(here: Frame, piece: Piece) -> None:
    if piece.in_row:
        here.add(" " if piece.tag == "br" else "")
    elif piece.tag == "br":
        here.gap(Gap.HARD)
    elif piece.tag == "hr":
        here.block("---")
    elif piece.tag == "p":
        here.gap(Gap.BLANK)
    if piece.tag == "img":
        here.add(" ".join(_plain(piece.attribute("alt")).split()))


def _inline(frame: Frame, parent: Frame) -> None:
    """Close an element within a line."""
    lead, text, trail = joined(frame.parts)
    core = text.strip()
    mark = _MARKS.get(frame.tag, "")
    before, behind = _AFFIXES.get(frame.tag, (mark, mark))
    parent.gap(lead)
    if not core.strip("*~") or "\n\n" in core or (mark and core.startswith("**")):
        parent.add(text)
    else:
        at = text.index(core)
        room = text[:at]
        last = parent.last()
        if mark and not room and (last == mark[0] or _clings(last, core[0])):
            room = " "
        parent.add(f"{room}{before}{core}{behind}{text[at + len(core) :]}")
        parent.marked = bool(mark) and text[-1] == core[-1] and not core[-1].isalnum()
    parent.gap(trail)


def _clings(one: str, other: str) -> bool:
    """Whether a mark between the two is not read as one (CommonMark, section 6.2)."""
    return one.isalnum() and not other.isalnum()


def _link(frame: Frame, parent: Frame) -> None:
    """Close a link: one that leads nowhere from here is its text."""
    lead, text, trail = joined(frame.parts)
    core = text.strip()
    address = _plain(frame.piece.attribute("href")).replace("&amp;", "&").strip()
    if core and _ADDRESS.fullmatch(address):
        shown = address.translate(_IN_ADDRESS)
        if core == address:
            link = f"<{shown}>"
        elif "[" in core or "]" in core or "\n\n" in core:
            link = f"{core} <{shown}>"
        else:
            link = f"[{' '.join(core.split())}]({shown})"
        text = text.replace(core, link, 1)
    parent.gap(lead)
    parent.add(text)
    parent.gap(trail)


def _block(frame: Frame, parent: Frame) -> None:
    """Close a block without marks of its own."""
    text = joined(frame.parts)[1].strip()
    if frame.tag in _HEADINGS and not parent.flat and text:
        text = f"{_HEADINGS[frame.tag]} {text}"
    elif frame.tag in ("dt", "summary") and text:
        text = f"**{text.strip('*')}**"
    elif frame.tag == "blockquote" and not frame.flat:
        text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    if frame.tag in _PARTS.get(parent.tag, ()):
        parent.items.append(text)
    elif frame.tag == "dd" and parent.tag == "dl":
        last = parent.items.pop() + ": " if parent.items else ""
        parent.items.append(last + text)
    else:
        parent.block(text, flat=frame.flat and frame.tag not in _FLAT)


def _item(frame: Frame, parent: Frame) -> None:
    text = joined(frame.parts)[1].strip()
    if parent.tag in _LISTS:
        parent.items.append(text)
    else:
        mark = "\N{BULLET}" if frame.flat else "-"
        parent.block(f"{mark} {text}", Gap.LINE, flat=frame.flat)


def _list(frame: Frame, parent: Frame) -> None:
    items = [item for item in frame.items if item]
    if frame.flat:
        parent.block(" ".join(f"\N{BULLET} {item}" for item in items), flat=True)
        return
    lines = []
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if frame.tag == "ol" else "- "
        inner = "\n" + " " * len(mark)
        lines.append(mark + re.sub(r"\n(?!\n)", inner, item))
    parent.gap(Gap.LINE if parent.listed else Gap.BLANK)
    parent.add("\n".join(lines))
    parent.gap(Gap.BLANK)


def _row(frame: Frame, parent: Frame) -> None:
    if parent.tag == "table":
        parent.rows.append(frame.items)
    else:
        parent.block(" ".join(frame.items), flat=frame.flat)


def _table(frame: Frame, parent: Frame) -> None:
    for text in frame.items:
        parent.block(text, flat=frame.flat)
    rows = [row for row in frame.rows if row]
    width = max(map(len, rows), default=0)
    if frame.flat or width < 2:
        for row in rows:
            parent.block(" ".join(row), flat=frame.flat)
        return
    head = rows[0] + [""] * (width - len(rows[0]))
    lines = [_BAR.sub(r"\\|", cell) for cell in head]
    table = ["| " + " | ".join(lines) + " |", "|" + " --- |" * width]
    for row in rows[1:]:
        cells = (_BAR.sub(r"\\|", cell) for cell in row)
        table.append("| " + " | ".join(cells) + " |")
    parent.block("\n".join(table))


_CLOSERS: dict[str, Callable[[Frame, Frame], None]] = {
    **dict.fromkeys(_MARKS, _inline),
    **dict.fromkeys(_BARE, _inline),
    **dict.fromkeys(_LISTS, _list),
    "a": _link,
    "li": _item,
    "tr": _row,
    "table": _table,
}
