"""From an operation and its arguments to a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import quote
from weakref import WeakKeyDictionary

from . import params, urls
from .bodies import Encoded, base_type, encode_body, is_json
from .json import dumps, is_object, plain
from .message import Headers, Request, Upload, check_header
from .omit import OMIT
from .operation import Body, Operation, Parameter, Reply

_DEFAULT_STYLES = {"path": "simple", "header": "simple"}

_NOT_PARAMETERS = frozenset(("accept", "content-type", "authorization"))
"""Headers that the specification does not let parameters describe (section 4.8.12.2)."""

_NEVER_SET = frozenset(
    ("connection", "content-length", "host", "transfer-encoding", "upgrade")
)
"""Headers that frame the message: a parameter must not reach them."""

_NAME_TEXT = "$:@!*'(),/"  # reserved characters that are common and harmless in names


def prepare(
    operation: Operation[Any],
    arguments: Mapping[str, object],
    base_url: str,
    *,
    query: Mapping[str, object] | None = None,
    body: Mapping[str, object] | None = None,
    content_type: str | None = None,
) -> Request:
    """Build the request of a call.

    `arguments` are keyed by Python argument name; `OMIT` is left out, and so is None in
    queries, headers and cookies. `query` and `body` are further properties, and
    `content_type` (or an argument of that name that nothing else claims) picks one of
    several bodies. The request has Accept, Content-Type, Cookie and the parameters'
    headers; User-Agent and credentials are the client's.

    Raises ValueError or TypeError, naming the argument, before anything is sent.
    """
    plan = _PLANS.get(operation)
    if plan is None:
        plan = _PLANS[operation] = _Plan(operation)
    return plan.request(arguments, base_url, query or {}, body or {}, content_type)


def all_parameters(operation: Operation[Any]) -> list[Parameter]:
    """The parameters of an operation, with those that its path alone tells of."""
    listed = [
        Parameter(each) if isinstance(each, str) else each
        for each in operation.parameters
    ]
    if any(each.location == "path" for each in listed):
        return listed
    return [Parameter(name, "path") for name in urls.names(operation.path)] + listed


class _Plan:
    """What can be worked out once for an operation."""

    def __init__(self, operation: Operation[Any]) -> None:
        self.method = operation.method.upper()
        self.accept = _accept(operation)
        self.bodies = _bodies(operation.body)
        slots: dict[str, urls.Slot] = {}
        self.path_arguments: list[tuple[str, str]] = []
        self.queries: list[tuple[str, _Write]] = []
        self.headers: list[tuple[str, str, _Write]] = []
        self.cookies: list[tuple[str, _Write]] = []
        claimed: set[str] = set()
        for parameter in all_parameters(operation):
            argument = parameter.argument or parameter.name
            claimed.add(argument)
            if parameter.location == "path":
                slots[parameter.name] = _slot(parameter)
                self.path_arguments.append((parameter.name, argument))
            elif parameter.location == "header":
                if parameter.name.lower() in _NOT_PARAMETERS:
                    continue
                if parameter.name.lower() in _NEVER_SET:
                    raise ValueError(f"header {parameter.name!r} cannot be a parameter")
                self.headers.append((argument, parameter.name, _header(parameter)))
            elif parameter.location == "cookie":
                self.cookies.append((argument, _cookie(parameter)))
            else:
                self.queries.append((argument, _query(parameter)))
        self.template = urls.Template(operation.path, slots)
        for each in self.bodies:
            claimed.update(_arguments(each))
        self.choice = None if "content_type" in claimed else "content_type"

    def request(
        self,
        arguments: Mapping[str, object],
        base_url: str,
        query: Mapping[str, object],
        body: Mapping[str, object],
        content_type: str | None,
    ) -> Request:
        values = {name: arguments.get(arg) for name, arg in self.path_arguments}
        path, constant = self.template.fill(values)
        queries = [constant]
        for argument, write in self.queries:
            queries.append(_written(argument, arguments, write))
        for name, value in query.items():
            queries.append(_joined(params.encode("form", name, value, True, _plain)))
        headers = [("Accept", self.accept)]
        for argument, name, write in self.headers:
            if value := _written(argument, arguments, write):
                headers.append((name, value))
        cookies = [_written(arg, arguments, write) for arg, write in self.cookies]
        if any(cookies):
            headers.append(("Cookie", "; ".join(filter(None, cookies))))
        encoded = self._body(arguments, body, content_type)
        content: bytes | Upload | None = None
        if encoded is not None:
            media, content = encoded
            headers.append(("Content-Type", check_header("Content-Type", media)))
        url = urls.join(base_url, path, queries)
        return Request(self.method, url, Headers(headers), content)

    def _body(
        self,
        arguments: Mapping[str, object],
        further: Mapping[str, object],
        content_type: str | None,
    ) -> Encoded | None:
        if content_type is None and self.choice:
            content_type = cast("str | None", arguments.get(self.choice) or None)
        body = _chosen(self.bodies, content_type)
        if body is None:
            return (
                ("application/json", dumps(dict(further)))
                if further and not self.bodies
                else None
            )
        value = _value(body, arguments)
        if further:
            value = {**_members(value), **further}
        if value is OMIT:
            return None
        parts = {part.name: part for part in body.parts}
        media = content_type if content_type and "*" in body.media else body.media
        try:
            return encode_body(media, value, parts)
        except (TypeError, ValueError) as error:
            raise _about("the body", error) from None


_Write = Callable[[object], str]

_PLANS: WeakKeyDictionary[Operation[Any], _Plan] = WeakKeyDictionary()


def _written(argument: str, arguments: Mapping[str, object], write: _Write) -> str:
    value = arguments.get(argument, OMIT)
    if value is OMIT or value is None:
        return ""
    try:
        return write(value)
    except (TypeError, ValueError) as error:
        raise _about(f"argument {argument!r}", error) from None


def _about(what: str, error: TypeError | ValueError) -> TypeError | ValueError:
    """The same error, with what it is about; its own text is ours and holds no value."""
    if isinstance(error, UnicodeError):
        return ValueError(f"{what}: it is not valid text")
    if isinstance(error, ValueError):
        return ValueError(f"{what}: {error}")
    return TypeError(f"{what}: {error}")


# --- parameters ------------------------------------------------------------------------


def _style(parameter: Parameter) -> tuple[str, bool]:
    style = parameter.style or _DEFAULT_STYLES.get(parameter.location, "form")
    if style not in params.STYLES:
        raise ValueError(f"parameter {parameter.name!r} has an unknown style {style!r}")
    return style, params.exploded(style, parameter.explode)


def _slot(parameter: Parameter) -> urls.Slot:
    if parameter.media:
        return urls.content_slot(parameter.name, _serializer(parameter.media))
    return urls.slot(parameter.name, *_style(parameter))


def _query(parameter: Parameter) -> _Write:
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
    encoder = params.STYLES[style]

    def write(value: object) -> str:
        # One text or number is written alike in every style.
        if type(value) is str:
            return f"{name}={mark(value)}"
        if type(value) is int:
            return f"{name}={value}"
        return _joined(encoder(name, value, explode, mark))

    return write


def _header(parameter: Parameter) -> _Write:
    name = parameter.name
    if parameter.media:
        serialize = _serializer(parameter.media)
        return lambda value: check_header(name, serialize(value))
    _, explode = _style(parameter)
    return lambda value: params.header(name, value, explode) or ""


def _cookie(parameter: Parameter) -> _Write:
    name = parameter.name
    if parameter.media:
        serialize = _serializer(parameter.media)
        return lambda value: params.cookie(name, serialize(value))
    _, explode = _style(parameter)
    return lambda value: params.cookie(name, value, explode)


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


# --- bodies ----------------------------------------------------------------------------


def _bodies(body: Body | tuple[Body, ...] | None) -> tuple[Body, ...]:
    if body is None:
        return ()
    return body if isinstance(body, tuple) else (body,)


def _arguments(body: Body) -> list[str]:
    if not body.fields:
        return [body.argument or "body"]
    return [each if isinstance(each, str) else each[0] for each in body.fields]


def _chosen(bodies: tuple[Body, ...], content_type: str | None) -> Body | None:
    """The body of a media type, or the first: exactly, then by base type or wildcard."""
    if content_type is None or not bodies:
        return bodies[0] if bodies else None
    wanted = base_type(content_type)
    for body in bodies:
        if base_type(body.media) == wanted:
            return body
    for body in bodies:
        if covers(body.media, wanted):
            return body
    known = ", ".join(body.media for body in bodies)
    raise ValueError(f"content_type has to be one of {known}")


def covers(pattern: str, media: str) -> bool:
    """Whether a media type or range (`text/*`, `*/*`) includes a media type."""
    base = base_type(pattern)
    if base in ("*/*", "*"):
        return True
    if base.endswith("/*"):
        return base_type(media).startswith(base[:-1])
    return base_type(media) == base


def _value(body: Body, arguments: Mapping[str, object]) -> object:
    if not body.fields:
        return arguments.get(body.argument or "body", OMIT)
    value: dict[str, object] = {}
    for each in body.fields:
        argument, name = (each, each) if isinstance(each, str) else each
        given = arguments.get(argument, OMIT)
        if given is not OMIT:
            value[name] = given
    return value if value or body.required else OMIT


def _members(value: object) -> Mapping[str, object]:
    value = {} if value is OMIT else plain(value)
    if not is_object(value):
        raise TypeError("further properties need a body that is an object")
    return value


# --- replies ---------------------------------------------------------------------------


def _accept(operation: Operation[Any]) -> str:
    """What a call can read, in the order of the description."""
    media: dict[str, None] = {}
    for bodies in operation.replies.values():
        for reply in bodies if isinstance(bodies, tuple) else (bodies,):
            if isinstance(reply, Reply):
                media[reply.media] = None
            elif reply != "None":
                media["application/json"] = None
    return ", ".join(media) or "application/json, */*;q=0.1"
