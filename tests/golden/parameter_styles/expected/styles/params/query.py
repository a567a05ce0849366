"""What is sent to query."""

from typing_extensions import NotRequired, TypedDict


class QueryRetrieveFilterParam(TypedDict):
    name: NotRequired[str]
    age: NotRequired[int]


class QueryRetrieveRequestParam(TypedDict):
    x: NotRequired[int]
