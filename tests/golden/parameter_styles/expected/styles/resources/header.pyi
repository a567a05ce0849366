from collections.abc import Sequence

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Header(Resource):
    def retrieve(
        self,
        *,
        x_trace_id: str,
        x_ids: Sequence[int] | Omit = ...,
        session: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncHeader(AsyncResource):
    async def retrieve(
        self,
        *,
        x_trace_id: str,
        x_ids: Sequence[int] | Omit = ...,
        session: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
