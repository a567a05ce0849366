"""Operations and webhooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openapi_pydantic.v3.v3_1 import (
    Components,
    Example,
    Operation,
    Parameter,
    PathItem,
    Reference,
    RequestBody,
    Response,
)
from pydantic import ValidationError

from ..model import ir
from ..spec.grammar import MORE_METHODS, NORMAL_METHODS, OTHER_STYLE
from ..spec.source_map import Pointer, child
from ..text.hypertext import as_markdown
from . import notes, security, servers
from .contents import Contents
from .deprecations import read_reason
from .draft import Draft, Place, Source, name_of
from .given_names import given_argument, given_method, given_resource
from .resolving import Resolver

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


class Operations:
    """Builds the calls of an API; components that several share are built once."""

    def __init__(self, draft: Draft, components: Components) -> None:
        self._draft = draft
        self._resolver = Resolver(components)
        self._contents = Contents(draft, self._resolver)
        self._parameters: dict[Pointer, ir.Parameter] = {}
        self._bodies: dict[Pointer, ir.Body] = {}
        self._responses: dict[Pointer, ir.Response] = {}

    def calls(self, paths: Mapping[str, PathItem]) -> tuple[ir.Operation, ...]:
        """The operations of `paths`, sorted by path and method."""
        found = []
        for path in sorted(paths):
            at = child(Pointer("/paths"), path)
            for method, operation, place in self._methods(paths[path], at):
                found.append(
                    self._operation(path, method, operation, paths[path], place)
                )
        return tuple(sorted(found, key=lambda made: (made.path, made.method)))

    def webhooks(
        self, declared: Mapping[str, PathItem | Reference]
    ) -> tuple[ir.Webhook, ...]:
        """What the API sends to its users, sorted by name and method."""
        found = []
        for name in sorted(declared):
            at = child(Pointer("/webhooks"), name)
            item, at = self._resolver.follow(declared[name], at, PathItem)
            if item is None:
                continue
            for method, operation, there in self._methods(item, at):
                found.append(
                    ir.Webhook(
                        name=name,
                        method=method,
                        body=self._body(
                            operation,
                            Place(there, ir.TypeId(there), name, None, "webhook"),
                        ),
                        summary=notes.read_summary(operation, item, f"{method} {name}"),
                        description=notes.describe(operation, item),
                        at=there,
                    )
                )
        return tuple(found)

    def _methods(
        self, item: PathItem, at: Pointer
    ) -> Iterator[tuple[str, Operation, Pointer]]:
        for method in NORMAL_METHODS:
            operation = getattr(item, method)
            if operation is not None:
                yield method.upper(), operation, child(at, method)
        extra = item.model_extra or {}
        members = extra.get(MORE_METHODS)
        if isinstance(members, dict):
            for method in sorted(members):
                there = child(at, MORE_METHODS, method)
                yield from self._extra(method, members[method], there)

    def _extra(
        self, method: str, raw: ir.Json, at: Pointer
    ) -> Iterator[tuple[str, Operation, Pointer]]:
        try:
            yield method, Operation.model_validate(raw), at
        except ValidationError as fault:
            self._draft.diagnostics.unsupported(
                "operation-invalid",
                at,
                f"this is no valid operation: {fault.errors()[0]['msg']}",
            )

    def _operation(
        self, path: str, method: str, operation: Operation, item: PathItem, at: Pointer
    ) -> ir.Operation:
        id_ = f"{method} {path}"
        if operation.callbacks:
            self._draft.diagnostics.info(
                "callbacks-not-typed",
                child(at, "callbacks"),
                "callbacks are requests to your server; no code is generated for them",
            )
        place = Place(at, ir.TypeId(at), "", id_)
        if operation.servers:
            own_servers = servers.of(operation.servers, f"{at}/servers")
        else:
            own_servers = servers.of(item.servers, f"{at.rpartition('/')[0]}/servers")
        return ir.Operation(
            id=id_,
            method=method,
            path=path,
            operation_id=operation.operationId or None,
            tags=tuple(operation.tags or ()),
            summary=notes.read_summary(operation, item, id_),
            description=notes.describe(operation, item),
            deprecated=operation.deprecated,
            deprecation=read_reason(operation),
            parameters=tuple(self._all_parameters(operation, place)),
            body=self._body(operation, place),
            responses=self._all_responses(operation, place),
            security=security.requirements(operation.security),
            servers=own_servers,
            given_resource=given_resource(operation),
            given_method=given_method(operation),
            at=at,
        )

    # --- parameters -----------------------------------------------------------------------

    def _all_parameters(
        self, operation: Operation, place: Place
    ) -> Iterator[ir.Parameter]:
        for number, node in enumerate(operation.parameters or ()):
            at = child(place.at, "parameters", number)
            parameter, there = self._resolver.follow(node, at, Parameter)
            if parameter is None:
                continue
            known = self._parameters.get(there)
            if known is None:
                owner = place.owner if there == at else str(there)
                known = self._parameter(parameter, there, owner)
                self._parameters[there] = known
            yield known

    def _parameter(
        self, parameter: Parameter, at: Pointer, owner: str | None
    ) -> ir.Parameter:
        extra = parameter.model_extra or {}
        location = extra.get("x-in") or parameter.param_in.value
        inner = Place(at, ir.TypeId(at), parameter.name, owner, "parameter")
        type_, media = self._contents.described(
            parameter.param_schema, parameter.content, inner
        )
        schema = parameter.param_schema
        note = notes.of(self._draft, [Source(schema, at, None)] if schema else [])
        style = (
            extra.get(OTHER_STYLE) or parameter.style or _STYLES.get(location, "form")
        )
        examples = self._examples(parameter)
        return ir.Parameter(
            wire=parameter.name,
            location=ir.In(location),
            type=type_,
            required=parameter.required or location == "path",
            style=style,
            explode=style == "form" if parameter.explode is None else parameter.explode,
            allow_reserved=parameter.allowReserved,
            media=media,
            default=note.default,
            description=as_markdown(parameter.description) or note.description,
            deprecated=parameter.deprecated or note.deprecated,
            deprecation=read_reason(parameter) or note.deprecation,
            examples=examples or note.examples,
            given_name=given_argument(parameter),
            at=at,
        )

    def _examples(self, parameter: Parameter) -> tuple[ir.Json, ...]:
        found = [parameter.example] if parameter.example is not None else []
        for node in (parameter.examples or {}).values():
            example, _ = self._resolver.follow(node, Pointer(""), Example)
            if example is not None and "value" in example.model_fields_set:
                found.append(example.value)
        for entry in (parameter.content or {}).values():
            found += [value for _, value in self._contents.examples(entry)]
            found += notes.examples_or_default(entry.media_type_schema)
        return tuple(found)

    # --- bodies and responses -------------------------------------------------------------

    def _body(self, operation: Operation, place: Place) -> ir.Body | None:
        if operation.requestBody is None:
            return None
        at = child(place.at, "requestBody")
        body, there = self._resolver.follow(operation.requestBody, at, RequestBody)
        if body is None:
            return None
        known = self._bodies.get(there)
        if known is None:
            known = ir.Body(
                required=body.required,
                contents=self._contents.of(
                    body.content, _holder(place, at, there, "body")
                ),
                description=as_markdown(body.description),
                at=there,
            )
            self._bodies[there] = known
        return known

    def _all_responses(
        self, operation: Operation, place: Place
    ) -> tuple[ir.Response, ...]:
        found = []
        declared = operation.responses or {}
        successful = any(status.startswith(("2", "3")) for status in declared)
        for status, node in declared.items():
            at = child(place.at, "responses", status)
            response, there = self._resolver.follow(node, at, Response)
            if response is None or status.startswith("x-"):
                continue
            if response.links:
                self._draft.diagnostics.info(
                    "links-not-typed",
                    child(there, "links"),
                    "links between operations are not generated; the values they pass on"
                    " are in the reply",
                )
            known = self._responses.get(there)
            if known is None:
                # Where nothing else is documented, the default is what a call gives.
                alone = status == "default" and not successful and there == at
                fine = alone or status.startswith(("2", "3"))
                role = "response" if fine else "error"
                holder = _holder(place, at, there, role)
                known = ir.Response(
                    status=status,
                    contents=self._contents.of(response.content, holder),
                    headers=self._contents.headers(response.headers, holder),
                    description=as_markdown(response.description),
                    at=there,
                )
                self._responses[there] = known
            if known.status != status:
                known = ir.Response(
                    status=status,
                    contents=known.contents,
                    headers=known.headers,
                    description=known.description,
                    at=known.at,
                )
            found.append(known)
        return tuple(sorted(found, key=lambda made: _status_order(made.status)))


def _holder(place: Place, at: Pointer, there: Pointer, role: str) -> Place:
    """The place of a body: that of the operation, or of the component that it refers to."""
    if at == there:
        return Place(
            there,
            ir.TypeId(there),
            place.words or role,
            place.owner,
            place.role or role,
        )
    name = name_of(there)
    return Place(there, ir.TypeId(there), name, str(there), role)


def _status_order(status: str) -> tuple[int, str]:
    """Exact statuses first, then ranges, then the default."""
    if status == "default":
        return (2, status)
    return (0 if status.isdigit() else 1, status)
