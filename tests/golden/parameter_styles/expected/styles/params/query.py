"""What is sent to query."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class QueryRetrieveFilterParam(TypedDict):
    name: NotRequired[str]
    age: NotRequired[int]


class QueryRetrieveRequestParam(TypedDict):
    x: NotRequired[int]
