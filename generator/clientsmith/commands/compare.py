"""Two versions of a document, from files or git revisions to a report of what changed."""

from __future__ import annotations

import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .. import diff
from ..config import Config, for_spec
from ..config import load as load_config
from ..diff.allowlist import Allowance, apply
from ..diff.bump import Bump, raise_version
from ..diff.callers import compare_surfaces
from ..diff.findings import Audience, Finding, Level, ordered
from ..diff.leftout import LeftOut
from ..diff.lifecycle import Policy
from ..diff.renaming import Renames, find_renames
from ..diff.report import Report
from ..diff.report.causes import OF_VERSIONS
from ..diff.shape import Shapes
from ..diff.terms import Terms
from ..diff.verdict import Verdict, judge_version, verdict, version_of
from ..names import Lock
from ..process.bounds import bounded
from ..process.deferred import deferred
from ..report.diagnostics import Diagnostics, Severity
from ..sdk.surface import Surface
from ..spec import bundle, load
from ..spec.limits import DEFAULT, Limits
from ..spec.normalize import normalize
from ..spec.source_map import ROOT, Document, SourceMap
from . import revisions
from .front_end import uncollected
from .generate import shown
from .name_lock import read_name_lock
from .surfaces import surfaces_of

overlay = deferred("..spec.overlay", __package__)


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
    configs: tuple[Config | None, Config | None] = (None, None)
    allowed: tuple[tuple[diff.Finding, Allowance], ...] = field(default_factory=tuple)
    renames: Renames | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a comparison looks at.

    Attributes:
        policy: today's date, the stability that counts, the notice for deprecations.
        allow_list: changes that were decided on.
        audiences: whose changes are wanted; those of callers take the longer.
        both_ways: whether the report tells of new clients and the earlier API, too.
    """

    policy: Policy = field(default_factory=Policy)
    allow_list: Sequence[Allowance] = ()
    audiences: Container[Audience] = frozenset(Audience)
    both_ways: bool = False


def compare_documents(
    old: str,
    new: str,
    scope: Scope | None = None,
    *,
    config: Config | None = None,
    reading: Config | None = None,
) -> Comparison:
    """Compare two documents, each a path, `-`, or a path in a git revision (`main:api.yaml`).

    Faults of the documents never raise; they are in the diagnostics of each side.

    Args:
        old: what clients were built from.
        new: what the server follows now.
        scope: what is looked at; all that there is, by the policy of today.
        config: how the package is named, for the changes of callers; and its overlays,
            which belong to both documents, each as of the document's revision.
        reading: what may be read, and how much of it, on both sides; as `config` says by
            itself.
    """
    exhausted = Version(old, None, None, Diagnostics())
    reading = reading or config or Config(root=Path.cwd())
    with bounded(reading.limits, exhausted.diagnostics, old), uncollected():
        return _compare(old, new, scope or Scope(), config, reading)
    return Comparison(exhausted, Version(new, None, None, Diagnostics()))


def _compare(
    old: str,
    new: str,
    scope: Scope,
    config: Config | None,
    reading: Config,
) -> Comparison:
    policy, audiences = scope.policy, scope.audiences
    then, now = (_config_of(name, config) for name in (old, new))
    before, left_old = _opened(old, then, reading)
    after, left_new = _opened(new, now, reading)
    if before.tree is None or after.tree is None:
        return Comparison(before, after)
    findings: tuple[Finding, ...] = ()
    renames = None
    surfaces = Surface(), Surface()
    if Audience.SOURCE in audiences:
        configs = then or for_spec(Path(new)), now or for_spec(Path(new))
        locks = (
            _lock_of(old, configs[0], before.diagnostics),
            _lock_of(new, configs[1], after.diagnostics),
        )
        if before.diagnostics.failed or after.diagnostics.failed:
            return Comparison(before, after)
        found, renames, surfaces = _for_callers(
            before.tree,
            after.tree,
            configs,
            locks,
            configured=config is not None,
            templates=_changed_templates(old, new, configs),
        )
        findings += found
    if Audience.WIRE in audiences:
        for left_out in (left_old, left_new):
            if left_out is not None:
                left_out.restore()
        findings += diff.compare(before.tree, after.tree, policy)
    versions = version_of(before.tree), version_of(after.tree)
    findings += judge_version(*versions, findings)
    sorted_out = apply(findings, scope.allow_list, policy.today)
    sources = None
    if before.sources is not None and after.sources is not None:
        sources = before.sources, after.sources
    findings = ordered(_without_moot(sorted_out.kept))
    bumps = _bumps(
        after.tree,
        (then, now),
        versions,
        surfaces[1],
        verdict(findings) if findings else None,
    )
    is_told = scope.both_ways and Audience.WIRE in audiences and bumps[0].is_package
    back = diff.compare(after.tree, before.tree, policy) if is_told else None
    report = Report(
        findings,
        before.name,
        after.name,
        sources,
        len(sorted_out.allowed),
        (
            Terms(surfaces[0], Shapes(before.tree)),
            Terms(surfaces[1], Shapes(after.tree)),
        ),
        *bumps,
        policy.today,
        back,
    )
    return Comparison(
        before, after, report, versions, (then, now), sorted_out.allowed, renames
    )


def _without_moot(findings: Sequence[Finding]) -> Iterator[Finding]:
    """What is left of findings without those that ask for a version where, after all that was
    allowed, nothing breaks."""
    breaks = any(finding.level is Level.ERROR for finding in findings)
    yield from (each for each in findings if breaks or each.rule not in OF_VERSIONS)


def _bumps(
    tree: Mapping[str, Any],
    configs: tuple[Config | None, Config | None],
    versions: tuple[str, str],
    surface: Surface,
    worst: Verdict | None,
) -> tuple[Bump, Bump]:
    """What is to be published, and the API, with the versions of each: those of the
    distribution, or else of the document. `worst` is None where nothing changed."""
    said = tuple(
        (config.distribution.version if config else None) or version
        for config, version in zip(configs, versions, strict=True)
    )
    info = tree.get("info")
    title = info.get("title") if isinstance(info, Mapping) else None
    name = title if isinstance(title, str) else ""
    config = configs[1]
    package = config and (config.distribution.name or surface.package.replace("_", "-"))
    of_package, of_api = (
        (pair[0], pair[1], raise_version(pair[0], worst) if worst else pair[0])
        for pair in (said, versions)
    )
    return Bump(package or name, *of_package, bool(package)), Bump(name, *of_api)


def _for_callers(
    old: dict[str, Any],
    new: dict[str, Any],
    configs: tuple[Config, Config],
    locks: tuple[Lock | None, Lock | None],
    *,
    configured: bool,
    templates: tuple[dict[str, bytes], dict[str, bytes]] | None,
) -> tuple[tuple[Finding, ...], Renames | None, tuple[Surface, Surface]]:
    """What changed for callers, what was renamed, and both packages; nothing where no
    package can be generated for a side."""
    with tempfile.TemporaryDirectory() as made:
        folders = _written(Path(made), templates or ({}, {}))
        before, after = surfaces_of(old, new, configs, locks, folders)
    if before is None or after is None:
        return (), None, (Surface(), Surface())
    if not configured:
        # A title alone names no package that callers know.
        settings = after.settings and replace(after.settings, path=before.client)
        after = replace(
            after, package=before.package, client=before.client, settings=settings
        )
    if templates is not None:
        after = replace(after, templates="changed")
    found = compare_surfaces(before, after)
    return found, find_renames(before, after), (before, after)


def _config_of(name: str, config: Config | None) -> Config | None:
    """The configuration as it was when a document was; as it is where the revision has
    none that can be read."""
    if config is None or config.file is None:
        return config
    text = revisions.read_text(name, config.file)
    found = load_config(config.file, Diagnostics(), text) if text is not None else None
    for other in found or ():
        if other.name == config.name:
            return other
    return found[0] if found and len(found) == 1 else config


def _changed_templates(
    old: str, new: str, configs: tuple[Config, Config]
) -> tuple[dict[str, bytes], dict[str, bytes]] | None:
    """The templates of the user's own on both sides, where they are not the same."""
    before, after = (config.templates for config in configs)
    same = before == after and (after is None or not revisions.differs(old, new, after))
    return None if same else (_templates(old, before), _templates(new, after))


