"""Reports of several APIs as one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from math import inf

from ...text.escaping import inline, visible
from ..verdict import Verdict
from .markdown import LONGEST
from .summary import Report

FORMAT = "clientsmith.diff.workspace/1"
_ORDER = (Verdict.PATCH, Verdict.MINOR, Verdict.MAJOR)

Printed = Mapping[str, tuple[Report, str]]
"""By the name of the API: its report, and the same as text of one format."""


def worst(printed: Printed) -> Verdict:
    """The verdict of all APIs together."""
    verdicts = [report.verdict for report, _ in printed.values()]
    return max(verdicts, key=_ORDER.index, default=Verdict.PATCH)


def as_one(printed: Printed, format_: str) -> str:
    """The texts of all APIs as one text, with a verdict each."""
    return _JOINED.get(format_, _headed)(printed)


def _headed(printed: Printed) -> str:
    parts = [
        f"{visible(name)}: {report.verdict}\n\n{text}"
        for name, (report, text) in printed.items()
    ]
    return "\n".join(parts)


def _commented(printed: Printed) -> str:
    """All of them, as far as a comment has room."""
    return _titled(printed, LONGEST - 1024)


def _titled(printed: Printed, longest: float = inf) -> str:
    rows = [
        f"| {inline(name, cell=True)} | {report.verdict} | {report.tally} |"
        for name, (report, _) in printed.items()
    ]
    table = ["| API | Version | Changes |", "|---|---|---|", *rows, ""]
    text = "\n".join(table)
    for name, (report, told) in printed.items():
        part = f"\n# {inline(name)}\n\n{told}"
        if len((text + part).encode()) > longest:
            part = f"\n# {inline(name)}\n\n{report.tally}, which do not fit in here.\n"
        text += part
    return text


def _plain(printed: Printed) -> str:
    return "".join(text for _, text in printed.values())


def _as_json(printed: Printed) -> str:
    document = {
        "format": FORMAT,
        "verdict": worst(printed).value,
        "apis": {name: json.loads(text) for name, (_, text) in printed.items()},
    }
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def _as_sarif(printed: Printed) -> str:
    logs = [json.loads(text) for _, text in printed.values()]
    runs = []
    for name, log in zip(printed, logs, strict=True):
        for run in log["runs"]:
            runs.append({**run, "automationDetails": {"id": f"{name}/"}})
    return json.dumps({**logs[0], "runs": runs}, ensure_ascii=True, indent=2) + "\n"


_JOINED: dict[str, Callable[[Printed], str]] = {
    "markdown": _commented,
    "changelog": _titled,
    "github": _plain,
    "json": _as_json,
    "sarif": _as_sarif,
}
