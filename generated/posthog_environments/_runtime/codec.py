"""From the bytes of a reply to typed values."""

from __future__ import annotations

# pylint: disable=assignment-from-none  # which it infers wrongly here
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar, cast
from weakref import WeakKeyDictionary

from .bodies import base_type, covers, is_json, is_words, is_xml
from .decoder import Decoder, OnDeviation
from .errors import (
    STATUS,
    APIStatusError,
    Deviation,
    ResponseValidationError,
    request_id,
    status_error,
)
from .json import loads
from .message import Response, read_text
from .operation import Api, Operation, Replies, Reply

T = TypeVar("T")

_BOM = b"\xef\xbb\xbf"
_MOST_READERS = 64


class Codec:
    """Decodes the replies of one API; `Codec.of(api)` is shared by its clients."""

    def __init__(
        self,
        models: str,
        error_class: Callable[[int], type[APIStatusError]] = status_error,
    ) -> None:
        self._models = models
        self._error_class = error_class
        self._decoders: dict[Any, Decoder[Any]] = {}
        self._readers: WeakKeyDictionary[Operation[Any], Reader[Any]]
        self._readers = WeakKeyDictionary()

    @staticmethod
    def of(api: Api) -> Codec:
        """The codec of an API."""
        codec = _CODECS.get(api.models)
        return codec or _CODECS.setdefault(
            api.models, Codec(api.models, api.error_class)
        )

    def decoder(self, annotation: Any) -> Decoder[Any]:
        """The decoder of an annotation text, for events and items of lists, or of a type."""
        if annotation not in self._decoders:
            self._decoders[annotation] = Decoder[Any](self._models, annotation)
        return self._decoders[annotation]

    def reader(self, operation: Operation[T]) -> Reader[T]:
        """What reads the successful replies of an operation."""
        reader = self._readers.get(operation)
        if reader is None:
            reader = self._readers[operation] = Reader(
                self, operation.replies, operation.method
            )
        return reader

    def decode(
        self,
        operation: Operation[T],
        response: Response,
        *,
        strict: bool = False,
        report: OnDeviation | None = None,
    ) -> T:
        """See `Reader.value`."""
        return self.reader(operation).value(response, strict, report)

    def error(
        self,
        operation: Operation[Any],
        response: Response,
        *,
        retry_after: float | None = None,
        report: OnDeviation | None = None,
    ) -> APIStatusError:
        """The error of an unsuccessful response, its body typed where documented."""
        media = response.headers.get("content-type", "")
        status = response.status_code
        bodies = documented(operation.errors, status)
        reply = matching(bodies, media) if bodies else None
        try:
            if reply is None:
                body = undeclared(response.content, media)
            else:
                body = self.reading(reply, media)(response.content, False, report)
        except ResponseValidationError:
            body = undeclared(response.content, media)
        return self._error_class(status)(
            _message(status, response.content, media, body),
            status_code=status,
            headers=response.headers,
            request_id=request_id(response.headers),
            content=response.content,
            body=body,
            retry_after=retry_after,
        )

    def reading(self, reply: Reply, media: str) -> _Read:
        """How a documented body is read when it comes as `media`."""
        as_json = is_json(reply.media) or ("*" in reply.media and is_json(media))
        if reply.type == "None":
            return _nothing
        if reply.type == "bytes" and not as_json:
            return lambda content, strict, report: content
        if reply.type == "str" and not as_json:
            return lambda content, strict, report: read_text(content, media)
        decoder = self.decoder(reply.type)
        in_xml = is_xml(media) or (is_xml(reply.media) and not is_json(media))
        if in_xml and isinstance(reply.type, str):
            from .xml import reading  # few APIs speak it

            return reading(self._models, reply.type, media, decoder)
        foreign = "charset" in media.lower()

        def read(content: bytes, strict: bool, report: OnDeviation | None) -> Any:
            if content.startswith(_BOM):
                content = content[len(_BOM) :]
            if not content or content.isspace():
                return decoder.missing(strict=strict, report=report)
            if foreign:
                content = recoded(content, media)
            return decoder.decode(content, strict=strict, report=report)

        def read_either(
            content: bytes, strict: bool, report: OnDeviation | None
        ) -> Any:
            try:
                return read(content, strict, report)
            except ResponseValidationError:
                if strict:
                    raise
            if report:
                report(Deviation("", "JSON", read_text(content, media)))
            return read_text(content, media)

        def read_words(content: bytes, strict: bool, report: OnDeviation | None) -> Any:
            try:
                loads(recoded(content.removeprefix(_BOM), media))
            except ValueError:
                words = read_text(content, media)
                return decoder.convert(words, strict=strict, report=report)
            return read(content, strict, report)

        if is_json(media):
            return read
        if reply.type == "str":
            return read_either
        return read_words if is_words(reply.media) else read