def _templates(name: str, folder: Path | None) -> dict[str, bytes]:
    if folder is None:
        return {}
    if revisions.is_revision(name):
        return revisions.read_folder(name, folder)
    paths = (path for path in sorted(folder.rglob("*")) if not path.is_symlink())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file()
    }


def _written(
    made: Path, templates: tuple[dict[str, bytes], dict[str, bytes]]
) -> tuple[Path | None, Path | None]:
    """Folders with the templates of both sides; None where a side has none."""
    folders: list[Path | None] = []
    for name, files in zip(("old", "new"), templates, strict=True):
        folders.append(made / name if files else None)
        for path, content in files.items():
            target = made / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return folders[0], folders[1]


def _lock_of(name: str, config: Config, diagnostics: Diagnostics) -> Lock | None:
    """The name lock as it was when a document was."""
    if config.lock is None or not revisions.is_revision(name):
        return read_name_lock(config, diagnostics)
    text = revisions.read_text(name, config.lock)
    return None if text is None else read_name_lock(config, diagnostics, text)


def read_version(
    name: str,
    text: bytes | None = None,
    *,
    allow_hosts: Sequence[str] = (),
    limits: Limits = DEFAULT,
) -> Version:
    """Read one side, in normal form and with what that leaves out of faulty documents.

    `text` is the content where `name` only names it.
    """
    diagnostics = Diagnostics()
    document = (
        revisions.read_document(name, diagnostics, limits)
        if text is None
        else load.read_document(name, text, limits=limits, diagnostics=diagnostics)
    )
    config = Config(root=Path.cwd(), allow_hosts=tuple(allow_hosts), limits=limits)
    version, left_out = _version(name, document, diagnostics, config)
    if left_out is not None:
        left_out.restore()
    return version


