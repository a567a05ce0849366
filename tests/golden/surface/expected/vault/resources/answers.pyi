from collections.abc import Mapping
from typing import Literal, overload

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.stream import AsyncStream, Stream
from .._runtime.surface.extras import TimeoutTypes
from .._runtime.surface.resource import AsyncResource, Resource
from ..models.answers import Answer, Word

class Answers(Resource):
    @overload
    def create(
        self,
        *,
        question: str,
        stream: Literal[True],
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Stream[Word]: ...
    @overload
    def create(
        self,
        *,
        question: str,
        stream: Literal[False] | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer: ...
    @overload
    def create(
        self,
        *,
        question: str,
        stream: bool,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer | Stream[Word]: ...
    def create_stream(
        self,
        *,
        question: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Stream[Word]: ...

class AsyncAnswers(AsyncResource):
    @overload
    async def create(
        self,
        *,
        question: str,
        stream: Literal[True],
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> AsyncStream[Word]: ...
    @overload
    async def create(
        self,
        *,
        question: str,
        stream: Literal[False] | Omit = ...,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer: ...
    @overload
    async def create(
        self,
        *,
        question: str,
        stream: bool,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> Answer | AsyncStream[Word]: ...
    async def create_stream(
        self,
        *,
        question: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> AsyncStream[Word]: ...
