from collections.abc import Mapping
from typing import Literal

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.surface.extras import TimeoutTypes
from .._runtime.surface.pages import AsyncPaginator
from .._runtime.surface.resource import AsyncResource, Resource
from ..models.cards import Card, CardListResponse
from ..pagination import AsyncNumberPage, SyncNumberPage

class Cards(Resource):
    def create(
        self,
        *,
        account_id: str,
        kind: Literal["virtual", "physical"],
        memo: str | None | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Card: ...
    def list(
        self,
        account_id: str,
        *,
        page: int | Omit = ...,
        timeout: int | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        options: Options | None = None,
    ) -> SyncNumberPage[Card]: ...
    def retrieve(
        self,
        card_id: str,
        *,
        account_id: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Card: ...
    def get(
        self,
        card_id: str,
        *,
        account_id: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Card: ...

class AsyncCards(AsyncResource):
    async def create(
        self,
        *,
        account_id: str,
        kind: Literal["virtual", "physical"],
        memo: str | None | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Card: ...
    def list(
        self,
        account_id: str,
        *,
        page: int | Omit = ...,
        timeout: int | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        options: Options | None = None,
    ) -> AsyncPaginator[Card, AsyncNumberPage[Card]]: ...
    async def retrieve(
        self,
        card_id: str,
        *,
        account_id: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Card: ...
    async def get(
        self,
        card_id: str,
        *,
        account_id: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Card: ...
