"""Docstrings that people wrote, as Markdown: examples become code, and sections lists.

Examples are those of doctest (`>>>`), of sections `Example:` (Google's style), and of the directive
`code-block` of reStructuredText; what is Markdown already stays as it is.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

_FENCE = re.compile(r"\s*(```|~~~)")
_CODE = re.compile(r"(?:Examples?|Usage)::?|\.\. code(?:-block)?::\s*\w*")
_SECTION = re.compile(
    r"(Args|Arguments|Parameters|Attributes|Keyword Args|Raises|Returns|Yields):"
)
_ITEM = re.compile(r"(\*{0,2}\w+)(?: \(([^)]*)\))?: (.*)", re.S)


def as_markdown(docstring: str) -> str:
    """A docstring, without its indentation, as Markdown."""
    return "\n".join(_converted(docstring.splitlines())).strip()


def _converted(lines: list[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if fence := _FENCE.match(line):
            while end < len(lines) and not lines[end].strip().startswith(fence[1]):
                end += 1
            end = min(end + 1, len(lines))
            yield from lines[at:end]
        elif line.startswith(">>>"):
            while end < len(lines) and lines[end].strip():
                end += 1
            yield from _fenced(lines[at:end])
        elif _CODE.fullmatch(line.strip()) and (block := _block(lines, end)):
            end += len(block)
            inner = textwrap.dedent("\n".join(block)).strip("\n").splitlines()
            is_code = not any(
                _FENCE.match(each) or each.startswith(">>>") for each in inner
            )
            if not line.startswith(".."):
                yield from (f"**{line.strip().rstrip(':')}:**", "")
            yield from _fenced(inner) if is_code else _converted(inner)
        elif (section := _SECTION.fullmatch(line.strip())) and (
            block := _block(lines, end)
        ):
            end += len(block)
            yield from (f"**{section[1]}:**", "", *_items(block), "")
        else:
            yield line
        at = end


def _fenced(lines: list[str]) -> Iterator[str]:
    yield from ("", "```python", *lines, "```", "")


def _block(lines: list[str], at: int) -> list[str]:
    """The lines from one on that are indented, or empty between such lines."""
    end = at
    for number, line in enumerate(lines[at:], at):
        if line.strip() and not line[:1].isspace():
            break
        if line.strip():
            end = number + 1
    return lines[at:end]


def _items(block: list[str]) -> Iterator[str]:
    """The entries of a section: a name with what it is, or text."""
    text = textwrap.dedent("\n".join(block)).strip("\n")
    for each in re.split(r"\n(?=\S)", text):
        said = " ".join(each.split())
        item = _ITEM.fullmatch(said)
        if item is None:
            yield said
            continue
        type_ = f" ({item[2]})" if item[2] else ""
        yield f"- `{item[1]}`{type_}: {item[3]}"
