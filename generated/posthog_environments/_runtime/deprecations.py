"""Warnings for what the API's description calls deprecated."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Mapping

from .omit import OMIT

_PACKAGE = __name__.rpartition("._runtime.")[0] or __name__


def warn_of_arguments(
    deprecated: Mapping[str, str], arguments: Mapping[str, object]
) -> None:
    """Warn of deprecated arguments that a call passes, at the line that calls.

    Args:
        deprecated: what is told of each deprecated argument.
        arguments: what is passed.
    """
    for name, message in deprecated.items():
        if arguments.get(name, OMIT) is not OMIT:
            warnings.warn(message, DeprecationWarning, stacklevel=_depth())


def _depth() -> int:
    """How far above `warn_of_arguments` the first frame lies that is not of the package."""
    depth, frame = 1, sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    while frame.f_back is not None and _is_own(frame.f_globals.get("__name__", "")):
        depth, frame = depth + 1, frame.f_back
    return depth


def _is_own(module: str) -> bool:
    return module == _PACKAGE or module.startswith(f"{_PACKAGE}.")
