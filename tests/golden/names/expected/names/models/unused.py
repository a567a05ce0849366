"""Models that no operation uses."""

from typing import TypeAlias

from .._runtime.models import Field, Model

N123: TypeAlias = str


class List(Model):
    x: int | None = None


class NoneModel(Model):
    true: bool | None = Field(default=None, wire="True")


class NotFoundErrorModel(Model):
    message: str | None = None


class NCodeName(Model):
    naive: str | None = Field(default=None, wire="naïve")
    a: str | None = Field(default=None, wire="Ä")
    a_2: str | None = Field(default=None, wire="ä")
