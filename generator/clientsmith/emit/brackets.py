"""A statement as the tree of its brackets, which is what line breaks depend on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKENS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()\[\]{},])""")
_MARKS = re.compile(r"""["'()\[\]{},]""")
CLOSING = {"(": ")", "[": "]", "{": "}"}
_BREAK = re.compile(r"\s*\n\s*")
_NAME = re.compile(r"\w$")
_NAMED = re.compile(r"[A-Za-z_]\w*: ")


class Group(NamedTuple):
    """Brackets and what is between them; `magic` if a comma stands behind the last item."""

    opening: str
    items: Sequence[Item]
    magic: bool
    flat: str


class Item(NamedTuple):
    """Code between two commas: texts and groups, in order."""

    parts: Sequence[str | Group]
    flat: str


def parse(statement: str) -> Item:
    """The tree of brackets of a statement."""
    head, bracket, rest = statement.partition("(")
    if not _NAME.search(head) or not bracket or _MARKS.search(head):
        return _tree(statement)  # it may be a bracket in a string
    # A method, its twin and the calls in them differ in what stands before the bracket only.
    behind = _called("x(" + rest)
    first = behind.parts[0]
    assert isinstance(first, str)
    return Item([head, *behind.parts[1:]], head + behind.flat[1:])


@lru_cache(maxsize=512)
def _called(statement: str) -> Item:
    return _tree(statement)


def _tree(statement: str) -> Item:
    stack: list[tuple[str, list[Item], list[str | Group]]] = []
    items: list[Item] = []
    parts: list[str | Group] = []
    opening = ""
    is_text = True  # texts and tokens take turns
    # Strings hold no line breaks, so those that there are may go.
    for token in _TOKENS.split(_BREAK.sub(" ", statement)):
        if is_text:
            text = token if parts else token.lstrip()
            if text:
                parts.append(text)
        elif token == ",":
            items.append(item_of(parts))
            parts = []
        elif token in CLOSING:
            stack.append((opening, items, parts))
            opening, items, parts = token, [], []
        elif token in ")]}":
            last = item_of(parts)
            magic = bool(items) and not last.parts
            if last.parts:
                items.append(last)
            group = _group(opening, items, magic, stack[-1][2])
            opening, items, parts = stack.pop()
            parts.append(group)
        else:
            parts.append(token)
        is_text = not is_text
    return item_of(parts)


def _group(
    opening: str, items: list[Item], magic: bool, before: Sequence[str | Group]
) -> Group:
    inside = ", ".join([item.flat for item in items])
    if magic and len(items) == 1 and opening == "(" and not _follows(before):
        inside += ","  # a tuple of one
    return Group(opening, items, magic, f"{opening}{inside}{CLOSING[opening]}")


def _follows(parts: Sequence[str | Group]) -> bool:
    """Whether a bracket behind these parts belongs to what stands before it: a call or an
    index, not a display."""
    if not parts:
        return False
    last = parts[-1]
    return isinstance(last, Group) or bool(_NAME.search(last))


def item_of(parts: list[str | Group]) -> Item:
    """An item of its parts, without the blanks behind it."""
    if len(parts) == 1 and isinstance(parts[0], str):
        text = parts[0].rstrip()
        return Item([text], text) if text else Item([], "")
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
        if not parts[-1]:
            parts.pop()
    flat = "".join([part if isinstance(part, str) else part.flat for part in parts])
    return Item(parts, flat)


def sides_of(item: Item) -> tuple[Item, Item | None]:
    """The sides of an assignment; the right one is None for other statements."""
    for place, part in enumerate(item.parts):
        if isinstance(part, str) and part[0] not in "\"'" and " = " in part:
            before, _, after = part.partition(" = ")
            left = [*item.parts[:place], *([before] if before else [])]
            right = [*([after] if after else []), *item.parts[place + 1 :]]
            return item_of(left), item_of(right)
        if isinstance(part, str) and part.endswith(" =") and part[0] not in "\"'":
            left = [*item.parts[:place], part.removesuffix(" =")]
            return item_of(left), item_of(list(item.parts[place + 1 :]))
    return item, None


def annotation_of(item: Item) -> tuple[str, Item]:
    """`name: `, or `"key": `, and what stands behind it; the first is empty where there is
    none."""
    first, *others = item.parts
    if isinstance(first, str) and first[0] in "\"'" and others:
        second = others[0]
        if isinstance(second, str) and second.startswith(": "):
            rest = second[2:]
            return f"{first}: ", item_of([rest, *others[1:]] if rest else others[1:])
    named = _NAMED.match(first) if isinstance(first, str) else None
    if not named or not isinstance(first, str):
        return "", item
    rest = first[named.end() :]
    return named.group(), item_of([rest, *others] if rest else others)


def operands(item: Item) -> list[Item]:
    """The options of a union."""
    found: list[Item] = []
    parts: list[str | Group] = []
    for part in item.parts:
        if not isinstance(part, str) or part[0] in "\"'" or "|" not in part:
            parts.append(part)
            continue
        first, *others = part.split("|")
        if first.strip():
            parts.append(first)
        for text in others:
            found.append(item_of(parts))
            text = text.lstrip()
            parts = [text] if text else []
    found.append(item_of(parts))
    return found


def flat_of(parts: Iterable[str | Group]) -> str:
    """Code on one line."""
    return "".join([part if isinstance(part, str) else part.flat for part in parts])
