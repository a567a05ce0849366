"""Files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .files_content import AsyncContent, Content


class Files(Resource):
    """Files."""

    @cached_property
    def content(self) -> Content:
        from .files_content import Content

        return Content(self._client)


class AsyncFiles(AsyncResource):
    """`Files`, awaited."""

    @cached_property
    def content(self) -> AsyncContent:
        from .files_content import AsyncContent

        return AsyncContent(self._client)
