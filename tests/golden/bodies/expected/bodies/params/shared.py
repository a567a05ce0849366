"""What is sent to shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.shared import Note


class NoteParam(TypedDict):
    text: str
    tags: NotRequired[Sequence[str]]
    parent: NotRequired[Note | NoteParam]
