"""Recognizing lists that are continued by further requests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import ir
from ..diagnostics import Diagnostics


def recognized(
    api: ir.Api, overrides: Mapping[str, ir.Paging | None], diagnostics: Diagnostics
) -> ir.Api:
    """The API with the paging of each operation that pages."""
    return api
