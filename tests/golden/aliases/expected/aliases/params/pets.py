"""What is sent to pets."""

from typing_extensions import NotRequired, TypedDict


class OwnerParam(TypedDict):
    name: NotRequired[str]
