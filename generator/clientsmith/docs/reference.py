"""All files of the reference: path to text, paths from the root of the documentation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import Any

from markupsafe import Markup

from ..emit.annotations import Annotations
from ..emit.client import ClientFacts
from ..emit.events import events
from ..emit.project import ProjectFacts
from ..emit.render import environment, templates_folder
from ..emit.settings import log_variable
from ..emit.webhooks import read_webhooks
from ..model import ir
from ..names import Names
from ..plan import Plan
from .articles import article, title_of
from .colours import accented
from .document import Document
from .entries import Method, methods, models_of_params
from .frames import Frames
from .html import Html
from .inventory import inventory
from .links import ENDPOINTS, INDEX, MODELS, Places
from .llms import full, overview
from .machines import anchors, sitemap
from .markdown import Markdown
from .models import ModelPages
from .overview import Overview
from .pages import Pages
from .programs import Programs
from .python_examples import Examples
from .remarks import Remarks
from .resources import ResourcePages
from .search import index
from .site_pages import SitePage, Sources, site_of
from .usage import usage


@dataclass(frozen=True, slots=True)
class Subject:
    """What is documented, as the earlier stages hand it on; `tree` is the specification in
    normal form, `document` its text as JSON. `title` and `url` are those of the site, and
    `versions` the addresses of those of other versions; `changelog` is Markdown; `own` are
    members of one's own by resource: a definition, what it says, and where it stands; `console`
    asks for forms that send calls.
    """

    api: ir.Api
    names: Names
    plan: Plan
    facts: ClientFacts
    project: ProjectFacts
    tree: Mapping[str, Any]
    document: str
    title: str | None = None
    url: str | None = None
    changelog: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    guides: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    accent: str = ""
    own: Mapping[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    console: bool = False

    @property
    def articles(self) -> dict[str, str]:
        """The pages of prose as Markdown, the project's own first."""
        told = events(Annotations(self.api, self.names, self.plan))
        webhooks = read_webhooks(self.api, self.names)
        facts = _Facts(
            Markup(self.names.package),
            Markup(self.names.client),
            Markup(self.names.async_client),
            Markup("" if told is None else Markdown().code(told.property)),
            tuple(map(Markup, webhooks)),
        )
        known = ["transports", "hooks", *(["webhooks"] if webhooks else [])]
        templates = environment()
        ours = {
            f"guides/{name}": templates.get_template(
                f"docs/guides/{name}.md.j2"
            ).render(view=facts)
            for name in known
        }
        return {f"guides/{name}": text for name, text in self.guides.items()} | ours


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the text of a guide may name."""

    package: Markup
    client: Markup
    async_client: Markup
    events: Markup
    """The property that tells webhooks apart, as code; empty if none does."""
    webhooks: tuple[Markup, ...]

    @property
    def variable(self) -> Markup:
        """The variable of the environment that turns logging on."""
        return Markup(log_variable(str(self.package)))


def reference(subject: Subject) -> dict[str, str]:
    """The pages as Markdown and as HTML, what programs read, and what the pages load."""
    pages = _pages(subject)
    site = site_of(Sources(pages, subject.changelog))
    files = {f"{page}.md": text for page, text in _markdown(subject, pages, site)}
    texts = dict(files)
    files["llms.txt"] = overview(pages, [page for page, _ in site])
    files["llms-full.txt"] = full(pages, texts)
    medium = Html()
    pages = replace(
        pages,
        medium=medium,
        remarks=Remarks(medium, pages.document),
        console=subject.console,
    )
    files |= {f"{page}.html": text for page, text in _html(subject, pages)}
    files["anchors.txt"] = anchors(files)
    files["objects.inv"] = inventory(pages)
    files["assets/search-index.js"] = index(pages, _guides(files))
    files["openapi.json"] = subject.document
    files |= assets()
    if not subject.console:
        del files["assets/console.js"]
    if subject.accent:
        files["assets/site.css"] += accented(subject.accent)
    if subject.logo:
        files["assets/logo.svg"] = subject.logo
    if subject.url:
        shown = [path for path in files if path.endswith(".html")]
        files["sitemap.xml"] = sitemap(shown, subject.url)
    return files


def _guides(files: Mapping[str, str]) -> dict[str, str]:
    """The pages of prose, which stand beside those of resources and models."""
    return {
        path: text
        for path, text in files.items()
        if path.endswith(".html")
        and ("/" not in path or path.startswith("guides/"))
        and ENDPOINTS not in path
    }


@cache
def assets() -> dict[str, str]:
    """The style sheet and the scripts, as they lie in the templates."""
    folder = templates_folder() / "docs" / "assets"
    return {
        f"assets/{path.name}": path.read_text("utf-8")
        for path in sorted(folder.iterdir())
    }


def _pages(subject: Subject) -> Pages:
    api, names, plan = subject.api, subject.names, subject.plan
    printer = Annotations(api, names, plan)
    places = Places(api, names, plan)
    models = models_of_params(printer)
    listed: dict[tuple[str, ...], tuple[Method, ...]] = {
        item.path: methods(printer, plan, item, models) for item in plan.resources
    }
    return Pages(
        Markdown(),
        printer,
        plan,
        places,
        Examples(api, names, subject.facts),
        listed,
        usage(places, chain.from_iterable(listed.values())),
        frozenset(chain.from_iterable(plan.params.values())),
        Remarks(Markdown(), Document(subject.tree)),
        subject.own,
    )


def _views(
    subject: Subject, pages: Pages, site: Collection[tuple[SitePage, object]]
) -> Iterator[tuple[str, str, object]]:
    """Each page with its template and its view."""
    programs = Programs(pages.examples, pages.methods)
    resources = ResourcePages(pages)
    others = [(page.path, page.title, page.about) for page, _ in site]
    first = Overview(pages, subject.project, programs, others, subject.versions)
    yield INDEX, "overview", first.overview()
    for item in pages.plan.resources:
        page = pages.places.resource(item.path)
        yield page, "resource", resources.view(item)
        if pages.places.is_apart(page):
            for method in pages.methods[item.path]:
                own, _ = pages.places.method(item.path, method.name)
                yield own, "resource", resources.one_method(method)
    for one, view in site:
        if one.group:
            yield one.path, one.template, view
        if one.path == MODELS:
            yield from _models(pages)
    for page, text in subject.articles.items():
        yield page, "article", article(text, pages.medium, page.rpartition("/")[2])
    for one, view in site:
        if not one.group:
            yield one.path, one.template, view


def _models(pages: Pages) -> Iterator[tuple[str, str, object]]:
    models = ModelPages(pages)
    for stem, ids in pages.places.modules.items():
        yield f"models/{stem}", "models", models.view(stem)
        if pages.places.is_apart(f"models/{stem}"):
            for id_ in ids:
                own = f"models/{stem}.{pages.places.title(id_)}"
                yield own, "models", models.one_model(id_)


def _markdown(
    subject: Subject, pages: Pages, site: Collection[tuple[SitePage, object]]
) -> Iterator[tuple[str, str]]:
    templates = environment()
    for page, kind, view in _views(subject, pages, site):
        template = templates.get_template(f"docs/markdown/{kind}.md.j2")
        yield page, template.render(view=view)


def _html(subject: Subject, pages: Pages) -> Iterator[tuple[str, str]]:
    templates = environment()
    row = templates.get_template("docs/html/nav.html.j2").make_module().__dict__["row"]
    site = site_of(Sources(pages, subject.changelog))
    frames = Frames(
        pages,
        subject.title,
        subject.url,
        row,
        [(page.path, page.title, page.group) for page, _ in site],
        subject.versions,
        {page: title_of(text, page) for page, text in subject.articles.items()},
        bool(subject.logo),
    )
    for page, kind, view in _views(subject, pages, site):
        template = templates.get_template(f"docs/html/{kind}.html.j2")
        yield page, template.render(view=view, frame=frames.around(page))
