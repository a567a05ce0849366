from collections.abc import Mapping, Sequence
from uuid import UUID

from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Path(Resource):
    def retrieve(
        self,
        *,
        simple: str,
        label: Sequence[int],
        matrix: Mapping[str, str],
        list: Sequence[UUID | str],
        options: Options | None = None,
    ) -> None: ...

class AsyncPath(AsyncResource):
    async def retrieve(
        self,
        *,
        simple: str,
        label: Sequence[int],
        matrix: Mapping[str, str],
        list: Sequence[UUID | str],
        options: Options | None = None,
    ) -> None: ...
