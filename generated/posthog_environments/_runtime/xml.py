"""XML bodies at the two ends of a call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .bodies import Encoded, charset_of, encode_body
from .errors import ResponseValidationError
from .json import dumps
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
