"""Every rule of the comparison: what it is called, how it is judged, what shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .findings import Audience, Direction, Level
from .schema_change import SchemaChange
from .schema_rules import OBJECT, SCHEMA_CHANGES, TEXT
from .security_rules import SECURITY_RULES
from .source_rules import SOURCE_RULES, SourceRule
from .wire_rule import OPERATION, WireRule
from .wire_rules import WIRE_RULES

_HEAD = {"openapi": "3.1.0", "info": {"title": "Example", "version": "1.0.0"}}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its id never changes its meaning and is never used again for another.

    `family` is the change that the rule is one circumstance of, `mirror` the family of
    what the same two documents give in the other order; empty for rules that judge one
    document only. `before` and `after` are the smallest things that show the rule.
    """

    id: str
    level: Level
    area: str
    kind: str
    action: str
    direction: Direction
    family: str
    mirror: str
    text: str
    hint: str
    before: object
    after: object
    frame: Callable[[object], Mapping[str, object]]
    audience: Audience = Audience.WIRE

    def hint_at(self, level: Level) -> str:
        """What to do about a finding of this rule; empty where it is only a note."""
        if level is self.level:
            return self.hint
        return HINTS.get((self.direction, level), "")

    @property
    def change(self) -> str:
        """What changed, whether it stands at the top of a body or below."""
        place = next((p for p in _BY_LENGTH if self.family.startswith(f"{p}-")), "")
        return self.family[len(place) :]

    @property
    def example(self) -> tuple[Mapping[str, object], Mapping[str, object]]:
        """Two whole documents whose comparison gives this rule and no other."""
        return self.frame(self.before), self.frame(self.after)


def _document(operation: object) -> dict[str, object]:
    if isinstance(operation, dict) and "paths" in operation:
        return {**_HEAD, **operation}
    return {**_HEAD, "paths": {"/pets": {"post": operation}}}


def _object(schema: object) -> dict[str, object]:
    return {"type": "object", "properties": {"it": schema}}


def _in_parameter(schema: object) -> dict[str, object]:
    return _document(
        {**OPERATION, "parameters": [{"name": "q", "in": "query", "schema": schema}]}
    )


def _in_body(schema: object) -> dict[str, object]:
    content = {"application/json": {"schema": schema}}
    return _document({**OPERATION, "requestBody": {"content": content}})


def _in_reply(schema: object) -> dict[str, object]:
    reply = {"description": "ok", "content": {"application/json": {"schema": schema}}}
    return _document({"responses": {"200": reply}})


def _in_header(schema: object) -> dict[str, object]:
    reply = {"description": "ok", "headers": {"X-Rate": {"schema": schema}}}
    return _document({"responses": {"200": reply}})


Frame = Callable[[object], Mapping[str, object]]

PLACES: dict[str, tuple[str, Direction, Frame]] = {
    "request-parameter": ("parameters", Direction.REQUEST, _in_parameter),
    "request-parameter-property": ("parameters", Direction.REQUEST, _in_parameter),
    "request-body": ("schema", Direction.REQUEST, _in_body),
    "request-property": ("schema", Direction.REQUEST, _in_body),
    "response-body": ("schema", Direction.RESPONSE, _in_reply),
    "response-property": ("schema", Direction.RESPONSE, _in_reply),
    "response-header": ("headers", Direction.RESPONSE, _in_header),
    "response-header-property": ("headers", Direction.RESPONSE, _in_header),
}
"""Where a schema can stand: the prefix of the rules there."""

_BY_LENGTH = sorted(PLACES, key=len, reverse=True)

_MAJOR = "or publish a new major version"
HINTS = {
    (Direction.REQUEST, Level.ERROR): f"keep accepting what old clients send, {_MAJOR}",
    (
        Direction.REQUEST,
        Level.WARNING,
    ): "check that the server still takes what old clients send",
    (
        Direction.RESPONSE,
        Level.ERROR,
    ): f"keep sending what old clients can read, {_MAJOR}",
    (
        Direction.RESPONSE,
        Level.WARNING,
    ): "check that old clients can do with what is sent now",
    (
        Direction.NONE,
        Level.ERROR,
    ): f"deprecate it first and keep it for a while, {_MAJOR}",
    (
        Direction.NONE,
        Level.WARNING,
    ): "check how clients built from the old document use it",
}


