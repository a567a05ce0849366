"""A type variable is bound to the base of all models, so that `to_dict` is there."""

# kind: narrow

from collections.abc import Iterable
from typing import Any, TypeVar

from radio import Attachment, Model, Slot
from radio.types import Model as SameModel

M = TypeVar("M", bound=Model)


def by_key(models: Iterable[M], key: str) -> dict[Any, M]:
    return {each.to_dict()[key]: each for each in models}


def read(kind: type[M], text: str) -> M:
    return kind.model_validate_json(text)


found: dict[Any, Attachment] = by_key([Attachment(id="a", size=1)], "id")
assert found["a"].size == 1
slot: Slot = read(Slot, '{"starts_at": "2026-01-01T00:00:00Z"}')
assert isinstance(slot, Model) and SameModel is Model
