"""Webhooks: one function each, which reads what arrives into a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import ir, shapes
from .annotations import Annotations
from .code import Code, docstring, prose, quote
from .imports import Imports
from .layout import call, collection, signature


@dataclass(frozen=True, slots=True)
class WebhookView:
    """One reader: its head, its docs and its statement."""

    head: Code
    doc: Code
    body: Code


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """`webhooks.py`."""

    imports: Code
    typing: Code
    exports: Code
    readers: tuple[WebhookView, ...]


def webhooks(printer: Annotations, known: Mapping[str, str]) -> WebhooksView | None:
    """The view of the webhooks module, None for an API that sends none."""
    typing = Imports(1, known)
    readers: list[WebhookView] = []
    names: list[str] = []
    for item in printer.api.webhooks:
        type_ = _type(item)
        if type_ is None:
            continue
        shown = printer.reply(type_)
        typing.use(shown.uses)
        name = printer.names.webhook(item.name)
        names.append(name)
        text = (item.description or item.summary).strip()
        lines = prose(text or f"The webhook `{item.name}`.", 80)
        readers.append(
            WebhookView(
                Code(
                    signature(
                        f"def {name}(", ["payload: bytes | str"], shown.text, 0, ":"
                    )
                ),
                Code(docstring(lines, 4)),
                Code(
                    call(
                        f"value: {shown.text} = read(",
                        ['__package__ or ""', quote(shown.text), "payload"],
                        4,
                    )
                ),
            )
        )
    if not readers:
        return None
    real = Imports(1, {})
    real.add("._runtime.errors", "WebhookError")
    for name in ("read", "sign", "verify"):
        real.add("._runtime.webhooks", name)
    if typing:
        real.add("typing", "TYPE_CHECKING")
    exports = sorted(
        [*names, "WebhookError", "sign", "verify"], key=lambda name: name.lower()
    )
    listed = collection("[", [quote(name) for name in exports], 0, len("__all__ = "))
    return WebhooksView(
        real.block(), typing.block(4), Code(f"__all__ = {listed}"), tuple(readers)
    )


def _type(item: ir.Webhook) -> ir.Type | None:
    contents = item.body.contents if item.body is not None else ()
    found = [content for content in contents if shapes.is_json(content.media)]
    return found[0].type if found else None
