"""Models of projects."""

from .._runtime.models import Model


class Project(Model):
    id: str
