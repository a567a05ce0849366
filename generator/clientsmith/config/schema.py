"""The keys of a configuration and what each must hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from keyword import kwlist
from typing import Any

from ..spec.limits import MOST, Limits
from .extend import EXTEND
from .node import (
    TEXT,
    URL,
    Node,
    Reader,
    accepts,
    address,
    anywhere,
    boolean,
    count_up_to,
    dotted,
    list_of,
    map_of,
    matching,
    one_of,
    path,
    python_name,
    record,
    schema_of,
    string,
)
from .package_names import PACKAGES
from .surface import read_surface
from .values import (
    Alias,
    Aliases,
    ClientParameter,
    Credential,
    Distribution,
    Docs,
    Environment,
    OperationRule,
    PagingRule,
    PagingScheme,
    Password,
    ServerChoice,
    Upstream,
)
from .waits import WAITS

_PART = rf"(?!(?:{'|'.join(kwlist)})(?:\.|$))[A-Za-z_][A-Za-z0-9_]*"
_PACKAGE = re.compile(rf"{_PART}(\.{_PART})*")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_ADDRESS = re.compile(rf"{URL.pattern}|(?!//)[\w./~-]+")
_AUTHOR = re.compile(r"[^<>\n]*[^<>\s](\s*<[^<>\s]+@[^<>\s]+>)?")
_CLASSIFIER = re.compile(r"[A-Z][\w .+/()-]*( :: [\w .+/()#-]+)+")
_FLOOR = re.compile(r">=\s*3\.(1[1-9]|[2-9]\d)(\.\d+)?")
_PAGING_KINDS = ("offset", "page", "cursor", "next_url", "link")


@accepts({**TEXT, "pattern": f"^(?:{_PACKAGE.pattern})$"})
def _package(node: Node) -> str:
    name = matching(_PACKAGE, "the name of a Python package")(node)
    first = name.partition(".")[0]
    if first.lower() in PACKAGES:
        raise node.refuse(
            "config-value",
            f"`package` is `{name}`, which Python, a framework or what clients need has already",
            f"name it otherwise, for example `{first}_client`",
        )
    return name


_requirement = matching(
    re.compile(r"[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?\s*(\[[\w\s,.-]*\])?[^\n\"\\]*"),
    "a requirement as pip reads it (PEP 508)",
)
_VARIABLE = matching(re.compile(r"[A-Za-z_][A-Za-z0-9_]*"), "the name of a variable")
_UNTIL = re.compile(r"\d{4}-\d\d-\d\d|\d+(\.\d+)*")
_ALIAS_TABLE = record(
    Alias,
    {
        "name": string,
        "until": matching(_UNTIL, "a day (2027-01-31), or a version"),
        "silent": boolean,
    },
    needed=("name",),
)


@accepts({"anyOf": [TEXT, schema_of(_ALIAS_TABLE)]})
def _alias(node: Node) -> Any:
    return (
        Alias(name=string(node)) if isinstance(node.value, str) else _ALIAS_TABLE(node)
    )


_PAGING: Mapping[str, Reader] = {
    "kind": one_of(*_PAGING_KINDS),
    "items": dotted,
    "next": dotted,
    "parameter": string,
    "size": string,
    "more": dotted,
    "header": string,
    "page": python_name,
}
_PAGING_RULE = record(PagingRule, _PAGING, needed=("kind",))


@accepts({"anyOf": [{"const": False}, schema_of(_PAGING_RULE)]})
def _paging(node: Node) -> Any:
    return False if node.value is False else _PAGING_RULE(node)


_PAGING_SCHEME = record(
    PagingScheme,
    {**_PAGING, "operations": list_of(string)},
    needed=("kind", "operations"),
)
KEYS: Mapping[str, Reader] = {
    "spec": path,
    "overlays": list_of(path),
    "output": path,
    "package": _package,
    "client": python_name,
    "naming": one_of("auto", "path", "operation_id", "tags", "verbatim"),
    "format": one_of("auto", "always"),
    "operations": map_of(
        record(
            OperationRule,
            {
                "resource": dotted,
                "method": python_name,
                "paging": _paging,
                "deprecated": string,
                "deprecated_parameters": map_of(string),
            },
        )
    ),
    "paging": map_of(_PAGING_SCHEME),
    "types": map_of(python_name),
    "deprecated": map_of(map_of(string)),
    "waits": WAITS,
    "extend": EXTEND,
    "credentials": map_of(
        record(
            Credential,
            {
                "argument": python_name,
                "env": _VARIABLE,
                "password": record(
                    Password,
                    {"argument": python_name, "env": _VARIABLE},
                    needed=("argument",),
                ),
            },
        )
    ),
    "client_parameters": map_of(
        record(
            ClientParameter,
            {
                "argument": python_name,
                "env": _VARIABLE,
                "default": string,
                "header": boolean,
            },
        )
    ),
    "aliases": record(
        Aliases,
        dict.fromkeys(("methods", "classes", "arguments"), map_of(_alias)),
    ),
    "surface": read_surface,
    "server": record(
        ServerChoice,
        {"argument": python_name, "names": map_of(string)},
        needed=("argument", "names"),
    ),
    "env": record(Environment, {"prefix": _VARIABLE, "base_url": _VARIABLE}),
    "distribution": record(
        Distribution,
        {
            "name": string,
            "version": string,
            "published": boolean,
            "description": string,
            "license": string,
            "authors": list_of(matching(_AUTHOR, "a name, perhaps with <an address>")),
            "urls": map_of(address),
            "classifiers": list_of(matching(_CLASSIFIER, "a classifier of PyPI")),
            "python": matching(
                _FLOOR, "a floor of at least Python 3.11, such as >=3.12"
            ),
            "dependencies": list_of(_requirement),
            "extras": map_of(list_of(_requirement)),
            "readme": list_of(path),
            "api": boolean,
            "tests": boolean,
        },
    ),
    "docs": record(
        Docs,
        {
            "title": string,
            "url": address,
            "changelog": path,
            "guides": list_of(path),
            "logo": path,
            "accent": matching(_COLOUR, "a colour such as #5546c9"),
            "console": boolean,
            "versions": map_of(
                matching(_ADDRESS, "an http address, or a relative one")
            ),
        },
    ),
    "allow": list_of(string),
    "allow_hosts": list_of(string),
    "allow_roots": list_of(anywhere),
    "limits": record(
        Limits,
        {each.name: count_up_to(getattr(MOST, each.name)) for each in fields(Limits)},
    ),
    "keep": list_of(string),
    "normalized": boolean,
    "inventory": path,
    "templates": path,
    "lock": path,
    "upstream": record(
        Upstream, {"path": path, "url": address, "paths": list_of(string)}
    ),
}
