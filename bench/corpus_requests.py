"""Whether the requests of a generated client are valid, as openapi-core judges them.

Each operation is called twice, with its required arguments and with all. The judge knows the
normalized document and the request, nothing of the generator.
"""

from __future__ import annotations

import base64
import json
import re
import string
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from clientsmith.commands import pipeline
from clientsmith.model import ir
from corpus_values import arguments, tags
from jsonschema_path import SchemaPath
from openapi_core import V31RequestValidator
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from werkzeug.datastructures import Headers, ImmutableMultiDict

CALLS = Path(__file__).resolve().parent / "corpus_calls.py"
HOST = "https://api.test"
_SEGMENT = "".join(
    character for character in string.printable if character not in "/%?#"
)
_PLAIN = ("string", "integer", "number", "boolean")


@dataclass
class Verdict:
    """How many requests were made and are valid, and what is said about the others."""

    made: int = 0
    valid: int = 0
    explained: Counter[str] = field(default_factory=Counter)
    alarms: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of the requests that the judge can read are valid."""
        judged = self.made - self.explained.total()
        return self.valid / judged if judged else 1.0


EXPLAINED = (
    (
        r"b?'content' is not (of type 'string'|a 'b(yte|inary)')",
        "a file is bytes, which the judge compares with `type: string`",
    ),
    (
        r"b'[^']*' is not (of type 'string'|one of|valid under)|cast value to \w+ type: b'",
        "a part of a multipart body stays bytes where its schema is not of one type",
    ),
    (
        r"'(true|false|-?[0-9.]+)' is not of type '(boolean|integer|number)'",
        "a text body or part carries the value as text, which the judge does not read",
    ),
    (
        r"Failed to cast value to (object|array) type",
        "text, where an object or an array is another option, or JSON inside an array: the judge"
        " casts every value of a query or form to the first type it meets",
    ),
    (
        r"is not one of \[[{\[]",
        "the values drawn for an enumeration of objects are none of its values",
    ),
    (
        r"Invalid header parameter: Accept-Encoding",
        "the HTTP layer negotiates the coding of every reply",
    ),
)
"""What the judge says about requests that are right, and why."""


class Received:
    """A request, as openapi-core reads it."""

    def __init__(self, told: Mapping[str, Any], template: str) -> None:
        parts = urlsplit(told["url"])
        headers = Headers(told["headers"])
        cookies = [
            pair.strip().partition("=") for pair in headers.get("Cookie", "").split(";")
        ]
        self.host_url = HOST
        # A slash inside an argument stays what it is on the wire: no end of a segment.
        self.path = "/".join(
            quote(unquote(each), safe=_SEGMENT) for each in parts.path.split("/")
        )
        self.full_url_pattern = HOST + template
        self.method = told["verb"].lower()
        self.content_type = headers.get("Content-Type", "")
        self.body = base64.b64decode(told["body"]) if told["body"] is not None else None
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(parts.query, keep_blank_values=True)),
            header=headers,
            cookie=ImmutableMultiDict(
                (name, value) for name, _, value in cookies if name
            ),
        )


def judge_requests(
    result: pipeline.Result, tree: Mapping[str, Any], out: Path
) -> Verdict:
    """Call every operation of a package that lies in `out`."""
    api, names = result.api, result.names
    assert api is not None
    assert names is not None
    told_apart = tags(tree)
    made = [
        (operation, everything)
        for operation in api.operations
        for everything in (False, True)
    ]
    task = {
        "package": names.package,
        "client": names.client,
        "credentials": _credentials(result),
        "calls": [
            {
                "path": names.resource(operation.id),
                "method": names.method(operation.id),
                "arguments": arguments(
                    api, names, operation, told_apart, tree, everything=everything
                ),
            }
            for operation, everything in made
        ],
    }
    done = subprocess.run(
        [sys.executable, str(CALLS)],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        cwd=out,
        check=False,
        timeout=900,
    )
    tree = {**tree, "components": as_judged(tree.get("components", {}))}
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    verdict = Verdict(made=len(made))
    if len(rows) < len(made):
        verdict.alarms.append(f"the calls stopped: {done.stderr.strip()[-300:]}")
    for (operation, everything), row in zip(made, rows, strict=False):
        fault = row.get("fault") or _fault(tree, operation, row)
        known = next(
            (why for mark, why in EXPLAINED if re.search(mark, fault or "")), None
        )
        if fault is None:
            verdict.valid += 1
        elif known is not None:
            verdict.explained[known] += 1
        else:
            which = "all" if everything else "required"
            verdict.alarms.append(f"{operation.id} ({which}): {fault}")
    return verdict


def _credentials(result: pipeline.Result) -> dict[str, Any]:
    assert result.api is not None
    assert result.names is not None
    return {
        result.names.credential(scheme.name): (
            "a:b" if scheme.kind == "basic" else "secret"
        )
        for scheme in result.api.schemes
        if scheme.kind is not ir.SchemeKind.MUTUAL_TLS
    }


def _fault(
    tree: Mapping[str, Any], operation: ir.Operation, row: Mapping[str, Any]
) -> str | None:
    """Why a request is not valid, None if it is."""
    method, path = operation.method.lower(), operation.path
    described = dict(tree["paths"][path][method])
    described.pop("servers", None)
    described.pop("security", None)
    if "requestBody" in described:
        described["requestBody"] = _forms(tree, described, row)
    parameters = [_plain(tree, each) for each in described.get("parameters", ())]
    described["parameters"] = [each for each in parameters if not _is_deep(each)]
    template = path.partition("?")[0].partition("#")[0]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "one operation", "version": "1"},
        "servers": [{"url": HOST}],
        "paths": {template: {method: as_judged(described)}},
        "components": tree.get("components", {}),
    }
    request = Received(row, template)
    try:
        V31RequestValidator(
            SchemaPath.from_dict(document),
            extra_media_type_deserializers=_json_like(request.content_type),
        ).validate(request)
    except OpenAPIError as error:
        return _told(error)
    except Exception as error:
        return f"the judge failed: {type(error).__name__}: {str(error)[:200]}"
    return None


def _json_like(content_type: str) -> dict[str, Any]:
    """A reader for a media type that is JSON by its suffix (RFC 6839)."""
    media = content_type.partition(";")[0].strip()
    return {media: json.loads} if media.endswith("+json") else {}


def _plain(tree: Mapping[str, Any], parameter: Mapping[str, Any]) -> Mapping[str, Any]:
    """A parameter that openapi-core can read."""
    while "$ref" in parameter:
        parameter = tree["components"]["parameters"][
            parameter["$ref"].rpartition("/")[2]
        ]
    return {**parameter, "schema": _one_type(tree, parameter.get("schema", {}))}


def _is_deep(described: Mapping[str, Any]) -> bool:
    """Whether a parameter or property is a deepObject that is no object: OpenAPI leaves its
    form open, and openapi-core refuses it."""
    schema = described.get("schema", {})
    return described.get("style") == "deepObject" and schema.get("type") != "object"


def _one_level(encoding: Mapping[str, Any], schema: Any) -> Any:
    """What the judge reads of a deepObject: the members that are plain values. OpenAPI
    leaves open how those that hold others are written."""
    if encoding.get("style") != "deepObject" or not isinstance(schema, dict):
        return schema
    members = {
        key: each if each.get("type", "") in _PLAIN else {}
        for key, each in schema.get("properties", {}).items()
    }
    return {**schema, "properties": members}


def _one_type(tree: Mapping[str, Any], schema: Any, depth: int = 0) -> Any:
    """A schema with one type: openapi-core 0.23 stops at a list of types where it casts text,
    and null has no form in a URL or a form."""
    if not isinstance(schema, dict) or depth > 8:
        return schema
    if "$ref" in schema:
        found = tree["components"]["schemas"][_name(schema["$ref"])]
        return _one_type(tree, found, depth + 1)
    made = dict(schema)
    for key in ("items", "oneOf", "anyOf", "allOf"):
        inner = made.get(key)
        if isinstance(inner, list):
            made[key] = [_one_type(tree, each, depth + 1) for each in inner]
        elif inner is not None:
            made[key] = _one_type(tree, inner, depth + 1)
    kinds = made.get("type")
    if isinstance(kinds, list):
        rest = [kind for kind in kinds if kind != "null"]
        if len(rest) == 1:
            made["type"] = rest[0]
        else:
            del made["type"]
    return made


def _forms(
    tree: Mapping[str, Any], described: Mapping[str, Any], told: Mapping[str, Any]
) -> dict[str, Any]:
    """A request body whose forms openapi-core can read. What is described for a range is
    described for the type that was sent, since the judge looks for a reader of the range.
    """
    sent = Headers(told["headers"]).get("Content-Type", "").partition(";")[0].strip()
    body = described["requestBody"]
    while "$ref" in body:
        body = tree["components"]["requestBodies"][body["$ref"].rpartition("/")[2]]
    contents = {}
    for media, content in body.get("content", {}).items():
        schema = content.get("schema", {})
        while "$ref" in schema:
            schema = tree["components"]["schemas"][_name(schema["$ref"])]
        if "form" in media and "properties" in schema:
            encoding = content.get("encoding", {})
            fields = {
                key: (
                    {}
                    if _is_deep({**encoding.get(key, {}), "schema": each})
                    else _one_level(encoding.get(key, {}), _one_type(tree, each))
                )
                for key, each in schema["properties"].items()
            }
            kept = {key: each for key, each in encoding.items() if fields.get(key)}
            required = [key for key in schema.get("required", ()) if fields.get(key)]
            schema = {**schema, "properties": fields, "required": required}
            content = {**content, "schema": schema, "encoding": kept}
        contents[sent if "*" in media and fnmatch(sent, media) else media] = content
    return {**body, "content": contents}


def _name(reference: str) -> str:
    return unquote(reference.rpartition("/")[2]).replace("~1", "/").replace("~0", "~")


def as_judged(value: Any) -> Any:
    """A copy that openapi-core reads as the specification means it.

    No read-only property is required, since these are asked for in replies alone (Schema
    Object, readOnly). No discriminator stands without options: the judge would follow it
    from a schema to one that extends it, and back, until its stack is full. None stands
    without a mapping: the judge would take each value for the name of a schema, though the
    options themselves say which values they have.
    """
    if isinstance(value, list):
        return [as_judged(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: as_judged(each) for key, each in value.items()}
    rule = made.get("discriminator")
    mapped = (
        isinstance(rule, dict)
        and rule.get("mapping")
        and made.keys() & {"oneOf", "anyOf"}
    )
    if isinstance(rule, dict) and "propertyName" in rule and not mapped:
        del made["discriminator"]
    fields, required = made.get("properties"), made.get("required")
    if isinstance(fields, dict) and isinstance(required, list):
        # The judge reads declared properties of forms only.
        made["properties"] = {**{key: {} for key in map(str, required)}, **fields}
        made["required"] = [
            name for name in required if not _read_only(fields.get(name))
        ]
    return made


def _read_only(schema: Any) -> bool:
    return isinstance(schema, dict) and schema.get("readOnly") is True


def _told(error: BaseException) -> str:
    parts = [f"{type(error).__name__}: {str(error)[:160]}"]
    for each in getattr(error, "schema_errors", None) or []:
        parts.append(f"{list(each.absolute_path)} {each.message[:160]}")
    cause = error.__cause__
    if cause is not None:
        parts.append(_told(cause))
    return " <- ".join(parts)
