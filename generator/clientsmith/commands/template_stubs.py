"""What templates of a user's own make of the methods of a package, as stubs show it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from ..config import Config
from ..diff.stubs import read_method
from ..emit.package import package
from ..emit.project import ProjectFacts
from ..model import ir
from ..names import Names
from ..plan import Plan
from ..sdk.annotation import Annotation
from ..sdk.surface import Member, Method
from .configured import client_facts

Signature: TypeAlias = tuple[tuple[Member, ...], Annotation]


def with_templates(
    methods: Mapping[str, Method],
    api: ir.Api,
    decided: Names,
    planned: Plan,
    config: Config,
    templates: Path,
) -> dict[str, Method]:
    """The methods as templates write them; as they are where no template changes them, or
    where these cannot be used.

    Args:
        methods: by their dotted path, as our own templates write them.
        templates: the folder of those of the user's own.
    """
    facts = client_facts(api, config, decided)
    about = ProjectFacts(decided.package, "0", "", "")
    files = package(api, decided, planned, facts, about)
    try:
        own = package(api, decided, planned, facts, about, overrides=templates)
    except Exception:  # a template may raise anything; `generate` tells of it
        return dict(methods)
    found = dict(methods)
    for item in planned.resources:
        path = f"{decided.package}/resources/{item.module}.pyi"
        before, after = _signatures(files.get(path, "")), _signatures(own.get(path, ""))
        for name in sorted({*before, *after}):
            dotted = ".".join((*item.path, name))
            if name not in after:
                found.pop(dotted, None)
            elif before.get(name) != after[name]:
                known = found.get(dotted, Method(dotted))
                parameters, returns = after[name]
                found[dotted] = replace(known, parameters=parameters, returns=returns)
    return found


def _signatures(text: str) -> dict[str, Signature]:
    """The signatures of the methods of the first class of a stub; of several overloads the
    first."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return {}  # `generate` tells of it
    found: dict[str, Signature] = {}
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for node in classes[0].body if classes else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith("_") or _is_property(node):
                continue
            found.setdefault(node.name, read_method(node.name, node).signature)
    return found


def _is_property(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        isinstance(each, ast.Name) and each.id in ("property", "cached_property")
        for each in node.decorator_list
    )
