"""All files of the reference: path to text, paths from the root of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from .. import ir
from ..emit.annotations import Annotations
from ..emit.client import ClientFacts
from ..emit.project import ProjectFacts
from ..emit.render import environment
from ..names import Names
from ..plan import Plan
from .entries import Method, methods
from .fronts import Fronts
from .links import BEHAVIOUR, ERRORS, INDEX, MODELS, TESTING, Places
from .llms import full, overview
from .markdown import Markdown
from .medium import Medium
from .pages import Pages
from .python_examples import Examples
from .usage import usage


@dataclass(frozen=True, slots=True)
class Subject:
    """What is documented, as the earlier stages hand it on."""

    api: ir.Api
    names: Names
    plan: Plan
    facts: ClientFacts
    project: ProjectFacts


def reference(subject: Subject) -> dict[str, str]:
    """The Markdown pages, and what is made for machines that read."""
    pages, fronts = _makers(subject, Markdown())
    files = {
        f"{page}.md": text for page, text in _rendered(pages, fronts, "docs/markdown")
    }
    files["llms.txt"] = overview(pages)
    files["llms-full.txt"] = full(pages, files)
    return files


def _makers(subject: Subject, medium: Medium) -> tuple[Pages, Fronts]:
    api, names, plan = subject.api, subject.names, subject.plan
    printer = Annotations(api, names, plan)
    places = Places(api, names, plan)
    listed: dict[tuple[str, ...], tuple[Method, ...]] = {
        item.path: methods(printer, plan, item) for item in plan.resources
    }
    pages = Pages(
        medium,
        printer,
        plan,
        places,
        Examples(api, names, subject.facts),
        listed,
        usage(places, chain.from_iterable(listed.values())),
        frozenset(chain.from_iterable(plan.params.values())),
    )
    return pages, Fronts(pages, subject.project)


def _views(pages: Pages, fronts: Fronts) -> Iterator[tuple[str, str, object]]:
    """Each page with its template and its view."""
    yield INDEX, "overview", fronts.overview()
    for item in pages.plan.resources:
        page = pages.places.resource(item.path)
        yield page, "resource", pages.resource(item)
        if pages.places.is_apart(page):
            for method in pages.methods[item.path]:
                own, _ = pages.places.method(item.path, method.name)
                yield own, "resource", pages.one_method(method)
    yield MODELS, "list", fronts.models()
    for stem, ids in pages.places.modules.items():
        yield f"models/{stem}", "models", pages.models(stem)
        if pages.places.is_apart(f"models/{stem}"):
            for id_ in ids:
                own = f"models/{stem}.{pages.places.title(id_)}"
                yield own, "models", pages.one_model(id_)
    yield ERRORS, "errors", fronts.errors()
    yield BEHAVIOUR, "behaviour", fronts.behaviour()
    yield TESTING, "testing", fronts.testing()


def _rendered(pages: Pages, fronts: Fronts, folder: str) -> Iterator[tuple[str, str]]:
    templates = environment()
    suffix = pages.medium.suffix
    for page, kind, view in _views(pages, fronts):
        template = templates.get_template(f"{folder}/{kind}.{suffix}.j2")
        yield page, template.render(view=view)
