"""How the parameters of an operation are written: in which style, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from . import params, urls
from .bodies import base_type, encode_body, is_json
from .json import dumps
from .message import Upload, check_header
from .omit import OMIT
from .operation import Operation, Parameter

_DEFAULT_STYLES = {"path": "simple", "header": "simple"}

_NOT_PARAMETERS = frozenset(("accept", "content-type", "authorization"))
"""Headers that the specification does not let parameters describe (section 4.8.12.2)."""

_NEVER_SET = frozenset(
    ("connection", "content-length", "host", "transfer-encoding", "upgrade")
)
"""Headers that frame the message: a parameter must not reach them."""

_NAME_TEXT = "$:@!*'(),/"  # reserved characters that are common and harmless in names

Write = Callable[[object], str]


class Parameters:
    """The parameters of one operation, each with the function that writes it.

    Raises ValueError for an operation that cannot be called.
    """

    def __init__(self, operation: Operation[Any]) -> None:
        self.arguments: set[str] = set()
        """The names under which a call passes them."""
        slots: dict[str, tuple[str, urls.Slot]] = {}
        self._queries: list[tuple[str, str, Write]] = []
        self._headers: list[tuple[str, str, Write]] = []
        self._cookies: list[tuple[str, Write]] = []
        for parameter in all_parameters(operation):
            argument = parameter.argument or parameter.name
            self.arguments.add(argument)
            if parameter.location == "path":
                slots[parameter.name] = argument, _slot(parameter)
            elif parameter.location == "header":
                if parameter.name.lower() in _NOT_PARAMETERS:
                    continue
                if parameter.name.lower() in _NEVER_SET:
                    raise ValueError(f"header {parameter.name!r} cannot be a parameter")
                self._headers.append((argument, parameter.name, _header(parameter)))
            elif parameter.location == "cookie":
                self._cookies.append((argument, _cookie(parameter)))
            else:
                self._queries.append((argument, parameter.name, _query(parameter)))
        self._template = urls.Template(operation.path, slots)

    def url(
        self,
        base_url: str,
        arguments: Mapping[str, object],
        further: Mapping[str, object],
    ) -> str:
        """Where a call goes; `further` are query parameters that nobody described, or that
        replace those of the same name."""
        path, constant = self._template.fill(arguments)
        queries = [constant]
        for argument, name, write in self._queries:
            given = arguments.get(argument, OMIT)
            if given is not OMIT and given is not None and name not in further:
                queries.append(_written(argument, given, write))
        for name, value in further.items():
            queries.append(_joined(params.encode("form", name, value, True, _plain)))
        return urls.join(base_url, path, queries)

    def headers(self, arguments: Mapping[str, object]) -> list[tuple[str, str]]:
        """The headers of a call that are parameters, or hold cookies that are."""
        if not (self._headers or self._cookies):
            return []
        found: list[tuple[str, str]] = []
        for argument, name, write in self._headers:
            given = arguments.get(argument, OMIT)
            if given is not OMIT and given is not None:
                found.append((name, _written(argument, given, write)))
        if self._cookies:
            cookies = [
                _written(argument, given, write)
                for argument, write in self._cookies
                if (given := arguments.get(argument, OMIT)) is not OMIT
                and given is not None
            ]
            found.append(("Cookie", "; ".join(filter(None, cookies))))
        return [pair for pair in found if pair[1]]


def all_parameters(operation: Operation[Any]) -> list[Parameter]:
    """The parameters of an operation, with those that its path alone tells of."""
    listed = [
        Parameter(each) if isinstance(each, str) else each
        for each in operation.parameters
    ]
    if any(each.location == "path" for each in listed):
        return listed
    return [Parameter(name, "path") for name in urls.names(operation.path)] + listed


def _written(argument: str, value: object, write: Write) -> str:
    try:
        return write(value)
    except (TypeError, ValueError) as error:
        raise about(f"argument {argument!r}", error) from None


def about(what: str, error: TypeError | ValueError) -> TypeError | ValueError:
    """The same error, with what it is about; its own text is ours and holds no value."""
    if isinstance(error, UnicodeError):
        return ValueError(f"{what}: it is not valid text")
    if isinstance(error, ValueError):
        return ValueError(f"{what}: {error}")
    return TypeError(f"{what}: {error}")


def _style(parameter: Parameter) -> tuple[str, bool]:
    style = parameter.style or _DEFAULT_STYLES.get(parameter.location, "form")
    try:
        params.encoder(style)
    except ValueError as error:
        raise ValueError(f"parameter {parameter.name!r}: {error}") from None
    return style, params.exploded(style, parameter.explode)


def _slot(parameter: Parameter) -> urls.Slot:
    if parameter.media:
        return urls.content_slot(parameter.name, _serializer(parameter.media))
    return urls.slot(parameter.name, *_style(parameter))


def _query(parameter: Parameter) -> Write:
    mark = params.in_query_reserved if parameter.reserved else params.in_query
    if parameter.location == "querystring":
        media = parameter.media or "application/x-www-form-urlencoded"
        if not is_json(media):
            return lambda value: _as_text(encode_body(media, value, {})[1])
        return lambda value: mark(dumps(value).decode())
    name = _plain(parameter.name)
    if parameter.media:
        serialize = _serializer(parameter.media)
        return lambda value: f"{name}={mark(serialize(value))}"
    style, explode = _style(parameter)
    encoder = params.encoder(style)

    def write(value: object) -> str:
        # One text or number is written alike in every style.
        if type(value) is str:
            return f"{name}={mark(value)}"
        if type(value) is int:
            return f"{name}={value}"
        return _joined(encoder(name, value, explode, mark))

    return write


def _header(parameter: Parameter) -> Write:
    name = parameter.name
    if parameter.media:
        serialize = _serializer(parameter.media)
        return lambda value: check_header(name, serialize(value))
    style, explode = _style(parameter)
    return lambda value: params.header(name, value, explode, style) or ""


def _cookie(parameter: Parameter) -> Write:
    name = parameter.name
    if parameter.media:
        serialize = _serializer(parameter.media)
        return lambda value: params.cookie(name, serialize(value))
    style, explode = _style(parameter)
    return lambda value: params.cookie(name, value, explode, style)


def _serializer(media: str) -> Callable[[object], str]:
    """How the value of a parameter described by `content` becomes text."""
    if is_json(media):
        return lambda value: dumps(value).decode()
    if base_type(media) == "application/x-www-form-urlencoded":
        return lambda value: _as_text(encode_body(media, value, {})[1])
    return params.text


def _as_text(content: bytes | Upload) -> str:
    return content.decode() if isinstance(content, bytes) else ""


def _plain(name: str) -> str:
    return quote(name, safe=_NAME_TEXT)


def _joined(pairs: params.Pairs) -> str:
    return "&".join([f"{name}={each}" for name, each in pairs])
