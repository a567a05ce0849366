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


def read_inner(old: str, new: str) -> tuple[str, str, str]:
    """What of a type differs, in words, and what that was and is: in lists the items."""
    what, before, after = "It", read_core(old), read_core(new)
    while True:
        found = _HOLDER.fullmatch(before), _HOLDER.fullmatch(after)
        inside = [each for each in found if each and _is_one(each[0])]
        if len(inside) < 2 or inside[0][1] != inside[1][1] or before == after:
            return what, before, after
        what = "Values" if inside[0][1] == "dict" else "Items"
        before, after = (read_core(each[2]) for each in inside)


def _is_one(text: str) -> bool:
    return len(list(split_options(text))) == 1


_HOLDER = re.compile(r"(?!Literal\b)(\w+)\[(?:str, )?(.*)\]")


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
