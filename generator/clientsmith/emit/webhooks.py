"""Webhooks: one function each, which reads what arrives into a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import ir, shapes
from ..text.code import Code
from .annotations import Annotations
from .imports import Import, Imports


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
class WebhooksView:
    """`webhooks.py`."""

    imports: tuple[Import, ...]
    typing: tuple[Import, ...]
    exports: tuple[str, ...]
    readers: tuple[WebhookView, ...]


def webhooks(printer: Annotations, known: Mapping[str, str]) -> WebhooksView | None:
    """The view of the webhooks module, None for an API that sends none."""
    typing = Imports(1, known)
    readers: list[WebhookView] = []
    names: list[str] = []
    for item in printer.api.webhooks:
        type_ = _type(printer.api, item)
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
    for name in ("read", "sign", "verify"):
        real.add("._runtime.webhooks", name)
    if typing:
        real.add("typing", "TYPE_CHECKING")
    exports = sorted([*names, "WebhookError", "sign", "verify"], key=str.lower)
    return WebhooksView(real.listed(), typing.listed(4), tuple(exports), tuple(readers))


def _type(api: ir.Api, item: ir.Webhook) -> ir.Type | None:
    contents = item.body.contents if item.body is not None else ()
    in_xml = [each for each in contents if shapes.is_xml_document(api, each)]
    found = [content for content in contents if shapes.is_json(content.media)]
    return next((content.type for content in (*found, *in_xml)), None)
