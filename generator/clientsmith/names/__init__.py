"""Names are decided here, once, for the whole API, and nowhere else.

The result depends on what the document says, not on the order in which it says it: names
compete by rank and address. Names of the lock come first and stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..config import NO_EXTENSIONS, PLAIN, Aliases, Config, Extend, Surface
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from ..text.words import key, singular, snake, split
from . import former, identity, resources, surface
from .arguments import Key, arguments
from .client_parameters import client_parameters
from .constants import Constants, constants
from .credentials import credentials, passwords, webhooks
from .holding import hold, shapes_of
from .lock import Lock, LockFault, write_lock
from .lock_merge import merge_locks, read_lock
from .lock_rules import check_lock
from .members import fields
from .page_classes import page_classes
from .reserved import CLASSES, TYPES, WAIT_TYPES
from .routes import Name
from .stale import place_in, report_stale
from .surface import Path
from .types import component_id, params, types
from .waits import WaitMethods, wait_methods

__all__ = [
    "Constants",
    "Lock",
    "LockFault",
    "Names",
    "decide",
    "merge_locks",
    "read_lock",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every identifier of a generated package. Asking for one that was not decided raises
    `KeyError`."""

    package: str
    client: str
    naming: str
    _types: Mapping[ir.TypeId, str]
    _params: Mapping[ir.TypeId, str]
    _constants: Mapping[ir.TypeId, Constants]
    _fields: Mapping[ir.TypeId, Mapping[str, str]]
    _calls: surface.Calls
    _classes: Mapping[Path, str]
    _modules: Mapping[Path, str]
    _arguments: Mapping[str, Mapping[Key, str]]
    _webhooks: Mapping[str, str]
    _credentials: Mapping[str, str]
    _passwords: Mapping[str, str]
    servers: tuple[str, ...]
    client_parameters: Mapping[str, str]
    """The client's arguments for parameters that it may hold, by their names on the wire."""
    _twins: Mapping[ir.TypeId, ir.TypeId]
    _shapes: Mapping[ir.TypeId, str]
    aliases: Aliases
    surface: Surface = PLAIN
    _waits: Mapping[str, WaitMethods] = field(default_factory=dict)
    extend: Extend = NO_EXTENSIONS

    @property
    def async_client(self) -> str:
        """The class of the asynchronous client."""
        return f"Async{self.client}"

    def type(self, id: ir.TypeId) -> str:
        """The class or alias of a declaration, unique in the package."""
        return self._types[id]

    def param(self, id: ir.TypeId) -> str:
        """The type of a declaration in requests, unique in the package."""
        return self._params[id]

    def constants(self, id: ir.TypeId) -> Constants | None:
        """The class of the values of an enumeration that the document names."""
        return self._constants.get(id)

    def held(self, id: ir.TypeId) -> tuple[str, ...]:
        """What the module of a declaration defines of it."""
        found = self.constants(id)
        return (self.type(id), *([found.name] if found else ()))

    def stem(self, id: ir.TypeId) -> str:
        """A declaration's class as part of a module's name."""
        return snake(split(self._types[id]))

    def field(self, id: ir.TypeId, wire: str) -> str:
        """The attribute for a property of an object declaration."""
        return self._fields[id][wire]

    def resource(self, operation_id: str) -> Path:
        """The attributes from the client to the resource of an operation (`ir.Operation.id`)."""
        return self._calls.resources[operation_id]

    def method(self, operation_id: str) -> str:
        """The method of an operation in its resource."""
        return self._calls.methods[operation_id]

    def resources(self) -> tuple[Path, ...]:
        """All resources, those that only lead to others too, sorted."""
        return tuple(sorted(self._classes))

    def resource_class(self, path: Path) -> str:
        """The class of a resource; its asynchronous twin has `Async` before it."""
        return self._classes[path]

    def module(self, path: Path) -> str:
        """The file stem of a resource's module."""
        return self._modules[path]

    def argument(self, operation_id: str, key: Key) -> str:
        """The keyword argument for `(location, wire name)`; the properties of a flattened
        body are at `body`, a body that is passed whole is `("body", "")`."""
        return self._arguments[operation_id][key]

    def sent(self, operation_id: str) -> dict[str, str]:
        """What each argument of an operation is on the wire, with its place: `query:limit`."""
        named = self._arguments[operation_id]
        return {name: ":".join(key) for key, name in named.items()}

    def webhook(self, name: str) -> str:
        """The name of a webhook in snake case."""
        return self._webhooks[name]

    def credential(self, scheme: str) -> str:
        """The client's argument for a security scheme; mutual TLS has none."""
        return self._credentials[scheme]

    def password(self, scheme: str) -> str | None:
        """The client's argument for the password of a scheme, where it has one."""
        return self._passwords.get(scheme)

    def credential_parts(self, scheme: str) -> tuple[str, ...]:
        """All of the client's arguments for a scheme: one, or user name and password."""
        password = self.password(scheme)
        return (self.credential(scheme), *([password] if password else ()))

    def wait(self, name: str) -> WaitMethods:
        """The methods of a wait."""
        return self._waits[name]

    def to_lock(self) -> str:
        """All names as the text of a name lock; `read_lock` reads it."""
        calls = self._calls
        return write_lock(
            Lock(
                naming=self.naming,
                package=self.package,
                client=self.client,
                operations={
                    id_: (path, calls.methods[id_])
                    for id_, path in calls.resources.items()
                },
                arguments=self._arguments,
                resources={
                    path: (name, self._modules[path])
                    for path, name in self._classes.items()
                },
                types=self._types,
                params=self._params,
                constants={id_: each.name for id_, each in self._constants.items()},
                fields=self._fields,
                webhooks=self._webhooks,
                credentials=self._credentials,
                twins=self._twins,
                shapes=self._shapes,
            )
        )


