"""Positions in YAML text, found by reading indentation and brackets, never values.

Made for text that a YAML parser has accepted: what the scanner does not understand ends in
the nearest ancestor that it does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...source_map import Pointer, child, tokens
from . import flow
from .flow import Member, Node

_LINE = re.compile(r"[ ]*+")
_BREAK = re.compile(r"\r\n|\n|\r")
_PLAIN_KEY = re.compile(
    r"[^\s#&*!|>'\"%@`{}\[\],:?-][^\r\n]*?(?=[ \t]*:(?:[ \t\r\n]|\Z))"
    r"|[?:-](?=[^\s])[^\r\n]*?(?=[ \t]*:(?:[ \t\r\n]|\Z))"
    r"|(?=:(?:[ \t\r\n]|\Z))"
)
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
_COLON = re.compile(r"[ \t]*:(?=[ \t\r\n]|\Z)")
_COMMENT = re.compile(r"[ \t]+#")
_DEEPEST = 2_000
_INLINE_SPACE = re.compile(r"[ \t]*+(?:#[^\r\n]*)?")


@dataclass(slots=True)
class YamlFinder:
    """Positions of pointers in a YAML text, block or flow style."""

    source: str
    _starts: list[int] = field(default_factory=list)
    _columns: list[int] = field(default_factory=list)
    _members: dict[int, list[Member]] = field(default_factory=dict)
    _ends: flow.Ends = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        return YamlFinder, (self.source,)

    def __call__(self, pointer: Pointer) -> tuple[int, int]:
        """The line and column where the node at `pointer` starts: its key, if it has one."""
        return self.place(self.find(pointer)[0])

    def text(self, pointer: Pointer) -> str | None:
        """A plain scalar as it was typed; None for any other node."""
        _, node, whole = self.find(pointer)
        if not whole:
            return None
        return self.plain(node)

    def place(self, offset: int) -> tuple[int, int]:
        """The one-based line and column of an offset."""
        self._index()
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def plain(self, node: Node) -> str | None:
        """The text of a one-line plain scalar."""
        offset = self._value(node)[0]
        text = self.source
        if offset >= len(text) or text[offset] in "\"'|>[{*&!#\n\r":
            return None
        if self._in_flow(node):
            word = flow.WORD.match(text, offset)
            return word[0].rstrip() if word else None
        end = _BREAK.search(text, offset)
        line = text[offset : end.start() if end else len(text)]
        comment = _COMMENT.search(line)
        return line[: comment.start() if comment else None].rstrip()

    def tag(self, node: Node) -> tuple[str, int] | None:
        """The tag of a node and where it stands."""
        return self._value(node)[1]

    def walk(self) -> Iterator[tuple[Pointer, Member, list[Member]]]:
        """Every node once, as pointer, member and the members it has.

        What is nested deeper than any document may be is left out.
        """
        stack = [(Pointer(""), Member("", self.root().offset, self.root()), 0)]
        while stack:
            pointer, member, depth = stack.pop()
            members = (
                self.members(member.node) if not self._is_alias(member.node) else []
            )
            yield pointer, member, members
            if depth < _DEEPEST:
                stack.extend(
                    (child(pointer, item.key), item, depth + 1)
                    for item in reversed(members)
                )

    def members(self, node: Node) -> list[Member]:
        """The members or items of the node, repeated keys included; none for a scalar."""
        offset = self._value(node)[0]
        alias = _ALIAS.match(self.source, offset)
        if alias:
            if _COLON.match(self.source, alias.end()) and node.compact:
                return []
            target = self._anchor(alias[1], offset)
            return self.members(target) if target and target.offset < offset else []
        if node.offset not in self._members:
            self._members[node.offset] = self._scan(node, offset)
        return self._members[node.offset]

    # --- the way down ------------------------------------------------------------------

    def find(self, pointer: Pointer) -> tuple[int, Node, bool]:
        """Where a node is shown to start, the node, and whether it was reached."""
        node = self.root()
        shown = self._value(node)[0]
        for token in tokens(pointer):
            found = None
            merged = None
            for member in self.members(node):
                if member.key == token:
                    found = member
                elif member.key == "<<":
                    merged = member
            if found is None and merged is not None:
                found = self._merged(merged.node, token)
            if found is None:
                return shown, node, False
            shown, node = found.shown, found.node
        return shown, node, True

    def _merged(self, node: Node, token: str) -> Member | None:
        """A member that `<<` takes from another mapping, or from a list of mappings."""
        members = self.members(node)
        nested = [
            part
            for item in members
            if item.key.isdigit()
            for part in self.members(item.node)
        ]
        for member in (*members, *nested):
            if member.key == token:
                return member
        return None

    def root(self) -> Node:
        """The value of the first document."""
        self._index()
        line = 0
        while line < len(self._starts):
            start = self._starts[line]
            if self.source.startswith("---", start):
                return Node(start + 3, -1, True)
            if self._columns[line] >= 0 and self.source[start] != "%":
                return Node(start, -1, True)
            line += 1
        return Node(len(self.source), -1, True)

    def _index(self) -> None:
        """Line starts, and each line's indentation: -1 for blank lines and comments."""
        if self._starts:
            return
        text = self.source
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        for start in self._starts:
            match = _LINE.match(text, start)
            end = match.end() if match else start
            blank = end >= len(text) or text[end] in "#\r\n"
            if not blank and text[end] == "\t":
                rest = text[end : text.find("\n", end)].strip()
                blank = not rest or rest.startswith("#")
            self._columns.append(-1 if blank else end - start)

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _value(self, node: Node) -> tuple[int, tuple[str, int] | None]:
        """Where the value itself starts, after blanks, comments, its tag and its anchor."""
        text = self.source
        offset = node.offset
        tag = None
        while True:
            match = flow.SPACE.match(text, offset)
            offset = match.end() if match else offset
            found = flow.PROPERTY.match(text, offset)
            if found is None:
                break
            if found[0][0] == "!":
                tag = (found[0], offset)
            offset = found.end()
        if not self._in_flow(node) and self._is_outside(node, offset):
            return node.offset, tag
        return offset, tag

    def _is_outside(self, node: Node, offset: int) -> bool:
        """Whether what was found belongs to a later sibling, so that this value is empty."""
        if offset >= len(self.source):
            return True
        line = self._line(offset)
        if line == self._line(node.offset):
            return False
        column = offset - self._starts[line]
        dash = (
            self.source[offset] == "-"
            and self.source[offset + 1 : offset + 2] in " \t\r\n"
        )
        return column < node.parent or (
            column == node.parent and not (dash and not node.compact)
        )

    def _in_flow(self, node: Node) -> bool:
        return node.parent == flow.FLOW

    def _is_alias(self, node: Node) -> bool:
        return self.source.startswith("*", self._value(node)[0])

    def _anchor(self, name: str, before: int) -> Node | None:
        found = None
        for match in re.finditer(
            rf"(?<![^\s,\[{{]) *&{re.escape(name)}(?=[\s,\]}}]|\Z)", self.source
        ):
            if match.start() >= before:
                break
            found = match
        if found is None:
            return None
        line = self._line(found.end())
        return Node(found.end(), max(self._columns[line], 0) - 1, False)

    # --- the members of one node -------------------------------------------------------

    def _scan(self, node: Node, offset: int) -> list[Member]:
        text = self.source
        if offset >= len(text):
            return []
        if text[offset] in "[{":
            return flow.members(text, offset, self._ends)[0]
        if self._in_flow(node):
            return []
        line = self._line(offset)
        same_line = line == self._line(node.offset) and not node.compact
        if text[offset] == "-" and text[offset + 1 : offset + 2] in (
            "",
            " ",
            "\t",
            "\r",
            "\n",
        ):
            return self._sequence(offset)
        if same_line or text[offset] in "|>":
            return []
        return self._mapping(offset)

    def _sequence(self, offset: int) -> list[Member]:
        text = self.source
        column = offset - self._starts[self._line(offset)]
        items: list[Member] = []
        while True:
            node = Node(offset + 1, column, True)
            items.append(Member(str(len(items)), self._shown(node), node))
            offset = self._next(node, column)
            if (
                offset < 0
                or text[offset] != "-"
                or text[offset + 1 : offset + 2] not in ("", " ", "\t", "\r", "\n")
            ):
                return items

    def _shown(self, node: Node) -> int:
        """An item is shown at its value, or at its dash if it has none."""
        offset = self._value(node)[0]
        return offset if offset != node.offset else node.offset - 1

    def _mapping(self, offset: int) -> list[Member]:
        column = offset - self._starts[self._line(offset)]
        members: list[Member] = []
        while True:
            key, end = self._key(offset)
            if end < 0:
                return members
            node = Node(end, column, False)
            members.append(Member(key, offset, node))
            offset = self._next(node, column)
            if offset < 0:
                return members

    def _key(self, offset: int) -> tuple[str, int]:
        """A block key and where its value starts; -1 where there is no key."""
        text = self.source
        while (found := flow.PROPERTY.match(text, offset)) is not None:
            offset = found.end()
            space = _INLINE_SPACE.match(text, offset)
            offset = space.end() if space else offset
        if text.startswith("? ", offset):
            return self._explicit(offset)
        quoted = flow.QUOTED.match(text, offset)
        if quoted:
            colon = _COLON.match(text, quoted.end())
            return (flow.unquote(quoted[0]), colon.end()) if colon else ("", -1)
        plain = _PLAIN_KEY.match(text, offset) or _ALIAS.match(text, offset)
        if plain is None:
            return "", -1
        colon = _COLON.match(text, plain.end())
        return (plain[0], colon.end()) if colon else ("", -1)

    def _explicit(self, offset: int) -> tuple[str, int]:
        """A key written as `? key`, its value as `: value` on a later line."""
        text = self.source
        column = offset - self._starts[self._line(offset)]
        key = self.plain(Node(offset + 1, column, False)) or ""
        quoted = flow.QUOTED.match(
            text, self._value(Node(offset + 1, column, False))[0]
        )
        value = self._next(Node(offset + 1, column, True), column)
        if value < 0 or text[value] != ":":
            return "", -1
        return flow.unquote(quoted[0]) if quoted else key, value + 1

    def _next(self, node: Node, column: int) -> int:
        """The offset of the first thing at `column` after this value, -1 at the end."""
        text = self.source
        offset = self._value(node)[0]
        end = node.offset
        inside = offset != node.offset or not self._is_outside(node, offset)
        if inside and offset < len(text):
            quoted = flow.QUOTED.match(text, offset)
            if quoted:
                end = quoted.end() - 1
            elif text[offset] in "[{":
                end = flow.members(text, offset, self._ends)[1] - 1
        line = self._line(end) + 1
        while line < len(self._starts):
            found = self._columns[line]
            start = self._starts[line]
            if 0 <= found <= column:
                if found == 0 and text.startswith(("---", "..."), start):
                    return -1
                if found < column:
                    return -1
                dash = text[start + found] == "-" and text[
                    start + found + 1 : start + found + 2
                ] in ("", " ", "\t", "\r", "\n")
                if node.compact or not dash:
                    return start + found
            line += 1
        return -1
