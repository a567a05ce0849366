"""XML bodies in a package whose API has no schemas for them: they travel as they are.

Such a package gets this module as `xml.py`, without what reads and writes XML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .bodies import Encoded, encode_body
from .operation import Part

if TYPE_CHECKING:
    from .decoder import Decoder, OnDeviation


def reading(
    models: str, annotation: str, media: str, decoder: Decoder[Any]
) -> Callable[[bytes, bool, OnDeviation | None], Any]:
    """What reads a body that comes under the name of XML: as JSON, if it is that."""

    def read(content: bytes, strict: bool, report: OnDeviation | None) -> Any:
        if not content or content.isspace():
            return decoder.missing(strict=strict, report=report)
        return decoder.decode(content, strict=strict, report=report)

    return read


def encode_xml(models: str, root: str, media: str, value: object) -> Encoded:
    """A body as other text is sent."""
    return encode_body(media, value, {})


def in_parts(
    models: str, root: str, parts: Iterable[Part], fields: Mapping[str, object]
) -> dict[str, object]:
    """The fields of a form as they are."""
    return dict(fields)


def as_fragment(models: str, root: str, value: object) -> object:
    """A value as it is."""
    return value
