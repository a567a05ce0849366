"""Line breaks where black puts them, for one statement that a template wrote in any shape.

A template writes a statement with whatever breaks are pleasant to read; `fit` lays it out.
Brackets whose items do not fit on the line are broken as black breaks them: all items on a
line of their own if they fit, else one item a line. A comma behind the last item says that
only the second is wanted (black's magic trailing comma); it goes where all fits on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..text.code import WIDTH, Code

_STEP = 4
_TOKENS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()\[\]{},])""")
_MARKS = re.compile(r"""["'()\[\]{},]""")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_BREAK = re.compile(r"\s*\n\s*")
_LOOSE = re.compile(r"\n|[(\[{] | [)\]}]|, ?[)\]}]|,\S")
_NAME = re.compile(r"\w$")
_PRAGMA = re.compile(r":  # type: ignore\[[\w-]+\]$")
"""Ends a head that stays on one line, since the comment is about the line that it ends."""
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


def fit(text: str) -> Code:
    """Lay out one statement.

    Args:
        text: the statement, its first line indented by as many blanks as it is to have;
            blanks and breaks outside of strings are of no importance otherwise.

    Returns:
        The statement as black writes it, with a line break behind it.
    """
    body = str.__str__(text).strip(
        "\n"
    )  # plain text, not Markup, which escapes what it joins
    statement = body.lstrip(" ")
    if len(body) <= WIDTH and not _LOOSE.search(statement):
        return Code(body.rstrip() + "\n")  # most are laid out already
    return Code(_fit(statement.rstrip(), len(body) - len(statement)) + "\n")


def _fit(statement: str, indent: int) -> str:
    return " " * indent + _statement(_parsed(statement), indent)


def _parsed(statement: str) -> Item:
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
            items.append(_item_of(parts))
            parts = []
        elif token in _CLOSING:
            stack.append((opening, items, parts))
            opening, items, parts = token, [], []
        elif token in ")]}":
            last = _item_of(parts)
            magic = bool(items) and not last.parts
            if last.parts:
                items.append(last)
            group = _group(opening, items, magic, stack[-1][2])
            opening, items, parts = stack.pop()
            parts.append(group)
        else:
            parts.append(token)
        is_text = not is_text
    return _item_of(parts)


def _group(
    opening: str, items: list[Item], magic: bool, before: Sequence[str | Group]
) -> Group:
    inside = ", ".join([item.flat for item in items])
    if magic and len(items) == 1 and opening == "(" and not _follows(before):
        inside += ","  # a tuple of one
    return Group(opening, items, magic, f"{opening}{inside}{_CLOSING[opening]}")


def _follows(parts: Sequence[str | Group]) -> bool:
    """Whether a bracket behind these parts belongs to what stands before it: a call or an
    index, not a display."""
    if not parts:
        return False
    last = parts[-1]
    return isinstance(last, Group) or bool(_NAME.search(last))


def _item_of(parts: list[str | Group]) -> Item:
    if len(parts) == 1 and isinstance(parts[0], str):
        text = parts[0].rstrip()
        return Item([text], text) if text else Item([], "")
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
        if not parts[-1]:
            parts.pop()
    flat = "".join([part if isinstance(part, str) else part.flat for part in parts])
    return Item(parts, flat)


def _statement(item: Item, indent: int) -> str:
    """A whole statement at a column, without its own indent."""
    if indent + len(item.flat) <= WIDTH or _PRAGMA.search(item.flat):
        return item.flat
    if item.flat.startswith(("def ", "async def ")):
        return _head(item, indent)
    if item.flat.startswith("from "):
        return _import(item.flat, indent)
    return _item(item, indent, 0)


def _head(item: Item, indent: int) -> str:
    """A function's head: the parameters on a line of their own, or one a line."""
    place = next(i for i, part in enumerate(item.parts) if isinstance(part, Group))
    group = item.parts[place]
    assert isinstance(group, Group)
    start, end = _flat(item.parts[:place]), _trimmed(item.parts[place + 1 :])
    margin = " " * indent
    inside = ", ".join(each.flat for each in group.items)
    tail = ")" + end.flat
    if indent + len(tail) <= WIDTH:
        if len(group.items) > 1 and indent + _STEP + len(inside) <= WIDTH:
            return f"{start}(\n{margin}    {inside}\n{margin}{tail}"
    else:
        tail = ")" + _returned(end, indent)
    rows = "".join(
        f"\n{margin}    {_item(each, indent + _STEP, 1)}," for each in group.items
    )
    return f"{start}({rows}\n{margin}{tail}"


