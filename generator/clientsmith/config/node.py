"""A value of a configuration file with its address, and the readers of such values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from keyword import kwlist
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from . import places

T = TypeVar("T")
_LONGEST_KEY = 100
_ENDLESS = float("inf")
_MOST_UNKNOWN = 50
"""Unknown keys of one table that are reported one by one."""
URL = re.compile(r"https?://[^\s\"'<>()`\\]+")
_KINDS: dict[type, str] = {
    str: "a text",
    bool: "a truth value",
    int: "a number",
    float: "a number",
    dict: "a table",
    list: "a list",
}


class Refused(Exception):
    """The value at hand was reported as wrong and is left out."""


@dataclass(frozen=True, slots=True)
class File:
    """An opened configuration file and where its faults go."""

    path: Path
    text: str
    repository: Path
    diagnostics: Diagnostics

    @property
    def shown(self) -> str:
        """The file's name for people: relative if it lies below the current folder."""
        here = Path.cwd()
        return str(
            self.path.relative_to(here) if self.path.is_relative_to(here) else self.path
        )


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file together with its address."""

    value: Any
    path: places.Path
    file: File

    @property
    def label(self) -> str:
        """The key in question, for messages."""
        return f"`{self.path[-1]}`" if self.path else "the configuration"

    def child(self, key: str | int) -> Node:
        """A member of this table or an item of this list."""
        return Node(self.value[key], (*self.path, key), self.file)

    def refuse(self, code: str, message: str, hint: str = "") -> Refused:
        """Report a fault at this place; the caller raises what it gets."""
        found = _places(self.file.text)
        address = self.path
        while address and address not in found:
            address = address[:-1]
        line, column = found.get(address, (1, 1))
        place = Location(self.file.shown, line, column)
        self.file.diagnostics.error(code, ROOT, message, hint, place)
        return Refused()

    def wrong(self, expected: str) -> Refused:
        """Report a value of the wrong type."""
        kind = _KINDS.get(type(self.value), "a date or time")
        if isinstance(self.value, int | float) and kind in expected.replace(
            "whole ", ""
        ):
            kind = str(self.value)
        return self.refuse(
            "config-type",
            f"{self.label} must be {expected}, not {kind}",
            "see docs/configuration.md, or `clientsmith schema --format markdown`",
        )


@cache
def _places(text: str) -> dict[places.Path, tuple[int, int]]:
    return places.places(text)


Reader = Callable[[Node], Any]
"""Makes a value of the configuration, or reports why not and raises `Refused`."""

Schema = Mapping[str, Any]
_R = TypeVar("_R", bound=Callable[..., Any])
_SCHEMAS: dict[Reader, Schema] = {}


def accepts(schema: Schema) -> Callable[[_R], _R]:
    """Note as JSON Schema what a reader takes, for editors and for the documentation."""

    def note(read: _R) -> _R:
        _SCHEMAS[read] = schema
        return read

    return note


def schema_of(read: Reader) -> Schema:
    """The JSON Schema of what a reader takes; one of anything where nobody noted it."""
    return _SCHEMAS.get(read, {})


TEXT: Schema = {"type": "string", "minLength": 1}


def table(node: Node) -> dict[str, Any]:
    if not isinstance(node.value, dict):
        raise node.wrong("a table")
    return node.value


@accepts(TEXT)
def string(node: Node) -> str:
    if not isinstance(node.value, str):
        raise node.wrong("a text")
    if not node.value:
        raise node.refuse(
            "config-value", f"{node.label} is empty", "give it a value, or leave it out"
        )
    return node.value


@accepts({"type": "boolean"})
def boolean(node: Node) -> bool:
    if not isinstance(node.value, bool):
        raise node.wrong("true or false")
    return node.value


def count_up_to(most: int) -> Callable[[Node], int]:
    @accepts({"type": "integer", "minimum": 1, "maximum": most})
    def read_count(node: Node) -> int:
        value = node.value
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise node.wrong("a whole number above zero")
        if value > most:
            raise node.refuse("config-value", f"{node.label} may be at most {most}")
        return value

    return read_count


@accepts({"type": "number", "minimum": 0})
def number(node: Node) -> float:
    """A number of at least zero."""
    value = node.value
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise node.wrong("a number of at least zero")
    if not value < _ENDLESS:
        raise node.refuse("config-value", f"{node.label} must be a finite number")
    return float(value)


def list_of(read: Callable[[Node], T]) -> Callable[[Node], tuple[T, ...]]:
    @accepts({"type": "array", "items": schema_of(read)})
    def read_list(node: Node) -> tuple[T, ...]:
        if not isinstance(node.value, list):
            raise node.wrong("a list")
        return tuple(read(node.child(index)) for index in range(len(node.value)))

    return read_list


def map_of(
    read: Callable[[Node], T], keys: Callable[[Node], str] | None = None
) -> Callable[[Node], dict[str, T]]:
    """A table whose values are read by `read`, and whose keys have to pass `keys`."""
    schema: dict[str, object] = {
        "type": "object",
        "additionalProperties": schema_of(read),
    }
    if keys is not None:
        schema["propertyNames"] = schema_of(keys)

    @accepts(schema)
    def read_map(node: Node) -> dict[str, T]:
        found = table(node)
        if keys is not None:
            for key in found:
                keys(Node(key, (*node.path, key), node.file))
        return {key: read(node.child(key)) for key in found}

    return read_map


def one_of(*choices: str) -> Callable[[Node], str]:
    @accepts({"enum": list(choices)})
    def read_choice(node: Node) -> str:
        if string(node) not in choices:
            known = ", ".join(f'"{choice}"' for choice in choices)
            near = difflib.get_close_matches(node.value, choices, n=1)
            hint = f'did you mean "{near[0]}"?' if near else ""
            raise node.refuse(
                "config-value",
                f'{node.label} must be one of {known}, not "{node.value}"',
                hint,
            )
        return str(node.value)

    return read_choice


def matching(pattern: re.Pattern[str], expected: str) -> Callable[[Node], str]:
    @accepts({**TEXT, "pattern": f"^(?:{pattern.pattern})$"})
    def read_matching(node: Node) -> str:
        if not pattern.fullmatch(string(node)):
            raise node.refuse("config-value", f"{node.label} must be {expected}")
        return str(node.value)

    return read_matching


IDENTIFIER = rf"(?!(?:{'|'.join(kwlist)})\b)[A-Za-z_][A-Za-z0-9_]*"
"""A name of Python that is no keyword, as a pattern."""
python_name = matching(re.compile(IDENTIFIER), "a Python name")


@accepts({**TEXT, "pattern": "^https?://"})
def address(node: Node) -> str:
    """The URL of a host that can be asked."""
    text = string(node)
    try:
        parts = urlsplit(text)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if usable and "@" in parts.netloc:
        raise node.refuse(
            "config-value",
            f"{node.label} must hold no name and password",
            "fetch the document another way, and name the copy as `upstream.path`",
        )
    if not usable or not URL.fullmatch(text):
        raise node.refuse("config-value", f"{node.label} must be an http address")
    return text


@accepts(TEXT)
def path(node: Node) -> Path:
    text = string(node)
    path = node.file.path.parent / text
    if "\0" in text or not is_within(path, node.file.repository):
        raise node.refuse(
            "config-path",
            f"{node.label} leaves the repository: {text}",
            "paths are relative to the configuration's folder and stay in its repository",
        )
    return path


def find_repository(folder: Path) -> Path:
    """The repository that a folder lies in, the folder itself where there is none."""
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return parent.resolve()
    return folder.resolve()


def is_within(path: Path, repository: Path) -> bool:
    """Whether a path, links resolved, leads into a repository, and not to what git keeps."""
    try:
        place = path.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle, a name too long
        return False
    inside = place.is_relative_to(repository)
    return inside and ".git" not in place.relative_to(repository).parts


@accepts(TEXT)
def anywhere(node: Node) -> Path:
    """A folder that may lie outside the repository, since reading is all that is done there.

    What a configuration allows, a pull request allows: not all of the disk, nor all homes.
    """
    text = string(node)
    path = node.file.path.parent / text
    try:
        place = path.resolve()
        home = Path.home().resolve()
    except (OSError, RuntimeError, ValueError):
        raise node.refuse("config-path", f"{node.label} is no path") from None
    if len(place.parts) <= 2 or home.is_relative_to(place) or ".git" in place.parts:
        raise node.refuse(
            "config-path",
            f"{node.label} would allow too much: {text}",
            "name the folder of the shared documents itself",
        )
    return path


def record(
    kind: type[T], readers: Mapping[str, Reader], needed: tuple[str, ...] = ()
) -> Reader:
    @accepts(
        {
            "type": "object",
            "properties": {key: schema_of(read) for key, read in readers.items()},
            "additionalProperties": False,
            **({"required": list(needed)} if needed else {}),
        }
    )
    def read_record(node: Node) -> T:
        values = members(node, readers)
        for key in needed:
            if key not in node.value:
                raise node.refuse("config-value", f"{node.label} needs `{key}`")
            if key not in values:
                raise Refused
        return kind(**values)

    return read_record


def one_or_many(read: Callable[[Node], T]) -> Callable[[Node], tuple[T, ...]]:
    """A list, or one value that stands for a list of it."""
    listed = list_of(read)

    @accepts({"anyOf": [schema_of(read), schema_of(listed)]})
    def read_either(node: Node) -> tuple[T, ...]:
        return listed(node) if isinstance(node.value, list) else (read(node),)

    return read_either


@accepts({"anyOf": [TEXT, {"type": "array", "items": TEXT}]})
def dotted(node: Node) -> tuple[str, ...]:
    if isinstance(node.value, list):
        return list_of(string)(node)
    return tuple(string(node).split("."))


def members(node: Node, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The members of a table, each read by its reader; faulty ones are reported and left out."""
    values: dict[str, Any] = {}
    unknown = 0
    for key in table(node):
        child = node.child(key)
        unknown += key not in readers
        if key not in readers and unknown > _MOST_UNKNOWN:
            continue
        try:
            if key not in readers:
                raise child.refuse(
                    "config-key", f"unknown key `{key}`", _guess(key, readers)
                )
            values[key] = readers[key](child)
        except Refused:
            continue
    return values


def _guess(key: str, known: Mapping[str, Reader]) -> str:
    near = difflib.get_close_matches(key[:_LONGEST_KEY], known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"known keys: {', '.join(sorted(known))}"
