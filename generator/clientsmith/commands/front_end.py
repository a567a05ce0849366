"""An OpenAPI document becomes one tree in normal form: load, bundle, overlay, normalize."""

from __future__ import annotations

import gc
import marshal
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ..config import Config
from ..process.deferred import deferred
from ..process.workers import aside
from ..report.diagnostics import Diagnostics
from ..spec import bundle, load
from ..spec.normalize import normalize
from ..spec.source_map import ROOT, SourceMap

overlay = deferred("..spec.overlay", __package__)

Progress = Callable[[str], None]

_LARGE = 500_000
"""Bytes of a document that is worth a process of its own."""


@dataclass(frozen=True, slots=True)
class Front:
    """A document in normal form, or on the way to it, and where its parts were written."""

    tree: dict[str, Any]
    sources: SourceMap
    is_json: bool

    def copy(self) -> Front:
        """The same with a tree and places of its own, which may be changed."""
        copied: Front = pickle.loads(pickle.dumps(self, pickle.HIGHEST_PROTOCOL))
        return copied

    def __reduce__(self) -> tuple[object, ...]:
        """For another process: the tree in the quickest way there is for plain values."""
        try:
            packed = marshal.dumps(self.tree)
        except ValueError:  # some text is of a type of its own
            return Front, (self.tree, self.sources, self.is_json)
        return _unpacked, (packed, self.sources, self.is_json)


def _unpacked(packed: bytes, sources: SourceMap, is_json: bool) -> Front:
    return Front(marshal.loads(packed), sources, is_json)


@dataclass(frozen=True, slots=True)
class Early:
    """What came of a document, and what there is to say about it so far."""

    front: Front | None
    diagnostics: Diagnostics


def begin(config: Config, tell: Progress = lambda step: None) -> Early:
    """Load, bundle, overlay and normalize the configured document."""
    diagnostics = Diagnostics()
    with uncollected():
        return Early(_front(config, diagnostics, tell), diagnostics)


def begin_bundle(config: Config) -> Early:
    """Load and bundle the configured document; `finish` does the rest, as often as overlays
    are tried."""
    diagnostics = Diagnostics()
    with uncollected():
        return Early(_bundled(config, diagnostics), diagnostics)


def finish(
    front: Front,
    config: Config,
    diagnostics: Diagnostics,
    tell: Progress = lambda step: None,
) -> Front:
    """Overlay and normalize a bundled document, whose tree is changed."""
    tree = front.tree
    patches = [
        load.read_document(path, limits=config.limits, diagnostics=diagnostics)
        for path in config.overlays
    ]
    usable = [patch for patch in patches if patch is not None]
    if usable:
        tell("overlay")
        tree = overlay.apply(tree, usable, front.sources, diagnostics, config.limits)
    # After an error, normalize still finds further faults to tell in the same run.
    tell("normalize")
    return replace(front, tree=normalize(tree, front.sources, diagnostics))


@contextmanager
def begun(
    config: Config, job: Callable[[Config], Early] = begin
) -> Iterator[Callable[[], Early] | None]:
    """Begin on a large document in a second process, while this one imports what comes next.

    `job` is `begin`, or `begin_bundle` where overlays are tried. Gives the function that waits
    for its result, None where the document is better read later.
    """
    if not _is_large(config.spec):
        yield None
        return
    with aside(partial(job, config)) as early:
        yield early


def _is_large(spec: Path | None) -> bool:
    try:
        return spec is not None and spec.is_file() and spec.stat().st_size >= _LARGE
    except (OSError, ValueError):
        return False


def _front(config: Config, diagnostics: Diagnostics, tell: Progress) -> Front | None:
    front = _bundled(config, diagnostics, tell)
    return None if front is None else finish(front, config, diagnostics, tell)


def _bundled(
    config: Config, diagnostics: Diagnostics, tell: Progress = lambda step: None
) -> Front | None:
    given = config.given
    if config.spec is None and given is None:
        diagnostics.error(
            "no-spec",
            ROOT,
            "No OpenAPI document is named.",
            "Pass its path, or set `spec` in the configuration.",
        )
        return None
    tell("load")
    document = load.read_document(
        given.name if given else config.spec,
        given.content if given else None,
        limits=config.limits,
        diagnostics=diagnostics,
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
    return Front(bundled.tree, bundled.sources, document.is_json)


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the garbage collector off: a document's tree is large and has no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
