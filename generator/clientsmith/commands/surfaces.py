"""The surface of the package that a document would give, without rendering any file."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import chain
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any

from .. import names, plan
from ..build.carriers import types_in
from ..build.waits import listed_states
from ..config import Config
from ..emit.annotations import Annotations
from ..emit.api import credential_arguments
from ..emit.arguments import ParameterView
from ..emit.client import client
from ..emit.imports import Imports
from ..emit.methods import MethodView
from ..emit.models import ClassView, models, params
from ..emit.operation_modules import FUNCTIONS, function
from ..emit.resources import resource
from ..emit.waits import WaitMethodView
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..sdk.annotation import NONE, generic, literals, optional, spoken, type_named
from ..sdk.surface import CONSTANTS, Class, Member, Method, Surface
from ..spec import parse
from ..spec.source_map import Pointer
from .configured import client_facts, configured_api
from .template_stubs import with_templates

_PARALLEL_FROM = 500
"""Operations of a document from which on the two sides are worth a process each."""

_trees: tuple[dict[str, Any], ...] = ()
"""What forked processes find without having it sent to them."""


def surfaces_of(
    old: dict[str, Any],
    new: dict[str, Any],
    configs: tuple[Config, Config],
    locks: tuple[names.Lock | None, names.Lock | None],
    templates: tuple[Path | None, Path | None] = (None, None),
) -> tuple[Surface | None, Surface | None]:
    """The surfaces of two documents, each with its configuration, its name lock and perhaps
    templates of the user's own, side by side where they are large."""
    global _trees
    alone = threading.active_count() == 1 and "fork" in get_all_start_methods()
    sizes = [len(tree.get("paths") or ()) for tree in (old, new)]
    if min(sizes) < _PARALLEL_FROM or not alone:
        before = surface_of(old, configs[0], Diagnostics(), locks[0], templates[0])
        if before is None:
            return None, None
        after = surface_of(new, configs[1], Diagnostics(), locks[1], templates[1])
        return before, after
    _trees = old, new
    try:
        with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
            before, after = pool.map(_one_of, (0, 1), configs, locks, templates)
        return before, after
    finally:
        _trees = ()


def _one_of(
    index: int, config: Config, lock: names.Lock | None, templates: Path | None
) -> Surface | None:
    return surface_of(_trees[index], config, Diagnostics(), lock, templates)


def surface_of(
    tree: dict[str, Any],
    config: Config,
    diagnostics: Diagnostics,
    lock: names.Lock | None,
    templates: Path | None = None,
) -> Surface | None:
    """What callers would see of the package; None where nothing can be generated.

    Args:
        tree: a document in normal form.
        config: what the package is to be called, and how operations are named.
        diagnostics: told what keeps the document from being generated.
        lock: the names of an earlier run.
        templates: the folder of the user's own, where they are to be looked at.
    """
    openapi = parse.read(tree, diagnostics)
    if openapi is None or diagnostics.failed:
        return None
    faults = Diagnostics()
    api = configured_api(openapi, tree, config, lock, faults)
    if any(fault.code.startswith("wait-") for fault in faults):
        # What came of the states is told; the rest is compared all the same.
        faults = Diagnostics()
        api = configured_api(openapi, tree, replace(config, waits={}), lock, faults)
    for fault in faults:
        diagnostics.add(fault)
    decided = names.decide(api, config, diagnostics, lock)
    if diagnostics.failed:
        return None
    planned = plan.plan(api, decided)
    printer = Annotations(api, decided, planned)
    homes = {
        decided.type(id_): f"..models.{planned.places[id_]}" for id_ in planned.received
    }
    homes |= {
        decided.param(id_): f"..params.{stem}"
        for stem, ids in planned.params.items()
        for id_ in ids
    }
    found = Surface(
        package=decided.package,
        client=decided.client,
        settings=_settings(api, decided, planned, config),
        methods=_methods(printer, planned, homes) | _functions(printer),
        classes=_classes(printer, planned, homes),
        tags=_tags(api, decided),
        former={
            old: alias.name
            for kind in (
                decided.aliases.methods,
                decided.aliases.classes,
                decided.aliases.arguments,
            )
            for old, alias in kind.items()
        },
        variables=_variables(api, decided, config),
        waits=listed_states(api, config.waits),
    )
    if templates is None:
        return found
    return with_templates(found, api, decided, planned, config, templates)


