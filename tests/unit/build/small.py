"""Small documents in normal form, and types in short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clientsmith.build import build
from clientsmith.build.ir_json import plain
from clientsmith.build.paging_stated import Rules
from clientsmith.model import ir
from clientsmith.report.diagnostics import Diagnostics
from openapi_pydantic.v3.v3_1 import OpenAPI

Json = Any


@dataclass(frozen=True)
class Built:
    """An API and what was said about its document."""

    api: ir.Api
    diagnostics: Diagnostics

    def declared(self, id_: str) -> ir.Declaration:
        """A declaration by its pointer, or a component by its name."""
        pointer = id_ if id_.startswith("/") else f"/components/schemas/{id_}"
        return self.api.declarations[ir.TypeId(pointer)]

    def object(self, id_: str) -> ir.Object:
        """A declared object."""
        found = self.declared(id_)
        assert isinstance(found, ir.Object)
        return found

    def alias(self, id_: str) -> Json:
        """What an alias stands for, in short."""
        found = self.declared(id_)
        assert isinstance(found, ir.Alias)
        return plain(found.target)

    def fields(self, id_: str) -> dict[str, Json]:
        """The types of an object's fields, in short."""
        return {field.wire: plain(field.type) for field in self.object(id_).fields}

    @property
    def codes(self) -> list[str]:
        """The codes of all findings, in order."""
        return [item.code for item in self.diagnostics]


def built(
    schemas: Mapping[str, Json] | None = None,
    paths: Mapping[str, Json] | None = None,
    rules: Rules | None = None,
    **rest: Json,
) -> Built:
    """Build a document in normal form."""
    components = {**rest.pop("components", {}), "schemas": dict(schemas or {})}
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "paths": dict(paths or {}),
        "components": components,
        **rest,
    }
    diagnostics = Diagnostics()
    return Built(
        build(OpenAPI.model_validate(tree), tree, diagnostics, rules), diagnostics
    )


def typed(schema: Json, **others: Json) -> Json:
    """The type of one property, in short; other components may be given by name."""
    holder = {"type": "object", "properties": {"it": schema}}
    return built({"Holder": holder, **others}).fields("Holder")["it"]


def ref(name: str) -> Json:
    """A reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def used(name: str) -> Json:
    """What a use of a component is in short."""
    return {"ref": f"/components/schemas/{name}"}


def reply(schema: Json, **more: Json) -> Json:
    """A 200 response of JSON."""
    return {
        "200": {
            "description": "",
            "content": {"application/json": {"schema": schema}},
            **more,
        }
    }


def query(name: str, schema: Json, **more: Json) -> Json:
    """A query parameter in normal form."""
    style = {"style": "form", "explode": True, "required": False}
    return {"name": name, "in": "query", "schema": schema, **style, **more}
