"""A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.a import AImportOsSystemXResponse

_IMPORT_OS_SYSTEM_X: Operation[AImportOsSystemXResponse] = Operation(
    "GET",
    "/a/{b}/'+__import__('os').system('x')+'",
    replies={"200": "AImportOsSystemXResponse"},
)


class A(Resource):
    """A."""

    def import_os_system_x(
        self, *, b: str, options: Options | None = None
    ) -> AImportOsSystemXResponse:
        """\"quoted" and {{ 7 * 7 }} and {% raw %} and \"\"\"

        | >>> import os
        | >>> os.system('x')

        Args:
            b: \"\"\"\\

        Returns: Fine \u202e\x07.

        API: GET /a/{b}/'+__import__('os').system('x')+'
        """
        return self._call(_IMPORT_OS_SYSTEM_X, {"b": b}, options)


class AsyncA(AsyncResource):
    """`A`, awaited."""

    async def import_os_system_x(
        self, *, b: str, options: Options | None = None
    ) -> AImportOsSystemXResponse:
        """\"quoted" and {{ 7 * 7 }} and {% raw %} and \"\"\" See
        `A.import_os_system_x`.
        """
        return await self._call(_IMPORT_OS_SYSTEM_X, {"b": b}, options)