class Reader(Generic[T]):
    """Reads the successful replies of one operation.

    It remembers how bodies of each status and content type that came are read.
    """

    __slots__ = ("_codec", "_known", "_method", "_replies")

    def __init__(
        self, codec: Codec, replies: Mapping[str, Replies], method: str
    ) -> None:
        self._codec = codec
        self._replies = replies
        self._method = method
        self._known: dict[tuple[int, str], _Read] = {}

    def value(self, response: Response, strict: bool, report: OnDeviation | None) -> T:
        """The value of a successful response, by its status and content type.

        Raises ResponseValidationError if the body cannot be read, or does not fit its
        schema and `strict` is set.
        """
        headers = response.headers
        key = response.status_code, headers.get("content-type", "")
        read = self._known.get(key)
        if read is None:
            if len(self._known) >= _MOST_READERS:
                self._known.clear()
            read = self._known[key] = self._read(*key)
        try:
            return cast("T", read(response.content, strict, report))
        except ResponseValidationError as error:
            error.status_code = response.status_code
            error.headers = headers
            error.request_id = request_id(headers)
            error.content = response.content
            raise

    def _read(self, status: int, media: str) -> _Read:
        replies, reading = self._replies, self._codec.reading
        if not replies:
            return lambda content, strict, report: undeclared(content, media)
        bodies = documented(replies, status)
        if bodies is not None:
            reply = matching(bodies, media)
            # There is no body to read in the answer to HEAD, whatever is documented.
            return _nothing if self._method == "HEAD" else reading(reply, media)
        # Another success than the documented ones: most likely it has their body.
        usual = reading(matching(_forms(replies[min(replies)]), media), media)
        if status in _WITHOUT_BODY:
            usual = _nothing
        expected = STATUS + " or ".join(sorted(replies))

        def read(content: bytes, strict: bool, report: OnDeviation | None) -> Any:
            deviation = Deviation("", expected, status)
            if strict:
                raise ResponseValidationError(deviations=(deviation,))
            if report:
                report(deviation)
            return usual(content, strict, report)

        return read


_Read: TypeAlias = Callable[[bytes, bool, OnDeviation | None], Any]

_WITHOUT_BODY = frozenset((204, 205))  # RFC 9110, sections 15.3.5 and 15.3.6

_CODECS: dict[str, Codec] = {}


def documented(replies: Mapping[str, Replies], status: int) -> tuple[Reply, ...] | None:
    """The bodies documented for a status: exactly, by range, or by default."""
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        if key in replies:
            return _forms(replies[key])
    return None


def matching(bodies: tuple[Reply, ...], media: str) -> Reply:
    """The body that comes as a media type: exactly, by range, else JSON, else the first."""
    for reply in bodies:
        if base_type(reply.media) == base_type(media):
            return reply
    for reply in bodies:
        if covers(reply.media, media) or any(
            fits(reply.media) and fits(media) for fits in (is_json, is_xml)
        ):
            return reply
    return next((reply for reply in bodies if is_json(reply.media)), bodies[0])


def undeclared(content: bytes, media: str) -> Any:
    """A body that is not documented: JSON if it is that, else text, else None."""
    if not content:
        return None
    try:
        return loads(recoded(content, media))
    except ValueError:
        return (
            read_text(content, media) if base_type(media).startswith("text/") else None
        )


def recoded(content: bytes, media: str) -> bytes:
    """JSON in UTF-8: JSON that is not, as it should be, is read in the charset of its
    content type, if that names one. Many servers name one that is wrong."""
    try:
        content.decode()
    except UnicodeDecodeError:
        named = "charset=" in media.lower()
        return read_text(content, media).encode() if named else content
    return content


def _forms(replies: Replies) -> tuple[Reply, ...]:
    if isinstance(replies, str):
        return (Reply(replies),)
    return replies if isinstance(replies, tuple) else (replies,)


def _nothing(content: bytes, strict: bool, report: OnDeviation | None) -> None:
    return None


def _message(status: int, content: bytes, media: str, body: object) -> str:
    """The status in words, with what the server says of it in one line."""
    from http import HTTPStatus  # not needed before something goes wrong

    from .causes import cause_of

    try:
        message = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        message = str(status)
    fields: Mapping[str, Any] = getattr(type(body), "__pydantic_fields__", {})
    declared = {info.alias or name for name, info in fields.items()}
    cause = cause_of(content, media, declared)
    return f"{message}: {cause}" if cause else message
