"""Addresses: a JSON Pointer names a node, a source map knows the line it came from."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NewType, Protocol

Pointer = NewType("Pointer", str)
"""A JSON Pointer (RFC 6901) into the bundled document; the root is the empty string."""

ROOT = Pointer("")


def escape(token: str) -> str:
    """One reference token as it stands in a pointer (RFC 6901, section 3)."""
    if "/" not in token and "~" not in token:
        return token
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The inverse of `escape` (RFC 6901, section 4)."""
    return token.replace("~1", "/").replace("~0", "~")


def child(pointer: Pointer, *tokens: str | int) -> Pointer:
    """The address of a member below `pointer`, one step a token."""
    return Pointer(
        pointer
        + "".join(
            f"/{escape(token)}" if isinstance(token, str) else f"/{token}"
            for token in tokens
        )
    )


def tokens(pointer: Pointer) -> tuple[str, ...]:
    """The unescaped reference tokens of a pointer, none for the root."""
    parts = pointer.split("/")[1:]
    return tuple(map(unescape, parts) if "~" in pointer else parts)


def is_url(name: str) -> bool:
    """Whether a name is that of a document on a host, and never one of a file."""
    return name.partition(":")[0].lower() in ("http", "https") and ":/" in name


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file that a person can open: one-based line and column. Line 0 means the
    file, or folder, as a whole."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a subtree of the bundled document was written: a file and a pointer into it."""

    file: str
    pointer: Pointer


class Finder(Protocol):
    """Finds nodes in the text of one file, when somebody asks."""

    def __call__(self, pointer: Pointer) -> tuple[int, int]:
        """The one-based line and column of a node, or of its nearest written ancestor."""
        ...

    def text(self, pointer: Pointer) -> str | None:
        """A scalar as it was typed, such as `1.10`; None where it cannot be told."""
        ...


@dataclass(slots=True)
class Text:
    """What a file says. It is decoded when somebody asks: a large file is rarely quoted."""

    _content: bytes | None
    """UTF-8, perhaps with a mark at the start."""
    file: Path | None = None
    """Where it can be read again, if it can."""
    _decoded: str | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """For another process, which asks for it even less often."""
        return Text, (None if self.file else self._content, self.file)

    @property
    def content(self) -> bytes:
        """The text as bytes; nothing of a file that is gone since."""
        if self._content is None:
            self._content = b""
            if self.file is not None:
                with suppress(OSError):
                    self._content = self.file.read_bytes()
        return self._content

    def __str__(self) -> str:
        if self._decoded is None:
            self._decoded = self.content.decode("utf-8-sig", "replace")
        return self._decoded


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    `name` is what people are shown; `identity` is the resolved path or URL that tells
    whether two references mean the same file. `neighbour` reads another file, or a URL,
    under the same limits; it reports what is wrong there and returns None.
    """

    name: str
    data: Any
    text: Text
    finder: Finder
    identity: str
    folder: Path | None
    neighbour: Callable[[str], Document | None]

    def __reduce__(self) -> tuple[object, ...]:
        """For another process: what it takes to find places, without value and neighbours."""
        identity = (self.identity, self.folder, _alone)
        return Document, (self.name, None, self.text, self.finder, *identity)

    @property
    def is_json(self) -> bool:
        """Whether the text begins as a JSON object does."""
        return self.text.content.removeprefix(BOM_UTF8).lstrip()[:1] == b"{"


def _alone(name: str) -> None:
    """No neighbour: nothing is read any more."""


@dataclass(slots=True)
class SourceMap:
    """Finds the source line of a pointer, at the time when somebody asks.

    `moves` records each subtree that a stage took from another place, by its pointer in
    the tree of today; everything below it keeps its relative address. `finders` turn a
    pointer into a file to a line and a column of that file's text. `documents` holds the
    files by name, for those who show source lines.
    """

    entry: str
    finders: dict[str, Callable[[Pointer], tuple[int, int]]] = field(
        default_factory=dict
    )
    moves: dict[Pointer, Origin] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def move(self, to: Pointer, origin: Origin) -> None:
        """Record that the node at `to` was written at `origin`."""
        self.moves[to] = origin

    def origin(self, pointer: Pointer) -> Origin:
        """The file and pointer where the node at `pointer` was written."""
        prefix = str(pointer)
        while True:
            found = self.moves.get(Pointer(prefix))
            if found is not None:
                return Origin(
                    found.file, Pointer(found.pointer + pointer[len(prefix) :])
                )
            if not prefix:
                return Origin(self.entry, pointer)
            prefix = prefix.rpartition("/")[0]

    def shift(self, old: Pointer, new: Pointer) -> None:
        """Record that the subtree at `old` was moved to `new`, and its parts with it."""
        nested = {
            pointer: origin
            for pointer, origin in self.moves.items()
            if pointer.startswith(f"{old}/")
        }
        origin = self.origin(old)
        for pointer, where in nested.items():
            del self.moves[pointer]
            self.moves[Pointer(new + pointer[len(old) :])] = where
        self.moves[new] = origin

    def locate(self, pointer: Pointer) -> Location:
        """The line and column of a node, or of its nearest ancestor that was written."""
        origin = self.origin(pointer)
        finder = self.finders.get(origin.file)
        line, column = finder(origin.pointer) if finder else (1, 1)
        return Location(origin.file, line, column)

    def text(self, pointer: Pointer) -> str | None:
        """A scalar as the author typed it; None where it cannot be told."""
        origin = self.origin(pointer)
        document = self.documents.get(origin.file)
        return document.finder.text(origin.pointer) if document else None

    def add(self, document: Document) -> None:
        """Make a file known, so that nodes that came from it can be located."""
        self.documents[document.name] = document
        self.finders[document.name] = document.finder
