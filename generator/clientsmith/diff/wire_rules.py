"""The rules that are not about schemas: operations, parameters, replies, security, servers."""

# ruff: noqa: E501 - a table reads best with a row a line

from __future__ import annotations

from .findings import Level
from .wire_rule import OPERATION, WireRule, document, operation

E, W, N = Level.ERROR, Level.WARNING, Level.INFO


_TEXT = {"schema": {"type": "string"}}
_LIST = {"schema": {"type": "array", "items": {"type": "string"}}}
_OLD_DAY, _LATE_DAY = "2001-01-01", "9999-01-01"


def _parameter(**members: object) -> dict[str, object]:
    return operation(parameters=[{"name": "q", "in": "query", **_TEXT, **members}])


def _moved_parameter() -> dict[str, object]:
    return operation(
        parameters=[{"name": "q", "in": "header", "required": True, **_TEXT}]
    )


def _renamed_parameter() -> dict[str, object]:
    return operation(
        parameters=[{"name": "query", "in": "query", "required": True, **_TEXT}]
    )


def _two_places(path: str) -> dict[str, object]:
    """A path with two variables, which are described in one order."""
    variables = [
        {"name": name, "in": "path", "required": True, **_TEXT} for name in "ab"
    ]
    return {"paths": {path: {"get": operation(parameters=variables)}}}


def _list_parameter(**members: object) -> dict[str, object]:
    return operation(parameters=[{"name": "q", "in": "query", **_LIST, **members}])


def _json(schema: object | None) -> dict[str, object]:
    return {"application/json": {} if schema is None else {"schema": schema}}


def _xml(**members: object) -> dict[str, object]:
    property_ = {"type": "string", **members}
    schema = {"type": "object", "properties": {"a": property_}}
    return {"application/xml": {"schema": schema}}


def _body(content: object, **members: object) -> dict[str, object]:
    return operation(requestBody={"content": content, **members})


def _reply(status: str = "200", **members: object) -> dict[str, object]:
    ok = {"200": {"description": "ok"}}
    return {"responses": {**ok, status: {"description": "ok", **members}}}


def _header(**members: object) -> dict[str, object]:
    return _reply(headers={"X-Rate": {**_TEXT, **members}})


def _server(*servers: object) -> dict[str, object]:
    return document(servers=list(servers))


def _asks(*urls: str, **variables: str) -> dict[str, object]:
    """An operation with servers of its own."""
    named = {name: {"default": value} for name, value in variables.items()}
    more = {"variables": named} if named else {}
    return operation(servers=[{"url": url, **more} for url in urls])


def _hook(called: object) -> dict[str, object]:
    return operation(callbacks={"done": {"{$request.body#/url}": {"post": called}}})


def _lifecycle(
    place: str, area: str, direction: str, frame: object
) -> tuple[WireRule, ...]:
    """The life of an operation, a parameter or a property; `frame` puts it into a document."""
    assert callable(frame)
    live, dead = frame(), frame(deprecated=True)
    late = frame(deprecated=True, **{"x-sunset": _LATE_DAY})
    early = frame(deprecated=True, **{"x-sunset": _OLD_DAY})
    junk = frame(deprecated=True, **{"x-sunset": "soon"})
    beta = frame(**{"x-stability-level": "beta"})
    odd = frame(**{"x-stability-level": "solid"})
    rows = (
        ("deprecated", N, "change", "reactivated", "was deprecated", live, dead),
        ("reactivated", N, "change", "deprecated", "is no longer deprecated", dead, live),
        ("sunset-missing", E, "change", "", "was deprecated without a sunset date", live, dead),
        ("sunset-invalid", E, "change", "", "has a sunset date that is no date: `{new}`", live, junk),
        ("sunset-too-soon", E, "change", "", "was deprecated, and its sunset date `{new}` leaves too little time", live, early),
        ("sunset-removed", E, "remove", "", "lost its sunset date `{old}` and is still deprecated", late, dead),
        ("sunset-moved-too-soon", E, "change", "", "has its sunset date moved from `{old}` to `{new}`, which leaves too little time", late, early),
        ("stability-decreased", E, "decrease", "stability-increased", "stability fell from `{old}` to `{new}`", live, beta),
        ("stability-increased", N, "increase", "stability-decreased", "stability rose from `{old}` to `{new}`", beta, live),
        ("stability-invalid", E, "change", "", "has a stability level that is none of draft, alpha, beta, stable", live, odd),
    )  # fmt: skip
    return tuple(
        WireRule(
            f"{place}-{name}", level, area, "lifecycle", action, direction,
            f"{place}-{mirror}" if mirror else "", text, before, after,
            family=f"{place}-deprecated" if name.startswith("sunset-") else "",
        )
        for name, level, action, mirror, text, before, after in rows
    )  # fmt: skip


