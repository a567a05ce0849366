"""Models of a."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Field, Model

if TYPE_CHECKING:
    from typing import Literal


class AImportOsSystemXResponse(Model):
    x_import_os: Literal['a"', "b'", "c\\", "d\n", "\u202e"] | str | None = Field(
        default=None, wire='x"]; import os #'
    )
