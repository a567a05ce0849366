"""What templates may do with values: the only ways in which text of a document is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from ..text import code, wrapping
from ..text.code import Code
from .fitting import fit


def literal(value: object) -> Code:
    """A value of a document as a Python literal.

    Args:
        value: of JSON's types; tuples are printed as such.

    Raises:
        TypeError: it is of another type.
    """
    if isinstance(value, str):
        return Code(code.quote(value))
    if isinstance(value, tuple):
        items = ", ".join([literal(item) for item in value])
        return Code(f"({items},)" if items else "()")
    return Code(code.literal(value))


@lru_cache(maxsize=2048)  # operations that share a parameter describe it alike
def prose(text: str, width: int, margin: int = 0, lead: str = "") -> Code:
    """Text of a document as lines of a docstring.

    Args:
        text: Markdown.
        width: the longest line; long lines are broken at blanks.
        margin: the column of the lines behind the first.
        lead: a name to put before the text, with a colon.
    """
    led = f"{lead}: {text}" if lead and text else lead or text
    lines = wrapping.prose(led, width)
    blanks = " " * margin
    rows = [blanks + line if line else "" for line in lines]
    return Code(code.escaped("\n".join(rows)).lstrip(" "))


def text(value: str) -> Code:
    """Text of a document in a docstring, on the line where it is printed."""
    return Code(code.escaped(value))


def docstring(text: str) -> Code:
    """A block of text as a docstring, its quotes where black puts them.

    Args:
        text: lines that `prose` made and those of the template, indented by the column that
            the docstring is to have.
    """
    body = str(text).strip("\n")
    indent = len(body) - len(body.lstrip(" "))
    rows = [row[indent:] if row[:indent].isspace() else row for row in body.split("\n")]
    return Code(f"{' ' * indent}{code.quoted(rows, indent)}\n")


def attribute_docstring(text: str) -> Code:
    """As `docstring`, below an attribute: its end stands on the last row if it fits there."""
    return Code(code.hugged(str(docstring(text))[:-1]) + "\n")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "attribute_docstring": attribute_docstring,
    "docstring": docstring,
    "fit": fit,
    "literal": literal,
    "prose": prose,
    "text": text,
}
