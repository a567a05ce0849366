"""What a site's search knows, as a script, since a page at file:// may not fetch."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from ..emit.settings import SETTINGS
from ..model import ir
from ..spec.source_map import tokens
from .answers import summary
from .defaults import defaults
from .document import text as text_of
from .facts import values
from .links import BEHAVIOUR, ERRORS, INDEX, MODELS
from .pages import Pages

Row = tuple[str, ...]
"""Kind, name, where (a page and an anchor), a line about it, and further words, if any."""

_LONGEST = 120
_SAID = 700
"""Characters of a section that are searched."""
_VALUES = 3000
"""Characters of the values of an enumeration that are searched."""
_SECTION = re.compile(
    r'<h[12](?: id="([^"]+)")?>(.*?)</h[12]>(.*?)(?=<h[12][ >]|<footer)', re.S
)
_WITHIN_WORDS = re.compile(r"</?(?:a|b|code|em|strong|wbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def index(pages: Pages, guides: Mapping[str, str]) -> str:
    """The text of `search-index.js`; `guides` are the pages of prose, as written."""
    found = (*_sections(guides), *_surface(pages), *_methods(pages), *_models(pages))
    rows = [list(row) for row in found]
    return f"window.SEARCH_INDEX={json.dumps(rows, separators=(',', ':'))};\n".replace(
        "<", "\\u003c"
    )


def _sections(guides: Mapping[str, str]) -> Iterator[Row]:
    for path, page in guides.items():
        for anchor, heading, body in _SECTION.findall(page):
            title = _plain(heading).removesuffix(" #")
            said = _plain(body)
            address = f"{path}#{anchor}" if anchor else path
            kind = "section" if anchor else "guide"
            yield kind, title, address, _short(said), said[:_SAID]


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))).split())


def _surface(pages: Pages) -> Iterator[Row]:
    """Clients, their settings, the options of calls, exceptions and resources."""
    names, known, facts = pages.printer.names, defaults(), pages.examples.facts
    for client in (names.client, names.async_client):
        yield "client", client, f"{INDEX}.html#install", "The client."
    for setting in SETTINGS:
        place = f"{BEHAVIOUR}.html#setting-{setting.name}"
        yield "setting", str(setting.name), place, _short(setting.about)
    if facts.choice:
        choices = ", ".join(facts.choices)
        yield "setting", facts.choice, f"{INDEX}.html#servers", choices
    for scheme in pages.printer.api.schemes:
        if scheme.kind is ir.SchemeKind.MUTUAL_TLS:
            continue  # the transport presents the certificate: no argument
        about = _short(scheme.description)
        for argument in names.credential_parts(scheme.name):
            yield "setting", argument, f"{INDEX}.html#authenticate", about, scheme.name
    for name, _, about in known.options:
        yield "option", name, f"{BEHAVIOUR}.html#option-{name}", _short(about)
    statuses = {name: str(status) for status, name in known.statuses}
    for name, _, meaning in known.meanings:
        about = f"{statuses.get(name, '')} {meaning}".strip()
        yield "error", name, f"{ERRORS}.html#{name}", about
    tags = {
        text_of(tag, "name"): text_of(tag, "description")
        for tag in pages.document.tree.get("tags", ())
    }
    for item in pages.plan.resources:
        own = [set(operation.tags) for operation in item.operations]
        shared = set.intersection(*own) if own else set()
        about = next((tags[name] for name in sorted(shared) if name in tags), "")
        place = f"{pages.places.resource(item.path)}.html"
        yield "resource", ".".join(item.path), place, _short(about)


def _methods(pages: Pages) -> Iterator[Row]:
    places, api = pages.places, pages.printer.api
    for listed in pages.methods.values():
        for method in listed:
            page, anchor = places.method(method.resource, method.name)
            operation, own = method.operation, f"{page}.html#{anchor}"
            more = f"{operation.method} {operation.path}"
            if operation.operation_id:
                more += f" {operation.operation_id}"
            about = summary(operation)[0][: 2 * _LONGEST]
            yield "method", method.path, own, about, more
            for item in method.parameters:
                name, place = f"{method.path}.{item.name}", f"{own}-{item.name}"
                listed_values = " ".join(values(api, item.type))[:_LONGEST]
                yield _row("argument", name, place, item.description, listed_values)


def _models(pages: Pages) -> Iterator[Row]:
    places, api = pages.places, pages.printer.api
    for ids in places.modules.values():
        for id_ in ids:
            title = places.title(id_)
            page, anchor = places.declaration(title) or (MODELS, "")
            declaration, own = api.declarations[id_], f"{page}.html#{anchor}"
            said = declaration.description or declaration.title
            component = " ".join(tokens(declaration.at)[-1:])
            target = getattr(declaration, "target", None)
            listed = " ".join(values(api, target))[:_VALUES]
            kind = "enum" if listed else "model"
            yield _row(kind, title, own, said, listed or component)
            for item in getattr(declaration, "fields", ()):
                name = pages.printer.names.field(id_, item.wire)
                about = item.description or item.title
                inline = "" if hasattr(item.type, "id") else _inline(pages, item.type)
                yield _row("field", f"{title}.{name}", f"{own}-{name}", about, inline)


def _inline(pages: Pages, type_: object) -> str:
    return " ".join(values(pages.printer.api, type_))[:_LONGEST]  # type: ignore[arg-type]


def _row(kind: str, name: str, place: str, about: str, more: str) -> Row:
    short = _short(about)
    return (kind, name, place, short, more) if more else (kind, name, place, short)


def _short(text: str) -> str:
    flat = " ".join(text.replace("`", "").split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + "…"