def _variables(api: ir.Api, decided: names.Names, config: Config) -> dict[str, str]:
    """The variables of the environment that the configuration names, by argument."""
    facts = client_facts(api, config, decided)
    found = {
        argument: facts.environment.get(scheme, "")
        for scheme, argument in credential_arguments(api, decided).items()
    }
    found |= {
        argument: facts.passwords.get(scheme, "")
        for scheme in facts.passwords
        if (argument := decided.password(scheme)) is not None
    }
    found["base_url"] = facts.base_url or ""
    return {argument: name for argument, name in found.items() if name}


def _tags(api: ir.Api, decided: names.Names) -> dict[str, frozenset[str]]:
    """The values of discriminators, by the name of the model that they stand for."""
    found: dict[str, set[str]] = {}
    declared = (type_ for item in api.declarations.values() for type_ in types_in(item))
    replied = (
        content.type
        for operation in api.operations
        for response in operation.responses
        for content in response.contents
    )
    for type_ in chain(declared, replied):
        for discriminator in _discriminators(type_):
            for value, option in discriminator.mapping:
                found.setdefault(decided.type(option), set()).add(str(value))
    return {name: frozenset(values) for name, values in found.items()}


def _discriminators(type_: ir.Type | None) -> Iterator[ir.Discriminator]:
    match type_:
        case ir.Array(item=inner) | ir.Map(value=inner):
            yield from _discriminators(inner)
        case ir.Tuple(items=items, rest=rest):
            for item in (*items, rest):
                yield from _discriminators(item)
        case ir.Union(options=options, discriminator=discriminator):
            if discriminator is not None:
                yield discriminator
            for option in options:
                yield from _discriminators(option)


def _settings(
    api: ir.Api, decided: names.Names, planned: plan.Plan, config: Config
) -> Method:
    view = client(api, decided, planned, client_facts(api, config, decided))
    text = type_named("str")
    parameters = [
        Member(str(name), optional(type_named("Credential")), required=False)
        for name in view.credentials
    ]
    parameters += [
        Member(str(item.name), spoken(item.annotation), required=False)
        for item in view.parameters
    ]
    if view.choice:
        known = optional(literals(name for name, _ in view.api.choices))
        parameters.append(Member(str(view.choice), known, required=False))
    needed = view.must_be_told
    parameters.append(Member("base_url", text if needed else optional(text), needed))
    parameters += [
        Member(str(name), optional(text), required=False) for name in view.addresses
    ]
    if view.server_variables:
        variables = optional(generic("Mapping", text, text))
        parameters.append(Member("server_variables", variables, required=False))
    parameters += [
        Member(str(item.name), spoken(item.annotation), required=False)
        for item in view.settings
    ]
    sent = {
        argument: f"credential:{scheme}"
        for scheme, argument in credential_arguments(api, decided).items()
    }
    sent |= {
        str(item.password): f"password:{item.scheme}" for item in view.api.passwords
    }
    sent |= {str(view.choice): "server"} if view.choice else {}
    sent |= {str(item.argument): f"parameter:{item.wire}" for item in view.held}
    sent |= {
        str(item.name): f"setting:{item.core or item.name}" for item in view.settings
    }
    return Method(decided.client, tuple(parameters), NONE, sent=sent)


_OPTIONS = Member("options", optional(type_named("Options")), required=False)


