"""All files of the reference: path to text, paths from the root of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from .. import ir
from ..emit.annotations import Annotations
from ..emit.client import ClientFacts
from ..emit.project import ProjectFacts
from ..emit.render import environment, templates_folder
from ..names import Names
from ..plan import Plan
from .entries import Method, methods
from .frames import Frames
from .fronts import Fronts
from .html import Html
from .links import BEHAVIOUR, ERRORS, INDEX, MODELS, TESTING, Places
from .llms import full, overview
from .machines import anchors, inventory, sitemap
from .markdown import Markdown
from .medium import Medium
from .pages import Pages
from .programs import Programs
from .python_examples import Examples
from .search import index
from .usage import usage


@dataclass(frozen=True, slots=True)
class Subject:
    """What is documented, as the earlier stages hand it on; `document` is the specification
    as JSON. `title` and `url` are those of the site."""

    api: ir.Api
    names: Names
    plan: Plan
    facts: ClientFacts
    project: ProjectFacts
    document: str
    title: str | None = None
    url: str | None = None


def reference(subject: Subject) -> dict[str, str]:
    """The pages as Markdown and as HTML, what programs read, and what the pages load."""
    pages, fronts = _makers(subject, Markdown())
    files = {f"{page}.md": text for page, text in _markdown(pages, fronts)}
    texts = dict(files)
    files["llms.txt"] = overview(pages)
    files["llms-full.txt"] = full(pages, texts)
    pages, fronts = _makers(subject, Html())
    frames = Frames(pages, subject.title, subject.url)
    for page, text in _html(pages, fronts, frames):
        files[f"{page}.html"] = text
    files["anchors.txt"] = anchors(files)
    files["objects.inv"] = inventory(pages)
    files["assets/search-index.js"] = index(pages)
    files["openapi.json"] = subject.document
    files |= assets()
    if subject.url:
        shown = [path for path in files if path.endswith(".html")]
        files["sitemap.xml"] = sitemap(shown, subject.url)
    return files


@cache
def assets() -> dict[str, str]:
    """The style sheet and the scripts, as they lie in the templates."""
    folder = templates_folder() / "docs" / "assets"
    return {
        f"assets/{path.name}": path.read_text("utf-8")
        for path in sorted(folder.iterdir())
    }


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
    return pages, Fronts(pages, subject.project, Programs(pages.examples, listed))


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


def _markdown(pages: Pages, fronts: Fronts) -> Iterator[tuple[str, str]]:
    templates = environment()
    for page, kind, view in _views(pages, fronts):
        template = templates.get_template(f"docs/markdown/{kind}.md.j2")
        yield page, template.render(view=view)


def _html(pages: Pages, fronts: Fronts, frames: Frames) -> Iterator[tuple[str, str]]:
    templates = environment()
    for page, kind, view in _views(pages, fronts):
        template = templates.get_template(f"docs/html/{kind}.html.j2")
        yield page, template.render(view=view, frame=frames.around(page))
