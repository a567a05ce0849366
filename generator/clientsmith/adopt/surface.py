"""What an SDK's callers see besides its calls: names of types, pages, positions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..emit.annotations import Annotations
from ..emit.surface import item_type, positional, rule_of
from ..model import ir, media_types, shapes
from ..names import reserved
from ..plan.results import Manner, Results, errors
from ..text.trees import nodes_within
from .decided import Decided
from .definitions import Definition, fields_of, find_definition
from .exports import Found, list_modules, name_rest
from .makers import find_maker
from .match import find_served
from .modules import Function, Module, Modules, read_name, walk_statements
from .pages import PAGE, is_page, list_pages, read_page
from .request_arguments import has_next, note_request
from .secrets import security_settings
from .tags import list_functions, list_tags
from .types import Walk, parsed, subscripted
from .values import Adoption, Call

_PAGERS = ("SyncPager", "AsyncPager")
_FILES = ("HttpxBinaryResponseContent", "BinaryAPIResponse")
_STREAMED = "_stream"
_STREAMS = ("Stream", "AsyncStream", "Iterator", "EventStream")


def read_surface(
    home: Modules, adoption: Adoption, decided: Decided, folder: str
) -> Found:
    """Find what the names of an SDK are in its successor.

    Args:
        home: the modules of the SDK.
        adoption: its calls beside the document.
        decided: the names of the successor.
        folder: the package of types, below the SDK's own; empty where its names are not kept.
    """
    printer = Annotations(decided.api, decided.named, decided.planned)
    walk = Walk(home, printer)
    maker = find_maker(adoption.sdk.maker)
    found = Found(has_pages=maker.page_classes, has_errors=maker.returned_errors)
    functions = _functions(home)
    primary = [call for _, call in adoption.matched]
    operations = {item.id: item for item in decided.api.operations}
    today = {item.key: ".".join(item.default) for item in decided.operations}
    calls = [*adoption.matched, *adoption.others]
    calls += [(item, call) for item, listed in adoption.questions for call in listed]
    main = {
        item.key: call.returns
        for item, call in calls
        if call.dotted == today.get(item.key)
    }
    for known, call in calls:
        operation = operations.get(known.key)
        place = functions.get(call.place)
        if operation is None or place is None:
            continue
        _walk_call(walk, found, decided, operation, call, place)
        silent = call.deprecated is None
        if _is_streamed(decided, operation, call, today[known.key]):
            continue  # it is there under each name of the other
        if call.dotted != today[known.key]:
            alike = (_sends(call) or _forwards(place[1])) and (
                not silent or main.get(known.key) in (None, call.returns)
            )
            if alike or (len(call.path) == 1 and call in primary):
                found.aliases.setdefault(call.dotted, (today[known.key], silent))
            if len(call.path) > 1:
                continue
        _note_arguments(found, decided, operation, call, place[1])
        if maker.request_models:
            note_request(walk, found, decided, operation, call, *place)
        _note_positions(found, printer, operation, call)
        if operation.deprecated and silent:
            found.operations.setdefault(known.key, {})["deprecated"] = False
    secrets = [
        item.name
        for item in adoption.sdk.constructor
        if item.name.startswith("webhook") and item.name != "webhook_secret"
    ]
    if len(secrets) == 1 and found.has_pages:
        found.settings["constructor"] = {secrets[0]: "webhook_secret"}
    if maker.request_models:
        found.settings |= security_settings(adoption.sdk)
    for path in ("_legacy_response",):
        if f"{adoption.sdk.package}.{path}" in home.sources.files:
            found.settings["raw_parse"] = "plain"
    if served := find_served(adoption, decided.tree):
        found.settings["path"] = served
    if adoption.sdk.server_class:
        module, _, name = adoption.sdk.server_class.partition(":")
        module = module.removeprefix(f"{adoption.sdk.package}.")
        found.modules.setdefault(module, {})[name] = "servers:"
        found.modules.setdefault("", {})[name] = f".{module}"
    for module, name, resource in adoption.sdk.joined:
        module = module.removeprefix(f"{adoption.sdk.package}.")
        for each, kind in ((name, "client"), (f"Async{name}", "async_client")):
            found.modules.setdefault(module, {})[each] = f"{kind}:{resource}"
            found.modules.setdefault("", {})[each] = f".{module}"
    if maker.entry == "classes":
        list_tags(found, home, adoption, decided)
    if maker.entry == "modules":
        list_functions(found, home, adoption)
    if folder:
        name_rest(walk, home, decided, adoption.sdk.package, folder)
        classes = {printer.names.type(id_) for id_ in decided.planned.received}
        kept = classes if printer.names.surface.models == "classes" else ()
        list_modules(walk, found, home, adoption.sdk.package, folder, kept)
    found.optional |= {
        f"#{id_}": tuple(wires) for id_, wires in walk.optional.items() if wires
    }
    if found.has_pages:
        list_pages(found, home, adoption.sdk.package)
    return found


def _is_streamed(
    decided: Decided, operation: ir.Operation, call: Call, today: str
) -> bool:
    """Whether a call is the twin that streams the reply of an operation, which has one here."""
    method = f"{today.rpartition('.')[2]}{_STREAMED}"
    has_twin = decided.planned.results[operation.id].stream is not None
    return has_twin and call.path[-1] == method and call.dotted != today


def _sends(call: Call) -> bool:
    """Whether a call does nothing but send an operation's request itself."""
    return len(call.requests) == 1 and call.requests[0].direct


