"""Zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.omit import Omit
    from .._runtime.options import Options

_DELETE: Operation[None] = Operation(
    "DELETE",
    "/accounts/{accountId}/zones/{zone}",
    parameters=(
        Parameter(
            "accountId",
            "path",
            argument="account_id",
            client="account_id",
            required=True,
        ),
        Parameter("zone", "path"),
    ),
    replies={"204": "None"},
)
_LIST: Operation[list[str]] = Operation(
    "GET",
    "/accounts/{accountId}/zones",
    parameters=(
        Parameter(
            "accountId",
            "path",
            argument="account_id",
            client="account_id",
            required=True,
        ),
        Parameter(
            "Acme-Version",
            "header",
            argument="acme_version",
            client="version",
            required=True,
        ),
        Parameter("region", client="region"),
        "limit",
    ),
    replies={"200": "list[str]"},
)


class Zones(Resource):
    """Zones."""

    def delete(
        self,
        *,
        zone: str,
        account_id: int | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Delete a zone.

        Args:
            account_id: Which account. By default the client's `account_id`.

        API: DELETE /accounts/{accountId}/zones/{zone}
        """
        return self._call(_DELETE, {"zone": zone, "account_id": account_id}, options)

    def list(
        self,
        *,
        account_id: int | Omit = OMIT,
        acme_version: str | Omit = OMIT,
        region: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[str]:
        """List zones.

        Args:
            account_id: Which account. By default the client's `account_id`.
            acme_version: By default the client's `version`.
            region: Where it lies. By default the client's `region`.

        Returns: Names of zones.

        API: GET /accounts/{accountId}/zones
        """
        return self._call(
            _LIST,
            {
                "account_id": account_id,
                "acme_version": acme_version,
                "region": region,
                "limit": limit,
            },
            options,
        )


class AsyncZones(AsyncResource):
    """`Zones`, awaited."""

    async def delete(
        self,
        *,
        zone: str,
        account_id: int | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Delete a zone. See `Zones.delete`."""
        return await self._call(
            _DELETE, {"zone": zone, "account_id": account_id}, options
        )

    async def list(
        self,
        *,
        account_id: int | Omit = OMIT,
        acme_version: str | Omit = OMIT,
        region: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[str]:
        """List zones. See `Zones.list`."""
        return await self._call(
            _LIST,
            {
                "account_id": account_id,
                "acme_version": acme_version,
                "region": region,
                "limit": limit,
            },
            options,
        )
