"""Models of webhooks."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Field, Model
from .._runtime.types import Tagged


class CustomerVerificationRequested(Model):
    type: Literal["customer.verification_requested"] = Field(
        default="customer.verification_requested", constant=True
    )
    customer: str


class OrderPaid(Model):
    id: str
    type: Literal["order.paid"] = Field(default="order.paid", constant=True)
    amount: int


class OrderShipped(Model):
    id: str
    type: Literal["order.shipped"] = Field(default="order.shipped", constant=True)
    carrier: str | None = None


OrderChanged: TypeAlias = Annotated[
    Union[OrderPaid, OrderShipped],
    Tagged("type", {"order.paid": OrderPaid, "order.shipped": OrderShipped}),
]
