"""Writes the configuration that gives a successor the names of an SDK."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..names import reserved
from ..text.toml import toml_key, toml_value
from ..text.words import key
from .decided import Decided
from .exports import Found
from .held import fixed_headers, held_headers, held_parameters
from .makers import find_maker
from .values import Adoption, Operation

_HEAD = """\
# The successor of {package} ({maker}), as read by `clientsmith adopt`.
# Only what differs from what clientsmith decides by itself is here.
"""


def write_configuration(
    adoption: Adoption,
    decided: Decided,
    spec: str,
    rules: Mapping[str, tuple[str, ...]] | None = None,
    surface: Found | None = None,
    settle: bool = False,
    overlay: bool = False,
) -> str:
    """The text of a clientsmith.toml, grouped by resource.

    Args:
        adoption: how the SDK fits the document.
        decided: what clientsmith decides by itself.
        spec: the document, as the configuration is to name it.
        rules: the call path of each operation that has to be told; those that differ from
            the defaults if not given.
        surface: how it is called, if that is to be kept.
        settle: let the first of several calls of an operation be the one; the others are
            second names.
        overlay: whether there is one with what only the SDK has.
    """
    sdk = adoption.sdk
    if rules is None:
        rules = needed_rules(adoption, settle)
    lines = [_HEAD.format(package=sdk.package, maker=sdk.maker).rstrip()]
    lines += [f"spec = {toml_value(spec)}", 'output = "generated"']
    if overlay:
        lines.append(f"overlays = [{toml_value(OVERLAY)}]")
    importable = all(map(str.isidentifier, sdk.package.split(".")))
    if importable and sdk.package != decided.package:
        lines.append(f"package = {toml_value(sdk.package)}")
    is_tagged = find_maker(sdk.maker).verbatim  # its clients have no calls
    if sdk.client not in ("", decided.client) and not (
        is_tagged or is_taken(sdk.client)
    ):
        lines.append(f"client = {toml_value(sdk.client)}")
    if decided.verbatim:
        lines.append('naming = "verbatim"')
    if surface is not None:
        lines += write_surface(sdk.maker, surface)
    base = dict(sdk.variables).get("base_url", "")
    if base:
        lines += ["", "[env]", f"base_url = {toml_value(base)}"]
    if sdk.servers:
        lines += ["", "[server]", f"argument = {toml_value(sdk.server)}"]
        lines += ["", "[server.names]"]
        lines += [f"{toml_key(name)} = {toml_value(url)}" for name, url in sdk.servers]
    named, fixed = fixed_headers(adoption, decided.api)
    if fixed and surface is not None:
        lines += ["", "[surface.headers]"]
        lines += [f"{toml_key(each)} = {toml_value(fixed[each])}" for each in fixed]
    passwords = {scheme: row for scheme, *row in adoption.passwords}
    for name, argument, variable in adoption.credentials:
        lines += _argument("credentials", name, argument, variable)
        if name in passwords:
            argument, variable = passwords[name]
            env = f", env = {toml_value(variable)}" if variable else ""
            lines.append(f"password = {{ argument = {toml_value(argument)}{env} }}")
    for name, argument, variable in held_parameters(adoption, decided.api):
        lines += _argument("client_parameters", name, argument, variable)
    for name, argument, variable in held_headers(adoption, decided.api):
        lines += _argument("client_parameters", name, argument, variable)
        lines.append("header = true")
    for name, value in named.items():
        lines += ["", f"[client_parameters.{toml_key(name)}]"]
        lines.append(f"default = {toml_value(value)}")
    types = [
        (component, name)
        for component, name in adoption.types
        if decided.types.get(component) != name and not is_taken(name)
    ]
    if types:
        lines += ["", "[types]"]
        lines += [
            f"{toml_key(component)} = {toml_value(name)}"
            for component, name in sorted(types)
        ]
    told = {
        operation.key: call.deprecated
        for operation, call in adoption.matched
        if call.deprecated is not None and settle
    }
    unpaged = surface.unpaged if surface is not None else set()
    lines += _operations(rules, told, unpaged)
    if surface is not None and surface.aliases:
        lines += ["", "[aliases.methods]"]
        for old, (new, silent) in sorted(surface.aliases.items()):
            quiet = ", silent = true" if silent else ""
            lines.append(f"{toml_key(old)} = {{ name = {toml_value(new)}{quiet} }}")
    if not settle:
        lines += _asked(adoption)
    return "\n".join(lines) + "\n"


def _argument(table: str, name: str, argument: str, variable: str) -> list[str]:
    """The head of a table that says an argument of the client."""
    lines = ["", f"[{table}.{toml_key(name)}]", f"argument = {toml_value(argument)}"]
    return [*lines, f"env = {toml_value(variable)}"] if variable else lines


_ROOT = "root"
"""The resource of methods that callers have on the client itself."""
OVERLAY = "adopted.overlay.yaml"
"""The overlay with operations that only the SDK has."""
NAMES = "surface.toml"
"""The file of the names by which callers import."""


def write_surface(maker: str, found: Found) -> list[str]:
    """The `[surface]` table: the preset of a maker, and where it differs."""
    lines = ["", "[surface]", f"preset = {toml_value(maker)}"]
    named = found.modules or found.pages or found.optional
    if named or any(found.operations.values()):
        lines.append(f"names = {toml_value(NAMES)}")
    lines += [
        f"{name} = {toml_value(value)}"
        for name, value in sorted(found.settings.items())
    ]
    return lines


def write_bodies(found: Found) -> str:
    """The table of operations of which a body is one argument; empty where there is none."""
    rows = [
        f'{toml_value(operation)} = {{ body = "argument" }}'
        for operation, rule in sorted(found.operations.items())
        if "body" in rule
    ]
    return "\n".join(["[surface.operations]", *rows, ""]) if rows else ""


def write_names(found: Found) -> str:
    """The text of the file of names: what each module has, pages, and single operations."""
    lines = ["# The names by which programs import, as read by `clientsmith adopt`."]
    for name, page in sorted(found.pages.items()):
        lines += ["", f"[pages.{name}]", f"items = {toml_value(page.items)}"]
        fields = ", ".join(
            f"{toml_key(one)} = {toml_value(two)}" for one, two in page.fields.items()
        )
        lines.append(f"fields = {{ {fields} }}" if fields else "fields = {}")
    if any(found.operations.values()):
        lines += ["", "[operations]"]
    for operation, rule in sorted(found.operations.items()):
        members = [f"{name} = {toml_value(value)}" for name, value in rule.items()]
        if members:
            lines.append(
                f"{toml_value(operation)} = {{ {', '.join(sorted(members))} }}"
            )
    if found.optional:
        lines += ["", "[optional]"]
    for pointer, wires in sorted(found.optional.items()):
        lines.append(f"{toml_value(pointer)} = {toml_value(list(wires))}")
    for module, names in sorted(found.modules.items()):
        lines += ["", f"[modules.{toml_key(module)}]"]
        lines += [
            f"{name} = {toml_value(target)}" for name, target in sorted(names.items())
        ]
    return "\n".join(lines) + "\n"


def is_taken(name: str) -> bool:
    """Whether a class of that name would hide one that every client has."""
    return key(name) in reserved.CLASSES


def moved_rules(
    adoption: Adoption, settled: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The call paths that have to be told, and those which are other ones once that is done.

    Args:
        adoption: how the SDK fits the document.
        settled: the call paths of operations where the needed ones are told.
    """
    rules = needed_rules(adoption, settle=True)
    for operation, call in adoption.matched:
        path = call.path if len(call.path) > 1 else (_ROOT, *call.path)
        if settled.get(operation.key, path) != path:
            rules[operation.key] = path
    return rules


