"""What a page needs to send a call from a browser, for references that want that."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from ..emit.api import default_server
from ..examples.choice import choose_example
from ..model import ir, shapes
from .entries import Method
from .medium import visible
from .pages import Pages
from .views.resources import ConsoleView, FieldView

_SENT = {"path", "query", "header"}
"""Where a page may put a value: browsers keep cookies to themselves."""


@dataclass(frozen=True, slots=True)
class Console:
    """Makes the forms; their values are those of the examples."""

    pages: Pages

    def of(self, method: Method) -> ConsoleView:
        """The form of a method."""
        medium, operation = self.pages.medium, method.operation
        server = default_server(operation) or self.pages.examples.server() or ""
        content = (
            shapes.preferred_content(operation.body, self.pages.printer.api)
            if operation.body is not None
            else None
        )
        return ConsoleView(
            verb=medium.text(operation.method),
            path=medium.text(operation.path),
            server=medium.text(server),
            fields=(*self._credentials(operation), *self._parameters(method)),
            media=medium.text(content.media if content is not None else ""),
            body=(
                Markup(escape(visible(self._body(content)))) if content else Markup("")
            ),
        )

    def _parameters(self, method: Method) -> Iterator[FieldView]:
        medium, values = self.pages.medium, self.pages.examples.values(method)
        shown = {
            (item.place, item.wire): values.get(item.name, "")
            for item in method.parameters
        }
        for item in method.operation.parameters:
            if str(item.location) not in _SENT:
                continue
            value = shown.get((str(item.location), item.wire), "")
            yield FieldView(
                name=medium.text(item.wire),
                place=medium.text(str(item.location)),
                style=medium.text("content" if item.media else item.style),
                explode=Markup("yes" if item.explode else "no"),
                required=item.required,
                value=medium.text(
                    value if isinstance(value, str) else json.dumps(value)
                ),
            )

    def _credentials(self, operation: ir.Operation) -> Iterator[FieldView]:
        """A field for each scheme that a page can satisfy; none is filled in."""
        medium = self.pages.medium
        known: Mapping[str, ir.Scheme] = {
            scheme.name: scheme for scheme in self.pages.printer.api.schemes
        }
        asked = [name for way in operation.security for name, _ in way]
        for name in dict.fromkeys(asked):
            scheme = known.get(name)
            if scheme is None or scheme.kind is ir.SchemeKind.MUTUAL_TLS:
                continue
            kind, place = _carried(scheme)
            if place in _SENT:
                yield FieldView(
                    name=medium.text(scheme.parameter or "Authorization"),
                    place=medium.text(place),
                    style=medium.text(kind),
                    explode=Markup("no"),
                    required=False,
                    value=Markup(""),
                    secret=medium.text(name),
                )

    def _body(self, content: ir.Content) -> str:
        example = choose_example(self.pages.printer.api, content, reading=False)
        value = example.value if example is not None else ""
        if isinstance(value, str):
            return value
        return json.dumps(value, indent=2, ensure_ascii=False, default=str)


def _carried(scheme: ir.Scheme) -> tuple[str, str]:
    """How a credential is written, and where it goes."""
    if scheme.kind is ir.SchemeKind.API_KEY:
        return "plain", str(scheme.location)
    if scheme.kind is ir.SchemeKind.BASIC:
        return "basic", "header"
    if scheme.kind is ir.SchemeKind.HTTP:
        return "plain", "header"
    return "bearer", "header"
