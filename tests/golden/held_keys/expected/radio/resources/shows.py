"""Shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.omit import Omit
    from .._runtime.options import Options

_CREATE: Operation[None] = Operation(
    "POST",
    "/shows",
    parameters=(
        Parameter(
            "X-Radio-API-Key",
            "header",
            argument="x_radio_api_key",
            client="x_radio_api_key",
            required=True,
        ),
    ),
    body=Body(fields=("name",)),
    replies={"204": "None"},
)
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/shows/{id}",
    parameters=(
        Parameter(
            "X-Radio-API-Key",
            "header",
            argument="x_radio_api_key",
            client="x_radio_api_key",
            required=True,
        ),
    ),
    replies={"204": "None"},
)
_LIST: Operation[list[str]] = Operation(
    "GET",
    "/shows",
    parameters=(
        Parameter(
            "X-Radio-API-Key",
            "header",
            argument="x_radio_api_key",
            client="x_radio_api_key",
            required=True,
        ),
        "page",
    ),
    replies={"200": "list[str]"},
)


class Shows(Resource):
    """Shows."""

    def create(
        self,
        *,
        name: str,
        x_radio_api_key: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Add a show.

        Args:
            x_radio_api_key: Your key. By default the client's `x_radio_api_key`.

        API: POST /shows
        """
        return self._call(
            _CREATE, {"name": name, "x_radio_api_key": x_radio_api_key}, options
        )

    def delete(
        self,
        *,
        id: str,
        x_radio_api_key: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Delete a show.

        Args:
            x_radio_api_key: Your key. By default the client's `x_radio_api_key`.

        API: DELETE /shows/{id}
        """
        return self._call(
            _DELETE, {"id": id, "x_radio_api_key": x_radio_api_key}, options
        )

    def list(
        self,
        *,
        x_radio_api_key: str | Omit = OMIT,
        page: int | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[str]:
        """List shows.

        Args:
            x_radio_api_key: Your key. By default the client's `x_radio_api_key`.
            page: Default: 1.

        Returns: Names of shows.

        API: GET /shows
        """
        return self._call(
            _LIST, {"x_radio_api_key": x_radio_api_key, "page": page}, options
        )


class AsyncShows(AsyncResource):
    """`Shows`, awaited."""

    async def create(
        self,
        *,
        name: str,
        x_radio_api_key: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Add a show. See `Shows.create`."""
        return await self._call(
            _CREATE, {"name": name, "x_radio_api_key": x_radio_api_key}, options
        )

    async def delete(
        self,
        *,
        id: str,
        x_radio_api_key: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Delete a show. See `Shows.delete`."""
        return await self._call(
            _DELETE, {"id": id, "x_radio_api_key": x_radio_api_key}, options
        )

    async def list(
        self,
        *,
        x_radio_api_key: str | Omit = OMIT,
        page: int | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[str]:
        """List shows. See `Shows.list`."""
        return await self._call(
            _LIST, {"x_radio_api_key": x_radio_api_key, "page": page}, options
        )