def needed_rules(
    adoption: Adoption, settle: bool = False
) -> dict[str, tuple[str, ...]]:
    """The call paths of operations that clientsmith would call otherwise, as far as it can
    call them so: a method of the client itself is not yet possible."""
    chosen = list(adoption.matched)
    if settle:
        chosen += [
            (operation, min(calls, key=lambda call: (len(call.path), call.path)))
            for operation, calls in adoption.questions
        ]
    paths = {
        operation.key: call.path if len(call.path) > 1 else (_ROOT, *call.path)
        for operation, call in chosen
        if len(call.path) > 1 or settle
    }
    default = {operation.key: operation.default for operation, _ in chosen}
    return {key: path for key, path in paths.items() if path != default[key]}


def _operations(
    rules: Mapping[str, tuple[str, ...]],
    told: Mapping[str, str],
    unpaged: Collection[str],
) -> list[str]:
    lines: list[str] = []
    if rules or told or unpaged:
        lines += ["", "[operations]"]
    group: tuple[str, ...] | None = None
    for operation, path in sorted(
        rules.items(), key=lambda item: (item[1][:-1], item[1], item[0])
    ):
        if path[:-1] != group:
            group = path[:-1]
            lines.append(f"# client.{'.'.join(group)}")
        resource, method = toml_value(".".join(group)), toml_value(path[-1])
        said = (
            f", deprecated = {toml_value(told[operation])}" if operation in told else ""
        )
        said += ", paging = false" if operation in unpaged else ""
        lines.append(
            f"{toml_value(operation)} = {{ resource = {resource}, method = {method}{said} }}"
        )
    for operation in sorted({*told, *unpaged} - rules.keys()):
        members = []
        if operation in told:
            members.append(f"deprecated = {toml_value(told[operation])}")
        if operation in unpaged:
            members.append("paging = false")
        lines.append(f"{toml_value(operation)} = {{ {', '.join(members)} }}")
    return lines


def _asked(adoption: Adoption) -> list[str]:
    """The questions as comments, to be answered by taking one line of each out of them."""
    lines: list[str] = []
    for operation, calls in adoption.questions:
        lines += ["", f"# {operation.key} is several calls; choose one:"]
        for call in calls:
            lines.append(f"# {_rule(operation, call.path)}  # {call.place}")
    return lines


def _rule(operation: Operation, path: tuple[str, ...]) -> str:
    rule = {"resource": ".".join(path[:-1]), "method": path[-1]}
    members = ", ".join(f"{name} = {toml_value(value)}" for name, value in rule.items())
    return f"{toml_value(operation.key)} = {{ {members} }}"
