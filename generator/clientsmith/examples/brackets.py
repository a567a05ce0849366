"""Brackets of examples: all on one line, or one item a line, which black leaves as it is."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.code import WIDTH

_STEP = 4
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def call(
    head: str,
    items: Sequence[str],
    indent: int,
    tail: str = "",
    *,
    after: int = 0,
) -> str:
    """`head` + items + closing bracket + `tail`: on one line, or one item a line.

    Args:
        head: what stands before the items, opening bracket included; with the indentation, if
            it begins the statement.
        items: finished arguments; an item may hold line breaks if it was laid out for
            `indent` + 4.
        indent: column of the statement.
        tail: what follows the closing bracket on its line.
        after: columns to leave free behind that, for a comma that the caller adds.
    """
    flat = f"{head}{', '.join(items)}){tail}"
    column = 0 if head.startswith(" ") else indent
    if column + len(flat) + after <= WIDTH and "\n" not in flat:
        return flat
    margin = " " * (indent + _STEP)
    body = "".join(f"\n{margin}{item}," for item in items)
    return f"{head}{body}\n{' ' * indent}){tail}"


def collection(open_: str, items: Sequence[str], indent: int, prefix: int = 0) -> str:
    """A tuple, list or dict display; `prefix` is what stands before it on its line."""
    close = _CLOSING[open_]
    comma = "," if open_ == "(" and len(items) == 1 else ""
    flat = f"{open_}{', '.join(items)}{comma}{close}"
    # One more column for the comma that follows an item of an exploded call.
    if indent + prefix + len(flat) + 1 <= WIDTH and "\n" not in flat:
        return flat
    margin = " " * (indent + _STEP)
    body = "".join(f"\n{margin}{item}," for item in items)
    return f"{open_}{body}\n{' ' * indent}{close}"
