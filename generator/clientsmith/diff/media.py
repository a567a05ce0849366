"""Media types of bodies: which is which, and what is JSON."""

from __future__ import annotations

from collections.abc import Mapping

from ..source import Pointer, child
from .context import Context, Place
from .findings import Direction
from .messages import quote
from .schemas import Use
from .shape import Node


def essence(media: str) -> str:
    """A media type without its parameters, in small letters (RFC 9110, section 8.3.1)."""
    return media.partition(";")[0].strip().lower()


def is_text(media: str) -> bool:
    """Whether values of a body lose their JSON types on the way."""
    base = essence(media)
    return not (
        base.endswith(("/json", "+json")) or "json" in base or base in ("*/*", "")
    )


def specializes(general: str, special: str) -> bool:
    """Whether `special` is `general` with a structured suffix (RFC 6839)."""
    kind, _, subtype = essence(general).partition("/")
    return essence(special).startswith(f"{kind}/") and essence(special).endswith(
        f"+{subtype}"
    )


def contents(node: Node) -> Mapping[str, object]:
    """The `content` of a body; empty where there is none."""
    content = node.get("content")
    return content if isinstance(content, Mapping) else {}


def compare_media(
    context: Context,
    place: Place,
    side: str,
    title: str,
    names: tuple[str, str],
    nodes: tuple[object, object],
    at: tuple[Pointer, Pointer],
) -> None:
    """Compare the schemas of one media type of a body; `side` is `request` or `response`."""
    before, after = (node if isinstance(node, Mapping) else {} for node in nodes)
    at_old, at_new = child(at[0], "content", names[0]), child(
        at[1], "content", names[1]
    )
    prefix = place.prefix[side]
    title = f"{title} ({quote(names[1])})"
    for keyword in ("schema", "itemSchema"):
        if keyword not in before and keyword not in after:
            continue
        if keyword not in before or keyword not in after:
            what = "removed" if keyword in before else "added"
            context.report(
                f"{prefix}-body-schema-{what}", at_old, at_new, title, place=place
            )
            continue
        pair = context.schemas.pair(
            before[keyword],
            child(at_old, keyword),
            after[keyword],
            child(at_new, keyword),
        )
        context.schemas.use(
            Use(
                f"{prefix}-body", Direction(prefix), place.operation, place.path,
                title if keyword == "schema" else f"items of the {title}", pair,
                text=is_text(names[1]),
            )
        )  # fmt: skip
    if prefix == "request":
        _encoding(context, place, title, before, after, at_old, at_new)


def _encoding(
    context: Context,
    place: Place,
    title: str,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
) -> None:
    before, after = old.get("encoding"), new.get("encoding")
    before = before if isinstance(before, Mapping) else {}
    after = after if isinstance(after, Mapping) else {}
    for name in sorted({*before, *after}):
        was, is_ = before.get(name), after.get(name)
        if was != is_ and was is not None and is_ is not None:
            context.report(
                "request-body-encoding-changed",
                child(at_old, "encoding", name),
                child(at_new, "encoding", name),
                f"{quote(name)} of the {title}",
                place=place,
                old=was,
                new=is_,
            )