def _returned(end: Item, indent: int) -> str:
    """` -> annotation:` that is longer than a line, behind the bracket of the parameters."""
    arrow, annotation, suffix = _annotation_of(end)
    options = _operands(annotation)
    if len(options) > 1:
        body = _lines(options, indent + _STEP, 0)
        return f"{arrow}(\n{' ' * (indent + _STEP)}{body}\n{' ' * indent}){suffix}"
    return arrow + _last_broken(annotation, indent, len(suffix), 5) + suffix


def _annotation_of(end: Item) -> tuple[str, Item, str]:
    """`" -> "`, the annotation, and the colon with what follows it."""
    parts = list(end.parts)
    first = parts[0]
    assert isinstance(first, str)
    parts[0] = first.removeprefix("-> ").removeprefix(" -> ")
    last = parts[-1]
    assert isinstance(last, str)
    text, _, rest = last.rpartition(":")
    parts[-1] = text
    return " -> ", _item_of([part for part in parts if part]), ":" + rest


def _import(flat: str, indent: int) -> str:
    head, _, names = flat.partition(" import ")
    rows = "".join(f"\n{' ' * indent}    {name}," for name in names.split(", "))
    return f"{head} import ({rows}\n{' ' * indent})"


def _assigned(left: Item, right: Item, indent: int) -> str | None:
    """`target: annotation = value`, broken in the value or around it; None where it is the
    annotation that has to be broken."""
    margin = " " * indent
    value = right.parts[-1]
    wrapped = indent + len(left.flat) + 4 <= WIDTH
    if isinstance(value, Group) and value.items:
        callee = _flat(right.parts[:-1])
        if indent + len(left.flat) + 3 + len(callee) + 1 <= WIDTH:
            return f"{left.flat} = {callee}" + _broken(value, indent, 0)
        if wrapped:
            body = _item(right, indent + _STEP, 0)
            return f"{left.flat} = (\n{margin}    {body}\n{margin})"
    if wrapped and indent + _STEP + len(right.flat) <= WIDTH:
        return f"{left.flat} = (\n{margin}    {right.flat}\n{margin})"
    return None


def _sides(item: Item) -> tuple[Item, Item | None]:
    """The sides of an assignment; the right one is None for other statements."""
    for place, part in enumerate(item.parts):
        if isinstance(part, str) and part[0] not in "\"'" and " = " in part:
            before, _, after = part.partition(" = ")
            left = [*item.parts[:place], *([before] if before else [])]
            right = [*([after] if after else []), *item.parts[place + 1 :]]
            return _item_of(left), _item_of(right)
        if isinstance(part, str) and part.endswith(" =") and part[0] not in "\"'":
            left = [*item.parts[:place], part.removesuffix(" =")]
            return _item_of(left), _item_of(list(item.parts[place + 1 :]))
    return item, None


def _item(item: Item, indent: int, after: int) -> str:
    """One item of brackets at a column, with `after` columns left free behind it."""
    if indent + len(item.flat) + after <= WIDTH:
        return item.flat
    left, right = _sides(item)
    broken = None if right is None else _assigned(left, right, indent)
    if broken is not None:
        return broken
    used = after if right is None else len(f" = {right.flat}") + after
    prefix, annotation = _annotated(left)
    options = _operands(annotation)
    if not prefix:
        if len(options) > 1:
            return _rows(options, indent, after)
        return _last_broken(item, indent, after)
    short = indent + _STEP + len(annotation.flat) <= WIDTH
    is_key = prefix[0] in "\"'"
    if len(options) > 1 or (short and not is_key and not annotation.flat.endswith("]")):
        body = _lines(options, indent + _STEP, 0)
        shown = f"{prefix}(\n{' ' * (indent + _STEP)}{body}\n{' ' * indent})"
    else:
        shown = prefix + _last_broken(annotation, indent, used, len(prefix))
    return shown if right is None else _ended(shown, right, indent)


