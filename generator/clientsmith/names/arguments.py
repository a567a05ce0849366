"""Keyword arguments of the methods: parameters and what a call's body is made of."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import forms, ir, shapes
from ..report.diagnostics import Diagnostics
from ..spec.source_map import Pointer
from .collisions import Wish, report, settle
from .members import plain, signs, wished
from .reserved import ARGUMENTS, safe

Key = tuple[str, str]
"""A location (`path query header cookie querystring body`) and a wire name."""

_RANKS = {"path": 0, "body": 1, "query": 2, "header": 3, "cookie": 4, "querystring": 5}


def arguments(
    api: ir.Api,
    attributes: Mapping[ir.TypeId, Mapping[str, str]],
    pinned: Mapping[str, Mapping[Key, str]],
    diagnostics: Diagnostics,
) -> dict[str, dict[Key, str]]:
    """The arguments of each operation; body properties keep the attribute of their model."""
    found: dict[str, dict[Key, str]] = {}
    for operation in api.operations:
        wanted = _wanted(api, operation, attributes)
        pins = pinned.get(operation.id, {})
        names = {key: name for key, (name, _) in wanted.items()}
        if any(names.get(key, pin) != pin for key, pin in pins.items()) or (
            len(set(names.values())) < len(names)
        ):
            names = _settled(wanted, pins, diagnostics)
        found[operation.id] = names
        for form in forms.further(api, operation):
            # What two forms have in common has one name in both.
            of_form = _wanted(api, form.operation, attributes)
            if not of_form.keys() <= names.keys():
                held = {key: names[key] for key in of_form if key in names}
                names |= _settled(of_form, {**pins, **held}, diagnostics)
    return found


def _wanted(
    api: ir.Api,
    operation: ir.Operation,
    attributes: Mapping[ir.TypeId, Mapping[str, str]],
) -> dict[Key, tuple[str, Pointer]]:
    """What the main form of an operation takes."""
    wanted: dict[Key, tuple[str, Pointer]] = {}
    for parameter in operation.parameters:
        name = plain(parameter.given_name or parameter.wire)
        name = name or parameter.location.value
        key = (parameter.location.value, parameter.wire)
        wanted.setdefault(key, (safe(name, ARGUMENTS), parameter.at))
    if operation.body is None:
        return wanted
    content = shapes.preferred_content(operation.body, api)
    shape = shapes.flattened(api, content)
    if shape is None:
        wanted["body", ""] = ("body", operation.body.at)
        return wanted
    for field in shapes.writable(shape):
        name = attributes[shape.id][field.wire]
        wanted["body", field.wire] = (safe(name, ARGUMENTS), field.at)
    return wanted


def _settled(
    wanted: Mapping[Key, tuple[str, Pointer]],
    pins: Mapping[Key, str],
    diagnostics: Diagnostics,
) -> dict[Key, str]:
    places: dict[str, set[str]] = {}
    for (location, _), (name, _) in wanted.items():
        places.setdefault(name, set()).add(location)
    wishes = []
    for (location, wire), (name, at) in wanted.items():
        candidates = [name]
        if location != "body":
            candidates += wished(wire)[1:]
        if len(places[name]) > 1:
            candidates.append(f"{location}_{name}")
        exact = location in ("path", "body") or name == wire
        wishes.append(
            Wish(
                (location, wire),
                tuple(dict.fromkeys(candidates)),
                (int(not exact), int(any(signs(wire))), _RANKS[location]),
                at,
            )
        )
    names = settle(wishes, set(), pins, fold=str)
    report(diagnostics, names, wishes, "the argument")
    return {key: names[key] for key in wanted}
