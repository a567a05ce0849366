import builtins
from collections.abc import Sequence
from typing import Literal, overload

from typing_extensions import deprecated

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.parcels import Parcel

class ParcelsResource(Resource):
    def create(
        self,
        *,
        name: str,
        type: Literal["parcel"] = "parcel",
        colour: str | Omit = ...,
        options: Options | None = None,
    ) -> Parcel: ...
    @deprecated("Parcels are never deleted. It goes away on 2031-01-01.")
    def delete(self, *, id: str, options: Options | None = None) -> None: ...
    def list(
        self,
        *,
        action: Literal["ListParcels"] = "ListParcels",
        version: Literal[3] = 3,
        view: Literal["all"] | Omit = ...,
        state: str | Omit = ...,
        states: Sequence[str] | Omit = ...,
        zone: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[Parcel]: ...
    @deprecated("Use `parcels.list()`, which pages.")
    def list_v1(self, *, options: Options | None = None) -> builtins.list[Parcel]: ...
    def replace(
        self, *, id: str, name: str | Omit = ..., options: Options | None = None
    ) -> None: ...
    @overload
    @deprecated("This operation is deprecated, please use replace instead.")
    def update(self, *, id: str, options: Options | None = None) -> None: ...
    @overload
    @deprecated("This operation is deprecated, please use replace instead.")
    def update(
        self,
        *,
        id: str,
        name: str,
        weight: float,
        kind: Literal["parcel"] | Omit = ...,
        note: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncParcelsResource(AsyncResource):
    async def create(
        self,
        *,
        name: str,
        type: Literal["parcel"] = "parcel",
        colour: str | Omit = ...,
        options: Options | None = None,
    ) -> Parcel: ...
    @deprecated("Parcels are never deleted. It goes away on 2031-01-01.")
    async def delete(self, *, id: str, options: Options | None = None) -> None: ...
    async def list(
        self,
        *,
        action: Literal["ListParcels"] = "ListParcels",
        version: Literal[3] = 3,
        view: Literal["all"] | Omit = ...,
        state: str | Omit = ...,
        states: Sequence[str] | Omit = ...,
        zone: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[Parcel]: ...
    @deprecated("Use `parcels.list()`, which pages.")
    async def list_v1(
        self, *, options: Options | None = None
    ) -> builtins.list[Parcel]: ...
    async def replace(
        self, *, id: str, name: str | Omit = ..., options: Options | None = None
    ) -> None: ...
    @overload
    @deprecated("This operation is deprecated, please use replace instead.")
    async def update(self, *, id: str, options: Options | None = None) -> None: ...
    @overload
    @deprecated("This operation is deprecated, please use replace instead.")
    async def update(
        self,
        *,
        id: str,
        name: str,
        weight: float,
        kind: Literal["parcel"] | Omit = ...,
        note: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
