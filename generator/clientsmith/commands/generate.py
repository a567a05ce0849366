"""From a configuration to files in a folder: generate, then write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from .. import output
from ..config import Config, allowances
from ..config.values import Upstream
from ..process.deferred import deferred
from ..report import printers
from ..report.diagnostics import Diagnostics, Severity
from ..report.printers import Finding
from ..spec.source_map import SourceMap, is_url
from . import front_end
from .outcome import FINDINGS, FINE, UNUSABLE, Outcome

pipeline = deferred(".pipeline", __package__)
summary = deferred(".summary", __package__)

Progress = Callable[[str], None]


def deliver(
    config: Config,
    *,
    force: bool = False,
    dry: bool = False,
    decisions: bool = True,
    progress: Progress | None = None,
) -> Outcome:
    """Generate one API and write it to its folder; `dry` only tells what would change.

    Findings that are mere `decisions` take time to locate, and may be left out.
    Raises OutputError, with the folder as it was, where it cannot be written.
    """
    root = config.output
    if root is None:
        raise output.OutputError(
            "no output folder is configured", "name one with --output"
        )
    if not dry:
        output.resume(root, (config.lock,) if config.lock else ())
    with front_end.begun(config) as early:
        result = pipeline.generate(config, progress=progress, early=early, types=True)
    told = to_tell(result.diagnostics, config)
    read = tuple(inputs(result.sources))
    if result.files is None:
        findings = located(told, result.sources, decisions)
        return Outcome(config.name, UNUSABLE, findings, inputs=read)
    allowances.report_unneeded(result.diagnostics, config, told)
    status = FINDINGS if told.failed or allowances.beyond(told, config) else FINE
    findings = located(told, result.sources, decisions)
    if dry:
        comparison = output.compare(result.files, root, keep=config.kept)
        diff = tuple(output.unified_diff(result.files, root, comparison, shown(root)))
        return Outcome(config.name, status, findings, None, diff, len(result.files))
    if progress:
        progress("write")
    lock = {config.lock: result.lock_text} if config.lock and result.lock_text else {}
    proven = _proven(config) if status == FINE else ()
    stamp = output.stamp(config, read, proven=proven, about_to_be=lock)
    earlier = _earlier(root)
    locked = config.lock is not None and config.lock.exists()
    written = output.write(
        result.files,
        root,
        stamp=stamp,
        force=force,
        keep=config.kept,
        companions=lock,
    )
    if lock and not locked:
        note = (
            f"{shown(*lock)} keeps names from changing later: commit it with the client"
        )
        written = replace(written, notes=(*written.notes, note))
    made = (
        summary.summarize(result, earlier)
        if written.written or written.removed
        else None
    )
    return Outcome(
        config.name,
        status,
        findings,
        written,
        (),
        len(result.files),
        summary=made,
        inputs=read,
    )


def _earlier(root: Path) -> Collection[str]:
    """The files of last time; none where their list is damaged, and written anew."""
    try:
        found = output.read_manifest(root)
    except output.OutputError:
        return ()
    return found.files if found else ()


def _proven(config: Config) -> tuple[str, ...]:
    """What need not be done again after an output was written: also `check`, where it looks
    at nothing but the output and the lock."""
    more = (
        config.given
        or config.inventory
        or config.normalized
        or config.upstream != Upstream()
    )
    return ("generate",) if more else ("generate", "check")


def to_tell(diagnostics: Diagnostics, config: Config) -> Diagnostics:
    """The diagnostics that the configuration does not allow."""
    told = Diagnostics()
    for item in diagnostics:
        if not allowances.is_allowed(item, config):
            told.add(item)
    return told


def located(
    told: Diagnostics, sources: SourceMap | None, decisions: bool = True
) -> tuple[Finding, ...]:
    """The diagnostics with their places, file names as people know them."""
    wanted = [item for item in told if decisions or item.severity is not Severity.INFO]
    return tuple(
        (
            replace(
                found, place=replace(found.place, file=shown(Path(found.place.file)))
            )
            if found.place and not is_url(found.place.file)
            else found
        )
        for found in printers.located(wanted, sources)
    )


def inputs(sources: SourceMap | None) -> Iterable[Path]:
    """The files that a specification was read from."""
    identities: Sequence[str] = (
        [document.identity for document in sources.documents.values()]
        if sources
        else ()
    )
    return [
        path for path in map(Path, identities) if path.is_absolute() and path.is_file()
    ]


def shown(path: Path) -> str:
    """A path for people: relative to the current folder if it lies below."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
