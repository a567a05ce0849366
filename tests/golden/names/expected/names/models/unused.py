"""Models that no operation uses."""

import builtins
from typing import TypeAlias

from .._runtime.models import Field, Model

N123: TypeAlias = str


class List(Model):
    x: int | None = None


class NamesOfPydantic(Model):
    schema_: str = Field(wire="schema")
    dict_: builtins.dict[str, int] | None = Field(default=None, wire="dict")
    json_: list[str] = Field(wire="json")
    copy_: bool | None = Field(default=None, wire="copy")
    model_dump_: str | None = Field(default=None, wire="model_dump")
    to_dict_: str | None = Field(default=None, wire="to_dict")

    @property
    def schema(self) -> str:  # type: ignore[override]
        """The same as `schema_`."""
        return self.schema_

    @property
    def dict(self) -> builtins.dict[str, int] | None:  # type: ignore[override]
        """The same as `dict_`."""
        return self.dict_

    @property
    def json(self) -> list[str]:  # type: ignore[override]
        """The same as `json_`."""
        return self.json_

    @property
    def copy(self) -> bool | None:  # type: ignore[override]
        """The same as `copy_`."""
        return self.copy_


class NoneModel(Model):
    true: bool | None = Field(default=None, wire="True")


class NotFoundErrorModel(Model):
    message: str | None = None


class NCodeName(Model):
    naive: str | None = Field(default=None, wire="naïve")
    a: str | None = Field(default=None, wire="Ä")
    a_2: str | None = Field(default=None, wire="ä")