def _property(sent: bool) -> object:
    def frame(**members: object) -> dict[str, object]:
        schema = {"type": "object", "properties": {"a": {"type": "string", **members}}}
        content = _json(schema)
        return _body(content) if sent else _reply(content=content)

    return frame


def _parameter_property(**members: object) -> dict[str, object]:
    schema = {"type": "object", "properties": {"a": {"type": "string", **members}}}
    return operation(
        parameters=[
            {"name": "q", "in": "query", "style": "deepObject", "schema": schema}
        ]
    )


def _header_property(**members: object) -> dict[str, object]:
    schema = {"type": "object", "properties": {"a": {"type": "string", **members}}}
    return _reply(headers={"X-Rate": {"schema": schema}})


_BOTH = {"paths": {"/pets": {"get": OPERATION}, "/cats": {"get": OPERATION}}}
_ONE = {"paths": {"/pets": {"get": OPERATION}}}


def _both(**members: object) -> dict[str, object]:
    return {
        "paths": {"/pets": {"get": OPERATION}, "/cats": {"get": operation(**members)}}
    }


_GONE = "endpoint-removed"
_LOST = "request-parameter-removed"
_ADDED = "request-parameter-added"
_JSON_TEXT = _json({"type": "string"})

_NOTHING: dict[str, object] = {}
"""No operation where there was one."""


def _version(version: str, get: object = OPERATION) -> dict[str, object]:
    info = {"title": "Pets", "version": version}
    methods = {"get": get} if get else {}
    return {"info": info, "paths": {"/pets": methods}}


def _allowed(when: str) -> str:
    return (
        f"# an allow-list, read {when}\n[[allow]]\n"
        'rule = "endpoint-removed"\npointer = "/paths/~1pets/get"\n'
        'reason = "nobody calls it"\nexpires = 2030-01-31\n'
    )


