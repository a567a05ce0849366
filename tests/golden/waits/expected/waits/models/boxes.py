"""Models of boxes."""

from .._runtime.models import Model


class BoxData(Model):
    state: str
    address: str | None = None


class Box(Model):
    data: BoxData


class CreatedBox(Model):
    number: int


class Created(Model):
    box: CreatedBox
