"""What a rule that is not about schemas says, and the documents that show it."""

from __future__ import annotations

from dataclasses import dataclass

from .findings import Level


@dataclass(frozen=True, slots=True)
class WireRule:
    """One row. `family` groups rules that are one change under different circumstances;
    `mirror` is the family of the opposite change, empty where there is none by nature.
    `before` and `after` are an operation, or a whole document if they have `paths`."""

    id: str
    level: Level
    area: str
    kind: str
    action: str
    direction: str
    mirror: str
    text: str
    before: object
    after: object
    family: str = ""


def operation(**members: object) -> dict[str, object]:
    return {"responses": {"200": {"description": "ok"}}, **members}


OPERATION = operation()


def document(*, get: object = OPERATION, **top: object) -> dict[str, object]:
    """A document with the one operation `get`."""
    return {"paths": {"/pets": {"get": get}}, **top}
