"""Two versions of a document, from files or git revisions to a report of what changed."""

from __future__ import annotations

import gc
import subprocess
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import bundle, diff, load
from .config import Config, for_spec
from .diagnostics import Diagnostics
from .diff.allowlist import Allowance, apply
from .diff.callers import compare_surfaces
from .diff.findings import Audience, Finding, ordered
from .diff.leftout import LeftOut
from .diff.lifecycle import Policy
from .diff.report import Report
from .diff.shape import Shapes
from .diff.verdict import judge_version, version_of
from .names import read_lock
from .normalize import normalize
from .source import ROOT, Document, SourceMap
from .surfaces import surfaces_of

_TIME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two documents, in normal form; `tree` is None where it cannot be used."""

    name: str
    tree: dict[str, Any] | None
    sources: SourceMap | None
    diagnostics: Diagnostics


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a comparison; `report` is None where a document cannot be used."""

    old: Version
    new: Version
    report: Report | None = None
    versions: tuple[str, str] = ("", "")
    allowed: tuple[tuple[diff.Finding, Allowance], ...] = field(default_factory=tuple)


def compare_documents(
    old: str,
    new: str,
    *,
    policy: Policy | None = None,
    allow_list: Sequence[Allowance] = (),
    audiences: Container[Audience] = frozenset(Audience),
    config: Config | None = None,
) -> Comparison:
    """Compare two documents, each a path, `-`, or a path in a git revision (`main:api.yaml`).

    Faults of the documents never raise; they are in the diagnostics of each side.

    Args:
        old: what clients were built from.
        new: what the server follows now.
        policy: today's date, the stability that counts, the notice for deprecations.
        allow_list: changes that were decided on.
        audiences: whose changes are wanted; those of callers take the longer.
        config: how the package is named, for the changes of callers.
    """
    policy = policy or Policy()
    with _uncollected():
        before, left_old = _version(old, config)
        after, left_new = _version(new, config)
        if before.tree is None or after.tree is None:
            return Comparison(before, after)
        findings: tuple[Finding, ...] = ()
        if Audience.SOURCE in audiences:
            findings += _for_callers(
                before.tree, after.tree, config or for_spec(Path(new))
            )
        if Audience.WIRE in audiences:
            for left_out in (left_old, left_new):
                if left_out is not None:
                    left_out.restore()
            findings += diff.compare(before.tree, after.tree, policy)
    versions = version_of(before.tree), version_of(after.tree)
    findings += judge_version(*versions, findings)
    sorted_out = apply(findings, allow_list, policy.today)
    sources = None
    if before.sources is not None and after.sources is not None:
        sources = before.sources, after.sources
    report = Report(
        ordered(sorted_out.kept),
        before.name,
        after.name,
        sources,
        len(sorted_out.allowed),
    )
    return Comparison(before, after, report, versions, sorted_out.allowed)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector off: documents are large and have no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _for_callers(
    old: dict[str, Any], new: dict[str, Any], config: Config
) -> tuple[Finding, ...]:
    """What changed for callers; nothing where no package can be generated for a side."""
    lock = None
    if config.lock is not None and config.lock.is_file():
        lock = read_lock(config.lock.read_text("utf-8"))
    before, after = surfaces_of(old, new, config, lock)
    return compare_surfaces(before, after) if before and after else ()


def read_version(name: str) -> Version:
    """Read one side, in normal form and with what that leaves out of faulty documents."""
    version, left_out = _version(name, None)
    if left_out is not None:
        left_out.restore()
    return version


def _version(name: str, config: Config | None) -> tuple[Version, LeftOut | None]:
    diagnostics = Diagnostics()
    document = _read(name, diagnostics)
    if document is None:
        return Version(name, None, None, diagnostics), None
    hosts = config.allow_hosts if config else ()
    bundled = bundle.bundle(document, diagnostics, allow_hosts=hosts)
    if bundled is None or diagnostics.failed:
        sources = bundled.sources if bundled else None
        return Version(name, None, sources, diagnostics), None
    shapes = Shapes(bundled.tree)
    left_out = LeftOut(bundled.tree, lambda node: shapes.resolve(node, ROOT)[0])
    tree = normalize(bundled.tree, bundled.sources, diagnostics)
    usable = None if diagnostics.failed else tree
    return Version(name, usable, bundled.sources, diagnostics), left_out


def _read(name: str, diagnostics: Diagnostics) -> Document | None:
    revision, colon, path = name.partition(":")
    if name == load.STDIN or not colon or Path(name).exists():
        return load.read_document(name, diagnostics=diagnostics)
    text = _from_git(revision, path, name, diagnostics)
    if text is None:
        return None
    return load.read_document(name, text, diagnostics=diagnostics)


def _from_git(
    revision: str, path: str, name: str, diagnostics: Diagnostics
) -> bytes | None:
    if not revision or not path:
        diagnostics.error(
            "git-revision", ROOT, f"{name!r} is neither a file nor a path in a git revision.",
            "Write it as REVISION:PATH, for example main:openapi.yaml.",
        )  # fmt: skip
        return None
    # What a person types is relative to where they are, as with any other path.
    spoken = path if path.startswith(("./", "../", "/")) else f"./{path}"
    for candidate in (spoken, path):
        try:
            done = subprocess.run(
                [
                    "git",
                    "show",
                    "--no-textconv",
                    "--end-of-options",
                    f"{revision}:{candidate}",
                ],
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                timeout=_TIME_LIMIT,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            diagnostics.error(
                "git-revision", ROOT, f"git could not be run: {error}.",
                "Install git, or give files.",
            )  # fmt: skip
            return None
        if done.returncode == 0:
            return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    diagnostics.error(
        "git-revision", ROOT, f"git has no {name!r}: {said[-1] if said else 'no reason given'}",
        "Check the revision and the path; a shallow clone lacks old revisions "
        "(git fetch --unshallow).",
    )  # fmt: skip
    return None
