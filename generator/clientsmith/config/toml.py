"""TOML that may be wrong, or made to exhaust the machine."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from ..process.bounds import Overtime, within
from ..spec.limits import Limits, measure

LIMITS = Limits(bytes=2_000_000, depth=50, seconds=10, memory=1_000_000_000)
_PARTS = 100
"""Parts of one dotted key, which `tomllib` reads in a time that grows with their square."""
_TEXT = re.compile(r"""'[^'\n]*'|"(?:[^"\\\n]|\\.)*+\"""")
_KEY = re.compile(r"[\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*+")
_DIGITS = re.compile(r"[0-9_]{4000,}")
_PLACED = re.compile(
    r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)"
)


class TomlFault(ValueError):
    """What is wrong with a text, and its place."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


def read_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        TomlFault: the text is no TOML, or larger or deeper than anybody writes it.
    """
    deep = TomlFault("values are nested too deeply")
    if len(text) > LIMITS.bytes:
        raise TomlFault(f"it is larger than {LIMITS.bytes} bytes")
    plain = _TEXT.sub("s", text)
    for key in _KEY.finditer(plain):
        if key[0].count(".") >= _PARTS:
            deep.line = plain.count("\n", 0, key.start()) + 1
            raise deep
    try:
        with within(LIMITS):
            data = tomllib.loads(text)
    except (RecursionError, MemoryError, Overtime):
        raise deep from None
    except tomllib.TOMLDecodeError as error:
        raise _placed(str(error), text) from None
    except ValueError:  # as Python has it for digits
        found = _DIGITS.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise TomlFault("a number has too many digits", line) from None
    if measure(data, LIMITS).depth > LIMITS.depth:
        raise deep
    return data


def _placed(message: str, text: str) -> TomlFault:
    match = _PLACED.fullmatch(message)
    if match and match["line"]:
        return TomlFault(match["what"], int(match["line"]), int(match["column"]))
    end = text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1
    return TomlFault(match["what"] if match else message, *end)
