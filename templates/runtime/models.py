"""The base of all models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, dataclass_transform

import pydantic
from pydantic import ConfigDict

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(pydantic.BaseModel)


def Field(
    *,
    default: Any = ...,
    wire: str | None = None,
    read_only: bool = False,
    write_only: bool = False,
) -> Any:
    """Say what a model's field is on the wire.

    `wire` is its JSON name where that is no Python name. A `read_only` field is never
    sent in a request; a `write_only` one is not expected in a reply.
    """
    extra: dict[str, Any] = {}
    if read_only:
        extra["read_only"] = True
    if write_only:
        extra["write_only"] = True
    return pydantic.Field(default, alias=wire, json_schema_extra=extra or None)


@dataclass_transform(kw_only_default=True, field_specifiers=(Field,))
class _Meta(ModelMetaclass):
    pass


class Model(pydantic.BaseModel, metaclass=_Meta):
    """A JSON object. Unknown properties are kept; fields left out stay unset."""

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        protected_namespaces=(),
    )
