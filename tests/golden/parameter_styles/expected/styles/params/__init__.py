"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .query import (
        QueryRetrieveFilterParam as QueryRetrieveFilterParam,
        QueryRetrieveRequestParam as QueryRetrieveRequestParam,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "query": "QueryRetrieveFilterParam QueryRetrieveRequestParam",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
