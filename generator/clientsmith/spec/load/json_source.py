"""JSON text: values with exact integers, faults with their places."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import jiter

from ...report.diagnostics import Diagnostics
from ..limits import Limits
from ..source_map import ROOT, Location, Pointer, tokens

_TOKEN = re.compile(
    r'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]|NaN|-?Infinity|-?\d[\d.eE+-]*+', re.DOTALL
)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The one-based line and column of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@dataclass(slots=True)
class _Watch:
    """Hooks of the JSON decoder that note what needs a second look."""

    limits: Limits
    faults: bool = False
    repeated: bool = False

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Note a repeated name."""
        result = dict(pairs)
        if len(result) != len(pairs):
            self.repeated = True
        return result

    def integer(self, text: str) -> int:
        """Note a number of too many digits."""
        if len(text) > self.limits.digits:
            self.faults = True
            return 0
        return int(text)

    def number(self, text: str) -> float:
        """Note a number beyond doubles."""
        value = float(text)
        if math.isinf(value):
            self.faults = True
        return value

    def constant(self, _text: str) -> None:
        """Note a word that JSON has not."""
        self.faults = True


def quick(content: bytes) -> Any:
    """The value of a JSON text without faults, several times as fast as `parse`.

    Returns None for whatever needs a second look: `parse` finds out what it is. Numbers
    are not looked at.
    """
    try:
        return jiter.from_json(
            content, allow_inf_nan=False, catch_duplicate_keys=True, cache_mode="all"
        )
    except ValueError:
        return None


def parse(text: str, name: str, limits: Limits, diagnostics: Diagnostics) -> Any:
    """The value of a JSON text (RFC 8259); what is wrong with it goes to `diagnostics`.

    Repeated names are warnings, the last value counts. Returns None after an error.
    """
    watch = _Watch(limits)
    try:
        value = json.loads(
            text,
            object_pairs_hook=watch.members,
            parse_int=watch.integer,
            parse_float=watch.number,
            parse_constant=watch.constant,
        )
    except json.JSONDecodeError as error:
        place = Location(name, error.lineno, error.colno)
        message = f"This is not JSON: {error.msg[:1].lower()}{error.msg[1:]}."
        hint = "Correct the text at this place; a JSON checker may find more."
        diagnostics.error("json-syntax", ROOT, message, hint, place)
        return None
    except RecursionError:
        diagnostics.error(
            "too-deep",
            ROOT,
            f"The document is nested deeper than {limits.depth} levels.",
            "Nest it less, or raise --max-depth.",
            too_deep(text, name, limits.depth),
        )
        return None
    if watch.repeated:
        for at, first, second in repetitions(text):
            line, column = line_and_column(text, second)
            before = line_and_column(text, first)[0]
            diagnostics.warning(
                "duplicate-key",
                at,
                f"The name {tokens(at)[-1]!r} is given twice, first in line {before}; "
                "the last one counts.",
                "Remove or rename one of the two.",
                Location(name, line, column),
            )
    if watch.faults:
        _numbers(text, name, limits, diagnostics)
        return None
    return value


def too_deep(text: str, name: str, limit: int) -> Location:
    """Where a text is first nested deeper than the limit, found in one pass."""
    depth = 0
    for match in _TOKEN.finditer(text):
        if match[0] in "[{":
            depth += 1
            if depth > limit:
                return Location(name, *line_and_column(text, match.start()))
        elif match[0] in "]}":
            depth -= 1
    return Location(name, 1, 1)


def _numbers(text: str, name: str, limits: Limits, diagnostics: Diagnostics) -> None:
    """Report every number that JSON has not or that no program can hold."""
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word[0] in '"[]{}':
            continue
        place = Location(name, *line_and_column(text, match.start()))
        if word[-1] in "Ny":
            diagnostics.error(
                "number-not-finite",
                ROOT,
                f"JSON has no number {word}.",
                "Write null, a string or a finite number.",
                place,
            )
        elif word.lstrip("-").isdigit():
            if len(word) > limits.digits:
                diagnostics.error(
                    "number-too-large",
                    ROOT,
                    f"A whole number of {len(word)} digits; the limit is {limits.digits}.",
                    "Write it as a string, or shorten it.",
                    place,
                )
        elif _is_infinite(word):
            diagnostics.error(
                "number-too-large",
                ROOT,
                f"The number {word[:40]} is beyond what a double holds.",
                "Write it as a string, or leave it out.",
                place,
            )


def _is_infinite(word: str) -> bool:
    try:
        return math.isinf(float(word))
    except ValueError:
        return False


def repetitions(text: str) -> Iterator[tuple[Pointer, int, int]]:
    """Each name that an object repeats: its pointer, where it stood first, and where again."""
    stack: list[list[Any]] = (
        []
    )  # of [pointer, names seen or None, the current name or index]
    name_next = False
    for match in re.finditer(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},:]', text):
        word = match[0]
        if word in "[{":
            at = f"{stack[-1][0]}/{stack[-1][2]}" if stack else ""
            stack.append([at, {} if word == "{" else None, 0])
            name_next = word == "{"
        elif word in "]}":
            stack.pop()
            name_next = False
        elif word == ",":
            name_next = stack[-1][1] is not None
            if not name_next:
                stack[-1][2] += 1
        elif word == ":":
            name_next = False
        elif name_next:
            key = json.loads(word, strict=False)
            escaped = key.replace("~", "~0").replace("/", "~1")
            top = stack[-1]
            if key in top[1]:
                yield Pointer(f"{top[0]}/{escaped}"), top[1][key], match.start()
            top[1][key] = match.start()
            top[2] = escaped
