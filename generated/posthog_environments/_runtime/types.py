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
from types import UnionType
from typing import IO, Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .json import is_object

FileContent: TypeAlias = (
    bytes
    | bytearray
    | memoryview
    | os.PathLike[str]
    | IO[bytes]
    | Iterable[bytes]
    | AsyncIterable[bytes]
)
"""What can be uploaded: bytes, a path, an open binary file, or an iterator of bytes."""

FileInput: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent | str]
    | tuple[str | None, FileContent | str, str | None]
    | tuple[str | None, FileContent | str, str | None, Mapping[str, str]]
)
"""A file: its content, perhaps with a file name, a content type and part headers. Beside a
name the content may be text; by itself it may not, since it could be meant as a path."""


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

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "contentEncoding": "base64"}


Base64: TypeAlias = Annotated[bytes, InBase64()]
"""Bytes that travel as base64 text in JSON, by `InBase64`."""


class Tagged:
    """Tells which option of a union a JSON object is, by one of its properties.

    `property` is the property's wire name; `choices` leads from its values to models: one,
    or a union of several, which `property` leaves open. An object with no such value is an
    `otherwise`, if there is one; one with another value is an `unknown`.
    """

    __slots__ = ("choices", "otherwise", "property", "unknown")

    def __init__(
        self,
        property: str,
        choices: Mapping[Any, Any],
        otherwise: Any = None,
        *,
        unknown: Any = None,
    ) -> None:
        self.property = property
        self.choices = choices
        self.otherwise = otherwise
        self.unknown = unknown

    def __repr__(self) -> str:
        return f"Tagged({self.property!r})"

    def others(self, source: Any) -> list[Any]:
        """The options that no value of the property leads to, such as plain texts."""
        chosen = [*self._chosen(), self.otherwise, self.unknown]
        return [option for option in _options(source) if option not in chosen]

    def named(self, tag: Any) -> Any:
        """The option that is called as a tag says, None without such."""
        found = {getattr(each, "__name__", ""): each for each in self._chosen()}
        return found.get(tag) if isinstance(tag, str) else None

    def _chosen(self) -> list[Any]:
        return [one for each in self.choices.values() for one in _options(each)]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        options = self.choices
        # A model that is given in Python has the property under its Python name.
        paths: list[list[str | int]] = [[self.property]]
        for option in self._chosen():
            for name, info in getattr(option, "__pydantic_fields__", {}).items():
                if info.alias == self.property and [name] not in paths:
                    paths.append([name])
        schemas: dict[Hashable, CoreSchema] = {
            value: handler.generate_schema(each) for value, each in options.items()
        }
        tagged: CoreSchema
        if self.otherwise is None:
            tagged = core_schema.tagged_union_schema(schemas, discriminator=paths)
        else:
            schemas[_OTHER] = handler.generate_schema(self.otherwise)
            choose = _tag([str(path[0]) for path in paths], frozenset(options))
            tagged = core_schema.tagged_union_schema(schemas, discriminator=choose)
        if self.unknown is not None:
            rest = core_schema.no_info_before_validator_function(
                self._check_unknown, handler.generate_schema(self.unknown)
            )
            tagged = core_schema.union_schema([tagged, rest], mode="left_to_right")
        others = [handler.generate_schema(each) for each in self.others(source)]
        return core_schema.union_schema([tagged, *others]) if others else tagged

    def is_unknown(self, tag: Any) -> bool:
        """Whether a value of the property says that an object is none of the options."""
        return (
            self.unknown is not None
            and type(tag) in (str, int)
            and tag not in self.choices
            and self.named(tag) is None
        )

    def _check_unknown(self, value: Any) -> Any:
        is_one = isinstance(value, self.unknown)
        if is_one or (is_object(value) and self.is_unknown(value.get(self.property))):
            return value
        raise PydanticCustomError("variant", "Input should have an unknown tag")

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Shown as the union that it is."""
        waiting: list[Any] = [schema]
        options: dict[int, Any] = {}
        while waiting:
            part = waiting.pop(0)
            if part["type"] == "union":
                waiting = [*part["choices"], *waiting]
            elif part["type"] == "tagged-union":
                waiting = [*part["choices"].values(), *waiting]
            else:
                options[id(part)] = part
        return handler(core_schema.union_schema([*options.values()]))


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
