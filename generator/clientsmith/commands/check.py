"""Whether what is committed is what would be generated now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from .. import output
from ..config import Config, allowances
from ..config.values import Upstream
from ..extend.own_code import count_own_lines
from ..model import ir
from ..names.former import is_due
from ..names.stale import place_in
from ..output import Comparison
from ..process.bounds import bounded
from ..process.deferred import deferred
from ..process.files import read_bytes, read_text
from ..report.diagnostics import Diagnostics
from ..spec import load
from ..spec.source_map import ROOT, Location
from ..text.merge_conflicts import has_conflict
from ..version import VERSION
from . import front_end, inventory, revisions
from .generate import Progress, inputs, located, shown, to_tell
from .outcome import FINDINGS, FINE, UNUSABLE, Outcome

pipeline = deferred(".pipeline", __package__)
upstream = deferred(".upstream", __package__)

_GENERATE = "run `clientsmith generate` and commit the result"
_EDITED = (
    "run `clientsmith absorb` to move the edit into a file of your own, or `clientsmith generate "
    "--force` to lose it"
)
_REMOVE = "run `clientsmith generate`; remove the file, or list it under `keep`, if it is yours"
_DRIFT = {
    "missing": ("drift-missing", "is not there", _GENERATE),
    "extra": ("drift-extra", "is not generated, or not any more", _REMOVE),
    "changed": ("drift-changed", "is not what would be generated now", _GENERATE),
    "edited": ("drift-edited", "was edited by hand", _EDITED),
    "executable": ("drift-mode", "may be run as a program", _GENERATE),
}


def check(
    config: Config, *, decisions: bool = True, progress: Progress | None = None
) -> Outcome:
    """Compare the output, the name lock, the specification's form, the inventory and the
    upstream document with what they should be; nothing of them is written.

    The outcome's status is 1 for drift and findings, 2 if nothing can be generated.
    Findings that are mere `decisions` take time to locate, and may be left out.
    """
    root = config.output
    if root is None:
        raise output.OutputError(
            "no output folder is configured", "name one with --output"
        )
    with front_end.begun(config) as early:
        result = pipeline.generate(config, progress=progress, early=early, types=True)
    told = to_tell(result.diagnostics, config)
    if result.files is None:
        return Outcome(config.name, UNUSABLE, located(told, result.sources, decisions))
    if progress:
        progress("compare")
    beyond = allowances.beyond(told, config)
    allowances.report_unneeded(result.diagnostics, config, told)
    comparison = output.compare(
        result.files,
        root,
        keep=config.kept,
        generator=VERSION,
        tracked=revisions.tracked(root),
    )
    missing = not root.exists()
    if missing:
        told.error(
            "drift-missing",
            ROOT,
            f"{shown(root)} is not there",
            f"{_GENERATE}, or name the client's folder with --output",
            Location(shown(root), 0, 0),
        )
    else:
        _report_drift(comparison, root, told)
        _check_lock(config, result.lock_text, told)
    if config.normalized:
        _check_form(config, told)
    _check_inventory(config, result.api, told)
    _check_aliases(config, told)
    if config.upstream != Upstream():
        with bounded(config.limits, told, shown(config.file or root)):
            upstream.check(config, told)
    status = FINDINGS if beyond or told.failed else FINE
    if status == FINE:
        proven = output.stamp(
            config, inputs(result.sources), proven=("generate", "check")
        )
        output.remember(root, proven)
    lines = output.unified_diff(result.files, root, comparison, shown(root))
    diff = () if missing else tuple(lines)
    findings = located(told, result.sources, decisions)
    own = count_own_lines(config, result.names.package) if result.names else 0
    return Outcome(
        config.name, status, findings, None, diff, len(result.files), own_lines=own
    )


def _report_drift(comparison: Comparison, root: Path, told: Diagnostics) -> None:
    for kind, (code, what, hint) in _DRIFT.items():
        for path in getattr(comparison, kind):
            place = Location(shown(root / path), 1, 1)
            told.error(code, ROOT, f"{path} {what}", hint, place)
    if output.is_interrupted(root):
        told.error(
            "drift-interrupted",
            ROOT,
            "the output has traces of a write that did not come to its end",
            f"run `clientsmith generate`, and commit nothing of `{output.STATE}`",
            Location(shown(root), 1, 1),
        )
    if comparison.generator:
        told.error(
            "drift-generator",
            ROOT,
            f"clientsmith {comparison.generator} wrote this, and this is {VERSION}",
            _GENERATE,
            Location(shown(root / output.MANIFEST), 1, 1),
        )


def _check_lock(config: Config, text: str, told: Diagnostics) -> None:
    if config.lock is None or not text:
        return
    try:
        present = read_text(config.lock)
    except (OSError, UnicodeDecodeError):
        present = ""
    if present == text:
        return
    if not config.lock.exists():
        what = f"there is no name lock {shown(config.lock)}, which keeps names from changing"
    elif has_conflict(present):
        what = "a merge left a conflict in the name lock"
    else:
        what = "the names that callers know are not those of the name lock"
    told.error("lock-stale", ROOT, what, _GENERATE, Location(shown(config.lock), 1, 1))


def _check_aliases(config: Config, told: Diagnostics) -> None:
    """Earlier names whose day, or whose version of the distribution, has come."""
    version = config.distribution.version or ""
    for kind in ("methods", "classes", "arguments"):
        for old, alias in getattr(config.aliases, kind).items():
            if alias.until and is_due(alias.until, date.today(), version):
                place = place_in(config)(("aliases", kind, old))
                told.warning(
                    "alias-due",
                    ROOT,
                    f"the alias `{old}` was to work until {alias.until}",
                    "take it out of the configuration, or set another `until`",
                    place,
                )


def _check_inventory(config: Config, api: ir.Api | None, told: Diagnostics) -> None:
    """The documentation speaks of the API as specified, without what overlays know better."""
    if config.inventory is None:
        return
    document = load.read_document(
        config.inventory, limits=config.limits, diagnostics=told
    )
    if config.overlays:
        api = pipeline.generate(replace(config, overlays=(), docs=None)).api
    if document is not None and api is not None:
        inventory.check(document, api, told)


def _check_form(config: Config, told: Diagnostics) -> None:
    """`normalized = true` promises that the specification is its own normal form."""
    if config.spec is None or not config.spec.is_file():
        return
    normal = pipeline.normalize(replace(config, overlays=()))
    present = read_bytes(config.spec)
    if normal.text is not None and normal.text.encode() != present:
        told.error(
            "spec-not-normal",
            ROOT,
            "the specification is not in its normal form",
            f"run `clientsmith normalize {shown(config.spec)} --in-place`",
            Location(
                shown(config.spec), _first_difference(normal.text.encode(), present), 1
            ),
        )


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((line for line, (a, b) in enumerate(pairs, 1) if a != b), 1)
