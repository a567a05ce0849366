"""The public surface of an SDK: from where calls begin, to what each sends."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

from ..names.reserved import safe
from .arguments import read_arguments, read_deprecation, read_variables
from .clients import call_of, find_clients
from .kept import read_kept
from .makers import VERBS, Maker, recognise_maker
from .modules import Class, Function, Module, Modules, is_property
from .request_models import read_request_models
from .requests import find_requests
from .secrets import read_secrets
from .servers import read_server_class, read_servers
from .sources import Sources
from .values import Call, Request, Sdk

_DEEPEST = 8
_MOST_PLACES = 10_000
"""Resources of a client, each counted wherever it can be reached."""
_CLIENT_MODULES = ("_client", "client", "base_client", "sdk", "api", "_clients")
"""Modules that the class of a client is usually written in."""

_SERVING = {
    *VERBS,
    "copy",
    "with_options",
    "close",
    "is_closed",
    "request",
    "get_api_list",
    "do_request",
    "platform_headers",
}
"""Public methods of clients that are no calls of the API."""

_URL = re.compile(r"https?://[\w.{}:-]+[\w./{}:-]*")


def read_sdk(sources: Sources, modules: Modules | None = None) -> Sdk:
    """Read what callers see of an SDK; `modules` keeps what was parsed."""
    modules = modules or Modules(sources, list(sources.faults))
    maker = recognise_maker([text for _, text in sources.files.values()])
    clients = _clients(modules, maker)
    client = clients[0] if clients else None
    package = _package(client.module.name, sources, maker) if client else ""
    if maker.entry == "classes":
        found = list(_of_classes(modules, maker))
    elif maker.entry == "modules":
        found = list(_of_modules(modules, maker, package))
    else:
        places = iter(range(_MOST_PLACES))
        found = list(_of_class(maker, client, (), (), places)) if client else []
        if client and next(places, None) is None:
            modules.faults.append(
                f"{client.module.file}: more than {_MOST_PLACES:,} resources; the others "
                "are left out"
            )
    calls = _without_twins(maker, found)
    constructor = client.methods.get("__init__") if client else None
    arguments = read_arguments(constructor[1]) if constructor else ()
    variables = (
        read_variables(constructor[0].module, constructor[1]) if constructor else ()
    )
    server, server_class, servers = read_server_class(modules, client, arguments)
    if not server:
        server, servers = read_servers(modules, arguments)
    kept = read_kept(modules, client, arguments)
    others = list(find_clients(modules, client, package))
    by_hand = [call for call in calls if not call.requests]
    by_hand += [call_of(found) for found, resource in others if not resource]
    return Sdk(
        package=package or min(sources.files, key=lambda name: (name.count("."), name)),
        maker=maker.name,
        client=client.name if client else "",
        constructor=arguments,
        variables=variables,
        base_urls=_base_urls(client, modules),
        errors=_errors(modules),
        calls=tuple(call for call in calls if call.requests),
        handwritten=tuple(by_hand),
        faults=tuple(modules.faults),
        notes=maker.notes,
        pairs=kept.pairs,
        secrets=tuple(read_secrets(modules, arguments)),
        held=kept.held,
        headers=kept.fixed,
        server=server,
        server_class=server_class,
        servers=servers,
        joined=tuple(
            (found.module.name, found.name, resource)
            for found, resource in others
            if resource
        ),
    )


def _package(module: str, sources: Sources, maker: Maker) -> str:
    """The package of a client's module, whose generator was asked for it (`acme.api.client`);
    where others write around it, the first one above that is none of namespaces: `acme.sdk`
    where `acme` has no `__init__.py` (PEP 420)."""
    if maker.entry != "client":
        return module.rpartition(".")[0] or module
    parts = module.split(".")
    above = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return next((name for name in above if name in sources.packages), parts[0])


def _clients(modules: Modules, maker: Maker) -> list[Class]:
    """The classes that may be the client, the likeliest first."""
    files = modules.sources.files
    roots = [name for name in modules.sources.packages if name.count(".") <= 1]
    usual = [
        name
        for name in files
        if name.rpartition(".")[2] in _CLIENT_MODULES and name.count(".") <= 2
    ]
    places = sorted({*usual, *roots}, key=lambda name: (name.count("."), name))
    if maker.entry != "client":
        wanted = ("ApiClient", "AuthenticatedClient", "Client")
        stems = ("api_client", "client")
        places = [name for name in files if name.rpartition(".")[2] in stems]
        found = [item for name in places for item in _classes(modules, name)]
        named = [item for item in found if item.name in wanted]
        return sorted(named, key=lambda item: wanted.index(item.name))
    found = [item for name in places for item in _classes(modules, name)]
    if not any(_is_client(item) for item in found):
        found = [item for name in sorted(files) for item in _classes(modules, name)]
    exported = {
        module.find_name((name,))
        for root in roots
        if (module := modules.get(root))
        for name in {*module.imports, *(item.name for item in found)}
        if name in {item.name for item in found}
    }
    held = {id(value) for item in found for value in item.attributes.values()}
    reach = {id(item): _reach(item) for item in found}
    return sorted(
        (item for item in found if _is_client(item)),
        key=lambda item: (
            item.name.startswith("Async"),
            item not in exported,
            id(item) in held,
            -reach[id(item)],
            len(item.name),
            item.name,
        ),
    )


def _classes(modules: Modules, name: str) -> list[Class]:
    module = modules.get(name)
    return list(module.classes.values()) if module else []


def _is_client(item: Class) -> bool:
    public = [name for name in item.attributes if not name.startswith("_")]
    methods = [name for name in item.methods if not name.startswith("_")]
    return (
        not item.name.startswith("_")
        and "__init__" in item.methods
        and bool(public or methods)
        and not item.name.endswith(("Response", "Error", "Exception"))
    )


def _reach(item: Class) -> int:
    """How many methods can be reached from a class."""
    seen: set[int] = set()
    pending, count = [item], 0
    while pending:
        held = pending.pop()
        if id(held) in seen or len(seen) > 500:
            continue
        seen.add(id(held))
        count += len(held.functions)
        pending += [
            value for name, value in held.attributes.items() if not name.startswith("_")
        ]
    return count


def _of_class(
    maker: Maker,
    item: Class,
    path: tuple[str, ...],
    above: tuple[Class, ...],
    places: Iterator[int],
) -> Iterator[Call]:
    """The calls of a class and of what its attributes hold, as long as there are `places`."""
    if item in above or len(above) > _DEEPEST or next(places, None) is None:
        return
    found, by_hand = [], []
    for name, (owner, function) in item.methods.items():
        if name.startswith("_") or is_property(function):
            continue
        marks = [ast.unparse(mark) for mark in function.decorator_list]
        if any(mark.endswith((".setter", ".deleter")) for mark in marks):
            continue
        if not above and name in _SERVING:
            continue
        requests = find_requests(maker, owner.module, item, function)
        call = _call(maker, owner.module, function, (*path, name), requests)
        if requests:
            found.append(call)
        elif owner is item and _is_own(function):
            by_hand.append(call)
    yield from (*found, *(by_hand if found else ()))  # else it is no resource
    for name, value in item.attributes.items():
        if not name.startswith("_") and name not in maker.skipped:
            yield from _of_class(maker, value, (*path, name), (*above, item), places)


def _is_own(function: Function) -> bool:
    return not any(
        ast.unparse(mark) in ("staticmethod", "classmethod", "overload")
        for mark in function.decorator_list
    )


def _call(
    maker: Maker,
    module: Module,
    function: Function,
    path: tuple[str, ...],
    requests: tuple[Request, ...],
    spelling: str = "",
) -> Call:
    senders = dict.fromkeys(item.sender for item in requests if item.sender)
    arguments = [
        item
        for item in read_arguments(function, senders)
        if item.name not in maker.extras
    ]
    if maker.request_models:
        names = [item.name for item in arguments]
        told = read_request_models(module, function, names)
        arguments = [
            (
                replace(item, place=told[item.name][0], wire=told[item.name][1])
                if item.name in told
                else item
            )
            for item in arguments
        ]
    return Call(
        path=path,
        spelling=spelling or f"client.{'.'.join(path)}",
        place=f"{module.file}:{function.lineno}",
        requests=requests,
        arguments=tuple(arguments),
        returns=ast.unparse(function.returns) if function.returns else "",
        deprecated=read_deprecation(function),
    )


def _of_classes(modules: Modules, maker: Maker) -> Iterator[Call]:
    """The calls of an SDK with a class for each tag."""
    for name in sorted(modules.sources.files):
        if ".aio." in name or ".asyncio." in name:
            continue
        for item in _classes(modules, name):
            if not item.name.endswith("Api"):
                continue
            tag = safe(_snake(item.name.removesuffix("Api")))
            for method, function in item.functions.items():
                if method.startswith("_") or is_property(function):
                    continue
                requests = find_requests(maker, item.module, item, function)
                spelling = f"{item.name}(api_client).{method}"
                yield _call(
                    maker, item.module, function, (tag, method), requests, spelling
                )


def _of_modules(modules: Modules, maker: Maker, package: str) -> Iterator[Call]:
    """The calls of an SDK with a module for each operation; those below other packages are
    of another client."""
    begin = package.count(".") + 1 if package else 0
    others: dict[str, None] = {}
    for name in sorted(modules.sources.files):
        parts = name.split(".")
        if "api" not in parts[:-1] or "def " not in modules.sources.files[name][1]:
            continue
        module = modules.get(name)
        functions = module.functions if module else {}
        shown = next(
            (key for key in ("sync", "sync_detailed") if key in functions), None
        )
        if module and shown and parts[:begin] != package.split(".")[:begin]:
            others[".".join(parts[: parts.index("api", 1)])] = None
        elif module and shown:
            function = functions[shown]
            requests = find_requests(maker, module, None, function)
            path = tuple(parts[parts.index("api", begin) + 1 :])
            spelling = ".".join((*path[-2:], shown))
            yield _call(maker, module, function, path, requests, spelling)
    modules.faults += [
        f"{other} is the client of another document; adopt its folder for itself"
        for other in others
    ]


def _without_twins(maker: Maker, calls: list[Call]) -> list[Call]:
    """The calls without further forms of others: `list_async` beside `list`, which sends the
    same, if anything."""
    known = {call.path: _sent(call) for call in calls}
    return [
        call
        for call in calls
        if not any(
            call.path[-1].endswith(twin)
            and _plain(call, twin) in known
            and (not _sent(call) or known[_plain(call, twin)] == _sent(call))
            for twin in maker.twins
        )
    ]


def _plain(call: Call, twin: str) -> tuple[str, ...]:
    return (*call.path[:-1], call.path[-1].removesuffix(twin))


def _sent(call: Call) -> list[tuple[str, str]]:
    return [(each.verb, each.path) for each in call.requests]


def _snake(name: str) -> str:
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return split.lower()


def _errors(modules: Modules) -> tuple[str, ...]:
    """The public classes of errors, by the names of their bases."""
    found: dict[str, None] = {}
    for name, (_, text) in sorted(modules.sources.files.items()):
        if "class " in text and re.search(r"errors?\b|exceptions?\b", name):
            for item in _classes(modules, name):
                bases = [ast.unparse(base) for base in item.node.bases]
                if not item.name.startswith("_") and any(
                    base.endswith(("Error", "Exception")) for base in bases
                ):
                    found[item.name] = None
    return tuple(found)


def _base_urls(client: Class | None, modules: Modules) -> tuple[str, ...]:
    """The addresses in the client's constructor, and in modules of environments."""
    texts = []
    if client and "__init__" in client.methods:
        texts.append(ast.unparse(client.methods["__init__"][1]))
        texts += [
            ast.unparse(node)
            for node in client.module.tree.body
            if isinstance(node, ast.AnnAssign | ast.Assign)
        ]
    stems = ("environment", "sdkconfiguration", "configuration")
    texts += [
        text
        for name, (_, text) in sorted(modules.sources.files.items())
        if name.rpartition(".")[2] in stems
    ]
    found = dict.fromkeys(
        url.rstrip("/.") for text in texts for url in _URL.findall(text)
    )
    return tuple(url for url in found if "openapi-generator" not in url)
