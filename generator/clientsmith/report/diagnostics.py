"""What clientsmith has to say about a document, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ..spec.source_map import Location, Pointer


class Severity(StrEnum):
    """How much a diagnostic matters, worst first.

    `ERROR`: the document is faulty and nothing is generated. `UNSUPPORTED`: legal, but not
    generated as declared. `WARNING`: faulty, repaired. `INFO`: a decision worth knowing.
    """

    ERROR = "error"
    UNSUPPORTED = "unsupported"
    WARNING = "warning"
    INFO = "info"


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, a place, what is so, and what to do about it.

    `place` is set instead of a useful `at` where no tree exists yet (syntax errors,
    configuration files).
    """

    code: str
    severity: Severity
    at: Pointer
    message: str
    hint: str = ""
    place: Location | None = None

    @property
    def whole(self) -> str:
        """The message with what to do about it, in one line."""
        joint = " " if self.message.endswith(".") else "; "
        return f"{self.message}{joint}{self.hint}" if self.hint else self.message


@dataclass(slots=True)
class Diagnostics:
    """Collects findings; equal ones count once, order is by severity, place and code."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a finding."""
        self._found.setdefault(diagnostic)

    def error(
        self,
        code: str,
        at: Pointer,
        message: str,
        hint: str = "",
        place: Location | None = None,
    ) -> None:
        """The document is faulty; the pipeline stops after the stage that says so."""
        self.add(Diagnostic(code, Severity.ERROR, at, message, hint, place))

    def unsupported(self, code: str, at: Pointer, message: str, hint: str = "") -> None:
        """Legal, but not generated as declared."""
        self.add(Diagnostic(code, Severity.UNSUPPORTED, at, message, hint))

    def warning(
        self,
        code: str,
        at: Pointer,
        message: str,
        hint: str = "",
        place: Location | None = None,
    ) -> None:
        """Faulty, and repaired."""
        self.add(Diagnostic(code, Severity.WARNING, at, message, hint, place))

    def info(self, code: str, at: Pointer, message: str, hint: str = "") -> None:
        """A decision that a reader may want to know."""
        self.add(Diagnostic(code, Severity.INFO, at, message, hint))

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return any(item.severity is Severity.ERROR for item in self._found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(
            sorted(
                self._found,
                key=lambda item: (
                    _RANK[item.severity],
                    item.at,
                    item.code,
                    item.message,
                ),
            )
        )

    def __len__(self) -> int:
        return len(self._found)
