"""Users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins
    from datetime import date

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.users import ListModel

_LIST: Operation[list[ListModel]] = Operation(
    "GET",
    "/users/{userId}/list",
    parameters=(
        Parameter("userId", "path", argument="user_id"),
        Parameter("user_id", argument="query_user_id"),
        Parameter("self", argument="self_"),
        Parameter("options", argument="options_"),
        Parameter("class", "header", argument="class_"),
        Parameter("$filter", argument="filter"),
    ),
    replies={"200": "list[ListModel]"},
)
_UPDATE: Operation[None] = Operation(
    "POST",
    "/users/{userId}/{date}",
    parameters=(
        Parameter("userId", "path", argument="user_id"),
        Parameter("date", "path"),
    ),
    body=Body(
        fields=(
            ("body_user_id", "userId"),
            ("body_date", "date"),
            ("options_", "options"),
        ),
        required=False,
    ),
    replies={"204": "None"},
)


class Users(Resource):
    """Users."""

    def list(
        self,
        *,
        user_id: str,
        query_user_id: str | Omit = OMIT,
        self_: str | Omit = OMIT,
        options_: str | Omit = OMIT,
        class_: str | Omit = OMIT,
        filter: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[ListModel]:
        """Send `GET /users/{userId}/list`."""
        return self._call(
            _LIST,
            {
                "user_id": user_id,
                "query_user_id": query_user_id,
                "self_": self_,
                "options_": options_,
                "class_": class_,
                "filter": filter,
            },
            options,
        )

    def update(
        self,
        *,
        user_id: str,
        date: date,
        body_user_id: str | Omit = OMIT,
        body_date: str | Omit = OMIT,
        options_: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `POST /users/{userId}/{date}`."""
        return self._call(
            _UPDATE,
            {
                "user_id": user_id,
                "date": date,
                "body_user_id": body_user_id,
                "body_date": body_date,
                "options_": options_,
            },
            options,
        )


class AsyncUsers(AsyncResource):
    """`Users`, awaited."""

    async def list(
        self,
        *,
        user_id: str,
        query_user_id: str | Omit = OMIT,
        self_: str | Omit = OMIT,
        options_: str | Omit = OMIT,
        class_: str | Omit = OMIT,
        filter: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[ListModel]:
        """See `Users.list`."""
        return await self._call(
            _LIST,
            {
                "user_id": user_id,
                "query_user_id": query_user_id,
                "self_": self_,
                "options_": options_,
                "class_": class_,
                "filter": filter,
            },
            options,
        )

    async def update(
        self,
        *,
        user_id: str,
        date: date,
        body_user_id: str | Omit = OMIT,
        body_date: str | Omit = OMIT,
        options_: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Users.update`."""
        return await self._call(
            _UPDATE,
            {
                "user_id": user_id,
                "date": date,
                "body_user_id": body_user_id,
                "body_date": body_date,
                "options_": options_,
            },
            options,
        )
