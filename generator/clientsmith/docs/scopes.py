"""The page of scopes: what each allows, and the methods that ask for it."""

from __future__ import annotations

import re

from .entries import Method
from .links import free_anchor
from .medium import joined
from .overview import method_link
from .pages import Pages
from .views.frame import ListsView, ListView

SCOPES = "scopes"
_NOT_IN_ANCHORS = re.compile(r"[^A-Za-z0-9]+")


def scopes(pages: Pages) -> ListsView | None:
    """The scopes of all schemes by name, each with its meaning and its methods; None where no
    method asks for one."""
    medium = pages.medium
    methods: dict[str, dict[str, Method]] = {}
    schemes: dict[str, dict[str, None]] = {}
    for listed in pages.methods.values():
        for method in listed:
            for alternative in method.operation.security:
                for scheme, asked in alternative:
                    for scope in asked:
                        methods.setdefault(scope, {}).setdefault(method.path, method)
                        schemes.setdefault(scope, {})[scheme] = None
    if not methods:
        return None
    meanings = {
        scope: meaning
        for scheme in pages.printer.api.schemes
        for flow in scheme.flows
        for scope, meaning in flow.scopes
        if meaning
    }
    parts = []
    taken: set[str] = set()
    for scope in sorted(methods):
        of = joined(", ".join(map(medium.code, schemes[scope])))
        meaning = medium.cell(meanings.get(scope, ""))
        parts.append(
            ListView(
                medium.code(scope),
                tuple(
                    method_link(pages, SCOPES, each) for each in methods[scope].values()
                ),
                anchor=medium.text(_anchor(scope, taken)),
                about=joined(of, ": " if meaning else "", meaning),
            )
        )
    said = "What each scope of a credential allows, and the methods that ask for it."
    return ListsView(medium.text("Scopes"), medium.text(said), tuple(parts))


def _anchor(scope: str, taken: set[str]) -> str:
    """The anchor of a scope, once on the page."""
    return free_anchor(f"scope-{_NOT_IN_ANCHORS.sub('-', scope).strip('-')}", taken)
