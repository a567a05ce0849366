"""Line breaks where black puts them, for one statement that a template wrote in any shape.

A template writes a statement with whatever breaks are pleasant to read; `fit` lays it out.
Brackets whose items do not fit on the line are broken as black breaks them: all items on a
line of their own if they fit, else one item a line. A comma behind the last item says that
only the second is wanted (black's magic trailing comma); it goes where all fits on one line.
"""

from __future__ import annotations

import re

from ..text.code import WIDTH, Code
from .brackets import (
    Group,
    Item,
    annotation_of,
    flat_of,
    item_of,
    operands,
    parse,
    sides_of,
)
from .breaking import STEP, broken_group, broken_item, wrapped_item

_LOOSE = re.compile(r"\n|[(\[{] | [)\]}]|, ?[)\]}]|,\S")
_PRAGMA = re.compile(r":  # type: ignore\[[\w-]+\]$")
"""Ends a head that stays on one line, since the comment is about the line that it ends."""


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
    return " " * indent + _statement(parse(statement), indent)


def _statement(item: Item, indent: int) -> str:
    """A whole statement at a column, without its own indent."""
    if indent + len(item.flat) <= WIDTH or _PRAGMA.search(item.flat):
        return item.flat
    if item.flat.startswith(("def ", "async def ")):
        return _head(item, indent)
    if item.flat.startswith("from "):
        return _import(item.flat, indent)
    first = item.parts[0]
    if isinstance(first, str) and first.startswith("return "):
        value = [first.removeprefix("return "), *item.parts[1:]]
        return _valued("return ", item_of([x for x in value if x]), indent)
    left, right = sides_of(item)
    if right is not None or annotation_of(left)[0]:
        return _assignment(left, right, indent)
    return broken_item(item, indent, 0)


def _head(item: Item, indent: int) -> str:
    """A function's head: the parameters on a line of their own, or one a line."""
    place = next(i for i, part in enumerate(item.parts) if isinstance(part, Group))
    group = item.parts[place]
    assert isinstance(group, Group)
    start, behind = flat_of(item.parts[:place]), item.parts[place + 1 :]
    end = Item(behind, flat_of(behind))
    margin = " " * indent
    inside = ", ".join(each.flat for each in group.items)
    tail = ")" + end.flat
    if indent + len(tail) <= WIDTH:
        if len(group.items) > 1 and indent + STEP + len(inside) <= WIDTH:
            return f"{start}(\n{margin}    {inside}\n{margin}{tail}"
    else:
        tail = ")" + _returned(end, indent)
    rows = "".join(
        f"\n{margin}    {broken_item(each, indent + STEP, 1)}," for each in group.items
    )
    return f"{start}({rows}\n{margin}{tail}"


def _returned(end: Item, indent: int) -> str:
    """` -> annotation:` that is longer than a line, behind the bracket of the parameters."""
    arrow, annotation, suffix = _returned_parts(end)
    return _annotation(arrow, annotation, indent) + suffix


def _returned_parts(end: Item) -> tuple[str, Item, str]:
    """`" -> "`, the annotation, and the colon with what follows it."""
    parts = list(end.parts)
    first = parts[0]
    assert isinstance(first, str)
    parts[0] = first.removeprefix("-> ").removeprefix(" -> ")
    last = parts[-1]
    assert isinstance(last, str)
    text, _, rest = last.rpartition(":")
    parts[-1] = text
    return " -> ", item_of([part for part in parts if part]), ":" + rest


def _import(flat: str, indent: int) -> str:
    head, _, names = flat.partition(" import ")
    rows = "".join(f"\n{' ' * indent}    {name}," for name in names.split(", "))
    return f"{head} import ({rows}\n{' ' * indent})"


def _assignment(left: Item, right: Item | None, indent: int) -> str:
    """`target: annotation = value`, broken in the value, around it, or in the annotation."""
    prefix, annotation = annotation_of(left)
    if right is None:
        return _annotation(prefix, annotation, indent)
    head = f"{left.flat} = "
    # An annotation is one more place to break where the value cannot begin on the line.
    if not prefix or indent + len(head) < WIDTH:
        return _valued(head, right, indent, has_brackets=bool(prefix))
    if _is_unbreakable(annotation, indent):
        if _is_word(right) and not _is_unbreakable(right, indent):
            return f"{head}({right.flat})"  # black's own way out
        if indent + len(f" = {right.flat}") > WIDTH:
            return _split(head, right, indent)
    shown = _annotation(prefix, annotation, indent, right)
    start, _, last = shown.rpartition("\n")
    head = f"{last.lstrip()} = "
    if len(operands(right)) > 1 or indent + len(shown.partition("\n")[0]) > WIDTH:
        end = _split(head, right, indent)
    else:
        end = _valued(head, right, indent)
    return f"{start}\n{' ' * indent}{end}"


def _valued(start: str, value: Item, indent: int, *, has_brackets: bool = False) -> str:
    """A value behind `target = ` or `return `, broken in its brackets, or in others around it;
    `has_brackets` where there are some in front of it."""
    if indent + len(start) + len(value.flat) <= WIDTH:
        return start + value.flat
    broken = _split(start, value, indent)
    wrapped = wrapped_item(start, value, indent)
    if "\n" in broken:
        if indent + len(broken.partition("\n")[0]) <= WIDTH:
            return broken
        return wrapped if has_brackets or _is_short(wrapped, indent) else broken
    if not has_brackets and _is_unbreakable(value, indent):
        return start + value.flat
    return wrapped


def _split(start: str, value: Item, indent: int) -> str:
    """A value broken in its own brackets if it has any, even if it fits; a union in others."""
    last = value.parts[-1]
    if len(operands(value)) > 1:
        flat = f"{start}({value.flat})"
        return (
            flat if indent + len(flat) <= WIDTH else wrapped_item(start, value, indent)
        )
    if not isinstance(last, Group) or not last.items:
        return start + value.flat
    return start + flat_of(value.parts[:-1]) + broken_group(last, indent)


def _annotation(
    prefix: str, annotation: Item, indent: int, right: Item | None = None
) -> str:
    """`name: annotation`, broken in the annotation or around it."""
    wrapped = wrapped_item(prefix, annotation, indent)
    last = annotation.parts[-1]
    if not isinstance(last, Group) or not last.items or len(operands(annotation)) > 1:
        if right is None and _is_unbreakable(annotation, indent):
            return prefix + annotation.flat
        return wrapped
    broken = prefix + flat_of(annotation.parts[:-1]) + broken_group(last, indent)
    is_wide = indent + len(broken.partition("\n")[0]) > WIDTH
    return (
        wrapped if is_wide and right is None and _is_short(wrapped, indent) else broken
    )


def _is_word(item: Item) -> bool:
    """Whether code is one name or text, which brackets do not help to break."""
    first = item.parts[0]
    return item.flat == first and (first[0] in "\"'" or first.isidentifier())


def _is_unbreakable(item: Item, indent: int) -> bool:
    """Whether a name or text is longer than a line of its own."""
    return _is_word(item) and indent + STEP + len(item.flat) > WIDTH


def _is_short(shown: str, indent: int) -> bool:
    first, *others = shown.split("\n")
    return indent + len(first) <= WIDTH and all(len(line) <= WIDTH for line in others)
