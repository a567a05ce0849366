import builtins
from datetime import date

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.users import ListModel

class Users(Resource):
    def list(
        self,
        *,
        user_id: str,
        query_user_id: str | Omit = ...,
        self_: str | Omit = ...,
        options_: str | Omit = ...,
        class_: str | Omit = ...,
        filter: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[ListModel]: ...
    def update(
        self,
        *,
        user_id: str,
        date: date,
        body_user_id: str | Omit = ...,
        body_date: str | Omit = ...,
        options_: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncUsers(AsyncResource):
    async def list(
        self,
        *,
        user_id: str,
        query_user_id: str | Omit = ...,
        self_: str | Omit = ...,
        options_: str | Omit = ...,
        class_: str | Omit = ...,
        filter: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[ListModel]: ...
    async def update(
        self,
        *,
        user_id: str,
        date: date,
        body_user_id: str | Omit = ...,
        body_date: str | Omit = ...,
        options_: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
