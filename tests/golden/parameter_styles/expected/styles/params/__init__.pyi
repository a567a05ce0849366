from .query import (
    QueryRetrieveFilterParam as QueryRetrieveFilterParam,
    QueryRetrieveRequestParam as QueryRetrieveRequestParam,
)
