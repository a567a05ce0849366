"""One kind of change of a schema, before it is known where the schema stands."""

from __future__ import annotations

from dataclasses import dataclass

from .findings import Level


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One row: the change, its level per direction, its kind and action, its opposite.

    `text` is what a message says after its subject, with `{old}` and `{new}`. `before`
    and `after` are the smallest schemas that show it. `member` marks changes that only
    a property of an object can make; their schemas show the object.
    """

    name: str
    request: Level
    response: Level
    kind: str
    action: str
    mirror: str
    text: str
    before: object
    after: object
    member: bool = False
    parameter: Level | None = None
