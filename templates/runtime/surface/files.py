"""Files that are sent as a class or a dictionary, with a name and perhaps a content type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, NotRequired, TypedDict

from ..types import FileContent


class File(NamedTuple):
    """A file that is sent: a tuple of a name, the content and perhaps a content type."""

    file_name: str
    content: FileContent | str
    content_type: str | None = None


class FileFields(TypedDict):
    """The same as a dictionary."""

    file_name: str
    content: FileContent | str
    content_type: NotRequired[str | None]


def as_files(value: Any) -> Any:
    """An argument whose dictionaries of files are files.

    Args:
        value: a file, or a list of files. What is no such dictionary stays as it is.

    Raises:
        TypeError: A dictionary lacks `file_name` or `content`.
    """
    if isinstance(value, list):
        return [as_files(each) for each in value]
    if isinstance(value, Mapping) and value and value.keys() <= {*File._fields}:
        return File(**value)
    return value
