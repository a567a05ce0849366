"""Models of tasks."""

from .._runtime.models import Model


class Task(Model):
    note: str | None = None
