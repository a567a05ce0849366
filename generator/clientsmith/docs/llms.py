"""The reference for language models, as https://llmstxt.org describes it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from .links import INDEX, MODELS, title_of_models
from .pages import Pages
from .site_pages import SitePage

_CHARACTERS = 4
"""Of a token, roughly."""


def overview(pages: Pages, site: Collection[SitePage]) -> str:
    """`llms.txt`: what there is to read, with links; `site` are the pages that there are."""
    api, names, medium = pages.printer.api, pages.printer.names, pages.medium
    first = next(iter(api.description.strip().split("\n\n")), "")
    rows = [
        f"# {medium.text(api.title)}: the Python client",
        "",
        f"> {medium.cell(first) or medium.text(api.title)}",
        "",
        f"Python package {medium.code(names.package)}; clients {medium.code(names.client)} and "
        f"{medium.code(names.async_client)}. All arguments are passed by keyword.",
        "",
        "## Start",
        "",
        f"- [Overview]({INDEX}.md): install, authenticate, first call",
        *(f"- [{one.title}]({one.path}.md): {one.brief}" for one in site if one.brief),
        "",
        "## Resources",
        "",
    ]
    for item in pages.plan.resources:
        listed = ", ".join(method.name for method in pages.methods[item.path])
        link = medium.link(
            ".".join(item.path), f"{pages.places.resource(item.path)}.md"
        )
        rows.append(f"- {link}: {medium.text(listed)}" if listed else f"- {link}")
    rows += ["", "## Optional", "", f"- [All models]({MODELS}.md)"]
    for stem in pages.places.modules:
        rows.append(f"- {medium.link(title_of_models(stem), f'models/{stem}.md')}")
    return "\n".join(rows) + "\n"


def full(pages: Pages, files: Mapping[str, str]) -> str:
    """`llms-full.txt`: every page, one after another."""
    pages_ = (text.strip() for path, text in files.items() if path.endswith(".md"))
    body = "\n\n".join(pages_) + "\n"
    tokens = max(1, len(body) // _CHARACTERS)
    title = pages.medium.text(pages.printer.api.title)
    return f"{title}: the whole reference, about {tokens} tokens.\n\n{body}"
