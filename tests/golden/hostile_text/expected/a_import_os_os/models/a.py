"""Models of a."""

from typing import Literal

from .._runtime.models import Field, Model


class AImportOsSystemXResponse(Model):
    x_import_os: Literal['a"', "b'", "c\\", "d\n", "\u202e"] | str | None = Field(
        default=None, wire='x"]; import os #'
    )