def _opened(
    name: str, config: Config | None, reading: Config
) -> tuple[Version, LeftOut | None]:
    diagnostics = Diagnostics()
    limits = reading.limits
    document = revisions.read_document(name, diagnostics, limits)
    overlays = [
        found
        for path in (config.overlays if config else ())
        if (found := revisions.read_companion(name, shown(path), diagnostics, limits))
        is not None
    ]
    return _version(name, document, diagnostics, reading, overlays)


def _version(
    name: str,
    document: Document | None,
    diagnostics: Diagnostics,
    reading: Config,
    overlays: Sequence[Document] = (),
) -> tuple[Version, LeftOut | None]:
    if document is None:
        return Version(name, None, None, diagnostics), None
    bundled = bundle.bundle(
        document,
        diagnostics,
        allow_hosts=reading.allow_hosts,
        allow_roots=reading.allow_roots,
    )
    if bundled is None or diagnostics.failed:
        sources = bundled.sources if bundled else None
        return Version(name, None, sources, diagnostics), None
    _patch(bundled.tree, overlays, bundled.sources, diagnostics, reading.limits)
    shapes = Shapes(bundled.tree)
    left_out = LeftOut(bundled.tree, lambda node: shapes.resolve(node, ROOT)[0])
    tree = normalize(bundled.tree, bundled.sources, diagnostics)
    usable = None if diagnostics.failed else tree
    return Version(name, usable, bundled.sources, diagnostics), left_out


def _patch(
    tree: dict[str, Any],
    overlays: Sequence[Document],
    sources: SourceMap,
    diagnostics: Diagnostics,
    limits: Limits,
) -> None:
    """Apply overlays. That an action matches nothing in one of two versions is no error: what
    it patches may be new there, or gone."""
    if not overlays:
        return
    found = Diagnostics()
    overlay.apply(tree, overlays, sources, found, limits)
    for item in found:
        is_idle = item.code == "overlay-no-match"
        severity = Severity.WARNING if is_idle else item.severity
        diagnostics.add(replace(item, severity=severity))
