"""Models that no operation uses."""

from typing import Literal

from .._runtime.models import Field, Model


class ByAccount(Model):
    kind: Literal["account"] = Field(default="account", constant=True)
    account_id: str
    amount: str | None = None


class ByCard(Model):
    kind: Literal["card"] = Field(default="card", constant=True)
    card_id: str
    amount: int | None = None
