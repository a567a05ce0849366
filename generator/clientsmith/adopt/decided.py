"""What clientsmith calls the operations of a document by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import names, plan
from ..build import build
from ..build.paging_stated import Rules, rules_of
from ..build.surface import with_surface
from ..commands import front_end
from ..commands.front_end import Front
from ..config import Config
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec import parse
from ..spec.source_map import Pointer, child
from .makers import VERBS as METHODS
from .values import Operation

SCHEMAS = Pointer("/components/schemas")


@dataclass(frozen=True, slots=True)
class Decided:
    """The operations with the names they get, `verbatim` by tag and operationId, the names of
    components, the security schemes, and the document in normal form; `built` is the API
    by `rules` of paging, before a surface changes it."""

    operations: tuple[Operation, ...]
    types: dict[str, str]
    schemes: tuple[str, ...]
    package: str
    client: str
    tree: dict[str, Any]
    api: ir.Api
    named: names.Names
    planned: plan.Plan
    built: ir.Api
    rules: Rules
    verbatim: bool = False


def read_front(config: Config, diagnostics: Diagnostics) -> Front | None:
    """The document that a configuration names, in normal form; None where it is unusable,
    which is reported."""
    early = front_end.begin(config)
    for item in early.diagnostics:
        diagnostics.add(item)
    return None if diagnostics.failed else early.front


def list_operations(front: Front) -> tuple[Operation, ...]:
    """The operations of a document, before anything is named."""
    return tuple(_operations(front.tree, None))


def decide_names(
    config: Config,
    diagnostics: Diagnostics,
    front: Front | None = None,
    before: Decided | None = None,
) -> Decided | None:
    """Decide the names that a configuration gives; None where the document is unusable.

    Args:
        config: names the document.
        diagnostics: told why it is unusable.
        front: the document, if it was read already.
        before: other names of the same document, if they were decided already.
    """
    front = front or read_front(config, diagnostics)
    if front is None:
        return None
    tree = front.tree
    rules = rules_of(config)
    if before is not None and before.rules == rules and before.tree is tree:
        built = before.built
    else:
        openapi = parse.read(tree, diagnostics)
        if openapi is None or diagnostics.failed:
            return None
        built = build(openapi, tree, diagnostics, rules, ())
    api = with_surface(built, config.surface)
    decided = names.decide(api, config, diagnostics, None)
    if diagnostics.failed:
        return None
    planned = plan.plan(api, decided)
    paths = {
        operation.id: (*item.path, decided.method(operation.id))
        for item in planned.resources
        for operation in item.operations
    }
    components = tree.get("components", {})
    return Decided(
        operations=tuple(_operations(tree, paths)),
        types={
            name: decided.type(id_)
            for name in components.get("schemas", {})
            if (id_ := ir.TypeId(child(SCHEMAS, name))) in api.declarations
        },
        schemes=tuple(components.get("securitySchemes", {})),
        package=decided.package,
        client=decided.client,
        tree=tree,
        api=api,
        named=decided,
        planned=planned,
        built=built,
        rules=rules,
        verbatim=config.naming == "verbatim",
    )


def _operations(
    tree: dict[str, Any], paths: dict[str, tuple[str, ...]] | None
) -> Iterator[Operation]:
    for path, item in tree.get("paths", {}).items():
        for verb, operation in item.items():
            known = paths.get(f"{verb.upper()} {path}") if paths is not None else ()
            if known is not None and verb in METHODS:
                reply, inner = _replied(tree, operation)
                said = str(operation.get("operationId", ""))
                yield Operation(verb.upper(), path, said, reply, inner, known)


def _replied(tree: dict[str, Any], operation: dict[str, Any]) -> tuple[str, str]:
    """The component that a reply is, and that of the items in the only list it has."""
    for status in sorted(operation.get("responses", {})):
        if not str(status).startswith("2"):
            continue
        for content in operation["responses"][status].get("content", {}).values():
            schema = content.get("schema", {})
            name = _component(schema)
            whole = tree.get("components", {}).get("schemas", {}).get(name, schema)
            whole = whole if isinstance(whole, dict) else {}
            fields = [whole, *whole.get("properties", {}).values()]
            lists = [
                found
                for field in fields
                if isinstance(field, dict)
                and isinstance(field.get("items"), dict)
                and (found := _component(field["items"]))
            ]
            return name, lists[0] if len(lists) == 1 else ""
    return "", ""


def _component(schema: object) -> str:
    reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
    start = "#/components/schemas/"
    return (
        str(reference).removeprefix(start) if str(reference).startswith(start) else ""
    )