def decide(
    api: ir.Api, config: Config, diagnostics: Diagnostics, lock: Lock | None = None
) -> Names:
    """Name everything in the API.

    Args:
        api: what is to be named.
        config: chosen names and the way of naming.
        diagnostics: told how resources are named and what could not have its first name.
        lock: the names of an earlier run, which stay.
    """
    lock = hold(lock or Lock(), api)
    _check_chosen(api, config, diagnostics)
    report_stale(api, config, diagnostics)
    client = config.client or lock.client or identity.client(api)
    package = config.package or lock.package or identity.package(api)
    found, naming = resources.places(api, config, diagnostics, lock.naming)
    calls = surface.calls(found, config, lock, diagnostics)
    methods = {
        id_: ".".join((*path, calls.methods[id_]))
        for id_, path in calls.resources.items()
    }
    paths = former.with_former(calls.paths, set(methods.values()), config)

    words = {
        id_: _call_words(path, calls.methods[id_])
        for id_, path in calls.resources.items()
    }
    held = {path: names for path, names in lock.resources.items() if path in set(paths)}
    ours = {client, *(name for name, _ in held.values())}
    ours |= {name for each in page_classes(api) for name in each.names}
    reserved = TYPES | WAIT_TYPES if api.waits else TYPES
    taken = set(reserved) | {key(name) for own in ours for name in (own, f"Async{own}")}
    held_params = {
        id_: name for id_, name in lock.params.items() if id_ in api.declarations
    }
    pins = dict(lock.types) | {
        component_id(name): chosen for name, chosen in config.types.items()
    }
    held_constants = {
        id_: name for id_, name in lock.constants.items() if id_ in api.declarations
    }
    kept = {*map(key, (*held_params.values(), *held_constants.values()))}
    typed = types(api, words, pins, taken | kept, diagnostics)
    requests = params(typed, held_params, taken | set(map(key, typed.values())))
    named = {*map(key, (*typed.values(), *requests.values()))}
    valued = constants(api, typed, held_constants, taken | named)
    attributes = fields(api, lock.fields, diagnostics)
    classes = [*typed.values(), *requests.values()]
    classes += [each.name for each in valued.values()]
    others = (*classes, *CLASSES, client)
    twins = set(map(surface.twin_key, others))
    pinned = _pinned(api, config.surface, lock)
    argued = arguments(api, attributes, pinned, diagnostics)
    credited = credentials(api, config.credentials, lock.credentials, diagnostics)
    secret = passwords(api, config.credentials)
    return Names(
        package=package,
        client=client,
        naming=naming,
        _types=typed,
        _params=requests,
        _constants=valued,
        _fields=attributes,
        _calls=calls,
        _classes=surface.classes(
            paths, {path: names[0] for path, names in held.items()}, twins, diagnostics
        ),
        _modules=surface.modules(
            paths, {path: names[1] for path, names in held.items()}
        ),
        _arguments=argued,
        _webhooks=webhooks(api, lock.webhooks, diagnostics),
        _credentials=credited,
        _passwords=secret,
        servers=tuple(config.server.names) if config.server else (),
        client_parameters=client_parameters(
            api,
            config.client_parameters,
            (
                *credited.values(),
                *secret.values(),
                *config.surface.constructor,
                config.server.argument if config.server else "",
            ),
        ),
        _twins=api.twins,
        _shapes=shapes_of(api),
        aliases=former.usable(
            former.Known(
                {method: set(argued[id_].values()) for id_, method in methods.items()},
                set(classes),
                {".".join(path) for path in calls.paths},
            ),
            config,
            diagnostics,
            place_in(config),
        ),
        surface=config.surface,
        extend=config.extend,
        _waits=wait_methods(api, calls, config, diagnostics, place_in(config)),
    )


