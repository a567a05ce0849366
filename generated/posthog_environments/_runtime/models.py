"""The base of all models."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from inspect import Signature
from threading import RLock
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
)

import pydantic
from pydantic import ConfigDict, GetCoreSchemaHandler, JsonValue
from pydantic_core import CoreSchema, PydanticUndefined

from .decimals import ANYWHERE, as_texts
from .exact import exact
from .room import with_room


def Field(
    *,
    default: Any = PydanticUndefined,
    init: bool = True,
    wire: str | None = None,
    read_only: bool = False,
    deprecated: str | None = None,
    constant: bool = False,
    tag: bool = False,
) -> Any:
    """Say what a model's field is on the wire.

    `wire` is its JSON name where the Python name differs. A `read_only` field is left out
    when the model is sent in a request. `init=False` tells type checkers that it is no
    argument of the constructor. Who reads a field that is `deprecated` is warned with this
    text. The constructor fills in a `constant`; a reply has to have it. It fills in a `tag`,
    too, which a reply may leave out.
    """
    more: dict[str, Any] = {"default": PydanticUndefined if constant else default}
    if tag:
        more = {"default_factory": _Tag(default)}
    return pydantic.Field(
        alias=wire,
        json_schema_extra=_READ_ONLY if read_only else None,
        deprecated=deprecated,
        **more,
    )


class _Tag:
    """Gives the value of a field that the constructor fills in."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __call__(self) -> object:
        return self.value


_READ_ONLY: dict[str, JsonValue] = {"readOnly": True}

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass

    # Arguments of a model are called as its attributes are.
    @dataclass_transform(
        kw_only_default=True,
        field_specifiers=(Field, pydantic.Field, pydantic.PrivateAttr),
    )
    class ModelMeta(ModelMetaclass):
        __dataclass_transform__: ClassVar[dict[str, Any]]

else:
    ModelMeta = type(pydantic.BaseModel)


class _Signature:
    """The signature of a model's constructor, for `inspect`: constants may be left out.

    `plain` is the one that pydantic made. A model that is not built inherits one without,
    and is built by whoever asks.
    """

    def __init__(self, plain: Any = None) -> None:
        self._plain = plain

    def __get__(self, instance: object, owner: type[Model]) -> Signature:
        if instance is not None:
            raise AttributeError("__signature__")  # as pydantic does
        if vars(owner).get("__signature__") is not self:
            owner.model_rebuild(raise_errors=False)
            own = vars(owner).get("__signature__")
            if own is None:
                raise AttributeError("__signature__")
            inner: Signature = own.__get__(None, owner)
            return inner
        if self._plain is None:
            raise AttributeError("__signature__")
        plain: Signature = self._plain.__get__(None, owner)
        constants = {
            name: value
            for attribute, wire, value in _constants(owner)
            for name in (attribute, wire)
        }
        return plain.replace(
            parameters=[
                each.replace(default=constants.get(each.name, each.default))
                for each in plain.parameters.values()
            ]
        )


class Model(pydantic.BaseModel, metaclass=ModelMeta):
    """A JSON object. Properties that it does not declare are kept.

    A field that was left out is not the same as one that is null: `model_fields_set` has
    the fields that were given, and only they are shown, sent and compared by the server.
    """

    if TYPE_CHECKING:
        # Placeholders stand for them until the model is built.
        __pydantic_serializer__: ClassVar[Any]
        __pydantic_validator__: ClassVar[Any]
        # Models say which values the properties have that they do not declare.
        __pydantic_extra__: Any = Field(init=False)

    __signature__: ClassVar[Signature] = cast(Signature, _Signature())
    _request_id: ClassVar[str | None] = None
    """What the server called the request whose reply this is; None for all other values."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        protected_namespaces=(),
    )

    if not TYPE_CHECKING:  # checkers know each model's own arguments

        def __init__(self, /, **data):
            model = type(self)
            constants = _CONSTANTS.get(model)
            for name, wire, value in (
                _constants(model) if constants is None else constants
            ):
                if name not in data and wire not in data:
                    data[wire] = value
            super().__init__(**data)

        # Replies need none of it: pydantic reads them past the constructor.
        __init__.__pydantic_base_init__ = True

    def __init_subclass__(cls, **settings: Any) -> None:
        # pydantic would look for what its annotations name where the subclass is.
        for base in cls.__bases__:
            if issubclass(base, Model) and not base.__pydantic_fields_complete__:
                base.model_rebuild(raise_errors=False)
        super().__init_subclass__(**settings)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Any = None,
    ) -> bool | None:
        """Build the model, which happens by itself when it is first used.

        One thread at a time builds.
        """
        with _alone():
            built = super().model_rebuild(
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + 1,
                _types_namespace=_types_namespace,
            )
        made = vars(cls).get("__signature__")
        if made is not None and not isinstance(made, _Signature):
            cls.__signature__ = cast(Signature, _Signature(made))
        return built

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(with_room(lambda: handler(source)))

    def to_dict(self) -> dict[str, Any]:
        """As JSON says it: under wire names, without what was not given, with what replies
        alone carry."""
        return self.model_dump(
            mode="json", by_alias=True, exclude_unset=True, warnings=False
        )

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON text of `to_dict`."""
        return self.model_dump_json(
            by_alias=True, exclude_unset=True, warnings=False, indent=indent
        )

    def __wire__(self) -> dict[str, Any]:
        """What a request sends: the fields that were set, under their wire names."""
        given = self.__pydantic_fields_set__
        values = self.__dict__
        sent = {
            wire: as_texts(values[name], ANYWHERE) if in_text else values[name]
            for name, wire, in_text in _SENT.get(type(self)) or _sent(type(self))
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


_LOCK = RLock()
_BUILDING: ContextVar[bool] = ContextVar("building", default=False)
"""Whether this is the thread that builds, or one that does a part of its work."""


@contextmanager
def _alone() -> Generator[None]:
    if _BUILDING.get():
        yield
        return
    with _LOCK:
        token = _BUILDING.set(True)
        try:
            yield
        finally:
            _BUILDING.reset(token)


_CONSTANTS: dict[type, list[tuple[str, str, Any]]] = {}


def _constants(model: type[Model]) -> list[tuple[str, str, Any]]:
    """The fields that have one value: by attribute and wire name, with that value."""
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    _CONSTANTS[model] = [
        (name, info.alias or name, get_args(info.annotation)[0])
        for name, info in model.__pydantic_fields__.items()
        if get_origin(info.annotation) is Literal
        and len(get_args(info.annotation)) == 1
        and (info.is_required() or isinstance(info.default_factory, _Tag))
    ]
    return _CONSTANTS[model]


_SENT: dict[type, list[tuple[str, str, bool]]] = {}


def _sent(model: type[Model]) -> list[tuple[str, str, bool]]:
    """The fields that a request may carry, each with its wire name, and whether it holds
    decimals, which are declared for those alone that travel as text."""
    _SENT[model] = [
        (name, info.alias or name, "Decimal" in str(info.annotation))
        for name, info in model.__pydantic_fields__.items()
        if info.json_schema_extra != _READ_ONLY
    ]
    return _SENT[model]
