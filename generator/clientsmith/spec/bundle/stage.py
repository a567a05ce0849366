"""Gathers what references mean into the components of one tree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...report.diagnostics import Diagnostics
from ..grammar import Kind
from ..other_formats import recognize_value
from ..source_map import ROOT, Document, Location, SourceMap
from .containers import Containers
from .cycles import break_circles
from .parts import Parts
from .reach import Reach, default_roots
from .resolve import Resolver
from .walk import Walk
from .work import Job, Work


@dataclass(frozen=True, slots=True)
class Bundle:
    """One self-contained tree, and where its parts were written."""

    tree: dict[str, Any]
    sources: SourceMap


def bundle(
    document: Document,
    diagnostics: Diagnostics,
    *,
    allow_hosts: Collection[str] = (),
    allow_roots: Sequence[Path] = (),
) -> Bundle | None:
    """One tree in which every reference is internal and names a component.

    Files below the entry's folder and beside it may be referred to, others only below
    `allow_roots`; hosts only when they are in `allow_hosts`. Path items are inlined. The
    document's data is used up. Returns None, with an error, for what is no OpenAPI document.
    """
    tree = document.data
    sources = SourceMap(document.name)
    sources.add(document)
    known = ("openapi", "swagger", "paths", "webhooks")
    if not isinstance(tree, dict) or not any(key in tree for key in known):
        kind = recognize_value(tree)
        diagnostics.error(
            "not-openapi",
            ROOT,
            (
                f"This is {kind.what}, no OpenAPI document."
                if kind
                else "This is no OpenAPI document: it has neither 'openapi' nor 'swagger'."
            ),
            (
                kind.hint
                if kind
                else "Name the entry file of an OpenAPI or Swagger description."
            ),
            Location(document.name, 1, 1),
        )
        return None
    roots = (*default_roots(document), *(root.resolve() for root in allow_roots))
    parts = Parts(tree)
    resolver = Resolver(Reach(document, roots, allow_hosts), parts.final)
    work = Work(document, tree, sources, diagnostics, parts, resolver)
    root = Job(Kind.DOCUMENT, tree, None, document, ROOT)
    Containers(work).run(root)
    work.jobs.append(root)
    Walk(work).run()
    parts.settle(sources, document.identity)
    break_circles(work)
    components = tree.get("components")
    if isinstance(components, dict):
        # Path items and media types were written out wherever they were referred to.
        components.pop("pathItems", None)
        components.pop("mediaTypes", None)
    work.finish()
    return Bundle(tree, sources)