def _forwards(function: Function) -> bool:
    """Whether a method does nothing but call another one with the arguments that it has."""
    *_, last = function.body
    rest = [node for node in function.body[:-1] if not isinstance(node, ast.Expr)]
    value = last.value if isinstance(last, ast.Return) else None
    value = value.value if isinstance(value, ast.Await) else value
    return (
        not rest
        and isinstance(value, ast.Call)
        and read_name(value)[0] == "self"
        and not value.args
        and all(
            isinstance(item.value, ast.Name) and item.value.id == item.arg
            for item in value.keywords
        )
    )


def _functions(home: Modules) -> dict[str, tuple[Module, Function]]:
    """Each function by file and line."""
    found: dict[str, tuple[Module, Function]] = {}
    for name in home.sources.files:
        module = home.parsed(name)
        if module is None:
            continue
        for node in walk_statements(module.tree.body):
            if isinstance(node, Function):
                found[f"{module.file}:{node.lineno}"] = module, node
    return found


def _walk_call(
    walk: Walk,
    found: Found,
    decided: Decided,
    operation: ir.Operation,
    call: Call,
    place: tuple[Module, Function],
) -> None:
    module, function = place
    if function.returns is not None:
        _walk_reply(walk, found, decided, operation, module, function.returns)
    types = _argument_types(walk.api, operation)
    listed = [*function.args.args, *function.args.kwonlyargs]
    wires = {item.name: item.wire or item.name for item in call.arguments}
    for item in listed:
        wire = wires.get(item.arg, item.arg)
        ours = types.get(wire) or types.get(wire.rstrip("_"))
        if item.annotation is not None and ours is not None:
            walk.pair(module, item.annotation, ours, sending=True)
    _walk_params(walk, operation, module, function, types)


def _note_positions(
    found: Found, printer: Annotations, operation: ir.Operation, call: Call
) -> None:
    """Note what is passed by position, where that is not what the preset says."""
    sent = printer.names.sent(operation.id)
    chosen: Any = found.operations.get(operation.id, {}).get("arguments", {})
    named = {name: chosen.get(key, name) for name, key in sent.items()}
    wide = printer.names.surface.positional == "required"
    required = _required(operation)
    needed = {
        named[name]: key in required
        for name, key in sent.items()
        if key.startswith("path:") or wide
    }
    placed = [item.name for item in call.arguments if item.kind != "keyword"]
    kept: list[str] = []
    for name in placed:
        if name not in needed:
            continue
        if needed[name] and any(not needed[each] for each in kept):
            break  # what has to be given cannot stand behind what may be left out
        kept.append(name)
    if kept != [named[name] for name in positional(printer, operation)]:
        found.operations.setdefault(operation.id, {})["positional"] = kept


def _required(operation: ir.Operation) -> set[str]:
    """What a call has to be given, by its place and name on the wire."""
    keys = {
        f"{item.location}:{item.wire}" for item in operation.parameters if item.required
    }
    whole = operation.body is not None and operation.body.required
    return {*keys, "body:"} if whole else keys


