"""The base of all models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

import pydantic
from pydantic import ConfigDict, GetCoreSchemaHandler, JsonValue
from pydantic_core import CoreSchema, PydanticUndefined

from .closure import Names, defer, used_by
from .exact import exact
from .lazy import TABLES

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(pydantic.BaseModel)


def Field(
    *,
    default: Any = PydanticUndefined,
    wire: str | None = None,
    read_only: bool = False,
) -> Any:
    """Say what a model's field is on the wire.

    `wire` is its JSON name where the Python name differs. A `read_only` field is left out
    when the model is sent in a request.
    """
    return pydantic.Field(
        default, alias=wire, json_schema_extra=_READ_ONLY if read_only else None
    )


_READ_ONLY: dict[str, JsonValue] = {"readOnly": True}


@dataclass_transform(kw_only_default=True, field_specifiers=(Field,))
class ModelMeta(ModelMetaclass):
    """Tells type checkers that arguments of a model are called as its attributes are, and
    keeps annotations from being read before they can be."""

    __dataclass_transform__: ClassVar[dict[str, Any]]

    def __new__(
        mcs,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        **settings: Any,
    ) -> type:
        if namespace["__module__"].rpartition(".")[0] in TABLES:
            found: dict[str, Any] = namespace.get("__annotations__", {})
            namespace["__annotations__"] = defer(found)
        made: type = super().__new__(mcs, name, bases, namespace, **settings)
        return made


class Model(pydantic.BaseModel, metaclass=ModelMeta):
    """A JSON object. Properties that it does not declare are kept.

    A field that was left out is not the same as one that is null: `model_fields_set` has
    the fields that were given, and only they are shown, sent and compared by the server.
    """

    if TYPE_CHECKING:
        # Placeholders stand for them until the model is built.
        __pydantic_serializer__: ClassVar[Any]
        __pydantic_validator__: ClassVar[Any]
        # A dictionary, of another type in each class that declares one.
        __pydantic_extra__: Any

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        protected_namespaces=(),
    )

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Any = None,
    ) -> bool | None:
        """Build the model, which happens by itself when it is first used."""
        names = Names.of_class(cls)
        if names is None or _types_namespace is not None:
            return super().model_rebuild(
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + 1,
                _types_namespace=_types_namespace,
            )
        with names.lock:
            if cls.__pydantic_complete__ and not force:
                return None
            rebuild = super().model_rebuild
            return names.bound(
                used_by(cls),
                lambda namespace: rebuild(
                    force=force, raise_errors=raise_errors, _types_namespace=namespace
                ),
            )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(handler(source))

    def __wire__(self) -> dict[str, Any]:
        """What a request sends: the fields that were set, under their wire names."""
        given = self.__pydantic_fields_set__
        values = self.__dict__
        sent = {
            wire: values[name]
            for name, wire in _SENT.get(type(self)) or _sent(type(self))
            if name in given and name in values
        }
        sent.update(self.__pydantic_extra__ or {})
        return sent

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        given = self.__pydantic_fields_set__
        for name, value in self.__dict__.items():
            if name in given:
                yield name, value
        yield from (self.__pydantic_extra__ or {}).items()


_SENT: dict[type, list[tuple[str, str]]] = {}


def _sent(model: type[Model]) -> list[tuple[str, str]]:
    """The fields that a request may carry, each with its wire name."""
    _SENT[model] = [
        (name, info.alias or name)
        for name, info in model.__pydantic_fields__.items()
        if info.json_schema_extra != _READ_ONLY
    ]
    return _SENT[model]