def _ended(shown: str, right: Item, indent: int) -> str:
    """What is assigned behind an annotation over several lines."""
    last = shown.rpartition("\n")[2].lstrip()
    if indent + len(last) + 3 + len(right.flat) > WIDTH:
        assigned = _assigned(Item([last], last), right, indent)
        if assigned is not None:
            return shown.removesuffix(last) + assigned
    return f"{shown} = {right.flat}"


def _annotated(item: Item) -> tuple[str, Item]:
    """`name: `, or `"key": `, and what stands behind it; the first is empty where there is
    none."""
    first, *others = item.parts
    if isinstance(first, str) and first[0] in "\"'" and others:
        second = others[0]
        if isinstance(second, str) and second.startswith(": "):
            rest = second[2:]
            return f"{first}: ", _item_of([rest, *others[1:]] if rest else others[1:])
    named = _NAMED.match(first) if isinstance(first, str) else None
    if not named or not isinstance(first, str):
        return "", item
    rest = first[named.end() :]
    return named.group(), _item_of([rest, *others] if rest else others)


def _operands(item: Item) -> list[Item]:
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
            found.append(_item_of(parts))
            text = text.lstrip()
            parts = [text] if text else []
    found.append(_item_of(parts))
    return found


def _rows(options: list[Item], indent: int, after: int) -> str:
    """The options of a union, one a line."""
    margin = "\n" + " " * indent
    first, *middle = (_option(option, indent, 0) for option in options[:1])
    rows = [first, *middle]
    rows += [f"{margin}| {_option(option, indent, 0, 2)}" for option in options[1:-1]]
    rows.append(f"{margin}| {_option(options[-1], indent, after, 2)}")
    return "".join(rows)


def _lines(options: list[Item], indent: int, after: int) -> str:
    """What stands between exploded brackets alone: on one line, or an option a line."""
    flat = " | ".join(option.flat for option in options)
    if indent + len(flat) + after <= WIDTH:
        return flat
    if len(options) > 1:
        return _rows(options, indent, after)
    return _option(options[0], indent, after)


def _option(option: Item, indent: int, after: int, before: int = 0) -> str:
    if indent + before + len(option.flat) + after <= WIDTH:
        return option.flat
    return _last_broken(option, indent, after, before)


def _last_broken(item: Item, indent: int, after: int, before: int = 0) -> str:
    """Code broken at its last brackets, if it has any and does not fit."""
    if indent + before + len(item.flat) + after <= WIDTH:
        return item.flat
    for place in range(len(item.parts) - 1, -1, -1):
        part = item.parts[place]
        if isinstance(part, Group) and part.items:
            tail = _flat(item.parts[place + 1 :])
            return _flat(item.parts[:place]) + _broken(part, indent, after) + tail
    return item.flat


def _broken(group: Group, indent: int, after: int) -> str:
    """Brackets over several lines: all items on one, or one a line."""
    inner = indent + _STEP
    if not group.magic:
        if len(group.items) == 1:
            body = _lines(_operands(group.items[0]), inner, 0)
            return _closed(group, body, indent)
        inside = ", ".join([item.flat for item in group.items])
        if inner + len(inside) <= WIDTH:
            return _closed(group, inside, indent)
    return _exploded(group, indent)


def _closed(group: Group, body: str, indent: int) -> str:
    margin = " " * indent
    return f"{group.opening}\n{margin}    {body}\n{margin}{_CLOSING[group.opening]}"


def _exploded(group: Group, indent: int) -> str:
    margin = "\n" + " " * indent
    rows = [f"{margin}    {_item(item, indent + _STEP, 1)}," for item in group.items]
    return f"{group.opening}{''.join(rows)}{margin}{_CLOSING[group.opening]}"


def _flat(parts: Iterable[str | Group]) -> str:
    return "".join([part if isinstance(part, str) else part.flat for part in parts])


def _trimmed(parts: Sequence[str | Group]) -> Item:
    return Item(parts, _flat(parts))
