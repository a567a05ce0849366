"""The story: an OpenAPI document goes in, the files of a Python client come out.

`generate` is pure: it reads its inputs and returns a map of path to text. Writing,
checking, documentation and the golden tests are consumers of that map.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from . import bundle, dump, ir, load, names, plan, read
from .build import build
from .build.coverage import Coverage, coverage
from .build.overrides import paging_rules
from .config import Config
from .deadline import Overtime, within
from .deferred import deferred
from .diagnostics import Diagnostics
from .emit.client import ClientFacts
from .emit.package import package
from .emit.project import ProjectFacts, python_version
from .emit.render import place_of
from .normalize import normalize as to_normal_form
from .source import ROOT, Location, SourceMap

overlay = deferred(".overlay", __package__)
formatting = deferred(".formatting", __package__)
docs = deferred(".docs", __package__)

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What `generate` made. `files` is None where the document cannot be used."""

    files: Mapping[str, str] | None
    diagnostics: Diagnostics
    sources: SourceMap | None = None
    api: ir.Api | None = None
    names: names.Names | None = None
    coverage: Coverage | None = None
    lock_text: str = ""


@dataclass(frozen=True, slots=True)
class NormalizeResult:
    """A document in normal form, as text; None where it cannot be used."""

    text: str | None
    diagnostics: Diagnostics
    sources: SourceMap | None = None
    tree: Mapping[str, Any] = field(default_factory=dict)


def generate(config: Config, *, progress: Progress | None = None) -> Result:
    """Turn the configured document into the files of a client project.

    Args:
        config: what to read and how to name things; nothing is written.
        progress: told the name of each step as it begins.

    Returns:
        The files by path relative to the output folder, and everything worth saying about
        the document. Faults of the document never raise.
    """
    diagnostics = Diagnostics()
    try:
        with within(config.limits.seconds):
            return _generate(config, diagnostics, progress or (lambda step: None))
    except Overtime:
        diagnostics.error(
            "too-slow",
            ROOT,
            f"The document takes longer than {config.limits.seconds} seconds.",
            "Raise --max-seconds if it should; please report a document that is slow.",
            Location(config.shown(config.spec), 1, 1) if config.spec else None,
        )
        return Result(None, diagnostics)


def _generate(config: Config, diagnostics: Diagnostics, tell: Progress) -> Result:
    with _uncollected():
        front = _front(config, diagnostics, tell)
        if front is None or diagnostics.failed:
            return Result(None, diagnostics, front.sources if front else None)
        tell("read")
        openapi = read.read(front.tree, diagnostics)
        if openapi is None or diagnostics.failed:
            return Result(None, diagnostics, front.sources)
        tell("build")
        api = build(openapi, front.tree, diagnostics, paging_rules(config))
        tell("names")
        lock = _lock(config, diagnostics)
        decided = names.decide(api, config, diagnostics, lock)
        if diagnostics.failed:
            return Result(None, diagnostics, front.sources, api)
        planned = plan.plan(api, decided)
        try:
            files: dict[str, str] = package(
                api,
                decided,
                planned,
                _client_facts(config),
                _project_facts(api, config, decided),
                overrides=config.templates,
                progress=tell,
            )
        except Exception as error:  # a template of the user's own may raise anything
            if config.templates is None:
                raise
            file, line = place_of(error, config.templates)
            diagnostics.error(
                "template-fault",
                ROOT,
                f"A template of your own failed: {error}",
                "Correct it; templates print what views hold, and reach nothing else.",
                Location(file, line, 1),
            )
            return Result(None, diagnostics, front.sources, api)
        if config.templates is not None or config.format == "always":
            tell("format")
            files = formatting.format_files(files, diagnostics)
        if config.docs is not None:
            tell("docs")
            subject = docs.Subject(
                api,
                decided,
                planned,
                _client_facts(config),
                _project_facts(api, config, decided),
                dump.dump(front.tree, as_json=True),
                config.docs.title,
                config.docs.url,
            )
            for path, text in docs.reference(subject).items():
                files[f"docs/{path}"] = text
    return Result(
        files=None if diagnostics.failed else files,
        diagnostics=diagnostics,
        sources=front.sources,
        api=api,
        names=decided,
        coverage=coverage(api, diagnostics),
        lock_text=decided.to_lock() if config.lock is not None else "",
    )


def normalize(config: Config, *, progress: Progress | None = None) -> NormalizeResult:
    """The configured document in normal form: OpenAPI 3.1, bundled, everything explicit."""
    diagnostics = Diagnostics()
    with _uncollected():
        front = _front(config, diagnostics, progress or (lambda step: None))
        if front is None or diagnostics.failed:
            return NormalizeResult(None, diagnostics, front.sources if front else None)
        text = dump.dump(front.tree, as_json=front.is_json)
    return NormalizeResult(text, diagnostics, front.sources, front.tree)


@dataclass(frozen=True, slots=True)
class _Front:
    tree: dict[str, Any]
    sources: SourceMap
    is_json: bool


def _front(config: Config, diagnostics: Diagnostics, tell: Progress) -> _Front | None:
    """Load, bundle, overlay and normalize."""
    if config.spec is None:
        diagnostics.error(
            "no-spec",
            ROOT,
            "No OpenAPI document is named.",
            "Pass its path, or set `spec` in the configuration.",
        )
        return None
    tell("load")
    document = load.read_document(
        config.spec, limits=config.limits, diagnostics=diagnostics
    )
    if document is None:
        return None
    tell("bundle")
    bundled = bundle.bundle(
        document,
        diagnostics,
        allow_hosts=config.allow_hosts,
        allow_roots=config.allow_roots,
    )
    if bundled is None:
        return None
    tree, sources = bundled.tree, bundled.sources
    patches = [
        load.read_document(path, diagnostics=diagnostics) for path in config.overlays
    ]
    usable = [patch for patch in patches if patch is not None]
    if usable:
        tell("overlay")
        tree = overlay.apply(tree, usable, sources, diagnostics)
    # After an error, normalize still finds further faults to tell in the same run.
    tell("normalize")
    tree = to_normal_form(tree, sources, diagnostics)
    return _Front(tree, sources, document.text.lstrip()[:1] == "{")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector off: a document's tree is large and has no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _lock(config: Config, diagnostics: Diagnostics) -> names.Lock | None:
    if config.lock is None or not config.lock.is_file():
        return None
    try:
        return names.read_lock(config.lock.read_text("utf-8"))
    except (OSError, ValueError) as error:
        diagnostics.error(
            "lock-unreadable",
            ROOT,
            f"The name lock cannot be read: {error}.",
            "Restore it from version control, or delete it to have names decided anew.",
            Location(config.shown(config.lock), 1, 1),
        )
        return None


def _client_facts(config: Config) -> ClientFacts:
    return ClientFacts(
        environment={
            scheme: chosen.env
            for scheme, chosen in config.credentials.items()
            if chosen.env
        },
        base_url=config.env.base_url,
        choice=config.server.argument if config.server else None,
        choices=config.server.names if config.server else {},
    )


def _project_facts(api: ir.Api, config: Config, decided: names.Names) -> ProjectFacts:
    version = config.distribution.version or python_version(api.version) or "0.0.0"
    return ProjectFacts(
        distribution=config.distribution.name or decided.package.replace("_", "-"),
        version=version,
        summary=f"A typed Python client of {' '.join(api.title.split()) or decided.package}.",
    )
