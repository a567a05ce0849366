from typing import overload

from typing_extensions import deprecated

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.pets import Pet

class Animals(Resource):
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31."
    )
    def all(
        self, *, kind: str, limit: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31. `pets.list.maximum` is now `pets.list.limit`."
    )
    def all(
        self, *, kind: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31. `pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    def all(
        self, *, species: str, limit: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31. `pets.list.maximum` is now `pets.list.limit`. `pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    def all(
        self, *, species: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...

class AsyncAnimals(AsyncResource):
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31."
    )
    async def all(
        self, *, kind: str, limit: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31. `pets.list.maximum` is now `pets.list.limit`."
    )
    async def all(
        self, *, kind: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31. `pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    async def all(
        self, *, species: str, limit: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...
    @overload
    @deprecated(
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31. `pets.list.maximum` is now `pets.list.limit`. `pets.list.species` is now `pets.list.kind`; the old name works until 3.0."
    )
    async def all(
        self, *, species: str, maximum: int | Omit = ..., options: Options | None = None
    ) -> list[Pet]: ...
