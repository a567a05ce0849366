"""Arguments that several resources use."""

from collections.abc import Sequence

from typing_extensions import NotRequired, TypedDict

from ..models.shared import Note


class NoteParam(TypedDict):
    text: str
    tags: NotRequired[Sequence[str]]
    parent: NotRequired["Note | NoteParam"]
