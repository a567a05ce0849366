"""Media types that are neither sent nor asked for, since another carries the same value."""

from __future__ import annotations

from ..model import forms, ir
from ..report.diagnostics import Diagnostics


def report(api: ir.Api, diagnostics: Diagnostics) -> None:
    """Tell which media types of bodies and results stand behind another one."""
    for operation in api.operations:
        for content, chosen in forms.written_otherwise(api, operation):
            sent = "/requestBody" in content.at or "/requestBodies/" in content.at
            code, verb = (
                ("body-alternative", "sends")
                if sent
                else ("reply-alternative", "asks for")
            )
            diagnostics.info(
                code,
                content.at,
                f"{operation.id} {verb} {chosen}; {content.media} is the same value written"
                " otherwise",
            )
