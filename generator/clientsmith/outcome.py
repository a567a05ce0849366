"""What came of a command for one API."""

from __future__ import annotations

from dataclasses import dataclass

from .output import OutputError, Written
from .printers import Finding

FINE, FINDINGS, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one API, as plain data: `status` is the exit code it asks for.

    `findings` are without those that the configuration allows. `failure` is what kept the
    command from ending.
    """

    name: str
    status: int
    findings: tuple[Finding, ...]
    written: Written | None = None
    diff: tuple[str, ...] = ()
    files: int = 0
    failure: OutputError | None = None
