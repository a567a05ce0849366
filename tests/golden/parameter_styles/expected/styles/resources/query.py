"""Query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..params.query import QueryRetrieveFilterParam, QueryRetrieveRequestParam

_RETRIEVE: Operation[None] = Operation(
    "GET",
    "/query",
    parameters=(
        "form",
        Parameter("joined", explode=False),
        Parameter("spaces", style="spaceDelimited"),
        Parameter("pipes", style="pipeDelimited"),
        Parameter("filter", style="deepObject", explode=True),
        Parameter("raw", reserved=True),
        "since",
        "on",
        Parameter("body", media="application/json"),
        Parameter("page[size]", argument="page_size"),
    ),
    replies={"204": "None"},
    deprecated={"on": "`on` is deprecated."},
)


class Query(Resource):
    """Query."""

    def retrieve(
        self,
        *,
        form: Sequence[str] | Omit = OMIT,
        joined: Sequence[str] | Omit = OMIT,
        spaces: Sequence[str] | Omit = OMIT,
        pipes: Sequence[str] | Omit = OMIT,
        filter: QueryRetrieveFilterParam | Omit = OMIT,
        raw: str | Omit = OMIT,
        since: datetime | Omit = OMIT,
        on: date | Omit = OMIT,
        body: QueryRetrieveRequestParam | Omit = OMIT,
        page_size: int | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `GET /query`.

        Args:
            on: Deprecated. A day.
            page_size: How many. Default: 20.
        """
        return self._call(
            _RETRIEVE,
            {
                "form": form,
                "joined": joined,
                "spaces": spaces,
                "pipes": pipes,
                "filter": filter,
                "raw": raw,
                "since": since,
                "on": on,
                "body": body,
                "page_size": page_size,
            },
            options,
        )


class AsyncQuery(AsyncResource):
    """`Query`, awaited."""

    async def retrieve(
        self,
        *,
        form: Sequence[str] | Omit = OMIT,
        joined: Sequence[str] | Omit = OMIT,
        spaces: Sequence[str] | Omit = OMIT,
        pipes: Sequence[str] | Omit = OMIT,
        filter: QueryRetrieveFilterParam | Omit = OMIT,
        raw: str | Omit = OMIT,
        since: datetime | Omit = OMIT,
        on: date | Omit = OMIT,
        body: QueryRetrieveRequestParam | Omit = OMIT,
        page_size: int | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Query.retrieve`."""
        return await self._call(
            _RETRIEVE,
            {
                "form": form,
                "joined": joined,
                "spaces": spaces,
                "pipes": pipes,
                "filter": filter,
                "raw": raw,
                "since": since,
                "on": on,
                "body": body,
                "page_size": page_size,
            },
            options,
        )
