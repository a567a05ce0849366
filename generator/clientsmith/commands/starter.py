"""A first configuration: finds the document, and proposes what it lets one propose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .. import config as configuration
from ..build.paging_unpaged import LIST_NOT_PAGED, PAGED_BY
from ..model import ir
from ..output.manifest import MANIFEST
from ..spec.load.packed import GZIP
from ..text.toml import toml_value
from ..text.words import snake, split
from .pipeline import generate
from .wait_tables import as_table, offers

_SUFFIXES = (".yaml", ".yml", ".json")
_STEMS = ("openapi", "swagger", "api", "spec", "schema")
_SURE = 2
"""How many of these are the names of nothing else."""

_DOCUMENT = re.compile(rb"""^\s*(?:\{\s*)?["']?(?:openapi|swagger)["']?\s*:""", re.M)
_HEAD = 65_536
"""Bytes of a file in which its version is looked for."""

_MOST_FILES = 2_000
_MOST_LISTS = 10
_STARTER = """\
# Run `clientsmith generate` to make the client, `clientsmith check` in CI.
# Paths are relative to this file. For completion in an editor, say
# `clientsmith schema > clientsmith.schema.json` and put this line first:
# #:schema ./clientsmith.schema.json
spec = {spec}
output = {output}

# Names of the package and of its client class; by default from the API's title.
# package = {package}
# client = {client}

# Patches for the document (OpenAPI Overlay 1.1), applied in this order.
# overlays = ["overlays/fixes.yaml"]

# Codes of findings that you accept; `clientsmith explain CODE` explains one.
# allow = []

# The reference of the client, a static site in docs/ of the output.
# [docs]

# The environment variable that a credential is read from by default.
{credentials}
{servers}# The name of an operation's method.
# [operations.{operation}]
# resource = {resource}
# method = {method}
{lists}{waits}"""
_SERVERS = """\
# An argument of the client that chooses a server by name; the first is the default.
# [server]
# argument = "server"
# names = {names}

"""
_LISTS = """
# Lists whose pages could not be told from the document: if one has pages, complete its line.
{lines}"""


_WAITS = """
# What looks as if it takes time: the states are to be checked (docs/waits.md).
{tables}"""


class Facts(NamedTuple):
    """What a document has that a configuration may name."""

    package: str = "acme"
    client: str = "Acme"
    credentials: tuple[tuple[str, str], ...] = (("SchemeName", "api_key"),)
    servers: tuple[tuple[str, str], ...] = ()
    operation: str = "GET /invoices"
    resource: str = "invoices"
    method: str = "list"
    lists: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()


def find_documents(folder: Path) -> list[Path]:
    """OpenAPI documents by name or first lines, in a folder and two levels below.

    The likeliest comes first: by its name, then by how near it is.
    """
    found = []
    for depth in range(3):
        files = sorted(folder.glob("*/" * depth + "*"))[:_MOST_FILES]
        for path in files:
            place = path.relative_to(folder)
            hidden = any(part.startswith((".", "node_modules")) for part in place.parts)
            rank = _rank(path.name.lower().removesuffix(".gz"))
            if rank is None or hidden or not path.is_file():
                continue
            if rank < _SURE or _is_document(path):
                found.append((rank, depth, place))
    return [place for _, _, place in sorted(found)]


def _rank(name: str) -> int | None:
    stem, dot, _ = name.rpartition(".")
    if not dot or not name.endswith(_SUFFIXES):
        return None
    if stem in _STEMS:
        return _STEMS.index(stem)
    near = (place for place, word in enumerate(_STEMS) if word in stem)
    return len(_STEMS) + next(near, len(_STEMS))


def _is_document(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if head.startswith(GZIP):
        return True  # what is in it is told when it is read
    return _DOCUMENT.search(head) is not None


def starter(spec: Path | None) -> str:
    """The text of a configuration for a document; for an example where there is none."""
    facts = _facts(configuration.for_spec(spec)) if spec else Facts()
    prefix = facts.package.replace(".", "_").upper()
    return _STARTER.format(
        spec=toml_value(spec.as_posix() if spec else "openapi.yaml"),
        output=toml_value(_output(Path.cwd())),
        package=toml_value(facts.package),
        client=toml_value(facts.client),
        credentials="".join(
            f"# [credentials.{toml_value(scheme)}]\n# argument = {toml_value(argument)}\n"
            f"# env = {toml_value(f'{prefix}_{argument.upper()}')}\n"
            for scheme, argument in facts.credentials
        ),
        servers=_SERVERS.format(names=_table(facts.servers)) if facts.servers else "",
        operation=toml_value(facts.operation),
        resource=toml_value(facts.resource),
        method=toml_value(facts.method),
        lists=_LISTS.format(lines="".join(facts.lists)) if facts.lists else "",
        waits=_WAITS.format(tables="\n".join(facts.waits)) if facts.waits else "",
    )


def _output(folder: Path) -> str:
    """The folder for the client: where one is already, if there is one only."""
    found = sorted(folder.glob(f"*/{MANIFEST}"))
    return found[0].parent.name if len(found) == 1 else "generated"


def _facts(config: configuration.Config) -> Facts:
    made = generate(config)
    if made.api is None or made.names is None:
        return Facts()
    names = made.names
    credentials = tuple(
        (scheme.name, names.credential(scheme.name))
        for scheme in made.api.schemes
        if scheme.kind != "mutualTLS"  # which has no argument
    )
    lines = [
        _list_table(item.hint.removeprefix(PAGED_BY))
        for item in made.diagnostics
        if item.code == LIST_NOT_PAGED
    ]
    called = [
        (
            operation.id,
            ".".join(names.resource(operation.id)),
            names.method(operation.id),
        )
        for operation in made.api.operations[:1]
    ]
    return Facts(
        names.package,
        names.client,
        credentials or Facts().credentials,
        _servers(made.api.servers),
        *(called or [Facts()[4:7]])[0],
        tuple(lines[:_MOST_LISTS]),
        tuple(as_table(each) for each in offers(made.api, config) if each.offered),
    )


def _list_table(line: str) -> str:
    """A line of configuration that pages a list, as a table, which may stand anywhere."""
    table, _, rule = line.partition(".paging = ")
    return f"# [{table}]\n# paging = {rule}\n"


def _servers(servers: Iterable[ir.Server]) -> tuple[tuple[str, str], ...]:
    """Servers by a name from their descriptions, where there is a choice of them."""
    named: dict[str, str] = {}
    for number, server in enumerate(servers, 1):
        if server.url.startswith("http") and not server.variables:
            words = split(server.description)[:2] or ("server", str(number))
            named.setdefault(snake(words), server.url)
    return tuple(named.items()) if len(named) > 1 else ()


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    return (
        "{ " + ", ".join(f"{toml_value(k)} = {toml_value(v)}" for k, v in pairs) + " }"
    )
