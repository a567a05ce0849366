"""`objects.inv`, with which Sphinx and others link to this reference: version 2 of its format
(https://sphobjinv.readthedocs.io/en/stable/syntax.html)."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import adler32

from ..emit.settings import SETTINGS
from ..text.binary import from_bytes
from .defaults import defaults
from .links import BEHAVIOUR, ERRORS, INDEX
from .pages import Pages

_Row = tuple[str, str, str, str]
"""A dotted name, its kind in the Python domain, a page, and an anchor."""

_TYPES = (
    ("Omit", BEHAVIOUR, "omit"),
    ("Options", BEHAVIOUR, "options"),
    ("RetryPolicy", BEHAVIOUR, "retries"),
    ("Timeout", BEHAVIOUR, "timeouts"),
    ("Hooks", "guides/hooks", ""),
    ("Retry", "guides/hooks", ""),
    ("Outcome", "guides/hooks", ""),
    ("Transport", "guides/transports", ""),
    ("AsyncTransport", "guides/transports", ""),
)
_PAGED = ("Page", "AsyncPage", "Pages", "AsyncPages")
_BLOCK = 0xFFFF


def inventory(pages: Pages) -> str:
    """The names of the client, its settings, resources, methods, errors and models, each also
    by the module that it lies in; as text, of which `to_bytes` makes the file."""
    names = pages.printer.names
    version = " ".join(pages.printer.api.version.split())
    head = (
        "# Sphinx inventory version 2\n"
        f"# Project: {names.package}\n"
        f"# Version: {version}\n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    rows = (_written(names.package, row) for row in _rows(pages))
    body = "".join(sorted(dict.fromkeys(rows)))
    return head + from_bytes(_stored(body.encode()))


def _written(package: str, row: _Row) -> str:
    name, kind, page, anchor = row
    full = f"{package}.{name}" if name else package
    place = f"#{anchor}" if anchor else ""
    return f"{full} py:{kind} 1 {page}.html{place} -\n"


def _rows(pages: Pages) -> Iterator[_Row]:
    yield "", "module", INDEX, ""
    yield from _runtime(pages)
    yield from _resources(pages)
    yield from _models(pages)


def _runtime(pages: Pages) -> Iterator[_Row]:
    names, known = pages.printer.names, defaults()
    for client in (names.client, names.async_client):
        yield client, "class", INDEX, "install"
        for setting in SETTINGS if any(pages.methods.values()) else ():
            place = f"setting-{setting.name}"
            yield f"{client}.{setting.name}", "attribute", BEHAVIOUR, place
    for error, _, _ in known.meanings:
        yield error, "exception", ERRORS, error
        yield f"errors.{error}", "exception", ERRORS, error
    for name, page, anchor in _TYPES:
        yield name, "class", page, anchor
        yield f"types.{name}", "class", page, anchor
    for name, _, _ in known.options:
        yield f"Options.{name}", "attribute", BEHAVIOUR, f"option-{name}"
    if any(operation.paging for operation in pages.printer.api.operations):
        for name in _PAGED:
            yield name, "class", BEHAVIOUR, "pages"
            yield f"pagination.{name}", "class", BEHAVIOUR, "pages"


def _resources(pages: Pages) -> Iterator[_Row]:
    names, places = pages.printer.names, pages.places
    for item in pages.plan.resources:
        page, path = places.resource(item.path), ".".join(item.path)
        module, class_ = names.module(item.path), names.resource_class(item.path)
        owners = [
            f"resources.{module}.{class_}",
            f"resources.{module}.Async{class_}",
        ]
        for owner in owners:
            yield owner, "class", page, ""
        for client in (names.client, names.async_client):
            yield f"{client}.{path}", "attribute", page, ""
            owners.append(f"{client}.{path}")
        for method in pages.methods[item.path]:
            place, anchor = places.method(item.path, method.name)
            for owner in owners:
                yield f"{owner}.{method.name}", "method", place, anchor


def _models(pages: Pages) -> Iterator[_Row]:
    places, plan = pages.places, pages.plan
    modules = {
        id_: f"{kind}.{module}"
        for kind, listed in (("params", plan.params), ("models", plan.models))
        for module, ids in listed.items()
        for id_ in ids
    }
    for ids in places.modules.values():
        for id_ in ids:
            title = places.title(id_)
            page, anchor = places.declaration(title) or ("", "")
            yield title, "class", page, anchor
            yield f"{modules[id_]}.{title}", "class", page, anchor


def _stored(data: bytes) -> bytes:
    """The data as a zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4): the same
    bytes with every zlib, which compressed ones are not. The last block is empty, so that the
    first one starts with a zero, by which Git sees that the file is no text."""
    blocks = [data[start : start + _BLOCK] for start in range(0, len(data), _BLOCK)]
    parts = [b"\x78\x01"]
    for block in (*blocks, b""):
        size = len(block)
        parts.append(b"\x00" if block else b"\x01")
        parts.append(size.to_bytes(2, "little") + (size ^ _BLOCK).to_bytes(2, "little"))
        parts.append(block)
    return b"".join([*parts, adler32(data).to_bytes(4, "big")])
