"""Files of the site for programs: anchors, an inventory for Sphinx, a sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

from .defaults import defaults
from .links import ERRORS, INDEX
from .pages import Pages

_ID = re.compile(r'\bid="([^"_][^"]*)"')


def anchors(files: Mapping[str, str]) -> str:
    """Every address that may be linked to, one a line: a line that goes is a broken link."""
    rows: list[str] = []
    for path in sorted(files):
        if path.endswith(".html"):
            rows.append(path)
            rows += sorted(f"{path}#{anchor}" for anchor in _ID.findall(files[path]))
    return "\n".join(rows) + "\n"


def inventory(pages: Pages) -> str:
    """`objects.inv`, with which Sphinx links to this reference: its first format, which is
    text. Its anchors are the names themselves."""
    names, places = pages.printer.names, pages.places
    rows = [
        "# Sphinx inventory version 1",
        f"# Project: {names.package}",
        f"# Version: {' '.join(pages.printer.api.version.split())}",
    ]
    # The anchor of a name is the name itself, which spans on the pages carry.
    for client in (names.client, names.async_client):
        rows.append(f"{names.package}.{client} class {INDEX}.html")
    for error, _, _ in defaults().meanings:
        rows.append(f"{names.package}.{error} exception {ERRORS}.html")
    for item in pages.plan.resources:
        path = ".".join(item.path)
        page = pages.places.resource(item.path)
        rows.append(f"{names.package}.{names.client}.{path} class {page}.html")
    for listed in pages.methods.values():
        for method in listed:
            page, _ = places.method(method.resource, method.name)
            rows.append(f"{pages.inventory(method)} method {page}.html")
    for ids in places.modules.values():
        for id_ in ids:
            title = places.title(id_)
            page, _ = places.declaration(title) or ("", "")
            rows.append(f"{names.package}.{title} class {page}.html")
    return "\n".join(rows) + "\n"


def sitemap(paths: Iterable[str], url: str) -> str:
    """`sitemap.xml` (https://www.sitemaps.org), which needs whole addresses."""
    base = url.rstrip("/")
    rows = "".join(
        f"  <url><loc>{escape(f'{base}/{quote(path)}')}</loc></url>\n"
        for path in sorted(paths)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