def _pinned(
    api: ir.Api, chosen: Surface, lock: Lock
) -> Mapping[str, Mapping[Key, str]]:
    """The arguments whose names are given: by the lock, and before it by the surface."""
    if not chosen.operations and chosen.body == "body":
        return lock.arguments
    found = dict(lock.arguments)
    for operation in api.operations:
        rule = chosen.operations.get(operation.id)
        if rule is None:
            rule = chosen.operations.get(operation.operation_id or "")
        if chosen.body == "type" and (name := _name_of_body(operation)):
            before = found.get(operation.id, {})
            found[operation.id] = {("body", ""): name, **before}
        if rule is not None and rule.arguments:
            found[operation.id] = {
                **found.get(operation.id, {}),
                **_keyed(rule.arguments),
            }
    return found


def _name_of_body(operation: ir.Operation) -> str:
    """The name of the schema of an operation's body, in snake case; empty for one without."""
    for content in operation.body.contents if operation.body else ():
        type_ = content.type
        while isinstance(type_, ir.Union) and len(type_.options) == 1:
            type_ = type_.options[0]
        start, mark, name = str(getattr(type_, "id", "")).partition(_SCHEMAS)
        if mark and not start and "/" not in name:
            return snake(split(name))
    return ""


_SCHEMAS = "/components/schemas/"


def _keyed(arguments: Mapping[str, str]) -> dict[Key, str]:
    """Names of arguments by place and name on the wire: `query:limit`."""
    parts = {key: key.partition(":") for key in arguments}
    return {(place, wire): arguments[key] for key, (place, _, wire) in parts.items()}


def _check_chosen(api: ir.Api, config: Config, diagnostics: Diagnostics) -> None:
    """Report a configured name that could not stand in the code it is for."""
    for each in page_classes(api):
        if each.hides:
            diagnostics.error(
                "name-invalid",
                ROOT,
                f"the configuration calls a class of pages `{each.page}`, which would hide "
                "something else in its module",
                "take a name such as `CursorPage`",
            )
    pages = [name for each in page_classes(api) for name in each.names]
    chosen = Lock(
        package=config.package,
        client=config.client,
        types={component_id(name): chosen for name, chosen in config.types.items()}
        | {ir.TypeId(f"paging.{name}"): name for name in pages},
        credentials={
            scheme: rule.argument
            for scheme, rule in config.credentials.items()
            if rule.argument
        }
        | {
            f"{scheme}, password": rule.password.argument
            for scheme, rule in config.credentials.items()
            if rule.password
        },
        arguments={
            operation: _keyed(rule.arguments)
            for operation, rule in config.surface.operations.items()
        },
    )
    try:
        check_lock(chosen)
    except LockFault as fault:
        place = Location(config.shown(config.file), 1, 1) if config.file else None
        diagnostics.error(
            "name-invalid",
            ROOT,
            f"a name of the configuration cannot be used: {fault}",
            "choose another one",
            place,
        )


def _call_words(path: Path, method: str) -> tuple[Name, ...]:
    """What inline schemas of an operation are called by, the best first: `Backfill Create`,
    `Backfills Create`, `Environment Batch Export Backfill Create`."""
    every = [split(name) or ("root",) for name in path]
    nouns = [(*above, singular(noun)) for *above, noun in every]
    verb = split(method)
    full = tuple(word for noun in nouns for word in noun)
    leads = (nouns[-1], every[-1], full)
    return tuple(_without_repetition(lead, verb) for lead in leads)


def _without_repetition(noun: Name, verb: Name) -> Name:
    """Both, and once what the verb repeats: the method `search` of `search`."""
    if noun[-1:] == verb[:1]:
        return (*noun[:-1], *verb)
    return (*noun, *verb)
