"""What templates of a user's own make of a package, as its stubs and models show it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from ..config import Config
from ..diff.stubs import read_class, read_method
from ..emit.package import package
from ..emit.project import ProjectFacts
from ..model import ir
from ..names import Names
from ..plan import Plan
from ..sdk.annotation import Annotation
from ..sdk.surface import Class, Member, Method, Surface
from .configured import client_facts

Signature: TypeAlias = tuple[tuple[Member, ...], Annotation]
_FACES = (("models", "model"), ("params", "typed dictionary"))


def with_templates(
    surface: Surface,
    api: ir.Api,
    decided: Names,
    planned: Plan,
    config: Config,
    templates: Path,
) -> Surface:
    """The surface as templates write it: methods, the settings of the client, the fields of
    models. As it is where no template changes it, or where these cannot be used.

    Args:
        surface: as our own templates write it.
        templates: the folder of those of the user's own.
    """
    facts = client_facts(api, config, decided)
    about = ProjectFacts(decided.package, "0", "", "")
    files = package(api, decided, planned, facts, about)
    try:
        own = package(api, decided, planned, facts, about, overrides=templates)
        sides = _Sides(decided.package, files, own)
        return replace(
            surface,
            methods=_methods(surface.methods, planned, sides),
            settings=_settings(surface.settings, decided.client, sides),
            classes=_classes(surface.classes, planned, sides),
        )
    except Exception:  # a template may raise or write anything; `generate` tells of it
        return surface


@dataclass(frozen=True, slots=True)
class _Sides:
    """The files of a package by our templates, and by others."""

    package: str
    files: Mapping[str, str]
    own: Mapping[str, str]

    def classes(
        self, path: str
    ) -> tuple[dict[str, ast.ClassDef], dict[str, ast.ClassDef]]:
        """The classes of a file on both sides; none where it is the same."""
        texts = [
            side.get(f"{self.package}/{path}", "") for side in (self.files, self.own)
        ]
        if texts[0] == texts[1]:
            return {}, {}
        before, after = (
            {
                node.name: node
                for node in ast.parse(text).body
                if isinstance(node, ast.ClassDef)
            }
            for text in texts
        )
        return before, after


def _methods(
    known: Mapping[str, Method], planned: Plan, sides: _Sides
) -> dict[str, Method]:
    found = dict(known)
    for item in planned.resources:
        classes = sides.classes(f"resources/{item.module}.pyi")
        before, after = (
            _signatures(next(iter(each.values()), None)) for each in classes
        )
        for name in sorted({*before, *after}):
            dotted = ".".join((*item.path, name))
            if name not in after:
                found.pop(dotted, None)
            elif before.get(name) != after[name]:
                method = found.get(dotted, Method(dotted))
                parameters, returns = after[name]
                found[dotted] = replace(method, parameters=parameters, returns=returns)
    return found


def _settings(known: Method | None, client: str, sides: _Sides) -> Method | None:
    before, after = (
        _parameters(each.get(client)) for each in sides.classes("_client.pyi")
    )
    if known is None or before == after:
        return known
    changed = _changed(known.arguments, before, after)
    return replace(known, parameters=tuple(changed.values()))


def _classes(
    known: Mapping[str, Class], planned: Plan, sides: _Sides
) -> dict[str, Class]:
    found = dict(known)
    for face, kind in _FACES:
        for stem in getattr(planned, face):
            before, after = sides.classes(f"{face}/{stem}.py")
            for name in before.keys() - after.keys():
                found.pop(name, None)
            for name, node in after.items():
                read = read_class(node, kind)
                if name not in before:
                    found[name] = replace(read, module=f"{face}.{stem}")
                elif name in found:
                    was = read_class(before[name], kind)
                    members = _changed(found[name].members, was.members, read.members)
                    found[name] = replace(found[name], members=members)
    return found


def _changed(
    known: Mapping[str, Member],
    before: Mapping[str, Member],
    after: Mapping[str, Member],
) -> dict[str, Member]:
    """Members with what is otherwise after than before."""
    found = {
        name: each
        for name, each in known.items()
        if name in after or name not in before
    }
    return found | {
        name: each for name, each in after.items() if before.get(name) != each
    }


def _parameters(node: ast.ClassDef | None) -> dict[str, Member]:
    """The arguments of a constructor."""
    for each in node.body if node else ():
        if isinstance(each, ast.FunctionDef) and each.name == "__init__":
            return read_method(each.name, each).arguments
    return {}


def _signatures(node: ast.ClassDef | None) -> dict[str, Signature]:
    """The signatures of the methods of a class; of several overloads the first."""
    found: dict[str, Signature] = {}
    for each in node.body if node else ():
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            if each.name.startswith("_") or _is_property(each):
                continue
            found.setdefault(each.name, read_method(each.name, each).signature)
    return found


def _is_property(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        isinstance(each, ast.Name) and each.id in ("property", "cached_property")
        for each in node.decorator_list
    )
