"""Files of the site for programs: anchors, a sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

_ID = re.compile(r' id="((?!site--)[^"]+)"')


def anchors(files: Mapping[str, str]) -> str:
    """Every address that may be linked to, one a line: a line that goes is a broken link."""
    rows: list[str] = []
    for path in sorted(files):
        if path.endswith(".html"):
            rows.append(path)
            rows += sorted(f"{path}#{anchor}" for anchor in _ID.findall(files[path]))
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
