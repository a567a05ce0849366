"""Where an operation would like to stand in the client."""

from __future__ import annotations

from dataclasses import dataclass

from .. import ir
from .collisions import Rank


@dataclass(frozen=True, slots=True)
class Place:
    """The wished attribute path of the resource, and method names, best first."""

    operation: ir.Operation
    resource: tuple[str, ...]
    methods: tuple[str, ...]
    rank: Rank
