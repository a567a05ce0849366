"""What the configuration allows to be generated other than declared."""

from __future__ import annotations

from ..report.diagnostics import Diagnostic, Diagnostics, Severity
from ..spec.source_map import ROOT, Location
from . import Config


def is_allowed(diagnostic: Diagnostic, config: Config) -> bool:
    """Whether a finding is one that the configuration says it knows."""
    return (
        diagnostic.severity is Severity.UNSUPPORTED and diagnostic.code in config.allow
    )


def beyond(diagnostics: Diagnostics, config: Config) -> bool:
    """Whether something is not generated as declared, and nobody allowed that."""
    return any(
        item.severity is Severity.UNSUPPORTED and not is_allowed(item, config)
        for item in diagnostics
    )


def report_unneeded(
    diagnostics: Diagnostics, config: Config, findings: Diagnostics
) -> None:
    """Report each allowance that no finding needs: it would hide the next one."""
    met = {item.code for item in diagnostics if item.severity is Severity.UNSUPPORTED}
    for code in config.allow:
        if code not in met:
            findings.error(
                "allow-unneeded",
                ROOT,
                f'`allow` lists "{code}", and nothing needs it',
                "take it out of the configuration",
                Location(
                    config.shown(config.file) if config.file else "command line", 1, 1
                ),
            )
