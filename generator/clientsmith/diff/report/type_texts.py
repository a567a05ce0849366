"""Changes of types in few words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..messages import quote

_SHORT = 100
_CUT = 60
_MOST = 4
_LIST = re.compile(r"(list|Sequence)\[(.*)\]")


def tell_types(old: str, new: str) -> str:
    """What a type was and is; where that is long, what came to it and what is gone."""
    if len(old) + len(new) <= _SHORT:
        return f"{quote(old)} → {quote(new)}"
    lists = _LIST.fullmatch(old), _LIST.fullmatch(new)
    if lists[0] and lists[1] and lists[0][1] == lists[1][1]:
        return f"in the list, {tell_types(lists[0][2], lists[1][2])}"
    before, after = list(split_options(old)), list(split_options(new))
    gone = [option for option in before if option not in after]
    come = [option for option in after if option not in before]
    if len(before) == len(gone) or not (gone or come):
        return f"{quote(_cut(old))} → {quote(_cut(new))}"
    parts = (("gone: ", gone), ("new: ", come))
    return "; ".join(f"{word}{_list(options)}" for word, options in parts if options)


def read_core(text: str) -> str:
    """A type without `None`, and with one word for what is a list."""
    kept = [option for option in split_options(text) if option not in _NO_VALUE]
    return " | ".join(kept).replace("Sequence[", "list[")


_NO_VALUE = ("None", "Omit")


def read_items(text: str) -> str:
    """What is in a list; of another type itself."""
    found = _LIST.fullmatch(read_core(text))
    return found[2] if found else text


def _list(options: list[str]) -> str:
    shown = [quote(_cut(option)) for option in options]
    more = len(options) - _MOST
    if more > 1:
        return f"{', '.join(shown[:_MOST])} and {more} more"
    return ", ".join(shown)


def _cut(text: str) -> str:
    return text if len(text) <= _CUT else f"{text[:_CUT]}…"


def split_options(text: str) -> Iterator[str]:
    """The parts of a union, and the values of a `Literal`, as they are written."""
    try:
        stack: list[ast.expr] = [ast.parse(text, mode="eval").body]
    except (SyntaxError, ValueError, RecursionError):
        yield text
        return
    while stack:
        node = stack.pop()
        match node:
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                stack += [right, left]
            case ast.Subscript(
                value=ast.Name(id="Literal"), slice=ast.Tuple(elts=values)
            ):
                stack += reversed(values)
            case ast.Subscript(value=ast.Name(id="Literal"), slice=value):
                stack.append(value)
            case _:
                yield ast.get_source_segment(text, node) or text
