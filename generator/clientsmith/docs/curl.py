"""The same call as a curl command, for those who want to see the request."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from ..emit.api import default_server, example_server
from ..emit.bodies import BodyFact
from ..emit.parameters import is_binary
from ..model import ir, media_types
from .entries import Method, Parameter
from .python_examples import Examples

_FLAG = "stream"
_NOT_IN_VARIABLES = re.compile(r"[^A-Z0-9]+")


def curl(examples: Examples, method: Method, values: Mapping[str, ir.Json]) -> str:
    """A command for a POSIX shell; credentials are taken from variables."""
    operation = method.operation
    known = {item.name: item for item in method.parameters}
    given = {name: (known[name], value) for name, value in values.items()}
    path = operation.path
    query: list[str] = []
    headers: list[str] = []
    body: dict[str, ir.Json] = {}
    for item, value in given.values():
        match item.place:
            case "path":
                path = path.replace("{" + item.wire + "}", _flat(value))
            case "query":
                query += _pairs(item, value)
            case "querystring":
                query.append(_flat(value))
            case "header":
                headers.append(_word(f"{item.wire}: {_plain(value)}"))
            case "cookie":
                headers.append(_word(f"Cookie: {item.wire}={_plain(value)}"))
            case _:
                body[item.wire] = value
    url = _server(examples, operation) + path.partition("#")[0]
    secret, in_query = _credentials(examples, operation)
    address = shlex.quote(url + ("?" + "&".join(query) if query else ""))
    if in_query:
        mark = "&" if query else "?"
        address += f'"{mark}{in_query}"'
    rows = [f"curl -X {shlex.quote(operation.method)} {address}"]
    rows += [f"-H {row}" for row in headers]
    rows += secret
    if form := _form(method, given):
        content, pairs, _, required = form
        if method.streamed:
            body |= {wire: True for name, wire in pairs if name == _FLAG}
        if body or required:
            rows += _body(body, known, content.media)
    return " \\\n  ".join(rows)


def _server(examples: Examples, operation: ir.Operation) -> str:
    """The server that is called: the operation's own, or that of the API."""
    own = default_server(operation) if operation.servers else None
    return own or examples.server() or example_server(examples.api)


def _form(method: Method, given: Mapping[str, object]) -> BodyFact | None:
    """The body that carries what is given."""
    names = {
        item.name
        for item in method.parameters
        if item.place == "body" and item.name in given
    }
    for form in method.bodies:
        known = {name for name, _ in form[1]} | {form[2]}
        if names <= known:
            return form
    return None


def _body(
    body: dict[str, ir.Json], known: Mapping[str, Parameter], media: str
) -> Iterator[str]:
    whole = body.get("") if "" in body else None
    if media_types.is_multipart(media):
        binary = {item.wire for item in known.values() if is_binary(item.annotation)}
        for name, value in (whole or body).items() if "" not in body else ():
            text = "@file" if name in binary else _plain(value)
            yield f"-F {_word(f'{name}={text}')}"
        return
    if media_types.is_form(media) and "" not in body:
        if not body:
            yield "-d ''"
        for name, value in body.items():
            yield f"--data-urlencode {_word(f'{name}={_plain(value)}')}"
        return
    yield f"-H {_word(f'Content-Type: {media}')}"
    if media_types.is_json(media):
        value = whole if "" in body else body
        yield f"-d {_word(json.dumps(value, indent=2, ensure_ascii=False))}"
    else:
        yield "--data-binary @file"


def _credentials(examples: Examples, operation: ir.Operation) -> tuple[list[str], str]:
    """The options that carry credentials, and what goes into the query."""
    schemes = {item.name: item for item in examples.api.schemes}
    rows: list[str] = []
    query: list[str] = []
    for name, _ in operation.security[0] if operation.security else ():
        scheme = schemes.get(name)
        if scheme is None or scheme.kind is ir.SchemeKind.MUTUAL_TLS:
            continue
        facts = examples.facts
        variable = facts.environment.get(name) or _variable(
            examples.names.credential(name)
        )
        if scheme.kind is ir.SchemeKind.BASIC:
            password = examples.names.password(name)
            second = facts.passwords.get(name) or _variable(password or "")
            rows.append(f'-u "${variable}{f":${second}" if password else ""}"')
        elif scheme.kind is ir.SchemeKind.API_KEY:
            wire = scheme.parameter or scheme.name
            if scheme.location is ir.In.QUERY:
                query.append(f"{quote(wire)}=${variable}")
            elif scheme.location is ir.In.COOKIE:
                rows.append(f'-b {_word(f"{wire}=")}"${variable}"')
            else:
                rows.append(f'-H {_word(f"{wire}: ")}"${variable}"')
        else:
            rows.append(f'-H "Authorization: Bearer ${variable}"')
    return rows, "&".join(query)


def _variable(name: str) -> str:
    return _NOT_IN_VARIABLES.sub("_", name.upper())


def _pairs(item: Parameter, value: ir.Json) -> Iterator[str]:
    name = quote(item.wire, safe="[]")
    if isinstance(value, list) and item.media is None:
        yield from (f"{name}={_flat(each)}" for each in value)
    elif isinstance(value, dict) and item.media is None:
        yield from (
            f"{name}[{quote(key)}]={_flat(each)}" for key, each in value.items()
        )
    else:
        yield f"{name}={_flat(value)}"


def _flat(value: ir.Json) -> str:
    if isinstance(value, list):
        return ",".join(_flat(each) for each in value)
    return quote(_plain(value), safe="")


def _plain(value: ir.Json) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _word(text: str) -> str:
    return shlex.quote(text)
