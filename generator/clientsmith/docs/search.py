"""What a site's search knows, as a script, since a page at file:// may not fetch."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .answers import summary
from .defaults import defaults
from .links import ERRORS
from .pages import Pages

Row = tuple[str, str, str, str]
"""Kind, name, where (a page and an anchor), and a line about it."""

_LONGEST = 120


def index(pages: Pages) -> str:
    """The text of `search-index.js`."""
    rows = [list(row) for row in _rows(pages)]
    return f"window.SEARCH_INDEX={json.dumps(rows, separators=(',', ':'))};\n".replace(
        "<", "\\u003c"
    )


def _rows(pages: Pages) -> Iterator[Row]:
    places = pages.places
    for listed in pages.methods.values():
        for method in listed:
            page, anchor = places.method(method.resource, method.name)
            operation = method.operation
            about = f"{operation.method} {operation.path} {summary(operation)[0]}"
            if operation.operation_id:
                about += f" {operation.operation_id}"
            yield "method", method.path, f"{page}.html#{anchor}", about[: 2 * _LONGEST]
            for item in method.parameters:
                yield (
                    "argument",
                    f"{method.path}.{item.name}",
                    f"{page}.html#{anchor}.{item.name}",
                    _short(item.description),
                )
    for ids in places.modules.values():
        for id_ in ids:
            title = places.title(id_)
            page, anchor = places.declaration(title) or ("", "")
            declaration = pages.printer.api.declarations[id_]
            text = declaration.description or declaration.title
            yield "model", title, f"{page}.html#{anchor}", _short(text)
            for item in getattr(declaration, "fields", ()):
                name = pages.printer.names.field(id_, item.wire)
                yield (
                    "field",
                    f"{title}.{name}",
                    f"{page}.html#{anchor}.{name}",
                    _short(item.description or item.title),
                )
    statuses = {name: str(status) for status, name in defaults().statuses}
    for name, _, meaning in defaults().meanings:
        about = f"{statuses.get(name, '')} {meaning}".strip()
        yield "error", name, f"{ERRORS}.html#{name}", about


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + "…"
