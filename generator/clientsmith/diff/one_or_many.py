"""A parameter that was one value and became a list of them, or the other way round."""

from __future__ import annotations

from ..model.relation import ANNOTATIONS
from ..spec.source_map import Pointer, child
from .context import Context
from .serialization import schema_of, style_of
from .shape import Node, Shape, scalar
from .sides import Both, Subject


def one_or_many(context: Context, location: str, both: Both, title: str) -> bool:
    """Report the change if it is one of these; returns whether it was.

    `?id=a` is one value and also a list of one, if lists are exploded: taking a list
    instead is wider, provided that its items take what the value took. A list that is not
    exploded is one text; whether that is read as one, where any text is taken, nobody says.
    """
    before, at_old, text_old = schema_of(*both.old)
    after, at_new, text_new = schema_of(*both.new)
    was = context.sides.old.shapes.read(before, at_old)
    is_ = context.sides.new.shapes.read(after, at_new)
    if not text_old or not text_new:
        return False
    if scalar(was) and _list(is_):
        harmless = _exploded(both.new.node, location) and _fits(
            context, was, is_, back=False
        )
        what = "widened"
    elif _list(was) and scalar(is_):
        harmless = _exploded(both.old.node, location) and _fits(
            context, was, is_, back=True
        )
        what = "narrowed"
    else:
        return False
    subject = Subject(title, child(at_old, "type"), child(at_new, "type"))
    rule = f"request-parameter-type-{what if harmless else 'changed'}"
    is_text = (
        _list(was) and not _exploded(both.old.node, location) and _is_any_text(is_)
    )
    context.report(rule, subject, old=was.types, new=is_.types, doubtful=is_text)
    if was.nullable != is_.nullable:
        rule = (
            f"request-parameter-became-{'nullable' if is_.nullable else 'not-nullable'}"
        )
        context.report(rule, subject)
    return True


def _list(shape: Shape) -> bool:
    return shape.types == "array" and "items" in shape.node


def _is_any_text(shape: Shape) -> bool:
    return shape.types == "string" and not shape.node.keys() - _SAID_OF_TEXT


_SAID_OF_TEXT = ANNOTATIONS | {"type"}


def _exploded(node: Node, location: str) -> bool:
    return style_of(node, location) == ("form", True)


def _fits(context: Context, old: Shape, new: Shape, *, back: bool) -> bool:
    """Whether a request with the one thing is fine as a request with the other."""
    pair = context.schemas.pair(*_item(old), *_item(new))
    return not context.schemas.shows_trouble(pair, "request-parameter", back=back)


def _item(shape: Shape) -> tuple[object, Pointer]:
    if _list(shape):
        return shape.node["items"], shape.place("items")
    return shape.node, shape.at
