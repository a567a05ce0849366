from functools import cached_property

from .._runtime.resource import AsyncResource, Resource
from .environments_app_metrics import AppMetrics, AsyncAppMetrics
from .environments_batch_exports import AsyncBatchExports, BatchExports

class Environments(Resource):
    @cached_property
    def app_metrics(self) -> AppMetrics: ...
    @cached_property
    def batch_exports(self) -> BatchExports: ...

class AsyncEnvironments(AsyncResource):
    @cached_property
    def app_metrics(self) -> AsyncAppMetrics: ...
    @cached_property
    def batch_exports(self) -> AsyncBatchExports: ...
