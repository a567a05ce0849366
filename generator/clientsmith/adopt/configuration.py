"""Writes the configuration that gives a successor the names of an SDK."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..names import reserved
from ..text.words import key
from .decided import Decided
from .exports import Found
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
) -> str:
    """The text of a clientsmith.toml, grouped by resource.

    Args:
        adoption: how the SDK fits the document.
        decided: what clientsmith decides by itself.
        spec: the document, as the configuration is to name it.
        rules: the call path of each operation that has to be told; those that differ from
            the defaults if not given.
        surface: how it is called, if that is to be kept.
    """
    sdk = adoption.sdk
    if rules is None:
        rules = needed_rules(adoption)
    lines = [_HEAD.format(package=sdk.package, maker=sdk.maker).rstrip()]
    lines += [f"spec = {_text(spec)}", 'output = "generated"']
    if sdk.package.isidentifier():
        lines.append(f"package = {_text(sdk.package)}")
    tagged = sdk.maker == "openapi-generator"
    if sdk.client not in ("", decided.client) and not (tagged or is_taken(sdk.client)):
        lines.append(f"client = {_text(sdk.client)}")
    if surface is not None:
        lines += write_surface(sdk.maker, surface)
    base = dict(sdk.variables).get("base_url", "")
    if base:
        lines += ["", "[env]", f"base_url = {_text(base)}"]
    for scheme, argument, variable in adoption.credentials:
        lines += ["", f"[credentials.{_text(scheme)}]", f"argument = {_text(argument)}"]
        if variable:
            lines.append(f"env = {_text(variable)}")
    types = [
        (component, name)
        for component, name in adoption.types
        if decided.types.get(component) != name and not is_taken(name)
    ]
    if types:
        lines += ["", "[types]"]
        lines += [
            f"{_text(component)} = {_text(name)}" for component, name in sorted(types)
        ]
    lines += _operations(rules)
    lines += _asked(adoption)
    return "\n".join(lines) + "\n"


NAMES = "surface.toml"
"""The file of the names by which callers import."""


def write_surface(maker: str, found: Found) -> list[str]:
    """The `[surface]` table: the preset of a maker, and where it differs."""
    lines = ["", "[surface]", f"preset = {_text(maker)}", f"names = {_text(NAMES)}"]
    lines += [
        f"{name} = {_text(value)}" for name, value in sorted(found.settings.items())
    ]
    return lines


def write_names(found: Found) -> str:
    """The text of the file of names: what each module has, pages, and single operations."""
    lines = ["# The names by which programs import, as read by `clientsmith adopt`."]
    for name, page in sorted(found.pages.items()):
        lines += ["", f"[pages.{name}]", f"items = {_text(page.items)}"]
        fields = ", ".join(
            f"{_text(one)} = {_text(two)}" for one, two in page.fields.items()
        )
        lines.append(f"fields = {{ {fields} }}" if fields else "fields = {}")
    if any(found.operations.values()):
        lines += ["", "[operations]"]
    for operation, rule in sorted(found.operations.items()):
        members = [f"{name} = {json.dumps(value)}" for name, value in rule.items()]
        if members:
            lines.append(f"{_text(operation)} = {{ {', '.join(sorted(members))} }}")
    for module, names in sorted(found.modules.items()):
        lines += ["", f"[modules.{_text(module)}]"]
        lines += [f"{name} = {_text(target)}" for name, target in sorted(names.items())]
    return "\n".join(lines) + "\n"


def is_taken(name: str) -> bool:
    """Whether a class of that name would hide one that every client has."""
    return key(name) in reserved.CLASSES


def needed_rules(adoption: Adoption) -> dict[str, tuple[str, ...]]:
    """The call paths of operations that clientsmith would call otherwise, as far as it can
    call them so: a method of the client itself is not yet possible."""
    return {
        operation.key: call.path
        for operation, call in adoption.matched
        if call.path != operation.default and len(call.path) > 1
    }


def _operations(rules: Mapping[str, tuple[str, ...]]) -> list[str]:
    lines: list[str] = []
    if rules:
        lines += ["", "[operations]"]
    group: tuple[str, ...] | None = None
    for operation, path in sorted(
        rules.items(), key=lambda item: (item[1][:-1], item[1], item[0])
    ):
        if path[:-1] != group:
            group = path[:-1]
            lines.append(f"# client.{'.'.join(group)}")
        resource, method = _text(".".join(group)), _text(path[-1])
        lines.append(
            f"{_text(operation)} = {{ resource = {resource}, method = {method} }}"
        )
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
    resource = _text(".".join(path[:-1]))
    return f"{_text(operation.key)} = {{ resource = {resource}, method = {_text(path[-1])} }}"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
