"""Webhooks: one function each, which reads what arrives into a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import ir
from ..names import Names
from ..text.code import Code
from .annotations import Annotations
from .events import events, webhook_type
from .imports import Import, Imports
from .open_unions import UNKNOWN


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A function that reads a webhook into a value of type `returns`."""

    name: Code
    returns: Code
    text: str

    @property
    def returns_text(self) -> str:
        """The type as a string, by which it is found when it is needed."""
        return str(self.returns)


@dataclass(frozen=True, slots=True)
class EventsView:
    """The function that reads any of the webhooks, which `property` tells apart."""

    property: str
    types: tuple[tuple[str, str], ...]
    returns: Code


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """`webhooks.py`."""

    imports: tuple[Import, ...]
    typing: tuple[Import, ...]
    exports: tuple[str, ...]
    readers: tuple[WebhookView, ...]
    events: EventsView | None


def webhooks(printer: Annotations, known: Mapping[str, str]) -> WebhooksView | None:
    """The view of the webhooks module, None for an API that sends none."""
    typing = Imports(1, known)
    readers: list[WebhookView] = []
    names: list[str] = []
    for item in printer.api.webhooks:
        type_ = webhook_type(printer.api, item)
        if type_ is None:
            continue
        shown = printer.reply(type_)
        typing.use(shown.uses)
        name = printer.names.webhook(item.name)
        names.append(name)
        text = (item.description or item.summary).strip()
        text = text or f"The webhook `{item.name}`."
        readers.append(WebhookView(Code(name), Code(shown.text), text))
    if not readers:
        return None
    real = Imports(1, {})
    real.add("._runtime.errors", "WebhookError")
    real.add("._runtime.hints", "announced")
    functions = ["read", "sign", "verify"]
    any_of_them = _events(printer, typing)
    if any_of_them is not None:
        names.append("unwrap")
        functions += ["TOLERANCE", "read_event"]
        typing.add("collections.abc", "Mapping")
        typing.add("._runtime.secrets", "Secret")
    for name in functions:
        real.add("._runtime.webhooks", name)
    if typing:
        real.add("typing", "TYPE_CHECKING")
    exports = sorted([*names, "WebhookError", "sign", "verify"], key=str.lower)
    return WebhooksView(
        real.listed(), typing.listed(4), tuple(exports), tuple(readers), any_of_them
    )


def read_webhooks(api: ir.Api, names: Names) -> tuple[str, ...]:
    """The functions of the webhooks module that read what the API sends."""
    return tuple(
        names.webhook(item.name)
        for item in api.webhooks
        if webhook_type(api, item) is not None
    )


def _events(printer: Annotations, typing: Imports) -> EventsView | None:
    found = events(printer)
    if found is None:
        return None
    for _, shown in found.types:
        typing.use(shown.uses)
    typing.use([UNKNOWN])
    names = dict.fromkeys(shown.text for _, shown in found.types)
    return EventsView(
        found.property,
        tuple((value, str(shown.text)) for value, shown in found.types),
        Code(" | ".join([*names, UNKNOWN])),
    )
