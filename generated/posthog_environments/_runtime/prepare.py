"""From an operation and its arguments to a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from weakref import WeakKeyDictionary

from .bodies import Encoded, base_type, covers, encode_body, is_json, is_xml
from .json import dumps, is_object, plain
from .message import Headers, Request, Upload, check_header
from .omit import OMIT
from .operation import Body, Operation, Parameter, Reply
from .parameters import Parameters, about
from .uploads import check_file, file_name, is_bytes, is_source
from .value import NONE


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
    writer = writer_of(operation)
    return writer.request(arguments, base_url, query or {}, body or {}, content_type)


def writer_of(operation: Operation[Any], models: str = "") -> Writer:
    """What builds the requests of an operation; `models` is the module of the models of
    its API."""
    writer = _WRITERS.get(operation)
    if writer is None:
        writer = _WRITERS[operation] = Writer(operation, models)
    return writer


class Writer:
    """Builds requests; holds what can be worked out once for an operation.

    `constant` are the headers of requests in which no argument is a header, by the media
    type of their bodies; None is the key where there is none.
    """

    def __init__(self, operation: Operation[Any], models: str = "") -> None:
        self._root = f"{operation.method} {operation.path}"
        self._models = models
        self.method = operation.method.upper()
        accept = Headers([("Accept", _accept(operation))])
        self.constant: dict[str | None, Headers] = {None: accept}
        self.bodies = _bodies(operation.body)
        self.parameters = Parameters(operation)
        claimed = set(self.parameters.arguments)
        for each in self.bodies:
            claimed.update(_arguments(each))
        self._in_xml = [
            (each.argument or each.name, f"{self._root} {each.location}:{each.name}")
            for each in operation.parameters
            if isinstance(each, Parameter) and is_xml(each.media or "")
        ]
        self.held = [
            (each.argument or each.name, each)
            for each in operation.parameters
            if isinstance(each, Parameter) and each.client
        ]
        self.choice = None if "content_type" in claimed else "content_type"

    def request(
        self,
        arguments: Mapping[str, object],
        base_url: str,
        query: Mapping[str, object] = NONE,
        body: Mapping[str, object] = NONE,
        content_type: str | None = None,
    ) -> Request:
        """The request of a call; see `prepare`."""
        if self._in_xml:
            arguments = self._with_xml(arguments)
        url = self.parameters.url(base_url, arguments, query)
        media: str | None = None
        content: bytes | Upload | None = None
        if self.bodies or body:
            encoded = self._body(arguments, body, content_type)
            if encoded is not None:
                media, content = encoded
        further = self.parameters.headers(arguments)
        constant = self.constant.get(media)
        if constant is None:
            field = "Content-Type", check_header("Content-Type", media or "")
            constant = Headers((*self.constant[None].pairs, field))
            if any(media == each.media for each in self.bodies):
                self.constant[media] = constant
        headers = Headers((*constant.pairs, *further)) if further else constant
        return Request(self.method, url, headers, content)

    def with_held(
        self, arguments: Mapping[str, object], held: Mapping[str, object]
    ) -> dict[str, object]:
        """The arguments, those that were left out as the client holds them. Raises TypeError
        for one that neither gives."""
        found = dict(arguments)
        for name, parameter in self.held:
            if found.get(name, OMIT) is OMIT:
                value = held.get(parameter.client)
                if value is None and parameter.required:
                    own = "" if name == parameter.client else f"`{name}` "
                    raise TypeError(
                        f"`{parameter.client}` is missing: pass it to the client, or {own}"
                        "to the call"
                    )
                found[name] = OMIT if value is None else value
        return found

    def _with_xml(self, arguments: Mapping[str, object]) -> dict[str, object]:
        """The arguments with the text of those that travel as XML."""
        from .xml import as_fragment  # few APIs speak it

        found = dict(arguments)
        for name, key in self._in_xml:
            if name in found:
                try:
                    found[name] = as_fragment(self._models, key, found[name])
                except (TypeError, ValueError) as error:
                    raise about(f"argument {name!r}", error) from None
        return found

    def _body(
        self,
        arguments: Mapping[str, object],
        further: Mapping[str, object],
        content_type: str | None,
    ) -> Encoded | None:
        if content_type is None and self.choice:
            content_type = cast("str | None", arguments.get(self.choice) or None)
        body = _chosen(self.bodies, content_type, arguments)
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
        if body.decimals:
            from .decimals import as_texts, places_of  # few APIs have such texts

            value = as_texts(value, places_of(body.decimals))
        parts = {part.name: part for part in body.parts}
        media = content_type if content_type and "*" in body.media else body.media
        try:
            if body.file:
                check_file(body.argument or "body", value)
            if body.base64 and is_bytes(value):
                return media, dumps(value)
            if is_xml(media) and not is_source(value):
                from .xml import encode_xml  # few APIs speak it

                return encode_xml(self._models, self._root, media, value)
            if any(is_xml(part.content_type or "") for part in body.parts):
                from .xml import in_parts  # as above

                value = in_parts(self._models, self._root, body.parts, _members(value))
            return encode_body(media, value, parts)
        except (TypeError, ValueError) as error:
            raise about(_blamed(media, value), error) from None


def _blamed(media: str, value: object) -> str:
    """The body, or the property of it that cannot be written."""
    if not is_json(media) or is_source(value):
        return "the body"
    from .unsendable import place_of  # not needed before something goes wrong

    place = place_of(value)
    return f"the body at `{place}`" if place else "the body"


_WRITERS: WeakKeyDictionary[Operation[Any], Writer] = WeakKeyDictionary()


# --- bodies ----------------------------------------------------------------------------


def _bodies(body: Body | tuple[Body, ...] | None) -> tuple[Body, ...]:
    """The bodies of an operation, one a media type."""
    if body is None:
        return ()
    listed = body if isinstance(body, tuple) else (body,)
    if not any(each.also for each in listed):
        return listed
    return tuple(
        each.replaced(media=media, also=())
        for each in listed
        for media in (each.media, *each.also)
    )


def _arguments(body: Body) -> list[str]:
    if not body.fields:
        return [body.argument or "body"]
    return [each if isinstance(each, str) else each[0] for each in body.fields]


def _chosen(
    bodies: tuple[Body, ...], content_type: str | None, arguments: Mapping[str, object]
) -> Body | None:
    """The body of a media type, exactly, then by base type or wildcard; where none is asked
    for, the first that has a place for everything given."""
    if len(bodies) < 2 and content_type is None:
        return bodies[0] if bodies else None
    if content_type is None:
        every = {name for body in bodies for name in _arguments(body)}
        given = {name for name in every if arguments.get(name, OMIT) is not OMIT}
        fitting = [body for body in bodies if given.issubset(_arguments(body))]
        return _for_file(fitting or [*bodies], arguments) if bodies else None
    if not bodies:
        return None
    wanted = base_type(content_type)
    for body in bodies:
        if base_type(body.media) == wanted:
            return body
    for body in bodies:
        if covers(body.media, wanted):
            return body
    known = ", ".join(body.media for body in bodies)
    raise ValueError(f"content_type has to be one of {known}")


def _for_file(bodies: list[Body], arguments: Mapping[str, object]) -> Body:
    """The body whose media type the name of a file suggests, or the first."""
    first = bodies[0]
    if len(bodies) > 1 and not first.fields:
        name = file_name(arguments.get(first.argument or "body"))
        if name is not None:
            from .multipart import guessed_type  # few clients send files

            guessed = guessed_type(name)
            return next((b for b in bodies if covers(b.media, guessed)), first)
    return first


def _value(body: Body, arguments: Mapping[str, object]) -> object:
    if not body.fields:
        return arguments.get(body.argument or "body", OMIT)
    value: dict[str, object] = {}
    for each in body.fields:
        argument, name = (each, each) if isinstance(each, str) else each
        given = arguments.get(argument, OMIT)
        if given is not OMIT:
            value[name] = given
    if value and body.constants:
        value = {**dict(body.constants), **value}
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
