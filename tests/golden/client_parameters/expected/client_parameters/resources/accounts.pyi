from functools import cached_property

from .._runtime.resource import AsyncResource, Resource
from .accounts_zones import AsyncZones, Zones

class Accounts(Resource):
    @cached_property
    def zones(self) -> Zones: ...

class AsyncAccounts(AsyncResource):
    @cached_property
    def zones(self) -> AsyncZones: ...
