"""Models of owners."""

from .._runtime.models import Model
from .shared import Meta


class Owner(Model):
    id: int


class OwnerPage(Model):
    data: list[Owner]
    meta: Meta | None = None
