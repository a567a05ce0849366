"""Models of chat."""

from __future__ import annotations

from .._runtime.models import Model


class Chat(Model):
    text: str
