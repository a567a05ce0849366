"""The `[surface]` table: how a client is called, where that is not what clientsmith decides."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ..process.files import read_text
from .node import (
    File,
    Node,
    Reader,
    Refused,
    accepts,
    boolean,
    list_of,
    map_of,
    members,
    one_of,
    path,
    python_name,
    record,
    schema_of,
    string,
    table,
)
from .surface_names import annotation, export, exported_name, module_name, url_path
from .toml import LIMITS, TomlFault, read_toml

PRESETS = (
    "stainless",
    "fern",
    "speakeasy",
    "openapi-generator",
    "openapi-python-client",
)
OPTIONS = (
    "headers",
    "query",
    "body",
    "timeout",
    "timeout_ms",
    "max_retries",
    "idempotency_key",
    "request_options",
    "retries",
    "server_url",
    "security",
)
"""What an extra argument of a method may set."""
KINDS = ("uuid", "time", "decimal", "base64", "date", "date-time")
"""The kinds of texts that may stay texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClass:
    """A class of pages: the property that holds the items, empty where the reply is the
    list, and its fields with their annotations, in which `Item` is what it lists."""

    items: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceRule:
    """What one operation has of its own. `positional` are the arguments that may be passed by
    position, `page` is the class of its pages; `deprecated` is False for one that warns nobody,
    whatever the document says. `arguments` are names of arguments by place and name on the
    wire: `query:limit`, `body:` for a whole body. `file` is set for one that replies with a
    file, whatever the document says. With `body`, a JSON body is one argument; `request` is the
    name of one argument that holds all others. With `turns`, it gives a reply with `result` and
    `next()`."""

    positional: tuple[str, ...] | None = None
    page: str | None = None
    deprecated: Literal[False] | None = None
    arguments: Mapping[str, str] = field(default_factory=dict)
    file: bool = False
    body: Literal["argument"] | None = None
    request: str = ""
    turns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """How a client is called.

    Attributes:
        positional: which path parameters may be passed by position; "required" are all
            parameters that must be given, and a body that is one argument.
        extras: further arguments of each method, by what they set of `options`.
        raw: "proxies" gives resources `with_raw_response` and `with_streaming_response`.
        raw_parse: whether `parse()` of an asynchronous raw reply is awaited.
        empty_path: what an empty path parameter is refused with.
        path: the end of the servers' URLs that callers' own URLs do not have.
        headers: sent with every request.
        constructor: further or other names of the client's arguments, by the setting.
        modules: names by module, each with what it stands for.
        names: files with more of that.
        models: "classes" gives what is only sent classes too, and all of them `from_dict`,
            `from_json` and `to_str`.
        errors: "reply" gives errors further names for their reply: `raw_response`, `data`,
            `status`, `reason`.
        dictionaries: whether the keys of dictionaries that are sent are names on the "wire", or
            "attributes" of models.
        plain: kinds of texts that stay texts: uuid, time, decimal, base64, date, date-time.
        bodies: "flat" makes the properties of all options of a union keyword arguments,
            "argument" takes every JSON body as one argument.
        body: "type" calls an argument that is a whole body as its type.
        paging: False gives every list as its reply, of which the caller asks for the next one.
        multipart: "brackets" sends lists and objects in forms with files as parts of their own.
        uploads: "dictionaries" takes files in forms as dictionaries of `file_name`, `content`
            and `content_type` too.
        warnings: "operations" leaves deprecated fields and arguments without a warning.
        tokens: "any" sends bearer tokens as they are given, whatever they hold.
        streams: "argument" lets a method take `stream=True` where another one streams its reply.
        async_twins: what ends the names of the asynchronous twins that methods of the
            synchronous client have; empty for none.
        files: "replies" gives files as replies that were read, with `content` and `text`.
        webhooks: gives the client `webhooks` with `unwrap`, `parse` and `verify_signature`.
        optional: properties that replies may lack, by the pointer of their object.
        pages: classes of pages by name, without `Sync` and `Async`.
        operations: what single operations have of their own.
    """

    preset: str = ""
    positional: Literal["none", "last", "all", "required"] = "none"
    extras: Mapping[str, str] = field(default_factory=dict)
    raw: Literal["method", "proxies"] = "method"
    raw_parse: Literal["await", "plain"] = "await"
    empty_path: str = ""
    models: Literal["received", "classes"] = "received"
    path: str = ""
    errors: Literal["plain", "reply"] = "plain"
    dictionaries: Literal["wire", "attributes"] = "wire"
    plain: tuple[str, ...] = ()
    bodies: Literal["whole", "flat", "argument"] = "whole"
    paging: bool = True
    body: Literal["body", "type"] = "body"
    multipart: Literal["parts", "brackets"] = "parts"
    uploads: Literal["tuples", "dictionaries"] = "tuples"
    warnings: Literal["all", "operations"] = "all"
    webhooks: bool = False
    tokens: Literal["checked", "any"] = "checked"
    streams: Literal["method", "argument"] = "method"
    async_twins: str = ""
    files: Literal["downloads", "replies"] = "downloads"
    headers: Mapping[str, str] = field(default_factory=dict)
    constructor: Mapping[str, str] = field(default_factory=dict)
    modules: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Path | None = None
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: Mapping[str, PageClass] = field(default_factory=dict)
    operations: Mapping[str, SurfaceRule] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is asked for."""
        return self == PLAIN


PLAIN = Surface()


@accepts({"type": "string"})
def _items(node: Node) -> str:
    return str(node.value)


@accepts({"const": False})
def _undeprecated(node: Node) -> bool:
    if node.value is not False:
        raise node.wrong("false")
    return False


_MODULES = map_of(map_of(export, exported_name), module_name)
_FIELDS = map_of(annotation, python_name)
_PAGES = map_of(record(PageClass, {"items": _items, "fields": _FIELDS}), python_name)
_OPERATIONS = map_of(
    record(
        SurfaceRule,
        {
            "positional": list_of(string),
            "page": string,
            "deprecated": _undeprecated,
            "arguments": map_of(python_name),
            "file": boolean,
            "body": one_of("argument"),
            "request": python_name,
            "turns": boolean,
        },
    )
)
_OPTIONAL = map_of(list_of(string))
_KEYS: Mapping[str, Reader] = {
    "preset": one_of(*PRESETS),
    "positional": one_of("none", "last", "all", "required"),
    "extras": map_of(one_of(*OPTIONS), python_name),
    "raw": one_of("method", "proxies"),
    "raw_parse": one_of("await", "plain"),
    "empty_path": string,
    "models": one_of("received", "classes"),
    "path": url_path,
    "errors": one_of("plain", "reply"),
    "dictionaries": one_of("wire", "attributes"),
    "plain": list_of(one_of(*KINDS)),
    "bodies": one_of("whole", "flat", "argument"),
    "body": one_of("body", "type"),
    "paging": boolean,
    "multipart": one_of("parts", "brackets"),
    "uploads": one_of("tuples", "dictionaries"),
    "warnings": one_of("all", "operations"),
    "webhooks": boolean,
    "tokens": one_of("checked", "any"),
    "async_twins": python_name,
    "streams": one_of("method", "argument"),
    "files": one_of("downloads", "replies"),
    "headers": map_of(string),
    "constructor": map_of(python_name, python_name),
    "modules": _MODULES,
    "names": path,
    "optional": _OPTIONAL,
    "pages": _PAGES,
    "operations": _OPERATIONS,
}
_NAMES: Mapping[str, Reader] = {
    "modules": _MODULES,
    "optional": _OPTIONAL,
    "pages": _PAGES,
    "operations": _OPERATIONS,
}


@accepts(
    {
        "anyOf": [
            {"enum": list(PRESETS)},
            {
                "type": "object",
                "properties": {key: schema_of(read) for key, read in _KEYS.items()},
                "additionalProperties": False,
            },
        ]
    }
)
def read_surface(node: Node) -> Surface:
    """Read `surface = "stainless"`, or a table; what it says goes before its preset."""
    if isinstance(node.value, str):
        values: dict[str, Any] = {"preset": one_of(*PRESETS)(node)}
    else:
        table(node)
        values = members(node, _KEYS)
    if "names" in values:
        values = _joined(_named(node.child("names"), values["names"]), values)
    if "preset" in values:
        values = _joined(_preset(node.file, values["preset"]), values)
    return Surface(**values)


def _joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both, with what is above where both say something; tables are joined."""
    found = dict(below)
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(found.get(key), dict):
            found[key] = _joined(found[key], value)
        else:
            found[key] = value
    return found


def _preset(file: File, name: str) -> dict[str, Any]:
    place = Path(__file__).with_name("presets") / f"{name}.toml"
    own = File(place, _text_of(place), file.repository, file.diagnostics)
    return members(Node(tomllib.loads(own.text), (), own), _KEYS)


@cache
def _text_of(place: Path) -> str:
    return place.read_text("utf-8")


def _named(node: Node, place: Path) -> dict[str, Any]:
    """The names in a file of their own."""
    try:
        text = read_text(place, LIMITS.bytes)
        data = read_toml(text)
    except (OSError, ValueError) as error:
        reason = (
            f"line {error.line}, column {error.column}: {error}"
            if isinstance(error, TomlFault)
            else getattr(error, "strerror", None) or "it is not UTF-8"
        )
        raise node.refuse(
            "config-value",
            f"{node.label} cannot be read: {reason}",
            "name a TOML file as `clientsmith adopt --write` makes it",
        ) from None
    file = File(place, text, node.file.repository, node.file.diagnostics)
    return members(Node(data, (), file), _NAMES)


__all__ = ["PLAIN", "PageClass", "Refused", "Surface", "SurfaceRule", "read_surface"]
