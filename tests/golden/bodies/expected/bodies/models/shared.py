"""Models that several resources use."""

from .._runtime.models import Model


class Note(Model):
    text: str
    """What it says."""
    tags: list[str] | None = None
    parent: "Note | None" = None