def _note_arguments(
    found: Found,
    decided: Decided,
    operation: ir.Operation,
    call: Call,
    function: Function,
) -> None:
    """Note the arguments that the SDK calls otherwise, by their names on the wire."""
    sent = {key: name for name, key in decided.named.sent(operation.id).items()}
    names = {item.name for item in call.arguments}
    wires = {item.wire: item.name for item in call.arguments if item.wire}
    named: dict[str, str] = {}
    theirs = re.findall(r"\{(\w+)\}", call.requests[0].path)
    ours = re.findall(r"\{([^{}]+)\}", operation.path)
    for wire, name in (
        zip(ours, theirs, strict=False) if len(ours) == len(theirs) else ()
    ):
        if name in names:
            named[f"path:{wire}"] = name
    for key in sent:
        place, _, wire = key.partition(":")
        if wire in wires and place != "path":
            named[key] = wires[wire]
    whole = _whole_body(call.requests[0].sender or function)
    if _takes_properties(call, whole, sent):
        whole = ""  # it is a property that is called like that
    known = {*sent.values(), *named.values(), *(key.partition(":")[2] for key in sent)}
    left = [each.name for each in call.arguments if each.default is None]
    left = [name for name in left if name not in known]
    rule = rule_of(decided.named.surface, operation)
    is_flat = "body:" not in sent or rule.body is not None
    if whole in names and is_flat and _is_json(operation):
        found.operations.setdefault(operation.id, {})["body"] = "argument"
        named = {key: name for key, name in named.items() if key[:5] != "body:"}
        named["body:"] = whole
        sent = {"body:": "", **sent}
    elif "body:" in sent and (whole in names or len(left) == 1):
        named["body:"] = whole if whole in names else left[0]
    changed = {
        key: name
        for key, name in named.items()
        if key in sent and sent[key] != name and name not in reserved.ARGUMENTS
    }
    if changed and len(set(named.values())) == len(named):
        found.operations.setdefault(operation.id, {})["arguments"] = changed


def _takes_properties(call: Call, whole: str, sent: Mapping[str, str]) -> bool:
    """Whether a call has properties of the body as arguments, beside the one that may be all
    of it; `sent` has names by place and name on the wire."""
    wires = {wire: place for place, _, wire in (key.partition(":") for key in sent)}
    listed = [item.wire or item.name for item in call.arguments if item.name != whole]
    return any(wires.get(wire) == "body" for wire in listed)


def _is_json(operation: ir.Operation) -> bool:
    """Whether an operation has a body that may be JSON."""
    contents = operation.body.contents if operation.body else ()
    return any(media_types.is_json(content.media) for content in contents)


def _whole_body(function: Function) -> str:
    """The argument that is sent as the body of a request; empty where there is none."""
    for node in nodes_within(function):
        match node:
            case ast.Assign(
                targets=[ast.Name(id="_body_params")], value=ast.Name(id=name)
            ):
                return name
            case ast.Assign(
                targets=[ast.Name(id="_body_params")],
                value=ast.Subscript(slice=ast.Constant(value=str(name))),
            ):
                return name
        if isinstance(node, ast.keyword) and node.arg in ("body", "content", "json"):
            value: ast.expr = node.value
            while True:  # what functions that write JSON are given
                match value:
                    case ast.Await(value=inner) | ast.Call(args=[inner, *_]):
                        value = inner
                    case ast.Call(keywords=[ast.keyword("object_", inner), *_]):
                        value = inner
                    case _:
                        break
            if isinstance(value, ast.Name):
                return value.id
    return ""


def _walk_reply(
    walk: Walk,
    found: Found,
    decided: Decided,
    operation: ir.Operation,
    module: Module,
    node: ast.expr,
) -> None:
    """Tie what a method returns; note the class of its pages."""
    results = decided.planned.results[operation.id]
    node = parsed(node)
    if not found.has_pages and has_next(walk, module, node):
        found.operations.setdefault(operation.id, {})["turns"] = True
    elif results.main.manner is Manner.PAGES and not is_page(node):
        found.unpaged.add(operation.id)
    if found.has_errors:  # they are options of what a call gives
        replied = [reply.type for _, each in results.main.replies for reply in each]
        replied += [type_ for _, type_ in errors(walk.api, operation)]
        given = tuple(type_ for type_ in replied if type_ is not None)
        if given:
            walk.pair(module, node, ir.Union(given))
    for option in () if found.has_errors else _union(node):
        head, inner = _generic(option)
        if head in _STREAMS and inner:
            stream = results.stream or (
                results.main if results.main.manner is Manner.STREAM else None
            )
            for _, replies in stream.replies if stream else ():
                for reply in replies:
                    if reply.type is not None:
                        walk.pair(module, inner[0], reply.type)
            continue
        outer = head
        if head in ("AsyncPaginator",) and len(inner) > 1:
            outer, inner = _generic(parsed(inner[1]))
        if outer in _PAGERS and inner and operation.paging is not None:
            found.operations.setdefault(operation.id, {})["turns"] = True
            walk.pair(module, inner[0], operation.paging.item)
            option = inner[-1]
        page = PAGE.match(outer) if found.has_pages else None
        if page and inner:
            item = inner[0 if "Pager" in outer else -1]
            _walk_page(walk, found, operation, results, module, outer, item)
            continue
        if head in _FILES and results.main.manner is not Manner.DOWNLOAD:
            found.operations.setdefault(operation.id, {})["file"] = True
        types = [
            reply.type
            for _, replies in results.main.replies
            for reply in replies
            if reply.type is not None
        ]
        if types:
            walk.pair(
                module, option, types[0] if len(types) == 1 else ir.Union(tuple(types))
            )


