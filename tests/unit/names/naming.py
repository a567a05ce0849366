"""Small APIs by hand, and all their names at once."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from clientsmith.config import Config
from clientsmith.model import ir
from clientsmith.names import Lock, Names, decide
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec.source_map import Pointer, escape

CONFIG = Config(root=Path())


def operation(line: str, operation_id: str | None = None, **facts: Any) -> ir.Operation:
    """An operation from `GET /pets/{id}`, with the parameters of its path."""
    method, path = line.split(" ", 1)
    parameters = facts.pop("parameters", ())
    return ir.Operation(
        id=line,
        method=method,
        path=path,
        operation_id=operation_id,
        parameters=(
            *(parameter(name, "path") for name in re.findall(r"\{([^}]*)\}", path)),
            *parameters,
        ),
        at=Pointer(f"/paths/{escape(path)}/{method.lower()}"),
        **facts,
    )


def parameter(wire: str, location: str = "query") -> ir.Parameter:
    return ir.Parameter(
        wire=wire,
        location=ir.In(location),
        type=ir.STRING,
        required=location == "path",
        style="simple",
        explode=False,
        at=Pointer(f"/{location}/{escape(wire)}"),
    )


def component(name: str, *wires: str, **fields: ir.Type) -> ir.Object:
    """An object schema of the components."""
    id_ = ir.TypeId(f"/components/schemas/{escape(name)}")
    return inline(id_, ir.Hint(name, component=True), *wires, **fields)


def inline(id_: str, hint: ir.Hint, *wires: str, **fields: ir.Type) -> ir.Object:
    types = dict.fromkeys(wires, ir.STRING) | fields
    return ir.Object(
        id=ir.TypeId(id_),
        hint=hint,
        fields=tuple(
            ir.Field(
                wire=wire,
                type=type_,
                required=True,
                at=Pointer(f"{id_}/properties/{escape(wire)}"),
            )
            for wire, type_ in types.items()
        ),
        at=Pointer(id_),
    )


def alias(id_: str, hint: ir.Hint, target: ir.Type) -> ir.Alias:
    return ir.Alias(id=ir.TypeId(id_), hint=hint, target=target, at=Pointer(id_))


def json_body(type_: ir.Type, media: str = "application/json") -> ir.Body:
    return ir.Body(required=True, contents=(ir.Content(media=media, type=type_),))


def reply(type_: ir.Type) -> tuple[ir.Response, ...]:
    content = ir.Content(media="application/json", type=type_)
    return (ir.Response(status="200", contents=(content,)),)


def api(
    operations: Iterable[ir.Operation] = (),
    declarations: Iterable[ir.Declaration] = (),
    **facts: Any,
) -> ir.Api:
    return ir.Api(
        title=facts.pop("title", "Pets API"),
        version="1",
        operations=tuple(operations),
        declarations={made.id: made for made in declarations},
        **facts,
    )


def named(
    made: ir.Api,
    diagnostics: Diagnostics | None = None,
    lock: Lock | None = None,
    **config: Any,
) -> Names:
    chosen = dataclasses.replace(CONFIG, **config)
    found = diagnostics if diagnostics is not None else Diagnostics()
    return decide(made, chosen, found, lock)


def calls(made: ir.Api, **config: Any) -> dict[str, str]:
    """The call path of each operation, by operation."""
    names = named(made, **config)
    return {
        o.id: ".".join((*names.resource(o.id), names.method(o.id)))
        for o in made.operations
    }


def surface(lines: str, *, under: str = "", within: str = "", **config: Any) -> None:
    """Check `METHOD /path [operationId] [#tag] -> call.path`, one a line; all paths begin
    with `under` and all calls with `within`."""
    operations, wanted = [], {}
    for line in filter(None, map(str.strip, lines.strip().splitlines())):
        left, _, call = line.partition(" -> ")
        method, path, *rest = left.split()
        path = under + path
        ids = [word for word in rest if not word.startswith("#")]
        tags = tuple(
            word[1:].replace("~", " ") for word in rest if word.startswith("#")
        )
        operations.append(
            operation(f"{method} {path}", ids[0] if ids else None, tags=tags)
        )
        wanted[f"{method} {path}"] = within + call.strip()
    found = calls(api(operations), **config)
    wrong = [
        f"{key}: {found[key]}, not {call}"
        for key, call in wanted.items()
        if found[key] != call
    ]
    assert not wrong, "\n".join(wrong)


def everything(names: Names, made: ir.Api) -> dict[object, object]:
    """Every name of an API by a key of its own."""
    found: dict[object, object] = {}
    for call in made.operations:
        found["call", call.id] = (*names.resource(call.id), names.method(call.id))
        for key in arguments_of(names, call, made):
            found["argument", call.id, key] = names.argument(call.id, key)
    for id_, declaration in made.declarations.items():
        found["type", id_] = names.type(id_)
        found["param", id_] = names.param(id_)
        if isinstance(declaration, ir.Object):
            for field in declaration.fields:
                found["field", id_, field.wire] = names.field(id_, field.wire)
    for path in names.resources():
        found["class", path] = names.resource_class(path)
        found["module", path] = names.module(path)
    for webhook in made.webhooks:
        found["webhook", webhook.name] = names.webhook(webhook.name)
    return found


def arguments_of(
    names: Names, call: ir.Operation, made: ir.Api
) -> list[tuple[str, str]]:
    keys = [(p.location.value, p.wire) for p in call.parameters]
    if call.body is None:
        return keys
    type_ = call.body.contents[0].type if call.body.contents else None
    shape = made.declarations.get(type_.id) if isinstance(type_, ir.Ref) else None
    if isinstance(shape, ir.Object) and shape.fields:
        return keys + [("body", field.wire) for field in shape.fields]
    return [*keys, ("body", "")]


def shuffled(made: ir.Api, seed: int) -> ir.Api:
    """The same API as another document order would give it."""
    dice = random.Random(seed)
    declarations: Mapping[ir.TypeId, ir.Declaration] = dict(
        dice.sample(list(made.declarations.items()), len(made.declarations))
    )
    return dataclasses.replace(
        made,
        operations=tuple(dice.sample(made.operations, len(made.operations))),
        declarations=declarations,
    )
