"""Items of brackets that do not fit on their line, broken as black breaks them."""

from __future__ import annotations

from ..text.code import WIDTH
from .brackets import CLOSING, Group, Item, annotation_of, flat_of, operands, sides_of

STEP = 4


def broken_item(item: Item, indent: int, after: int) -> str:
    """One item of brackets at a column, with `after` columns left free behind it."""
    if indent + len(item.flat) + after <= WIDTH:
        return item.flat
    left, right = sides_of(item)
    used = after if right is None else len(f" = {right.flat}") + after
    prefix, annotation = annotation_of(left)
    options = operands(annotation)
    if not prefix:
        if len(options) > 1:
            return _rows(options, indent, after)
        return _last_broken(item, indent, after)
    short = indent + STEP + len(annotation.flat) <= WIDTH
    is_key = prefix[0] in "\"'"
    if len(options) > 1 or (short and not is_key and not annotation.flat.endswith("]")):
        shown = wrapped_item(prefix, annotation, indent)
    else:
        shown = prefix + _last_broken(annotation, indent, used, len(prefix))
    return shown if right is None else f"{shown} = {right.flat}"


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
            tail = flat_of(item.parts[place + 1 :])
            return flat_of(item.parts[:place]) + broken_group(part, indent) + tail
    return item.flat


def broken_group(group: Group, indent: int) -> str:
    """Brackets over several lines: all items on one, or one a line."""
    inner = indent + STEP
    if not group.magic:
        if len(group.items) == 1:
            body = _lines(operands(group.items[0]), inner, 0)
            return _closed(group, body, indent)
        inside = ", ".join([item.flat for item in group.items])
        if inner + len(inside) <= WIDTH:
            return _closed(group, inside, indent)
    return _exploded(group, indent)


def _closed(group: Group, body: str, indent: int) -> str:
    margin = " " * indent
    return f"{group.opening}\n{margin}    {body}\n{margin}{CLOSING[group.opening]}"


def _exploded(group: Group, indent: int) -> str:
    margin = "\n" + " " * indent
    rows = [
        f"{margin}    {broken_item(item, indent + STEP, 1)}," for item in group.items
    ]
    return f"{group.opening}{''.join(rows)}{margin}{CLOSING[group.opening]}"


def wrapped_item(start: str, item: Item, indent: int) -> str:
    """Code in brackets of its own."""
    margin = " " * indent
    body = _lines(operands(item), indent + STEP, 0)
    return f"{start}(\n{margin}    {body}\n{margin})"