def _parameters(view: MethodView | WaitMethodView) -> tuple[Member, ...]:
    """The parameters of a method, those by position first."""
    first = view.positional if isinstance(view, WaitMethodView) else ()
    shown = [_parameter(each, by_position=True) for each in first]
    shown += [_parameter(each, each.by_position) for each in view.parameters]
    if isinstance(view, MethodView):
        shown += [
            Member(str(extra.name), spoken(extra.annotation), required=False)
            for extra in view.extras
        ]
    return (*sorted(shown, key=lambda each: not each.by_position), _OPTIONS)


def _parameter(view: ParameterView, by_position: bool) -> Member:
    shown = spoken(view.annotation)
    return Member(str(view.name), shown, not view.has_default, by_position)


def _methods(
    printer: Annotations, planned: plan.Plan, homes: Mapping[str, str]
) -> dict[str, Method]:
    found: dict[str, Method] = {}
    for item in planned.resources:
        owners = {
            printer.names.method(operation.id): operation
            for operation in item.operations
        }
        by_id = {each.operation_id or each.id: each for each in item.operations}
        shown = resource(printer, planned, item, homes)
        every: tuple[MethodView | WaitMethodView, ...] = (
            *shown.methods,
            *shown.waits.methods,
        )
        for view in every:
            name = str(view.name)
            # A streaming variant is no operation of its own, but stands beside one.
            operation = owners.get(name)
            called = operation.id if operation else ""
            beside = by_id.get(getattr(view, "operation_id", ""), item.operations[0])
            at = (operation or beside).at
            path = ".".join((*item.path, name))
            sent = printer.names.sent(operation.id) if operation else {}
            found[path] = Method(
                path, _parameters(view), spoken(view.returns), called, at, sent
            )
    return found


def _functions(printer: Annotations) -> dict[str, Method]:
    """The functions of configured modules that send an operation."""
    found: dict[str, Method] = {}
    for module, listed in printer.names.surface.modules.items():
        for name, target in listed.items():
            view = (
                function(printer, name, target, 1, Imports(1, {}))
                if target.startswith(FUNCTIONS)
                else None
            )
            if view is not None:
                path, called = f"{module}.{name}", target.partition(":")[2]
                shown = (_parameter(each, each.by_position) for each in view.parameters)
                found[path] = Method(path, tuple(shown), spoken(view.returns), called)
    return found


def _classes(
    printer: Annotations, planned: plan.Plan, homes: Mapping[str, str]
) -> dict[str, Class]:
    found: dict[str, Class] = {}
    faces = (
        ("models", planned.models, models, printer.names.type, "model"),
        ("params", planned.params, params, printer.names.param, "typed dictionary"),
    )
    for face, modules, view_of, name_of, kind in faces:
        for stem, ids in modules.items():
            home = f"{face}.{stem}"
            for id_ in ids:
                # By itself: what is text in an annotation depends on its neighbours.
                (shown,) = view_of(printer, stem, stem, (id_,), homes).declarations
                name, at = name_of(id_), printer.api.declarations[id_].at
                if isinstance(shown, ClassView):
                    members = _members(shown, kind)
                    found[name] = Class(name, kind, members, at=at, module=home)
                else:
                    target = spoken(shown.meaning)
                    found[name] = Class(name, "alias", {}, target, at, home)
                    held = printer.names.constants(id_) if shown.constants else None
                    if held is not None:
                        found[held.name] = _constants(held, at, home)
    return found


def _constants(held: names.Constants, at: Pointer, home: str) -> Class:
    """The class that holds the values of an enumeration by name."""
    members = {name: Member(name, literals([each.value])) for name, each in held.values}
    return Class(held.name, CONSTANTS, members, at=at, module=home)


def _members(shown: ClassView, kind: str) -> dict[str, Member]:
    """The fields of a model, which are always there, or the keys of a typed dictionary."""
    found = {}
    for item in shown.fields:
        name = item.key if shown.by_call else str(item.name)
        required = kind == "model" or not item.optional
        found[name] = Member(name, spoken(item.annotation), required)
    return found
