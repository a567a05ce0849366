import builtins
from typing import overload

from typing_extensions import deprecated

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.pets import Owner, Pet
from ..params.pets import OwnerParam

class Pets(Resource):
    def create(
        self,
        *,
        name: str,
        owner: Owner | OwnerParam | Omit = ...,
        options: Options | None = None,
    ) -> Pet: ...
    @overload
    def list(
        self, *, kind: str, limit: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    @overload
    @deprecated("`pets.list.maximum` is now `pets.list.limit`.")
    def list(
        self, *, kind: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    @overload
    @deprecated(
        "`pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    def list(
        self, *, species: str, limit: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    @overload
    @deprecated(
        "`pets.list.maximum` is now `pets.list.limit`. `pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    def list(
        self, *, species: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    def retrieve(self, *, id: str, options: Options | None = None) -> Pet: ...
    @deprecated("`pets.fetch` is now `pets.retrieve`.")
    def fetch(self, *, id: str, options: Options | None = None) -> Pet: ...

class AsyncPets(AsyncResource):
    async def create(
        self,
        *,
        name: str,
        owner: Owner | OwnerParam | Omit = ...,
        options: Options | None = None,
    ) -> Pet: ...
    @overload
    async def list(
        self, *, kind: str, limit: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    @overload
    @deprecated("`pets.list.maximum` is now `pets.list.limit`.")
    async def list(
        self, *, kind: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    @overload
    @deprecated(
        "`pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    async def list(
        self, *, species: str, limit: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    @overload
    @deprecated(
        "`pets.list.maximum` is now `pets.list.limit`. `pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    async def list(
        self, *, species: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> builtins.list[Pet]: ...
    async def retrieve(self, *, id: str, options: Options | None = None) -> Pet: ...
    @deprecated("`pets.fetch` is now `pets.retrieve`.")
    async def fetch(self, *, id: str, options: Options | None = None) -> Pet: ...