def _walk_page(
    walk: Walk,
    found: Found,
    operation: ir.Operation,
    results: Results,
    module: Module,
    name: str,
    inner: ast.expr,
) -> None:
    short = re.sub("^(Sync|Async)", "", name)
    defined = find_definition(walk.home, module, (name,))
    if defined is None:
        return
    page = found.pages.get(short) or read_page(walk.home, defined)
    if operation.paging is not None:
        item: ir.Type | None = operation.paging.item
    else:
        item = item_type(walk.api, results.main, page.items)
    if item is None:
        return
    found.pages[short] = page
    found.operations.setdefault(operation.id, {})["page"] = short
    walk.pair(module, inner, item)


def _argument_types(api: ir.Api, operation: ir.Operation) -> dict[str, ir.Type]:
    """The types of parameters and of the body's properties by their name on the wire."""
    found: dict[str, ir.Type] = {}
    for content in operation.body.contents if operation.body else ():
        if content.type is None:
            continue
        shape = shapes.resolve(api, content.type)
        options = shape.options if isinstance(shape, ir.Union) else (content.type,)
        found.setdefault("body", content.type)
        for option in options:
            inner = shapes.resolve(api, option)
            if isinstance(inner, ir.Object):
                for each in inner.fields:
                    before = found.get(each.wire)
                    if before is None or before == each.type:
                        found[each.wire] = each.type
                    else:
                        found[each.wire] = ir.Union((before, each.type))
    for parameter in operation.parameters:
        found[parameter.wire] = parameter.type
    return found


def _walk_params(
    walk: Walk,
    operation: ir.Operation,
    module: Module,
    function: Function,
    types: Mapping[str, ir.Type],
) -> None:
    """Tie the typed dictionaries that name the parameters of a whole method."""
    for node in nodes_within(function):
        if not (isinstance(node, ast.Call) and len(node.args) > 1):
            continue
        if "maybe_transform" not in read_name(node)[-1]:
            continue
        named = node.args[1]
        options = _params(walk.home, module, named)
        for defined in options:
            walk.found.setdefault(defined.key, {})[f"params:{operation.id}"] = None
            for wire, (_, inner, annotation) in fields_of(walk.home, defined).items():
                if wire in types:
                    walk.pair(inner, annotation, types[wire], sending=True)


def _params(home: Modules, module: Module, node: ast.expr) -> Iterator[Definition]:
    node = parsed(node)
    for option in _union(node):
        if isinstance(option, ast.IfExp):
            yield from _params(home, module, option.body)
            yield from _params(home, module, option.orelse)
        elif isinstance(option, ast.Name | ast.Attribute):
            defined = find_definition(home, module, read_name(option))
            if defined is None:
                continue
            yield defined
            if not defined.is_class:
                assert isinstance(defined.node, ast.expr)
                yield from _params(home, defined.module, defined.node)


def _union(node: ast.expr) -> list[ast.expr]:
    node = parsed(node)
    if isinstance(node, ast.BinOp):
        return [*_union(node.left), *_union(node.right)]
    head, inner = _generic(node)
    if head in ("Union", "Optional"):
        return [each for item in inner for each in _union(item)]
    return [node]


def _generic(node: ast.expr) -> tuple[str, list[ast.expr]]:
    """The last name of an annotation, before brackets or alone, and what is in them."""
    head, inner = subscripted(node)
    return head or read_name(node)[-1], inner
