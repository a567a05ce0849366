"""YAML text: only what JSON can say, by the YAML 1.2 core schema, with faults in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from yaml_rs import AliasLimits, DuplicateKeyPolicy, YAMLDecodeError, loads

from ....report.diagnostics import Diagnostics
from ...limits import Limits
from ...source_map import ROOT, Location, child
from ..json_source import line_and_column
from ..yaml_finder import YamlFinder
from .circles import circles
from .repairs import Repairs, too_deep

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AT = re.compile(r" ?(?:error )?at line (\d+), column (\d+)")
_MAYBE_TAG = re.compile(r"!(?<=[\s\[{,]!)[^\s=\[\]{},]*+(?=\s)")
_TAG_AFTER = frozenset(":-,[{?")
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
        or source.circles()
    ):
        return None
    data = source.load(DuplicateKeyPolicy.Error)
    if diagnostics.failed and data is None:
        return None
    if isinstance(data, list) and len(data) > 0 and source.is_stream():
        data = source.first(data)
    return Repairs(text, name, finder, limits, diagnostics).made(data)


_HINT = "Correct the text at this place; a YAML checker may find more."
_HINTS = (
    (
        "indentation in multiline quoted scalar",
        "Indent the lines of a quoted text deeper than its key, or write it as a block after '|'.",
    ),
    (
        "trailing content after",
        "A quoted text ends at its second quote: write quotes within it twice (''), or as \\\" "
        "in double quotes, or write the text as a block after '|'.",
    ),
)
"""What to do, by words of the parser's reason."""


@dataclass(slots=True)
class _Source:
    text: str
    name: str
    finder: YamlFinder
    limits: Limits
    diagnostics: Diagnostics

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
        except TypeError:  # the parser made a key that Python cannot hash
            return self._collection_as_key()

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
            too_deep(self.limits, self.diagnostics, place or Location(self.name, 1, 1))
            return None
        reason = message.rstrip().rpartition("\n")[2] if where else message
        self.diagnostics.error(
            "yaml-syntax",
            ROOT,
            f"This is not YAML: {reason}.",
            next((hint for words, hint in _HINTS if words in reason), _HINT),
            place or Location(self.name, 1, 1),
        )
        return None

    def _collection_as_key(self) -> None:
        start = self.text.find("? ")
        self.diagnostics.error(
            "yaml-key",
            ROOT,
            "A key of a mapping is itself a collection.",
            "Use plain strings as keys, as JSON does.",
            self.place(max(start, 0)),
        )

    def steep(self) -> bool:
        """Report a line indented so far that the parser could run out of stack."""
        width = max(8 * self.limits.depth, 1000)
        if not _has_run(self.text, "[ ?:-]", width):
            return False
        found = re.search(rf"(?m)^[ ?:-]{{{width}}}", self.text)
        if found:
            too_deep(self.limits, self.diagnostics, self.place(found.start()))
        return found is not None

    def long_numbers(self) -> bool:
        """Report whole numbers beyond the limit; whether there were any."""
        if not _has_run(self.text, "[0-9]", self.limits.digits + 1):
            return False
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

    def circles(self) -> bool:
        """Report aliases inside what they refer to; whether there were any."""
        found = False
        for name, offset in circles(self.text, self.finder):
            found = True
            self.diagnostics.error(
                "yaml-alias",
                ROOT,
                f"The alias *{name} stands inside what it refers to, which never ends.",
                "Use $ref for a schema that holds itself.",
                self.place(offset),
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


def _has_run(text: str, signs: str, length: int) -> bool:
    """Whether so many of these characters follow one another.

    Such a run fills one of the blocks of half its length, and few blocks begin like one.
    """
    half = max(length // 2, 1)
    block = re.compile(f"{signs}{{{half}}}")
    return any(map(block.match, repeat(text), range(0, len(text), half)))
