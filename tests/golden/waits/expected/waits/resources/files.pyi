from functools import cached_property

from .._runtime.resource import AsyncResource, Resource
from .files_content import AsyncContent, Content

class Files(Resource):
    @cached_property
    def content(self) -> Content: ...

class AsyncFiles(AsyncResource):
    @cached_property
    def content(self) -> AsyncContent: ...
