"""What a YAML parser leaves to do: string keys, core schema numbers, merges written out."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import chain
from typing import Any

from yaml_rs import loads

from ....report.diagnostics import Diagnostics
from ...limits import Limits
from ...source_map import ROOT, Location, Pointer, child, escape
from ..yaml_finder import YamlFinder

_UNDERSCORED = re.compile(r"_(?:(?=[\d.])|(?<=\d_))")
_BINARY = re.compile(r"0b(?=[01_])")
_WORD = re.compile(r"[-+]?[\w.]+(?:[eE][-+][\w]+)?[ \t]*+(?=[,\]}:#\r\n]|\Z)")
_NOT_CORE = re.compile(
    r"[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0o[0-7_]+|[\d_.]*\d[\d_.]*(?:[eE][-+]?[\d_]+)?)"
)
_MAYBE_MERGE = re.compile(r"<<(?<![^\s,{]<<)[ \t]*:")
_CORE_NUMBER = re.compile(
    r"[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+"
    r"|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


@dataclass(slots=True)
class Repairs:
    """Mends parsed values by looking at what was typed."""

    text: str
    name: str
    finder: YamlFinder
    limits: Limits
    diagnostics: Diagnostics
    broken: bool = False
    """Whether something was found that no repair can mend."""

    def _suspects(self) -> set[int | float]:
        """The numbers that words which are none in YAML 1.2 may have been read as."""
        text = self.text
        found: set[int | float] = set()
        for match in chain(_UNDERSCORED.finditer(text), _BINARY.finditer(text)):
            start = match.start()
            while start and text[start - 1] not in " \t\r\n[{,":
                start -= 1
            word = _WORD.match(text, start)
            if word and _NOT_CORE.fullmatch(word[0].rstrip()):
                value: Any = loads(word[0].rstrip())
                if isinstance(value, int | float):
                    found.add(value)
        return found

    def made(self, data: Any) -> Any:
        """The value with string keys, core schema numbers and merges written out."""
        suspects = self._suspects()
        merges = "<<" in self.text and bool(_MAYBE_MERGE.search(self.text))
        if not isinstance(data, dict | list):
            return data  # no document, whatever number it is
        stack: list[tuple[Pointer, Any]] = [(ROOT, data)]
        if not merges and _is_plain(data, suspects):
            return data
        depth_limit = self.limits.depth
        while stack:
            pointer, node = stack.pop()
            if pointer.count("/") > depth_limit:
                too_deep(
                    self.limits,
                    self.diagnostics,
                    Location(self.name, *self.finder(pointer)),
                )
                return None
            if isinstance(node, dict):
                self._keys(node, pointer)
                if merges and "<<" in node:
                    self._merge(node, pointer)
            items = node.items() if isinstance(node, dict) else enumerate(node)
            for key, value in list(items):
                if isinstance(value, dict | list):
                    stack.append((Pointer(f"{pointer}/{escape(str(key))}"), value))
                elif type(value) is float and not math.isfinite(value):
                    self._infinite(value, child(pointer, key))
                elif suspects and type(value) in (int, float) and value in suspects:
                    node[key] = self._as_typed(value, child(pointer, key))
        return None if self.broken else data

    def _keys(self, node: dict[Any, Any], pointer: Pointer) -> None:
        if all(type(key) is str for key in node):
            return
        items = list(node.items())
        members = None
        node.clear()
        for index, (key, value) in enumerate(items):
            if isinstance(key, str):
                text = key
            elif isinstance(key, tuple | frozenset):
                self.broken = True
                self.diagnostics.error(
                    "yaml-key",
                    pointer,
                    "A key of this mapping is itself a collection.",
                    "Use plain strings as keys, as JSON does.",
                    Location(self.name, *self.finder(pointer)),
                )
                continue
            elif type(key) is int and 100 <= key <= 599:
                text = str(key)
            else:
                if members is None:
                    members = self._typed(pointer, len(items))
                text = members[index] if members else _plain_key(key)
            if text in node:
                self.diagnostics.warning(
                    "duplicate-key",
                    child(pointer, text),
                    f"The name {text!r} is given twice, once with quotes and once without; "
                    "the last one counts.",
                    "Remove or rename one of the two.",
                    Location(self.name, *self.finder(child(pointer, text))),
                )
            node[text] = value

    def _typed(self, pointer: Pointer, count: int) -> list[str]:
        """The keys as they were typed, if each can be told."""
        _, node, whole = self.finder.find(pointer)
        keys = list(dict.fromkeys(member.key for member in self.finder.members(node)))
        return keys if whole and len(keys) == count else []

    def _merge(self, node: dict[str, Any], pointer: Pointer) -> None:
        """Write out `<<`, a habit from YAML 1.1 that many tools still follow."""
        merged = node["<<"]
        parts = merged if isinstance(merged, list) else [merged]
        if not all(isinstance(part, dict) for part in parts):
            return
        own = {key: value for key, value in node.items() if key != "<<"}
        node.clear()
        for part in reversed(parts):
            self._keys(part, pointer)
            node.update(part)
        node.update(own)
        self.diagnostics.warning(
            "yaml-merge",
            pointer,
            "The merge key << is no part of YAML 1.2; it was written out.",
            "Repeat the members, or use $ref or allOf.",
            Location(self.name, *self.finder(child(pointer, "<<"))),
        )

    def _as_typed(self, value: float | int, pointer: Pointer) -> float | int | str:
        text = self.finder.text(pointer)
        return value if text is None or _CORE_NUMBER.fullmatch(text) else text

    def _infinite(self, value: float, pointer: Pointer) -> None:
        self.broken = True
        self.diagnostics.error(
            "number-not-finite",
            pointer,
            f"JSON has no number {self.finder.text(pointer) or value}.",
            "Write null, a string or a finite number.",
            Location(self.name, *self.finder(pointer)),
        )


def too_deep(limits: Limits, diagnostics: Diagnostics, place: Location) -> None:
    """Report nesting beyond the limit."""
    diagnostics.error(
        "too-deep",
        ROOT,
        f"The document is nested deeper than {limits.depth} levels.",
        "Nest it less, or raise --max-depth.",
        place,
    )


def _plain_key(key: Any) -> str:
    words = {None: "null", True: "true", False: "false"}
    return words[key] if key is None or isinstance(key, bool) else str(key)


def _is_plain(data: Any, suspects: set[int | float]) -> bool:
    """Whether there is nothing to repair: string keys and finite numbers only, none suspect.

    Status codes are turned into strings on the way, since they are so common.
    """
    level = [data]
    while level:
        below: list[Any] = []
        for node in level:
            if type(node) is dict:
                if not all(type(key) is str for key in node) and not _status_keys(node):
                    return False
                children = node.values()
            elif type(node) is list:
                children = node  # type: ignore[assignment]
            else:
                continue
            for value in children:
                kind = type(value)
                if kind is dict or kind is list:
                    below.append(value)
                elif (kind is int and value in suspects) or (
                    kind is float and (value in suspects or not math.isfinite(value))
                ):
                    return False
        level = below
    return True


def _status_keys(node: dict[Any, Any]) -> bool:
    """Turn unquoted status codes into strings; False if other keys are no strings."""
    items = {}
    for key, value in node.items():
        if type(key) is int and 100 <= key <= 599:
            items[str(key)] = value
        elif type(key) is str:
            items[key] = value
        else:
            return False
    if len(items) != len(node):
        return False
    node.clear()
    node.update(items)
    return True
