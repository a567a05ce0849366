"""Payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.surface.extras import merged
from .._runtime.surface.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.surface.extras import TimeoutTypes
    from ..models.payments import PaymentCreateResponse

_CREATE: Operation[PaymentCreateResponse] = Operation(
    "POST",
    "/v1/payments",
    body=Body(fields=("kind", "card_id", "amount", "account_id")),
    replies={"200": "PaymentCreateResponse"},
)


class Payments(Resource):
    """Payments."""

    def create(
        self,
        *,
        kind: Literal["card", "account"],
        card_id: str | Omit = OMIT,
        amount: int | str | Omit = OMIT,
        account_id: str | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> PaymentCreateResponse:
        """Send `POST /v1/payments`.

        Returns: What was paid.
        """
        return self._call(
            _CREATE,
            {
                "kind": kind,
                "card_id": card_id,
                "amount": amount,
                "account_id": account_id,
            },
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )


class AsyncPayments(AsyncResource):
    """`Payments`, awaited."""

    async def create(
        self,
        *,
        kind: Literal["card", "account"],
        card_id: str | Omit = OMIT,
        amount: int | str | Omit = OMIT,
        account_id: str | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> PaymentCreateResponse:
        """See `Payments.create`."""
        return await self._call(
            _CREATE,
            {
                "kind": kind,
                "card_id": card_id,
                "amount": amount,
                "account_id": account_id,
            },
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )
