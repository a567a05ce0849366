"""Cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, PagePaging
from .._runtime.renamed import Renamed
from .._runtime.surface.extras import merged
from .._runtime.surface.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.surface.extras import TimeoutTypes
    from .._runtime.surface.pages import AsyncPaginator
    from ..models.cards import Card, CardListResponse
    from ..pagination import AsyncNumberPage, SyncNumberPage

_CREATE: Operation[Card] = Operation(
    "POST",
    "/v1/accounts/{account_id}/cards",
    body=Body(fields=("kind", "memo")),
    replies={"201": "Card"},
)
_LIST: Operation[CardListResponse] = Operation(
    "GET",
    "/v1/accounts/{account_id}/cards",
    parameters=("page", "timeout"),
    replies={"200": "CardListResponse"},
    paging=PagePaging(items=("data",), item="Card", page="page", more=("has_more",)),
)
_RETRIEVE: Operation[Card] = Operation(
    "GET",
    "/v1/accounts/{account_id}/cards/{card_id}",
    replies={"200": "Card"},
)


class Cards(Resource):
    """Cards."""

    def create(
        self,
        *,
        account_id: str,
        kind: Literal["virtual", "physical"],
        memo: str | None | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> Card:
        """Send `POST /v1/accounts/{account_id}/cards`.

        Returns: The card.
        """
        return self._call(
            _CREATE,
            {"account_id": account_id, "kind": kind, "memo": memo},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )

    def list(
        self,
        account_id: str,
        *,
        page: int | Omit = OMIT,
        timeout: int | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        options: Options | None = None,
    ) -> SyncNumberPage[Card]:
        """Send `GET /v1/accounts/{account_id}/cards`.

        Returns: Cards.
        """
        return self._paged(
            "NumberPage",
            _LIST,
            {"account_id": account_id, "page": page, "timeout": timeout},
            merged(options, headers=extra_headers, query=extra_query, body=extra_body),
        )

    def retrieve(
        self,
        card_id: str,
        *,
        account_id: str,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> Card:
        """Send `GET /v1/accounts/{account_id}/cards/{card_id}`.

        Returns: The card.
        """
        return self._call(
            _RETRIEVE,
            {"account_id": account_id, "card_id": card_id},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )

    get = Renamed("cards.retrieve", "")


class AsyncCards(AsyncResource):
    """`Cards`, awaited."""

    async def create(
        self,
        *,
        account_id: str,
        kind: Literal["virtual", "physical"],
        memo: str | None | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> Card:
        """See `Cards.create`."""
        return await self._call(
            _CREATE,
            {"account_id": account_id, "kind": kind, "memo": memo},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )

    def list(
        self,
        account_id: str,
        *,
        page: int | Omit = OMIT,
        timeout: int | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        options: Options | None = None,
    ) -> AsyncPaginator[Card, AsyncNumberPage[Card]]:
        """See `Cards.list`."""
        return self._paged(
            "NumberPage",
            _LIST,
            {"account_id": account_id, "page": page, "timeout": timeout},
            merged(options, headers=extra_headers, query=extra_query, body=extra_body),
        )

    async def retrieve(
        self,
        card_id: str,
        *,
        account_id: str,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> Card:
        """See `Cards.retrieve`."""
        return await self._call(
            _RETRIEVE,
            {"account_id": account_id, "card_id": card_id},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )

    get = Renamed("cards.retrieve", "")
