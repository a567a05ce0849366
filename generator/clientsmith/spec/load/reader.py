"""The first stage: bytes to a parsed document."""

from __future__ import annotations

import difflib
import os
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...process.deferred import deferred
from ...process.files import read_bytes
from ...report.diagnostics import Diagnostics, Severity
from ..limits import DEFAULT, Limits, Size, measure
from ..other_formats import Foreign, recognize_bytes, recognize_text
from ..source_map import ROOT, Document, Finder, Location, Pointer, Text, child, is_url
from . import json_source
from .characters import Characters
from .json_finder import JsonFinder
from .packed import GZIP, unpack
from .yaml_finder import YamlFinder

remote = deferred(".remote", __package__)
yaml_source = deferred(".yaml_source", __package__)

STDIN = "-"
_YAML = (".yaml", ".yml")
_LONGEST, _MOST = 100, 1_000  # a name and how many of them are compared
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def read_document(
    path: str | Path | None,
    text: bytes | None = None,
    *,
    limits: Limits = DEFAULT,
    diagnostics: Diagnostics,
) -> Document | None:
    """Read and parse a JSON or YAML file, standard input (`-`) or the bytes given.

    `path` names the file in messages also when `text` is given. Returns None, with an error
    in `diagnostics`, when there is no document to go on with.
    """
    name = "<stdin>" if path is None or str(path) == STDIN else str(path)
    if text is None:
        text = _standard_input(limits) if name == "<stdin>" else None
    return _Reader(limits, diagnostics).read(name, text)


def _standard_input(limits: Limits) -> bytes:
    return sys.stdin.buffer.read(limits.bytes + 1)


