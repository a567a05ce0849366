"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .unused import (
        List as List,
        N123 as N123,
        NCodeName as NCodeName,
        NamesOfPydantic as NamesOfPydantic,
        NoneModel as NoneModel,
        NotFoundErrorModel as NotFoundErrorModel,
    )
    from .users import ListModel as ListModel, ListModelItem as ListModelItem
else:
    _TABLE = Table(
        __name__,
        {
            "unused": "List N123 NCodeName NamesOfPydantic NoneModel NotFoundErrorModel",
            "users": "ListModel ListModelItem",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
