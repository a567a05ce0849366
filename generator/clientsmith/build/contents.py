"""What bodies hold: media types, encodings, sequences of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openapi_pydantic.v3.v3_1 import (
    Encoding,
    Example,
    Header,
    MediaType,
    Reference,
    Schema,
)

from ..model import ir, media_types
from ..spec.grammar import OTHER_STYLE
from ..spec.source_map import Pointer, child, escape
from ..text.hypertext import as_markdown
from .draft import Draft, Node, Place, schema_without
from .events import data_of_events, data_within, is_envelope
from .notes import examples_or_default, made_title
from .parts import encoded_parts
from .resolving import Resolver
from .xml_nodes import xml_of


class Contents:
    """Builds the entries of `content`."""

    def __init__(self, draft: Draft, resolver: Resolver) -> None:
        self._draft = draft
        self._resolver = resolver

    def of(
        self, content: Mapping[str, MediaType] | None, place: Place
    ) -> tuple[ir.Content, ...]:
        """The media types of a body, in the document's order; `place` is the body's."""
        declared = content or {}
        stray = {media for media in declared if "/" not in media}
        found = []
        for media, entry in declared.items():
            inner = place.below(
                f"/content/{escape(media)}", place.words, place.role, place.owner
            )
            if media in stray and len(stray) < len(declared):
                self._draft.diagnostics.warning(
                    "media-invalid",
                    inner.at,
                    f"`{media}` is no media type; it is left out",
                    "Put under 'content' media types only, such as application/json.",
                )
                continue
            found.append(self._content(media, entry, inner))
        return tuple(found)

    def _content(self, media: str, entry: MediaType, place: Place) -> ir.Content:
        node = entry.media_type_schema
        type_: ir.Type | None = None
        if isinstance(node, Schema) and made_title(self._draft, node.title):
            node = schema_without(node, "title")
        if node is not None:
            type_ = self._draft.type_of(node, self._schema_place(node, place))
            if media_types.is_binary(media) and _is_text(type_):
                type_ = ir.Scalar(ir.Kind.BINARY)
        item = None
        envelope = False
        if media_types.is_sequential(media) or "itemSchema" in (entry.model_extra or {}):
            item = self._item(entry, type_, place)
            if media_types.is_events(media):
                envelope = is_envelope(self._draft, item)
        encodings = self._encodings(_all_encodings(entry), place)
        if node is not None and media_types.is_multipart(media):
            encodings = encoded_parts(self._draft, node, encodings, place)
        return ir.Content(
            media=media,
            type=type_,
            item=item,
            envelope=envelope,
            encodings=encodings,
            examples=tuple(self.examples(entry)),
            schema_examples=examples_or_default(node),
            xml=(
                xml_of(draft=self._draft, node=node)
                if node is not None and media_types.is_xml(media)
                else None
            ),
            at=place.at,
        )

    def _schema_place(self, node: Node, place: Place, keyword: str = "schema") -> Place:
        title = node.title if isinstance(node, Schema) else None
        return place.below(f"/{keyword}", title or place.words, place.role, place.owner)

    def _item(self, entry: MediaType, type_: ir.Type | None, place: Place) -> ir.Type:
        """The type of one event or line: `itemSchema`, or the schema, which by custom
        describes one item too, unless it is an array of them."""
        declared = (entry.model_extra or {}).get("itemSchema")
        if isinstance(declared, dict):
            node = _node(declared)
            inner = self._schema_place(node, place, "itemSchema")._replace(role="event")
            within = data_within(self._draft, node, inner)
            return self._draft.type_of(node, inner) if within is None else within
        if isinstance(type_, ir.Array):
            return type_.item
        if type_ is None:
            return ir.ANY
        return data_of_events(self._draft, type_) or type_

    def _encodings(
        self, declared: Mapping[str, Encoding] | None, place: Place
    ) -> tuple[ir.Encoding, ...]:
        return tuple(
            ir.Encoding(
                property=name,
                content_type=encoding.contentType,
                style=(encoding.model_extra or {}).get(OTHER_STYLE) or encoding.style,
                explode=encoding.explode,
                allow_reserved=encoding.allowReserved,
                headers=self.headers(
                    encoding.headers,
                    place.below(
                        f"/encoding/{escape(name)}", name, "header", place.owner
                    ),
                ),
            )
            for name, encoding in (declared or {}).items()
        )

    def headers(
        self, declared: Mapping[str, Header | Reference] | None, place: Place
    ) -> tuple[ir.Header, ...]:
        """Headers of a response or of a part; `Content-Type` is not one (section 4.8.17)."""
        found = []
        for wire, node in (declared or {}).items():
            at = child(place.at, "headers", wire)
            header, at = self._resolver.follow(node, at, Header)
            if header is None or wire.lower() == "content-type":
                continue
            inner = Place(at, ir.TypeId(at), wire, place.owner, "header", False, 1)
            found.append(
                ir.Header(
                    wire=wire,
                    type=self.described(header.param_schema, header.content, inner)[0],
                    required=header.required,
                    description=as_markdown(header.description),
                    at=at,
                )
            )
        return tuple(found)

    def described(
        self,
        schema: Node | None,
        content: Mapping[str, MediaType] | None,
        place: Place,
    ) -> tuple[ir.Type, str | None]:
        """The type of a parameter or header, and its media type if it has `content`."""
        for media, entry in (content or {}).items():
            inner = place.below(
                f"/content/{escape(media)}/schema", place.words, place.role, place.owner
            )
            node = entry.media_type_schema
            return (ir.ANY if node is None else self._draft.type_of(node, inner)), media
        if schema is None:
            return ir.STRING, None
        return (
            self._draft.type_of(
                schema, place.below("/schema", place.words, place.role, place.owner)
            ),
            None,
        )

    def examples(self, entry: MediaType) -> Iterator[tuple[str, ir.Json]]:
        """The examples of a media type, by name."""
        if entry.example is not None:
            yield "", entry.example
        for name, node in (entry.examples or {}).items():
            example, _ = self._resolver.follow(node, Pointer(""), Example)
            if example is not None and "value" in example.model_fields_set:
                yield name, example.value


def _all_encodings(entry: MediaType) -> Mapping[str, Encoding]:
    """The encodings of properties, or of parts without names: by position, and `*` for the
    others (OpenAPI 3.2)."""
    extra = entry.model_extra or {}
    prefix = extra.get("prefixEncoding")
    unnamed = dict(enumerate(prefix if isinstance(prefix, list) else ()))
    found = {str(number): each for number, each in unnamed.items()}
    if "itemEncoding" in extra:
        found["*"] = extra["itemEncoding"]
    return {
        **(entry.encoding or {}),
        **{
            name: Encoding.model_validate(each)
            for name, each in found.items()
            if isinstance(each, dict) and each
        },
    }


def _is_text(type_: ir.Type) -> bool:
    return isinstance(type_, ir.Scalar) and type_.kind in (ir.Kind.STRING, ir.Kind.ANY)


def _node(raw: dict[str, ir.Json]) -> Node:
    if isinstance(raw.get("$ref"), str):
        return Reference.model_validate({"$ref": raw["$ref"]})
    return Schema.model_validate(raw)
