"""Answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Reply
from .._runtime.surface.extras import merged
from .._runtime.surface.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.stream import AsyncStream, Stream
    from .._runtime.surface.extras import TimeoutTypes
    from ..models.answers import Answer, Word

_CREATE: Operation[Answer] = Operation(
    "POST",
    "/v1/answers",
    body=Body(fields=("question", "stream")),
    replies={"200": "Answer"},
)
_CREATE_STREAM: Operation[Word] = Operation(
    "POST",
    "/v1/answers",
    body=Body(fields=("question", "stream")),
    replies={"200": Reply("Word", "text/event-stream")},
)


class Answers(Resource):
    """Answers."""

    def create(
        self,
        *,
        question: str,
        stream: bool | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> Answer | Stream[Word]:
        """Send `POST /v1/answers`.

        Returns: An answer, whole or word by word.
        """
        if stream:
            return self._stream(
                _CREATE_STREAM,
                {"question": question, "stream": True},
                merged(
                    options,
                    headers=extra_headers,
                    query=extra_query,
                    body=extra_body,
                    timeout=timeout,
                ),
            )
        return self._call(
            _CREATE,
            {"question": question},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )

    def create_stream(
        self,
        *,
        question: str,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> Stream[Word]:
        """Send `POST /v1/answers`.

        The reply is handed over item by item, as it comes.

        Returns: An answer, whole or word by word.
        """
        return self._stream(
            _CREATE_STREAM,
            {"question": question, "stream": True},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )


class AsyncAnswers(AsyncResource):
    """`Answers`, awaited."""

    async def create(
        self,
        *,
        question: str,
        stream: bool | Omit = OMIT,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> Answer | AsyncStream[Word]:
        """See `Answers.create`."""
        if stream:
            return await self._stream(
                _CREATE_STREAM,
                {"question": question, "stream": True},
                merged(
                    options,
                    headers=extra_headers,
                    query=extra_query,
                    body=extra_body,
                    timeout=timeout,
                ),
            )
        return await self._call(
            _CREATE,
            {"question": question},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )

    async def create_stream(
        self,
        *,
        question: str,
        extra_headers: Mapping[str, str | Omit | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: TimeoutTypes = OMIT,
        options: Options | None = None,
    ) -> AsyncStream[Word]:
        """See `Answers.create_stream`."""
        return await self._stream(
            _CREATE_STREAM,
            {"question": question, "stream": True},
            merged(
                options,
                headers=extra_headers,
                query=extra_query,
                body=extra_body,
                timeout=timeout,
            ),
        )
