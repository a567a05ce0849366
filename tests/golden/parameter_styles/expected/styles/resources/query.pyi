from collections.abc import Sequence
from datetime import date, datetime

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..params.query import QueryRetrieveFilterParam, QueryRetrieveRequestParam

class Query(Resource):
    def retrieve(
        self,
        *,
        form: Sequence[str] | Omit = ...,
        joined: Sequence[str] | Omit = ...,
        spaces: Sequence[str] | Omit = ...,
        pipes: Sequence[str] | Omit = ...,
        filter: QueryRetrieveFilterParam | Omit = ...,
        raw: str | Omit = ...,
        since: datetime | Omit = ...,
        on: date | Omit = ...,
        body: QueryRetrieveRequestParam | Omit = ...,
        page_size: int | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncQuery(AsyncResource):
    async def retrieve(
        self,
        *,
        form: Sequence[str] | Omit = ...,
        joined: Sequence[str] | Omit = ...,
        spaces: Sequence[str] | Omit = ...,
        pipes: Sequence[str] | Omit = ...,
        filter: QueryRetrieveFilterParam | Omit = ...,
        raw: str | Omit = ...,
        since: datetime | Omit = ...,
        on: date | Omit = ...,
        body: QueryRetrieveRequestParam | Omit = ...,
        page_size: int | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
