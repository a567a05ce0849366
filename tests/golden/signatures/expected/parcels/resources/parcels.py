"""Parcels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import deprecated

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.parcels import Parcel

_CREATE: Operation[Parcel] = Operation(
    "POST",
    "/parcels",
    body=Body(fields=("type", "name", "colour")),
    replies={"201": "Parcel"},
    deprecated={"colour": "DEPRECATED Boxes are brown."},
)
_DELETE: Operation[None] = Operation("DELETE", "/parcels/{id}", replies={"204": "None"})
_LIST: Operation[list[Parcel]] = Operation(
    "GET",
    "/parcels",
    parameters=(
        Parameter("Action", argument="action"),
        Parameter("Version", argument="version"),
        "view",
        "state",
        "states",
        Parameter("zone", "header"),
    ),
    replies={"200": "list[Parcel]"},
    deprecated={
        "state": "Pass `states` instead.",
        "zone": "Zones went; pass `states`.",
    },
)
_LIST_V1: Operation[list[Parcel]] = Operation(
    "GET",
    "/v1/parcels",
    replies={"200": "list[Parcel]"},
)
_REPLACE: Operation[None] = Operation(
    "PUT",
    "/parcels/{id}",
    body=Body(fields=("name",), required=False),
    replies={"204": "None"},
)
_UPDATE: Operation[None] = Operation(
    "PATCH",
    "/parcels/{id}",
    body=Body(
        fields=("kind", "name", "weight", "note"),
        required=False,
        constants=(("kind", "parcel"),),
    ),
    replies={"204": "None"},
)


class ParcelsResource(Resource):
    """Parcels."""

    def create(
        self,
        *,
        name: str,
        type: Literal["parcel"] = "parcel",
        colour: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Parcel:
        """Send `POST /parcels`.

        Args:
            colour: DEPRECATED Boxes are brown. **DEPRECATED** Boxes are brown.

        Returns: Made.
        """
        return self._call(
            _CREATE, {"name": name, "type": type, "colour": colour}, options
        )

    @deprecated("Parcels are never deleted. It goes away on 2031-01-01.")
    def delete(self, *, id: str, options: Options | None = None) -> None:
        """Send `DELETE /parcels/{id}`.

        Deprecated. Parcels are never deleted. It goes away on 2031-01-01.
        """
        return self._call(_DELETE, {"id": id}, options)

    def list(
        self,
        *,
        action: Literal["ListParcels"] = "ListParcels",
        version: Literal[3] = 3,
        view: Literal["all"] | Omit = OMIT,
        state: str | Omit = OMIT,
        states: Sequence[str] | Omit = OMIT,
        zone: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[Parcel]:
        """Send `GET /parcels`.

        Args:
            state: Deprecated. Pass `states` instead.
            zone: Deprecated. Zones went; pass `states`.

        Returns: Parcels.
        """
        return self._call(
            _LIST,
            {
                "action": action,
                "version": version,
                "view": view,
                "state": state,
                "states": states,
                "zone": zone,
            },
            options,
        )

    @deprecated("Use `parcels.list()`, which pages.")
    def list_v1(self, *, options: Options | None = None) -> builtins.list[Parcel]:
        """Send `GET /v1/parcels`.

        Deprecated. Use `parcels.list()`, which pages.

        Returns: Parcels.
        """
        return self._call(_LIST_V1, {}, options)

    def replace(
        self, *, id: str, name: str | Omit = OMIT, options: Options | None = None
    ) -> None:
        """Send `PUT /parcels/{id}`."""
        return self._call(_REPLACE, {"id": id, "name": name}, options)

    @deprecated("This operation is deprecated, please use replace instead.")
    def update(
        self,
        *,
        id: str,
        kind: Literal["parcel"] | Omit = OMIT,
        name: str | Omit = OMIT,
        weight: float | Omit = OMIT,
        note: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Change a parcel.

        This operation is deprecated, please use replace instead.

        Deprecated.

        API: PATCH /parcels/{id}
        """
        return self._call(
            _UPDATE,
            {"id": id, "kind": kind, "name": name, "weight": weight, "note": note},
            options,
        )


class AsyncParcelsResource(AsyncResource):
    """`ParcelsResource`, awaited."""

    async def create(
        self,
        *,
        name: str,
        type: Literal["parcel"] = "parcel",
        colour: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Parcel:
        """See `ParcelsResource.create`."""
        return await self._call(
            _CREATE, {"name": name, "type": type, "colour": colour}, options
        )

    @deprecated("Parcels are never deleted. It goes away on 2031-01-01.")
    async def delete(self, *, id: str, options: Options | None = None) -> None:
        """See `ParcelsResource.delete`."""
        return await self._call(_DELETE, {"id": id}, options)

    async def list(
        self,
        *,
        action: Literal["ListParcels"] = "ListParcels",
        version: Literal[3] = 3,
        view: Literal["all"] | Omit = OMIT,
        state: str | Omit = OMIT,
        states: Sequence[str] | Omit = OMIT,
        zone: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[Parcel]:
        """See `ParcelsResource.list`."""
        return await self._call(
            _LIST,
            {
                "action": action,
                "version": version,
                "view": view,
                "state": state,
                "states": states,
                "zone": zone,
            },
            options,
        )

    @deprecated("Use `parcels.list()`, which pages.")
    async def list_v1(self, *, options: Options | None = None) -> builtins.list[Parcel]:
        """See `ParcelsResource.list_v1`."""
        return await self._call(_LIST_V1, {}, options)

    async def replace(
        self, *, id: str, name: str | Omit = OMIT, options: Options | None = None
    ) -> None:
        """See `ParcelsResource.replace`."""
        return await self._call(_REPLACE, {"id": id, "name": name}, options)

    @deprecated("This operation is deprecated, please use replace instead.")
    async def update(
        self,
        *,
        id: str,
        kind: Literal["parcel"] | Omit = OMIT,
        name: str | Omit = OMIT,
        weight: float | Omit = OMIT,
        note: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Change a parcel. See `ParcelsResource.update`."""
        return await self._call(
            _UPDATE,
            {"id": id, "kind": kind, "name": name, "weight": weight, "note": note},
            options,
        )
