"""Accounts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .accounts_zones import AsyncZones, Zones


class Accounts(Resource):
    """Accounts."""

    @cached_property
    def zones(self) -> Zones:
        from .accounts_zones import Zones

        return Zones(self._client)


class AsyncAccounts(AsyncResource):
    """`Accounts`, awaited."""

    @cached_property
    def zones(self) -> AsyncZones:
        from .accounts_zones import AsyncZones

        return AsyncZones(self._client)
