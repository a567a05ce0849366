"""YAML text: only what JSON can say, by the YAML 1.2 core schema, with faults in their places."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from yaml_rs import AliasLimits, DuplicateKeyPolicy, YAMLDecodeError, loads

from .diagnostics import Diagnostics
from .json_source import line_and_column
from .limits import Limits
from .source import ROOT, Location, Pointer, child, escape
from .yaml_finder import YamlFinder

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AT = re.compile(r" ?(?:error )?at line (\d+), column (\d+)")
_MAYBE_TAG = re.compile(r"!(?<=[\s\[{,]!)[^\s=\[\]{},]*+(?=\s)")
_TAG_AFTER = frozenset(":-,[{?")
_UNDERSCORED = re.compile(r"_(?=[\d.])|_(?<=\d_)|0b(?=[01_])")
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
_CORE_TAGS = {"!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"}


def parse(text: str, name: str, limits: Limits, diagnostics: Diagnostics) -> Any:
    """The value of a YAML 1.2 text; what is wrong with it goes to `diagnostics`.

    Keys become strings as they were typed, `<<` merges are written out, repeated keys are
    warnings, and tags beyond the core schema are errors. Returns None after an error.
    """
    control = _CONTROL.search(text)
    if control:
        diagnostics.error(
            "control-character",
            ROOT,
            f"YAML does not allow the character U+{ord(control[0]):04X}.",
            'Remove it, or write it as an escape in double quotes ("\\x00").',
            Location(name, *line_and_column(text, control.start())),
        )
        return None
    finder = YamlFinder(text)
    source = _Source(text, name, finder, limits, diagnostics)
    if (
        source.steep()
        or source.long_numbers()
        or (source.may_have_tags() and source.tags())
    ):
        return None
    data = source.load(DuplicateKeyPolicy.Error)
    if diagnostics.failed and data is None:
        return None
    if isinstance(data, list) and len(data) > 0 and source.is_stream():
        data = source.first(data)
    data = source.repaired(data)
    return None if source.broken else data


@dataclass(slots=True)
class _Source:
    text: str
    name: str
    finder: YamlFinder
    limits: Limits
    diagnostics: Diagnostics
    broken: bool = False
    """Whether something was found that no repair can mend."""

    def place(self, offset: int) -> Location:
        """Where an offset is, for people."""
        return Location(self.name, *self.finder.place(offset))

    def load(self, policy: DuplicateKeyPolicy) -> Any:
        """Parse; repeated keys are reported, then parsed again with the last one."""
        aliases = AliasLimits(self.limits.aliases, 64, None)
        try:
            return loads(
                self.text,
                parse_datetime=False,
                alias_limits=aliases,
                duplicate_key_policy=policy,
            )
        except YAMLDecodeError as error:
            return self._refused(str(error))

    def _refused(self, message: str) -> Any:
        if message.startswith("duplicate mapping key"):
            self._repetitions()
            return self.load(DuplicateKeyPolicy.LastWins)
        if "alias" in message and "limit" in message:
            anchor = re.search(r"(?<!\S)&\S+", self.text)
            self.diagnostics.error(
                "too-many-aliases",
                ROOT,
                f"Its aliases repeat more than {self.limits.aliases} nodes (a limit "
                "against documents made to exhaust the machine).",
                "Use $ref instead of YAML aliases, or raise --max-aliases.",
                self.place(anchor.start() if anchor else 0),
            )
            return None
        where = _AT.search(message)
        place = Location(self.name, int(where[1]), int(where[2])) if where else None
        if "recursion" in message or "depth" in message or "nest" in message:
            self.too_deep(place)
            return None
        reason = message.rstrip().rpartition("\n")[2] if where else message
        self.diagnostics.error(
            "yaml-syntax",
            ROOT,
            f"This is not YAML: {reason}.",
            "Correct the text at this place; a YAML checker may find more.",
            place or Location(self.name, 1, 1),
        )
        return None

    def too_deep(self, place: Location | None) -> None:
        """Report nesting beyond the limit."""
        self.diagnostics.error(
            "too-deep",
            ROOT,
            f"The document is nested deeper than {self.limits.depth} levels.",
            "Nest it less, or raise --max-depth.",
            place or Location(self.name, 1, 1),
        )

    def steep(self) -> bool:
        """Report a line indented so far that the parser could run out of stack."""
        width = max(8 * self.limits.depth, 1000)
        found = re.search(rf"(?m)^[ ?:-]{{{width}}}", self.text)
        if found:
            self.too_deep(self.place(found.start()))
        return found is not None

    def long_numbers(self) -> bool:
        """Report whole numbers beyond the limit; whether there were any."""
        long = re.compile(rf"[0-9]{{{self.limits.digits + 1},}}(?![\w.])")
        found = False
        for match in long.finditer(self.text):
            before = self.text[max(match.start() - 1, 0) : match.start()]
            if before in ("", " ", "-", "+", "[", ",", "\n"):
                found = True
                self.diagnostics.error(
                    "number-too-large",
                    ROOT,
                    f"A whole number of {len(match[0])} digits; "
                    f"the limit is {self.limits.digits}.",
                    "Quote it to make it a string, or shorten it.",
                    self.place(match.start()),
                )
        return found

    def _repetitions(self) -> None:
        for pointer, _, members in self.finder.walk():
            seen: dict[str, int] = {}
            for member in members:
                if member.key in seen and member.key != "<<":
                    line = self.finder.place(seen[member.key])[0]
                    self.diagnostics.warning(
                        "duplicate-key",
                        child(pointer, member.key),
                        f"The name {member.key!r} is given twice, first in line {line}; "
                        "the last one counts.",
                        "Remove or rename one of the two.",
                        self.place(member.shown),
                    )
                seen[member.key] = member.shown

    def may_have_tags(self) -> bool:
        """Whether an exclamation mark stands where a value could start."""
        for match in _MAYBE_TAG.finditer(self.text):
            start = self.text.rfind("\n", 0, match.start()) + 1
            before = self.text[start : match.start()].rstrip()
            word = before.rpartition(" ")[2]
            if not before or before[-1] in _TAG_AFTER or word.startswith("&"):
                return True
        return False

    def may_have_numbers(self) -> bool:
        """Whether something that is no number to YAML 1.2 may have been read as one."""
        text = self.text
        for match in _UNDERSCORED.finditer(text):
            start = match.start()
            while start and text[start - 1] not in " \t\r\n[{,":
                start -= 1
            word = _WORD.match(text, start)
            if word and _NOT_CORE.fullmatch(word[0].rstrip()):
                return True
        return False

    def tags(self) -> bool:
        """Report tags beyond the core schema; whether there were any."""
        found = False
        for _, member, _ in self.finder.walk():
            tag = self.finder.tag(member.node)
            if tag and tag[0] not in _CORE_TAGS:
                found = True
                self.diagnostics.error(
                    "yaml-tag",
                    ROOT,
                    f"The tag {tag[0]} asks for more than JSON can hold.",
                    "Remove the tag; write the plain value, or use $ref to include a file.",
                    self.place(tag[1]),
                )
        return found

    def is_stream(self) -> bool:
        """Whether a list of several documents was read, not one document that is a list."""
        members = self.finder.members(self.finder.root())
        return not members or members[0].key != "0"

    def first(self, documents: list[Any]) -> Any:
        """The first of several documents, reported."""
        self.diagnostics.warning(
            "yaml-documents",
            ROOT,
            f"The file holds {len(documents)} YAML documents; the first one is used.",
            "Keep one document a file.",
            Location(self.name, 1, 1),
        )
        return documents[0]

    def repaired(self, data: Any) -> Any:
        """The value with string keys, core schema numbers and merges written out."""
        numbers = self.may_have_numbers()
        merges = "<<" in self.text and bool(_MAYBE_MERGE.search(self.text))
        stack: list[tuple[Pointer, Any]] = [(ROOT, data)]
        if not numbers and not merges and _is_plain(data):
            return data
        depth_limit = self.limits.depth
        while stack:
            pointer, node = stack.pop()
            if pointer.count("/") > depth_limit:
                self.too_deep(Location(self.name, *self.finder(pointer)))
                return None
            if isinstance(node, dict):
                self._keys(node, pointer)
                if merges and "<<" in node:
                    self._merge(node, pointer)
            items = node.items() if isinstance(node, dict) else enumerate(node or ())
            for key, value in list(items):
                if isinstance(value, dict | list):
                    stack.append((Pointer(f"{pointer}/{escape(str(key))}"), value))
                elif type(value) is float or (numbers and type(value) is int):
                    node[key] = self._number(value, child(pointer, key))
        return data

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

    def _number(self, value: float | int, pointer: Pointer) -> float | int | str | None:
        text = self.finder.text(pointer)
        if text is not None and not _CORE_NUMBER.fullmatch(text):
            return text
        if isinstance(value, float) and not math.isfinite(value):
            self.broken = True
            self.diagnostics.error(
                "number-not-finite",
                pointer,
                f"JSON has no number {text or value}.",
                "Write null, a string or a finite number.",
                Location(self.name, *self.finder(pointer)),
            )
            return None
        return value


def _plain_key(key: Any) -> str:
    words = {None: "null", True: "true", False: "false"}
    return words[key] if key is None or isinstance(key, bool) else str(key)


def _is_plain(data: Any) -> bool:
    """Whether there is nothing to repair: string keys and finite numbers only.

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
                elif kind is float and not math.isfinite(value):
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
