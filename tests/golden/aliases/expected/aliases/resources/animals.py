"""Animals."""

from __future__ import annotations

from .._runtime.renamed import Renamed
from .._runtime.resource import AsyncResource, Resource


class Animals(Resource):
    """Animals."""

    all = Renamed(
        "pets.list",
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31.",
    )


class AsyncAnimals(AsyncResource):
    """`Animals`, awaited."""

    all = Renamed(
        "pets.list",
        "`animals.all` is now `pets.list`; the old name works until 2099-01-31.",
    )
