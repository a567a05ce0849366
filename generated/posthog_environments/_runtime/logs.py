"""Standard logging: off until the program turns it on, and without secrets."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from .errors import Deviation
from .hooks import Retry
from .message import Request
from .secrets import masked_url

if TYPE_CHECKING:
    from logging import Logger

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_SHOWN = 3
"""Deviations of one reply that a line shows."""


class Log:
    """Writes to the logger named after the package, and deviations to
    `clientsmith.deviation`.

    The logging module is not imported: a program that has not done so cannot listen, unless
    the environment asks for lines on standard error: `PACKAGE_LOG=debug`, or another level.
    """

    def __init__(self, name: str, names: Collection[str]) -> None:
        self._name = name
        self._names = names
        self._logger: Logger | None = None
        level = os.environ.get(f"{name.replace('.', '_')}_log".upper(), "").upper()
        if level in _LEVELS:
            import logging

            logging.basicConfig()
            logging.getLogger(name).setLevel(level)

    def _listening(self, level: int) -> Logger | None:
        logger = self._logger
        if logger is None:
            if "logging" not in sys.modules:
                return None
            logger = self._logger = _silent(self._name)
        return logger if logger is not None and logger.isEnabledFor(level) else None

    def response(self, request: Request, status_code: int, elapsed: float) -> None:
        """A reply came."""
        logger = self._listening(10)
        if logger is not None:
            logger.debug(
                "%s %s -> %d in %.0f ms",
                request.method,
                masked_url(request.url, self._names),
                status_code,
                elapsed * 1000,
            )

    def retry(self, retry: Retry) -> None:
        """An attempt failed and will be repeated."""
        logger = self._listening(20)
        if logger is not None:
            logger.info(
                "%s %s failed (%s); retry %d in %.2f s",
                retry.request.method,
                masked_url(retry.request.url, self._names),
                retry.error or f"status {retry.status_code}",
                retry.number,
                retry.delay,
            )

    def deviations(self, deviations: Sequence[Deviation]) -> None:
        """A reply does not fit its schema, in one line."""
        logger = _silent("clientsmith.deviation")
        if logger is not None:
            first = deviations[0]
            shown = "; ".join(map(str, deviations[:_SHOWN]))
            more = len(deviations) - _SHOWN
            rest = f"; and {more} more" if more > 0 else ""
            logger.warning("%s (%s): %s%s", first.operation, first.url, shown, rest)


def _silent(name: str) -> Logger | None:
    """The logger of a name, which writes nowhere unless told to."""
    logging = sys.modules.get("logging")
    if logging is None:
        return None
    logger: Logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return logger
