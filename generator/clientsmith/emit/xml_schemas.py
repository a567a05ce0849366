"""How the types of a package travel in XML: the data that its runtime is guided by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model import ir, media_types, shapes
from ..model.kinds import KINDS
from ..plan.results import errors, success
from .annotations import Annotations


def xml_schemas(printer: Annotations) -> str | None:
    """The text of `xml.json`: the schemas of what is sent and received as XML, a line each;
    None where nothing is."""
    table = _Table(printer)
    roots = dict(table.roots())
    if not roots:
        return None
    schemas = dict(table.reached())
    return f'{{\n"roots": {_rows(roots)},\n"schemas": {_rows(schemas)}\n}}\n'


def _rows(values: dict[str, Any]) -> str:
    rows = [
        f"{json.dumps(key)}: {json.dumps(value)}"
        for key, value in sorted(values.items())
    ]
    return "{\n" + ",\n".join(rows) + "\n}"


class _Table:
    def __init__(self, printer: Annotations) -> None:
        self._printer = printer
        self._api = printer.api
        self._waiting: list[ir.TypeId] = []

    def roots(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Whole bodies: of replies and webhooks by the annotation of their type, of requests
        by the method and the path; below these, parts by their name and parameters by their
        place and name."""
        for operation in self._api.operations:
            for type_, content in self._replies(operation):
                yield self._printer.reply(type_).text, self._root(type_, content.xml)
            for item in operation.parameters:
                if item.media is not None and media_types.is_xml(item.media):
                    key = f"{operation.id} {item.location}:{item.wire}"
                    yield key, self._root(item.type, None)
            for content in operation.body.contents if operation.body else ():
                if content.type is not None and self._is_xml(content):
                    yield operation.id, self._root(content.type, content.xml)
                for field in self._parts(content):
                    yield f"{operation.id} {field.wire}", self._part(field)
        for webhook in self._api.webhooks:
            for content in webhook.body.contents if webhook.body else ():
                if content.type is not None and self._is_xml(content):
                    key = self._printer.reply(content.type).text
                    yield key, self._root(content.type, content.xml)

    def _parts(self, content: ir.Content) -> Iterator[ir.Field]:
        """The properties of a form that travel as XML."""
        shape = shapes.resolve(self._api, content.type) if content.type else None
        named = {
            each.property
            for each in content.encodings
            if each.content_type and media_types.is_xml(each.content_type)
        }
        if named and isinstance(shape, ir.Object):
            yield from (field for field in shape.fields if field.wire in named)

    def _part(self, field: ir.Field) -> dict[str, Any]:
        """A part, of which there is one for each item of a list."""
        shape = shapes.resolve(self._api, field.type)
        xml = field.xml or ir.Xml()
        type_ = field.type
        if isinstance(shape, ir.Array):
            type_ = shape.item
            xml = (xml.items[0] if xml.items else None) or ir.Xml()
        made = self._root(type_, xml)
        if "name" not in made.get("xml", {}):
            made["xml"] = {**made.get("xml", {}), "name": field.wire}
        return made

    def _replies(self, operation: ir.Operation) -> Iterator[tuple[ir.Type, ir.Content]]:
        """The types of the replies that may come as XML."""
        faults = dict(errors(self._api, operation))
        results = success(operation)
        for response in operation.responses:
            for content in response.contents:
                if content.type is None or not self._is_xml(content):
                    continue
                if response in results or faults.get(response.status) == content.type:
                    yield content.type, content

    def _is_xml(self, content: ir.Content) -> bool:
        return shapes.is_xml_document(self._api, content)

    def _root(self, type_: ir.Type, stated: ir.Xml | None) -> dict[str, Any]:
        """A whole document, whose element is called as its schema, or as the component is."""
        xml = stated or ir.Xml()
        target = type_
        name = ""
        while isinstance(target, ir.Ref):
            declaration = self._api.declarations[target.id]
            xml = _merged(xml, declaration.xml)
            if declaration.hint.component:
                name = name or declaration.hint.words
            if isinstance(declaration, ir.Object):
                break
            target = declaration.target
        inner = xml.items[0] if xml.items else None
        if isinstance(target, ir.Array) and not (inner and inner.name):
            item = self._component(target.item)
            name = name or item
            if item:
                named = _merged(inner or ir.Xml(), ir.Xml(name=item))
                xml = _merged(ir.Xml(items=(named,)), xml)
        if name and not xml.name:
            xml = _merged(xml, ir.Xml(name=name))
        return self._schema(target, xml)

    def _component(self, type_: ir.Type) -> str:
        """The name that a component gives to its element."""
        if not isinstance(type_, ir.Ref):
            return ""
        declaration = self._api.declarations[type_.id]
        stated = declaration.xml.name if declaration.xml is not None else ""
        return stated or (declaration.hint.words if declaration.hint.component else "")

    def reached(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The declarations that the roots lead to, by their names."""
        seen: set[ir.TypeId] = set()
        while self._waiting:
            id_ = self._waiting.pop()
            if id_ not in seen:
                seen.add(id_)
                declaration = self._api.declarations[id_]
                yield self._printer.names.type(id_), self._declared(declaration)

    def _declared(self, declaration: ir.Declaration) -> dict[str, Any]:
        if isinstance(declaration, ir.Alias):
            return self._schema(declaration.target, declaration.xml)
        made: dict[str, Any] = {
            "properties": {
                field.wire: self._schema(field.type, field.xml)
                for field in declaration.fields
            }
        }
        required = [field.wire for field in declaration.fields if field.required]
        if required:
            made["required"] = required
        if declaration.extra is not None and declaration.extra != ir.ANY:
            made["additionalProperties"] = self._schema(declaration.extra, None)
        return _with(made, declaration.xml)

    def _schema(self, type_: ir.Type, xml: ir.Xml | None) -> dict[str, Any]:
        """A type in the words of JSON Schema, with what is said of it in XML."""
        items = xml.items if xml is not None else ()
        made: dict[str, Any]
        match type_:
            case ir.Scalar(kind=ir.Kind.ANY | ir.Kind.NEVER):
                made = {}
            case ir.Scalar(kind=ir.Kind.BASE64):
                made = {"type": "string", "contentEncoding": "base64"}
            case ir.Scalar(kind=kind) if KINDS[kind].xml:
                made = {"type": KINDS[kind].xml}
            case ir.Scalar(kind=kind):
                made = {"type": "string", "format": kind.value}
            case ir.Literals(values=values):
                made = {"enum": list(values)}
            case ir.Array(item=item):
                inner = items[0] if items else None
                made = {"type": "array", "items": self._schema(item, inner)}
            case ir.Tuple(items=types, rest=rest):
                facts = (*items, *([None] * len(types)))
                made = {
                    "prefixItems": [
                        self._schema(each, facts[n]) for n, each in enumerate(types)
                    ]
                }
                if rest is not None:
                    made["items"] = self._schema(rest, None)
            case ir.Map(value=value):
                made = {"type": "object"}
                if value != ir.ANY:
                    made["additionalProperties"] = self._schema(value, None)
            case ir.Union(options=options, discriminator=tag):
                # What is said of lists holds for the one option that is a list.
                inside = ir.Xml(items=items) if items else None
                made = {"anyOf": [self._schema(each, inside) for each in options]}
                if tag is not None:
                    made["discriminator"] = self._tag(tag)
            case ir.Ref(id=id_):
                self._waiting.append(id_)
                made = {"$ref": self._printer.names.type(id_)}
        return _with(made, xml)

    def _tag(self, tag: ir.Discriminator) -> dict[str, Any]:
        names = self._printer.names
        mapping = {str(value): names.type(id_) for value, id_ in tag.mapping}
        return {"propertyName": tag.property, "mapping": mapping}


def _with(made: dict[str, Any], xml: ir.Xml | None) -> dict[str, Any]:
    if xml is None:
        return made
    facts = {
        "name": xml.name,
        "namespace": xml.namespace,
        "prefix": xml.prefix,
        "nodeType": xml.node,
    }
    stated = {key: value for key, value in facts.items() if value}
    return {**made, "xml": stated} if stated else made


def _merged(first: ir.Xml, second: ir.Xml | None) -> ir.Xml:
    """What the first says, and the second where the first is silent."""
    if second is None:
        return first
    return ir.Xml(
        name=first.name or second.name,
        namespace=first.namespace or second.namespace,
        prefix=first.prefix or second.prefix,
        node=first.node or second.node,
        items=first.items or second.items,
    )
