"""From a document in normal form to `ir.Api`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openapi_pydantic.v3.v3_1 import Components, OpenAPI

from ..model import ir
from ..model.held_keys import keys_of_all_calls
from ..report.diagnostics import Diagnostics
from ..spec.grammar import NORMAL_METHODS
from ..spec.source_map import child
from ..text.hypertext import as_markdown
from . import (
    alternatives,
    carriers,
    compose,
    cycles,
    notes,
    paging,
    polymorphism,
    schemas,
    security,
    servers,
    unions,
    xml_nodes,
)
from .draft import SCHEMAS, Draft, name_of
from .given_names import given_to_clients
from .large_aliases import cut_large
from .notes import add_link
from .operations import Operations
from .paging_stated import Rules
from .tag_values import with_tag_values

__all__ = ["build"]


def build(
    openapi: OpenAPI,
    tree: Mapping[str, ir.Json],
    diagnostics: Diagnostics,
    rules: Rules | None = None,
    apart: Iterable[ir.TypeId] = (),
) -> ir.Api:
    """Say what the API is, in the words of the wire.

    Args:
        openapi: The document in normal form, as openapi-pydantic reads it.
        tree: The same document as plain values, for numbers that the model rounds.
        diagnostics: Takes what is worth knowing; nothing is raised for a faulty document.
        rules: How operations are paged, as the configuration says.
        apart: Inline schemas that have names of their own already, and stay apart from others
            that became equal.
    """
    components = openapi.components or Components()
    draft = Draft(
        schemas={
            ir.TypeId(child(SCHEMAS, name)): schema
            for name, schema in sorted((components.schemas or {}).items())
        },
        tree=tree,
        diagnostics=diagnostics,
        convert=schemas.type_of,
        combine=compose.meet,
        alternate=unions.spread,
        apart=frozenset(apart),
        operation_ids=frozenset(
            notes.letters(operation.operationId)
            for item in (openapi.paths or {}).values()
            for method in NORMAL_METHODS
            if (operation := getattr(item, method)) and operation.operationId
        ),
        xml=xml_nodes.speaks_xml(tree),
    )
    draft.children = polymorphism.children(draft)
    draft.bases = polymorphism.bases(draft)
    for id_, schema in draft.schemas.items():
        schemas.component(draft, id_, schema, name_of(id_))
    operations = Operations(draft, components)
    calls = operations.calls(openapi.paths or {})
    webhooks = operations.webhooks(openapi.webhooks or {})
    declarations = cycles.untangled(draft)
    cut_large(draft, declarations)
    api = ir.Api(
        title=openapi.info.title,
        version=openapi.info.version,
        description=add_link(
            as_markdown(openapi.info.description), openapi.externalDocs
        ),
        servers=servers.of(openapi.servers, "/servers"),
        schemes=security.schemes(components, diagnostics),
        security=security.requirements(openapi.security),
        tags=tuple(
            ir.Tag(
                name=tag.name,
                description=add_link(as_markdown(tag.description), tag.externalDocs),
            )
            for tag in openapi.tags or ()
        ),
        declarations=declarations,
        twins={
            at: id_ for at, id_ in sorted(draft.twins.items()) if id_ in declarations
        },
        operations=calls,
        webhooks=webhooks,
        client_parameters=given_to_clients(tree) or keys_of_all_calls(calls),
    )
    alternatives.report(api, diagnostics)
    whole = with_tag_values(carriers.texts_within_json(api))
    return paging.recognize(whole, tree, rules or Rules(), diagnostics)
