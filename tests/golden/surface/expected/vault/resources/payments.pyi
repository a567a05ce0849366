from collections.abc import Mapping
from typing import Literal

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.surface.extras import TimeoutTypes
from .._runtime.surface.resource import AsyncResource, Resource
from ..models.payments import PaymentCreateResponse

class Payments(Resource):
    def create(
        self,
        *,
        kind: Literal["card", "account"],
        card_id: str | Omit = ...,
        amount: int | str | Omit = ...,
        account_id: str | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> PaymentCreateResponse: ...

class AsyncPayments(AsyncResource):
    async def create(
        self,
        *,
        kind: Literal["card", "account"],
        card_id: str | Omit = ...,
        amount: int | str | Omit = ...,
        account_id: str | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> PaymentCreateResponse: ...