def _nested(frame: Frame) -> Frame:
    return lambda schema: frame(_object(schema))


def _schema_rule(place: str, change: SchemaChange) -> Rule:
    area, direction, frame = PLACES[place]
    sent = direction is Direction.REQUEST
    level = change.request if sent else change.response
    if change.parameter is not None and place == "request-parameter":
        level = change.parameter
    nested = place.endswith("-property") and not change.member
    return Rule(
        id=f"{place}-{change.name}",
        level=level,
        area=area,
        kind=change.kind,
        action=change.action,
        direction=direction,
        family=f"{place}-{change.name}",
        mirror=f"{place}-{change.mirror}",
        text=change.text,
        hint=HINTS.get((direction, level), ""),
        before=change.before,
        after=change.after,
        frame=_nested(frame) if nested else frame,
    )


_FIRST = {**OBJECT, "required": ["a"]}
_OTHER = {"type": "object", "properties": {"b": TEXT}, "required": ["b"]}
_UNTOLD = {
    Direction.REQUEST: (
        "values-refused", "specialize", "`{old}` was taken and is refused now",
        {"oneOf": [_FIRST, _OTHER]}, {"oneOf": [_FIRST, _OTHER, OBJECT]},
    ),
    Direction.RESPONSE: (
        "values-new", "generalize", "`{new}` was impossible and may come now",
        {"oneOf": [_FIRST, _OTHER, OBJECT]}, {"oneOf": [_FIRST, _OTHER]},
    ),
}  # fmt: skip
"""Per direction: what is told where a value shows that something breaks, and no other rule
sees why."""


def _untold_rule(place: str) -> Rule:
    area, direction, frame = PLACES[place]
    name, action, text, before, after = _UNTOLD[direction]
    return Rule(
        id=f"{place}-{name}",
        level=Level.ERROR,
        area=area,
        kind="type",
        action=action,
        direction=direction,
        family=f"{place}-{name}",
        mirror="",
        text=text,
        hint=HINTS[direction, Level.ERROR],
        before=before,
        after=after,
        frame=frame,
    )


_OF_LISTS = {
    "allowance-expired": "take the allowance out, or decide anew, with a reason and a later date",
    "allowance-unused": "take the allowance out of the allow-list",
}


def _wire_rule(row: WireRule) -> Rule:
    direction = Direction(row.direction)
    return Rule(
        id=row.id,
        level=row.level,
        area=row.area,
        kind=row.kind,
        action=row.action,
        direction=direction,
        family=row.family or row.id,
        mirror=row.mirror,
        text=row.text,
        hint=_OF_LISTS.get(row.id) or HINTS.get((direction, row.level), ""),
        before=row.before,
        after=row.after,
        frame=_document,
    )


def _source_rule(row: SourceRule) -> Rule:
    family = row.id.removesuffix("-required").removesuffix("-optional")
    if "-became-" in row.id:
        family = row.id
    return Rule(
        id=row.id,
        level=row.level,
        area="python",
        kind=row.kind,
        action=row.action,
        direction=Direction.NONE,
        family=family,
        mirror=row.mirror,
        text=row.text,
        hint=_CALLERS if row.level is not Level.INFO else "",
        before=row.before,
        after=row.after,
        frame=_document,
        audience=Audience.SOURCE,
    )


_CALLERS = f"tell callers in the changelog how to adapt, {_MAJOR}"


def _all() -> dict[str, Rule]:
    rules = [_wire_rule(row) for row in (*WIRE_RULES, *SECURITY_RULES)]
    rules += [_source_rule(row) for row in SOURCE_RULES]
    rules += map(_untold_rule, ("request-body", "response-body"))
    for place in PLACES:
        for change in SCHEMA_CHANGES:
            if place.endswith("-property") or not change.member:
                rules.append(_schema_rule(place, change))
    catalogue = {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
    if len(catalogue) != len(rules):
        raise ValueError("two rules have one id")
    return catalogue


RULES: dict[str, Rule] = _all()
"""Every rule by its id, in alphabetical order."""
