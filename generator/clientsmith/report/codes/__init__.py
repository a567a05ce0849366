"""The catalogue of diagnostic codes, which `clientsmith explain` prints.

A stage that reports something new adds a row to the table of its subject.
"""

from __future__ import annotations

from .client import CLIENT
from .code import Code
from .drift import DRIFT
from .files import FILES
from .operations import OPERATIONS
from .references import REFERENCES
from .roots import ROOTS
from .schemas import SCHEMAS

CODES: dict[str, Code] = {
    **FILES,
    **REFERENCES,
    **ROOTS,
    **OPERATIONS,
    **SCHEMAS,
    **DRIFT,
    **CLIENT,
}
"""Every code with its explanation."""

__all__ = ["CODES", "Code"]
