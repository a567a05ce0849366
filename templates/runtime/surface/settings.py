"""What a client is told of its surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..operation import Api
from ..value import NONE

if TYPE_CHECKING:
    from ..errors import APIStatusError


class SurfacedApi(Api):
    """An API whose client differs from others in what callers see.

    `headers` are sent with every request. `empty_path` is what an empty path parameter is
    refused with, with `{name}` and `{value}`. `raw_parse` says how asynchronous raw replies are
    parsed: "plain", or "await". `arguments` are the constructor's that have another name;
    `events` is the annotation of what webhooks say, `stream_accept` the Accept header of calls
    with `stream=True`. `async_twins` ends the names of methods' asynchronous twins. With
    `errors`, those have further names for their reply.
    """

    headers: Mapping[str, str] = NONE
    empty_path: str = ""
    raw_parse: str = "await"
    arguments: Mapping[str, str] = NONE
    events: str = ""
    stream_accept: str = ""
    async_twins: str = ""
    errors: str = ""

    def error_class(self, status: int) -> type[APIStatusError]:
        """The class of the error that a status is raised as."""
        if not self.errors:
            return super().error_class(status)
        from .errors import told_error

        return told_error(status)
