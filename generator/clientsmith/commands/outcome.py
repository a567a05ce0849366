"""What came of a command for one API."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..output import OutputError, Written
from ..report.printers import Finding

FINE, FINDINGS, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Summary:
    """What a client is made of, counted.

    `lowered` are the parts of the document that are generated otherwise than declared, or not
    at all. `earlier` is what the package was called so far, where that was something else.
    """

    package: str
    client: str
    operations: int
    resources: int
    models: int
    paged: int
    lowered: int
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one API, as plain data: `status` is the exit code it asks for, and `own_lines`
    counts those of modules of one's own.

    `summary` says what was written, and `inputs` what it was made of. `findings` are without
    those that the configuration allows. `failure` is what kept the command from ending.
    """

    name: str
    status: int
    findings: tuple[Finding, ...]
    written: Written | None = None
    diff: tuple[str, ...] = ()
    files: int = 0
    failure: OutputError | None = None
    summary: Summary | None = None
    inputs: tuple[Path, ...] = ()
    own_lines: int = 0
