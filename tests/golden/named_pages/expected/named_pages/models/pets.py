"""Models of pets."""

from .._runtime.models import Model
from .shared import Meta


class CursorPageModel(Model):
    of: str | None = None


class Pet(Model):
    name: str
    seen: CursorPageModel | None = None


class PetPage(Model):
    data: list[Pet]
    meta: Meta | None = None
