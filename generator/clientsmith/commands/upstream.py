"""What the document that a specification was taken from says differently by now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .. import diff
from ..config import Config
from ..config.values import STDIN
from ..diff.report import Group, Report
from ..report.diagnostics import Diagnostics, Severity
from ..spec.load import remote
from ..spec.source_map import ROOT, Location
from .compare import Version, read_version
from .generate import shown

_ADDED = "endpoint-added"
_REMOVED = "endpoint-removed"
_GLOB = re.compile(r"\*\*|\*|\?|[^*?]+")
_PARTS = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
_TAKE = "take it over into the specification; an overlay keeps what you know better"
_CODES = {
    "changed": ("upstream-changed", _TAKE),
    "new": (
        "upstream-new",
        "take it over into the specification, or leave it out with `!` in `upstream.paths`",
    ),
    "gone": (
        "upstream-removed",
        "take it out of the specification, or leave it out with `!` in `upstream.paths`",
    ),
}


def check(config: Config, told: Diagnostics) -> None:
    """Report what upstream changed in the operations that the specification covers, and
    what is new there, at the lines of the specification. Overlays are left out of it: they
    say what is known better than upstream."""
    if config.spec is None or config.spec == STDIN:
        return
    upstream = _read(config, told)
    if upstream is None:
        return
    ours = read_version(
        shown(config.spec), allow_hosts=config.allow_hosts, limits=config.limits
    )
    if ours.tree is None or ours.sources is None:
        return  # what is wrong with it was told by those who generate
    if upstream.tree is None or upstream.sources is None:
        for item in upstream.diagnostics:
            if item.severity is Severity.ERROR:
                place = item.place or Location(upstream.name, 1, 1)
                told.error(
                    "upstream-unusable",
                    item.at,
                    f"{upstream.name}: {item.message}",
                    item.hint,
                    place,
                )
        return
    findings = tuple(
        found
        for found in diff.compare(ours.tree, upstream.tree)
        if found.where and _is_wanted(found.path, config.upstream.paths)
    )
    sources = ours.sources, upstream.sources
    report = Report(findings, ours.name, upstream.name, sources)
    for group in report.groups:
        _tell(report, group, told)


def _tell(report: Report, group: Group, told: Diagnostics) -> None:
    found = group.finding
    where = ", ".join(group.operations[:3])
    more = len(group.operations) - 3
    where += f" and {more} more" if more > 0 else ""
    there = report.new_place(found)
    kind = "changed"
    said = f"{found.message[:1].lower()}{found.message[1:]}"
    message = f"upstream changed {where}: {said} ({there})"
    if found.rule == _ADDED:
        kind = "new"
        message = f"{where} is new upstream ({there})"
    elif found.rule.startswith(_REMOVED):
        kind = "gone"
        message = f"{where} is not upstream any more ({there.file})"
    code, hint = _CODES[kind]
    told.error(code, ROOT, message, hint, report.old_place(found))


def _read(config: Config, told: Diagnostics) -> Version | None:
    upstream = config.upstream
    if upstream.path is not None:
        return read_version(
            shown(upstream.path), allow_hosts=config.allow_hosts, limits=config.limits
        )
    if upstream.url is None:
        return None
    place = Location(config.shown(config.file) if config.file else "", 1, 1)
    name = upstream.url.partition("?")[0]  # a query may hold a key
    if remote.host_of(upstream.url).isdisjoint(config.allow_hosts):
        told.error(
            "upstream-host",
            ROOT,
            f"{name} is on a host that may not be asked",
            "list the host in `allow_hosts`, or keep a copy and name it as `upstream.path`",
            place,
        )
        return None
    content = remote.fetch(upstream.url, config.limits.bytes)
    if isinstance(content, str):
        told.error(
            "upstream-unusable",
            ROOT,
            f"{name} could not be fetched: {content}",
            "check the address and the network, or keep a copy as `upstream.path`",
            place,
        )
        return None
    return read_version(
        name, content, allow_hosts=config.allow_hosts, limits=config.limits
    )


def _is_wanted(path: str, patterns: Sequence[str]) -> bool:
    """Whether the last pattern that fits a path wants it; without patterns, all are."""
    chosen = all(pattern.startswith("!") for pattern in patterns)
    for pattern in patterns:
        if re.fullmatch("".join(_translated(pattern.removeprefix("!"))), path):
            chosen = not pattern.startswith("!")
    return chosen


def _translated(pattern: str) -> Iterator[str]:
    """`*` and `?` stay in a segment of the path, `**` does not; braces are braces."""
    for part in _GLOB.findall(pattern):
        yield _PARTS.get(part, re.escape(part))