@dataclass(slots=True)
class _Reader:
    """Reads files under shared limits, each file once."""

    limits: Limits
    diagnostics: Diagnostics
    known: dict[str, Document | None] = field(default_factory=dict)

    def neighbour(self, name: str) -> Document | None:
        """Another file or URL that a document refers to."""
        if is_url(name):
            return self._remote(name)
        identity = os.path.realpath(name)
        if identity not in self.known:
            if not Path(identity).exists():
                return None
            if len(self.known) >= self.limits.files:
                self._error(
                    "too-many-files",
                    name,
                    f"The document refers to more than {self.limits.files} files.",
                    "Bundle it first, or raise --max-files.",
                )
                return None
            self.known[identity] = self.read(name, None)
        return self.known[identity]

    def _remote(self, url: str) -> Document | None:
        content = remote.fetch(url, self.limits.bytes)
        if isinstance(content, bytes):
            return self.read(url, content)
        self.diagnostics.warning(
            "fetch-failed",
            ROOT,
            f"{url} could not be fetched: {content}.",
            "Check the address, or keep a copy of the document beside the one that refers to it.",
            Location(url, 1, 1),
        )
        return None

    def read(self, name: str, content: bytes | None) -> Document | None:
        """Parse a file, or the content given for it."""
        file = None
        if content is None:
            file = Path(name)
            content = self._bytes(name)
            if content is None:
                return None
        if len(content) > self.limits.bytes:
            self._error(
                "too-large",
                name,
                f"The file is larger than {self.limits.bytes} bytes.",
                "Raise --max-bytes if it should be.",
            )
            return None
        if content.startswith(GZIP):
            unpacked = unpack(content, self.limits.bytes)
            if isinstance(unpacked, str):
                self._error("gzip", name, unpacked, "Pack or download it again.")
                return None
            return self.read(name, unpacked)
        suffix = _suffix(name)
        if suffix not in _YAML and content[:1] == b"{":
            quick = json_source.quick(content)
            size = measure(quick, self.limits)
            if quick is not None and not size.odd:
                whole = Text(content, file)
                places = JsonFinder(whole, unique=True)
                return self._document(name, quick, size, whole, places)
        if self._is_foreign(name, recognize_bytes(content)):
            return None
        text = self._text(name, content)
        if text is None or self._is_foreign(name, recognize_text(text)):
            return None
        if not text.strip():
            self._error(
                "empty-file", name, "The file is empty.", "Give an OpenAPI document."
            )
            return None
        before = set(self.diagnostics)
        whole = Text(content, file, text)
        data, finder = self._parse(name, whole)
        if data is None:
            told = set(self.diagnostics) - before
            if not any(item.severity is Severity.ERROR for item in told):
                self._error(
                    "empty-file",
                    name,
                    "The file holds no value.",
                    "Give an OpenAPI document.",
                )
            return None
        size = measure(data, self.limits)
        return self._document(name, data, size, whole, finder)

    def _document(
        self, name: str, data: Any, size: Size, text: Text, finder: Finder
    ) -> Document | None:
        """The document, if it is within the limits; odd characters are reported."""
        if not self._fits(data, size, name, finder):
            return None
        data = Characters(name, finder, self.diagnostics).checked(data, text)
        identity = name
        folder = None
        if name == "<stdin>":
            folder = Path.cwd()
        elif not is_url(name):
            identity = os.path.realpath(name)
            folder = Path(identity).parent
        return Document(name, data, text, finder, identity, folder, self.neighbour)

    def _bytes(self, name: str) -> bytes | None:
        try:
            status = Path(name).stat()
            if stat.S_ISDIR(status.st_mode):
                self._error(
                    "is-folder",
                    name,
                    "This is a folder.",
                    "Name the OpenAPI file in it.",
                )
                return None
            if not stat.S_ISREG(status.st_mode):
                self._error(
                    "not-a-file",
                    name,
                    "This is no regular file, and reading it might never end.",
                    "Write the document to a file, or pipe it in and name it -.",
                )
                return None
            if status.st_size > self.limits.bytes:
                return bytes(self.limits.bytes + 1)
            return read_bytes(Path(name), self.limits.bytes)
        except FileNotFoundError:
            hint = _nearest(Path(name))
            if is_url(name):
                hint = "Documents are not fetched: download it, or pipe it in and name it -."
            self._error("file-not-found", name, "There is no such file.", hint)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self._error(
                "file-unreadable",
                name,
                f"The file cannot be read: {reason}.",
                "Check the path and its permissions.",
            )
        return None

    def _text(self, name: str, content: bytes) -> str | None:
        for mark, encoding in _MARKS:
            if content.startswith(mark):
                self._not_utf8(name, f"The file is {encoding}.", Location(name, 1, 1))
                return None
        if content[:1] == b"\0" or content[1:2] == b"\0":
            self._not_utf8(name, "The file looks like UTF-16.", Location(name, 1, 1))
            return None
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            good = content[: error.start].decode("utf-8", "replace")
            place = Location(name, *json_source.line_and_column(good, len(good)))
            byte = content[error.start]
            self._not_utf8(name, f"The byte 0x{byte:02X} here is not UTF-8.", place)
            return None

    def _is_foreign(self, name: str, kind: Foreign | None) -> bool:
        if kind is not None:
            self._error(
                "not-openapi",
                name,
                f"This is {kind.what}, no OpenAPI document.",
                kind.hint,
            )
        return kind is not None

    def _parse(self, name: str, whole: Text) -> tuple[Any, Finder]:
        suffix = _suffix(name)
        text = str(whole)
        if suffix in _YAML or (suffix != ".json" and text.lstrip()[0] not in "{["):
            return (
                yaml_source.parse(text, name, self.limits, self.diagnostics),
                YamlFinder(text),
            )
        return (
            json_source.parse(text, name, self.limits, self.diagnostics),
            JsonFinder(whole),
        )

    def _fits(self, data: Any, size: Size, name: str, finder: Finder) -> bool:
        if size.depth > self.limits.depth:
            self.diagnostics.error(
                "too-deep",
                ROOT,
                f"The document is nested deeper than {self.limits.depth} levels.",
                "Nest it less, or raise --max-depth.",
                self._depth(data, name, finder),
            )
            return False
        if size.nodes > self.limits.nodes:
            self._error(
                "too-many-nodes",
                name,
                f"The document has more than {self.limits.nodes} members and items.",
                "Raise --max-nodes if it should.",
            )
            return False
        return True

    def _depth(self, data: Any, name: str, finder: Finder) -> Location:
        """Where the document is too deep."""
        limit = self.limits.depth
        if isinstance(finder, JsonFinder):
            return json_source.too_deep(finder.source, name, limit)
        return Location(name, *finder(_deep(data, limit)))

    def _not_utf8(self, name: str, message: str, place: Location) -> None:
        self.diagnostics.error(
            "not-utf-8", ROOT, message, "Save the file as UTF-8.", place
        )

    def _error(self, code: str, name: str, message: str, hint: str) -> None:
        self.diagnostics.error(code, ROOT, message, hint, Location(name, 1, 1))


def _suffix(name: str) -> str:
    """What a name ends with, packed or not."""
    return Path(name.lower().removesuffix(".gz")).suffix


def _deep(data: Any, depth: int) -> Pointer:
    """The address of some container at that depth."""
    level: list[tuple[Any, Pointer]] = [(data, ROOT)]
    for _ in range(depth):
        below: list[tuple[Any, Pointer]] = []
        for node, pointer in level:
            items = node.items() if isinstance(node, dict) else enumerate(node)
            below.extend(
                (value, child(pointer, key))
                for key, value in items
                if isinstance(value, dict | list)
            )
        level = below or level[:1]
    return level[0][1]


def _nearest(path: Path) -> str:
    """What to do about a file that is not there: name the one that is called most alike."""
    try:
        names = [each.name for each in path.parent.iterdir() if each.is_file()]
    except OSError:
        return "Check the path."
    near = difflib.get_close_matches(path.name[:_LONGEST], names[:_MOST], n=1)
    return f"Check the path; did you mean {near[0]}?" if near else "Check the path."