# fmt: off
WIRE_RULES: tuple[WireRule, ...] = (
    WireRule("endpoint-added", N, "paths", "existence", "add", "none", _GONE, "was added", _ONE, _BOTH),
    WireRule(_GONE, E, "paths", "existence", "remove", "none", "endpoint-added", "was removed without a deprecation", _BOTH, _ONE, _GONE),
    WireRule("endpoint-removed-after-deprecation", N, "paths", "existence", "remove", "none", "endpoint-added", "was removed after its deprecation", _both(deprecated=True), _ONE, _GONE),
    WireRule("endpoint-removed-before-sunset", E, "paths", "existence", "remove", "none", "endpoint-added", "was removed before its sunset date `{old}`", _both(deprecated=True, **{"x-sunset": _LATE_DAY}), _ONE, _GONE),
    WireRule("endpoint-removed-sunset-invalid", E, "paths", "existence", "remove", "none", "endpoint-added", "was removed, and its sunset date `{old}` is no date", _both(deprecated=True, **{"x-sunset": "soon"}), _ONE, _GONE),
    WireRule("endpoint-id-added", N, "paths", "existence", "add", "none", "endpoint-id-removed", "operationId `{new}` was added", OPERATION, operation(operationId="b")),
    WireRule("endpoint-id-removed", N, "paths", "existence", "remove", "none", "endpoint-id-added", "operationId `{old}` was removed", operation(operationId="a"), OPERATION),
    WireRule("endpoint-id-changed", N, "paths", "existence", "change", "none", "endpoint-id-changed", "operationId changed from `{old}` to `{new}`", operation(operationId="a"), operation(operationId="b")),
    WireRule("endpoint-tag-added", N, "tags", "existence", "add", "none", "endpoint-tag-removed", "tag `{new}` was added", OPERATION, operation(tags=["a"])),
    WireRule("endpoint-tag-removed", N, "tags", "existence", "remove", "none", "endpoint-tag-added", "tag `{old}` was removed", operation(tags=["a"]), OPERATION),
    *_lifecycle("endpoint", "paths", "none", operation),
    *_lifecycle("request-parameter", "parameters", "request", _parameter),
    *_lifecycle("request-parameter-property", "parameters", "request", _parameter_property),
    *_lifecycle("request-property", "schema", "request", _property(True)),
    *_lifecycle("response-property", "schema", "response", _property(False)),
    *_lifecycle("response-header", "headers", "response", _header),
    *_lifecycle("response-header-property", "headers", "response", _header_property),
    WireRule("webhook-added", N, "components", "existence", "add", "none", "webhook-removed", "was added", document(), document(webhooks={"new": {"post": OPERATION}})),
    WireRule("webhook-removed", E, "components", "existence", "remove", "none", "webhook-added", "was removed", document(webhooks={"new": {"post": OPERATION}}), document()),
    WireRule("webhook-body-added", N, "requestBody", "existence", "add", "response", "webhook-body-removed", "is now sent by the API", _hook(OPERATION), _hook(_body(_JSON_TEXT))),
    WireRule("webhook-body-removed", E, "requestBody", "existence", "remove", "response", "webhook-body-added", "is no longer sent by the API", _hook(_body(_JSON_TEXT)), _hook(OPERATION)),
    WireRule("webhook-body-became-required", N, "requestBody", "requiredness", "change", "response", "webhook-body-became-optional", "is now always sent by the API", _hook(_body(_JSON_TEXT)), _hook(_body(_JSON_TEXT, required=True))),
    WireRule("webhook-body-became-optional", E, "requestBody", "requiredness", "change", "response", "webhook-body-became-required", "is no longer always sent by the API", _hook(_body(_JSON_TEXT, required=True)), _hook(_body(_JSON_TEXT))),
    WireRule("callback-added", N, "paths", "existence", "add", "none", "callback-removed", "callback `{new}` was added", OPERATION, _hook(OPERATION)),
    WireRule("callback-removed", E, "paths", "existence", "remove", "none", "callback-added", "callback `{old}` was removed", _hook(OPERATION), OPERATION),
    WireRule("schema-added", N, "components", "existence", "add", "none", "schema-removed", "was added", document(), document(components={"schemas": {"Pet": {"type": "object"}}})),
    WireRule("schema-renamed", N, "components", "type", "change", "none", "schema-renamed", "is now called `{new}`", document(components={"schemas": {"Pet": {"type": "object"}}}), document(components={"schemas": {"Animal": {"type": "object"}}})),
    WireRule("schema-deprecated", N, "components", "lifecycle", "change", "none", "schema-undeprecated", "was deprecated", document(components={"schemas": {"Pet": {"type": "object"}}}), document(components={"schemas": {"Pet": {"type": "object", "deprecated": True}}})),
    WireRule("schema-undeprecated", N, "components", "lifecycle", "change", "none", "schema-deprecated", "is no longer deprecated", document(components={"schemas": {"Pet": {"type": "object", "deprecated": True}}}), document(components={"schemas": {"Pet": {"type": "object"}}})),
    WireRule("schema-removed", N, "components", "existence", "remove", "none", "schema-added", "was removed", document(components={"schemas": {"Pet": {"type": "object"}}}), document()),
    WireRule("server-added", N, "servers", "existence", "add", "none", "server-removed", "was added", _server({"url": "https://a"}), _server({"url": "https://a"}, {"url": "https://b"})),
    WireRule("server-removed", W, "servers", "existence", "remove", "none", "server-added", "was removed", _server({"url": "https://a"}, {"url": "https://b"}), _server({"url": "https://a"})),
    WireRule("server-default-changed", W, "servers", "values", "change", "none", "server-default-changed", "the first server changed from `{old}` to `{new}`", _server({"url": "https://a"}, {"url": "https://b"}), _server({"url": "https://b"}, {"url": "https://a"})),
    WireRule("server-variable-changed", W, "servers", "values", "change", "none", "server-variable-changed", "a server variable changed from `{old}` to `{new}`", _server({"url": "https://{r}", "variables": {"r": {"default": "a"}}}), _server({"url": "https://{r}", "variables": {"r": {"default": "b"}}})),
    WireRule("endpoint-server-added", N, "servers", "existence", "add", "none", "endpoint-server-removed", "server `{new}` was added", _asks("https://a"), _asks("https://a", "https://b")),
    WireRule("endpoint-server-removed", W, "servers", "existence", "remove", "none", "endpoint-server-added", "server `{old}` was removed", _asks("https://a", "https://b"), _asks("https://a")),
    WireRule("endpoint-server-default-changed", W, "servers", "values", "change", "none", "endpoint-server-default-changed", "the first server changed from `{old}` to `{new}`", _asks("https://a", "https://b"), _asks("https://b", "https://a")),
    WireRule("endpoint-server-variable-changed", W, "servers", "values", "change", "none", "endpoint-server-variable-changed", "a server variable changed from `{old}` to `{new}`", _asks("https://{r}", r="a"), _asks("https://{r}", r="b")),

    WireRule("request-parameter-added-required", E, "parameters", "existence", "add", "request", _LOST, "was added, required", OPERATION, _parameter(required=True), _ADDED),
    WireRule("request-parameter-added-optional", N, "parameters", "existence", "add", "request", _LOST, "was added, optional", OPERATION, _parameter(), _ADDED),
    WireRule(_LOST, W, "parameters", "existence", "remove", "request", _ADDED, "was removed", _parameter(), OPERATION, _LOST),
    WireRule("request-parameter-removed-after-deprecation", N, "parameters", "existence", "remove", "request", _ADDED, "was removed after its deprecation", _parameter(deprecated=True), OPERATION, _LOST),
    WireRule("request-parameter-removed-before-sunset", E, "parameters", "existence", "remove", "request", _ADDED, "was removed before its sunset date `{old}`", _parameter(deprecated=True, **{"x-sunset": _LATE_DAY}), OPERATION, _LOST),
    WireRule("request-parameter-removed-sunset-invalid", E, "parameters", "existence", "remove", "request", _ADDED, "was removed, and its sunset date `{old}` is no date", _parameter(deprecated=True, **{"x-sunset": "soon"}), OPERATION, _LOST),
    WireRule("request-parameter-became-required", E, "parameters", "requiredness", "change", "request", "request-parameter-became-optional", "became required", _parameter(), _parameter(required=True)),
    WireRule("request-parameter-became-optional", N, "parameters", "requiredness", "change", "request", "request-parameter-became-required", "became optional", _parameter(required=True), _parameter()),
    WireRule("request-parameter-moved", E, "parameters", "type", "change", "request", "request-parameter-moved", "moved from `{old}` to `{new}`", _parameter(required=True), _moved_parameter()),
    WireRule("request-parameter-renamed", E, "parameters", "type", "change", "request", "request-parameter-renamed", "is now called `{new}`", _parameter(required=True), _renamed_parameter()),
    WireRule("endpoint-path-parameters-swapped", E, "paths", "type", "change", "request", "endpoint-path-parameters-swapped", "what stands in the path as `{old}` stands there as `{new}` now", _two_places("/a/{a}/b/{b}"), _two_places("/a/{b}/b/{a}")),
    WireRule("request-parameter-style-changed", E, "parameters", "type", "change", "request", "request-parameter-style-changed", "style changed from `{old}` to `{new}`", _list_parameter(explode=False), _list_parameter(style="pipeDelimited", explode=False)),
    WireRule("request-parameter-explode-changed", E, "parameters", "type", "change", "request", "request-parameter-explode-changed", "`explode` changed from `{old}` to `{new}`", _list_parameter(explode=True), _list_parameter(explode=False)),
    WireRule("request-parameter-reserved-allowed", W, "parameters", "type", "generalize", "request", "request-parameter-reserved-encoded", "reserved characters are now sent as they are", _parameter(), _parameter(allowReserved=True)),
    WireRule("request-parameter-reserved-encoded", E, "parameters", "type", "specialize", "request", "request-parameter-reserved-allowed", "reserved characters must now be percent-encoded", _parameter(allowReserved=True), _parameter()),
    WireRule("request-parameter-empty-allowed", N, "parameters", "values", "add", "request", "request-parameter-empty-forbidden", "may now be empty", _parameter(), _parameter(allowEmptyValue=True)),
    WireRule("request-parameter-empty-forbidden", E, "parameters", "values", "remove", "request", "request-parameter-empty-allowed", "may no longer be empty", _parameter(allowEmptyValue=True), _parameter()),
    WireRule("request-parameter-media-type-changed", E, "parameters", "type", "change", "request", "request-parameter-media-type-changed", "is sent as `{new}`, it was `{old}`", operation(parameters=[{"name": "q", "in": "query", "content": _JSON_TEXT}]), operation(parameters=[{"name": "q", "in": "query", "content": {"text/plain": {"schema": {"type": "string"}}}}])),
    WireRule("request-parameter-serialization-changed", E, "parameters", "type", "change", "request", "request-parameter-serialization-changed", "is described by `{new}`, it was by `{old}`", _parameter(), operation(parameters=[{"name": "q", "in": "query", "content": _JSON_TEXT}])),

    WireRule("request-body-added-required", E, "requestBody", "existence", "add", "request", "request-body-removed", "was added, required", OPERATION, _body(_JSON_TEXT, required=True), "request-body-added"),
    WireRule("request-body-added-optional", N, "requestBody", "existence", "add", "request", "request-body-removed", "was added, optional", OPERATION, _body(_JSON_TEXT), "request-body-added"),
    WireRule("request-body-removed", E, "requestBody", "existence", "remove", "request", "request-body-added", "was removed", _body(_JSON_TEXT), OPERATION),
    WireRule("request-body-became-required", E, "requestBody", "requiredness", "change", "request", "request-body-became-optional", "became required", _body(_JSON_TEXT), _body(_JSON_TEXT, required=True)),
    WireRule("request-body-became-optional", N, "requestBody", "requiredness", "change", "request", "request-body-became-required", "became optional", _body(_JSON_TEXT, required=True), _body(_JSON_TEXT)),
    WireRule("request-body-media-type-added", N, "requestBody", "existence", "add", "request", "request-body-media-type-removed", "media type `{new}` was added", _body(_JSON_TEXT), _body({**_JSON_TEXT, "text/csv": {}})),
    WireRule("request-body-media-type-removed", E, "requestBody", "existence", "remove", "request", "request-body-media-type-added", "media type `{old}` was removed", _body({**_JSON_TEXT, "text/csv": {}}), _body(_JSON_TEXT)),
    WireRule("request-body-media-type-changed", N, "requestBody", "type", "change", "request", "request-body-media-type-changed", "media type changed from `{old}` to `{new}`", _body({"application/json;v=1": {}}), _body({"application/json;v=2": {}})),
    WireRule("request-body-media-type-generalized", N, "requestBody", "type", "generalize", "request", "request-body-media-type-specialized", "media type `{old}` became the more general `{new}`", _body({"image/png": {}}), _body({"image/*": {}})),
    WireRule("request-body-media-type-specialized", E, "requestBody", "type", "specialize", "request", "request-body-media-type-generalized", "media type `{old}` became the more special `{new}`", _body({"image/*": {}}), _body({"image/png": {}})),
    WireRule("request-body-schema-added", E, "requestBody", "existence", "add", "request", "request-body-schema-removed", "a schema was added", _body(_json(None)), _body(_JSON_TEXT)),
    WireRule("request-body-schema-removed", N, "requestBody", "existence", "remove", "request", "request-body-schema-added", "the schema was removed", _body(_JSON_TEXT), _body(_json(None))),
    WireRule("request-body-encoding-changed", E, "requestBody", "type", "change", "request", "request-body-encoding-changed", "the encoding of a part changed from `{old}` to `{new}`", _body({"multipart/form-data": {"schema": {}, "encoding": {"a": {"contentType": "image/png"}}}}), _body({"multipart/form-data": {"schema": {}, "encoding": {"a": {"contentType": "text/csv"}}}})),

    WireRule("request-body-xml-changed", E, "requestBody", "type", "change", "request", "request-body-xml-changed", "is written as {new}, it was {old}", _body(_xml()), _body(_xml(xml={"attribute": True}))),

    WireRule("response-success-added", N, "responses", "existence", "add", "response", "response-success-removed", "was added", OPERATION, _reply("201")),
    WireRule("response-success-removed", E, "responses", "existence", "remove", "response", "response-success-added", "was removed", _reply("201"), OPERATION),
    WireRule("response-error-added", N, "responses", "existence", "add", "response", "response-error-removed", "was added", OPERATION, _reply("404")),
    WireRule("response-error-removed", N, "responses", "existence", "remove", "response", "response-error-added", "was removed", _reply("404"), OPERATION),
    WireRule("response-media-type-added", N, "responses", "existence", "add", "response", "response-media-type-removed", "media type `{new}` was added", _reply(content=_JSON_TEXT), _reply(content={**_JSON_TEXT, "text/csv": {}})),
    WireRule("response-media-type-removed", E, "responses", "existence", "remove", "response", "response-media-type-added", "media type `{old}` was removed", _reply(content={**_JSON_TEXT, "text/csv": {}}), _reply(content=_JSON_TEXT)),
    WireRule("response-media-type-changed", N, "responses", "type", "change", "response", "response-media-type-changed", "media type changed from `{old}` to `{new}`", _reply(content={"application/json;v=1": {}}), _reply(content={"application/json;v=2": {}})),
    WireRule("response-media-type-generalized", E, "responses", "type", "generalize", "response", "response-media-type-specialized", "media type `{old}` became the more general `{new}`", _reply(content={"application/hal+json": {}}), _reply(content={"application/json": {}})),
    WireRule("response-media-type-specialized", N, "responses", "type", "specialize", "response", "response-media-type-generalized", "media type `{old}` became the more special `{new}`", _reply(content={"application/json": {}}), _reply(content={"application/hal+json": {}})),
    WireRule("response-body-schema-added", N, "responses", "existence", "add", "response", "response-body-schema-removed", "a schema was added", _reply(content=_json(None)), _reply(content=_JSON_TEXT)),
    WireRule("response-body-schema-removed", W, "responses", "existence", "remove", "response", "response-body-schema-added", "the schema was removed", _reply(content=_JSON_TEXT), _reply(content=_json(None))),
    WireRule("response-body-xml-changed", E, "responses", "type", "change", "response", "response-body-xml-changed", "is written as {new}, it was {old}", _reply(content=_xml()), _reply(content=_xml(xml={"name": "b"}))),
    WireRule("response-header-added", N, "headers", "existence", "add", "response", "response-header-removed", "was added", OPERATION, _header()),
    WireRule("response-header-removed-required", E, "headers", "existence", "remove", "response", "response-header-added", "was removed, it was always sent", _header(required=True), OPERATION, "response-header-removed"),
    WireRule("response-header-removed-optional", W, "headers", "existence", "remove", "response", "response-header-added", "was removed", _header(), OPERATION, "response-header-removed"),
    WireRule("response-header-became-required", N, "headers", "requiredness", "change", "response", "response-header-became-optional", "is now always sent", _header(), _header(required=True)),
    WireRule("response-header-became-optional", E, "headers", "requiredness", "change", "response", "response-header-became-required", "is no longer always sent", _header(required=True), _header()),
    WireRule("response-header-explode-changed", E, "headers", "type", "change", "response", "response-header-explode-changed", "`explode` changed from `{old}` to `{new}`", _header(explode=False, schema={"type": "object"}), _header(explode=True, schema={"type": "object"})),
    WireRule("response-header-serialization-changed", E, "headers", "type", "change", "response", "response-header-serialization-changed", "is described by `{new}`, it was by `{old}`", _header(), _reply(headers={"X-Rate": {"content": _JSON_TEXT}})),


    WireRule("version-not-bumped", N, "info", "lifecycle", "change", "none", "", "is still `{new}`, and there are breaking changes", _version("1.0.0"), _version("1.0.0", _NOTHING)),
    WireRule("version-decreased", W, "info", "lifecycle", "decrease", "none", "", "went back, `{new}` after `{old}`", _version("1.1.0"), _version("1.0.0", _NOTHING)),
    WireRule("version-major-not-bumped", N, "info", "lifecycle", "increase", "none", "", "is `{new}` after `{old}`, which promises that nothing breaks, and there are breaking changes", _version("1.0.0"), _version("1.1.0", _NOTHING)),

    WireRule("allowance-expired", E, "info", "lifecycle", "change", "none", "", "it ended on {old}", _allowed("on 2030-01-31"), _allowed("on 2030-02-01")),
    WireRule("allowance-unused", E, "info", "lifecycle", "change", "none", "", "nothing matches it any more; remove it", _allowed("while the operation is gone"), _allowed("now that the operation is back")),
)
# fmt: on
