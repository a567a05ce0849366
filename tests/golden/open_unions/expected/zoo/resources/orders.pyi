from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..params.orders import FoodParam

class Orders(Resource):
    def create(self, *, body: FoodParam, options: Options | None = None) -> None: ...

class AsyncOrders(AsyncResource):
    async def create(
        self, *, body: FoodParam, options: Options | None = None
    ) -> None: ...
