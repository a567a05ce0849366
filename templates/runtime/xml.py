"""XML bodies at the two ends of a call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .bodies import Encoded, encode_body, is_xml
from .errors import ResponseValidationError
from .json import dumps, is_array
from .message import charset_of
from .omit import OMIT
from .operation import Part
from .uploads import is_source
from .xml_reader import read_xml
from .xml_shapes import shapes_of
from .xml_writer import write_xml

if TYPE_CHECKING:
    from .decoder import Decoder, OnDeviation

_JSON = (b"{", b"[", b'"')
"""How JSON begins that comes under the name of XML."""


def reading(
    models: str, annotation: str, media: str, decoder: Decoder[Any]
) -> Callable[[bytes, bool, OnDeviation | None], Any]:
    """What reads a body that comes as XML, or is documented so: the value is made of what
    the schemas of the package say, and is decoded as JSON would be."""
    shapes = shapes_of(models)
    root = shapes.root(annotation) if shapes is not None else None

    def read(content: bytes, strict: bool, report: OnDeviation | None) -> Any:
        if not content or content.isspace():
            return decoder.missing(strict=strict, report=report)
        if shapes is None or root is None or content.lstrip().startswith(_JSON):
            return decoder.decode(content, strict=strict, report=report)
        try:
            value = read_xml(shapes, root, content, charset_of(media))
        except ValueError as error:
            raise ResponseValidationError(str(error), content=content) from None
        return decoder.decode(dumps(value), strict=strict, report=report)

    return read


def encode_xml(models: str, root: str, media: str, value: object) -> Encoded:
    """A body as XML; text that is XML already is sent as it is. Raises as `write_xml`."""
    shapes = shapes_of(models)
    shape = shapes.root(root) if shapes is not None else None
    if shapes is None or shape is None or isinstance(value, str):
        return encode_body(media, value, {})
    return media, write_xml(shapes, shape, value, charset_of(media))


def in_parts(
    models: str, root: str, parts: Iterable[Part], fields: Mapping[str, object]
) -> dict[str, object]:
    """The fields of a form, with XML for those whose parts are that: of a list, of each
    item. Raises as `write_xml`."""
    found = dict(fields)
    for part in parts:
        if part.name in found and is_xml(part.content_type or ""):
            key = f"{root} {part.name}"
            given = found[part.name]
            found[part.name] = (
                [as_fragment(models, key, each) for each in given]
                if is_array(given)
                else as_fragment(models, key, given)
            )
    return found


def as_fragment(models: str, root: str, value: object) -> object:
    """A value as the text of an element without a declaration; what is text or a file
    already, and what is not documented as XML, stays as it is. Raises as `write_xml`.
    """
    shapes = shapes_of(models)
    shape = shapes.root(root) if shapes is not None else None
    as_it_is = value is None or value is OMIT or isinstance(value, str)
    if shapes is None or shape is None or as_it_is or is_source(value):
        return value
    return write_xml(shapes, shape, value).decode().partition("?>\n")[2]
