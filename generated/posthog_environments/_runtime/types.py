"""Types of arguments and results that users may name."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import (
    AsyncIterable,
    Callable,
    Collection,
    Hashable,
    Iterable,
    Mapping,
)
from dataclasses import dataclass
from types import UnionType
from typing import IO, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .json import is_object

FileContent: TypeAlias = (
    bytes | str | os.PathLike[str] | IO[bytes] | Iterable[bytes] | AsyncIterable[bytes]
)
"""What can be uploaded: bytes, text, a path, an open binary file, or an iterator of bytes."""

FileInput: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent]
    | tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
"""A file: its content, perhaps with a file name, a content type and part headers."""


class InBase64:
    """Marks bytes that travel as standard base64 text (RFC 4648, section 4) in JSON."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        written = core_schema.no_info_after_validator_function(
            _decoded, core_schema.str_schema(strict=True)
        )
        itself = core_schema.union_schema(
            [core_schema.bytes_schema(strict=True), written], mode="left_to_right"
        )
        return core_schema.json_or_python_schema(
            json_schema=written,
            python_schema=itself,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _encoded, when_used="json"
            ),
        )


Base64: TypeAlias = bytes
"""Bytes that travel as base64 text in JSON, by `InBase64`."""


@dataclass(frozen=True)
class Tagged:
    """Tells which option of a union a JSON object is, by one of its properties.

    `property` is the property's wire name; `options` leads from its values to the names
    of models: one, or several with ` | ` between them, which `property` leaves open. An
    object with no such value is a `default`, if there is one.
    """

    property: str
    options: Mapping[str, str] | Mapping[int, str]
    default: str = ""

    def choices(self, source: Any) -> dict[str | int, Any]:
        """The option of each value of the property."""
        named = _named(source)
        found: dict[str | int, Any] = {}
        for value, names in self.options.items():
            models = [named[name] for name in names.split(" | ") if name in named]
            if models:
                found[value] = Union[tuple(models)]  # noqa: UP007 (a list made here)
        return found

    def others(self, source: Any) -> list[Any]:
        """The options that no value of the property leads to, such as plain texts."""
        chosen = [*self._chosen(source), self.otherwise(source)]
        return [option for option in _options(source) if option not in chosen]

    def otherwise(self, source: Any) -> Any:
        """The option of objects whose tag is none of those known, None without such."""
        return _named(source).get(self.default) if self.default else None

    def named(self, source: Any, tag: Any) -> Any:
        """The option that is called as a tag says, None without such."""
        found = _named(source).get(tag) if isinstance(tag, str) else None
        return found if found in self._chosen(source) else None

    def _chosen(self, source: Any) -> list[Any]:
        return [one for each in self.choices(source).values() for one in _options(each)]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        options = self.choices(source)
        # A model that is given in Python has the property under its Python name.
        paths: list[list[str | int]] = [[self.property]]
        for option in self._chosen(source):
            for name, info in getattr(option, "__pydantic_fields__", {}).items():
                if info.alias == self.property and [name] not in paths:
                    paths.append([name])
        schemas: dict[Hashable, CoreSchema] = {
            value: handler.generate_schema(each) for value, each in options.items()
        }
        default = self.otherwise(source)
        if default is None:
            tagged = core_schema.tagged_union_schema(schemas, discriminator=paths)
        else:
            schemas[_OTHER] = handler.generate_schema(default)
            choose = _tag([str(path[0]) for path in paths], frozenset(options))
            tagged = core_schema.tagged_union_schema(schemas, discriminator=choose)
        others = [handler.generate_schema(each) for each in self.others(source)]
        return core_schema.union_schema([tagged, *others]) if others else tagged


_OTHER = ("other",)  # what no value of a tag is equal to


def _tag(names: list[str], known: Collection[Any]) -> Callable[[Any], Hashable]:
    """What gives the tag of an object, which may be one that is not known."""

    def tag_of(value: Any) -> Hashable:
        if isinstance(value, BaseModel):
            value = vars(value)
        if not is_object(value):
            return None
        tag = next((value[name] for name in names if name in value), None)
        return tag if type(tag) in (str, int) and tag in known else _OTHER

    return tag_of


def _named(source: Any) -> dict[str, Any]:
    return {getattr(each, "__name__", ""): each for each in _options(source)}


def _options(source: Any) -> tuple[Any, ...]:
    """The options of a union; another type is the only one."""
    return get_args(source) if get_origin(source) in (Union, UnionType) else (source,)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise PydanticCustomError("base64", "Input should be base64 text") from None


def _encoded(content: object) -> object:
    """Bytes as base64 text; what did not fit and was kept goes as it came."""
    if isinstance(content, bytes):
        return base64.b64encode(content).decode("ascii")
    return content
