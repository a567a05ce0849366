"""A pipeline that makes one file of a document's text and does what the text asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from clientsmith.config import Config
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec.source_map import ROOT, Location


@dataclass
class Result:
    files: dict[str, str] | None
    diagnostics: Diagnostics
    sources: None = None
    api: None = None
    names: None = None
    coverage: None = None
    lock_text: str = ""


@dataclass
class NormalizeResult:
    text: str | None
    diagnostics: Diagnostics
    sources: None = None


def _read(config: Config, diagnostics: Diagnostics) -> str | None:
    spec = config.spec or Path("absent")
    try:
        text = spec.read_text()
    except OSError as error:
        place = Location(str(spec), 1, 1)
        diagnostics.error(
            "no-document", ROOT, f"cannot read: {error.strerror}", place=place
        )
        return None
    if "crash" in text:
        raise RuntimeError("the pipeline\nhas a bug")
    if "odd" in text:
        diagnostics.unsupported(
            "style-unsupported", ROOT, "an odd \x1b[31mstyle", "read on"
        )
    if "faulty" in text:
        place = Location(str(spec), 3, 7)
        diagnostics.error("faulty", ROOT, "a fault", "mend it", place)
        return None
    return text


def generate(
    config: Config,
    *,
    progress: Callable[[str], None] | None = None,
    early: object = None,
    types: bool = False,
) -> Result:
    diagnostics = Diagnostics()
    if progress:
        progress("load")
    text = _read(config, diagnostics)
    if text is None:
        return Result(None, diagnostics)
    lock_text = f"lock of {len(text)}\n" if config.lock else ""
    return Result({"pkg/__init__.py": text}, diagnostics, lock_text=lock_text)


def normalize(
    config: Config, *, progress: Callable[[str], None] | None = None
) -> NormalizeResult:
    diagnostics = Diagnostics()
    text = _read(config, diagnostics)
    return NormalizeResult(text and text.replace("\t", " "), diagnostics)


def module() -> ModuleType:
    """This pipeline under the name of the real one."""
    fake = ModuleType("clientsmith.commands.pipeline")
    fake.__spec__ = ModuleSpec("clientsmith.commands.pipeline", None)
    fake.Result = Result  # type: ignore[attr-defined]
    fake.generate = generate  # type: ignore[attr-defined]
    fake.normalize = normalize  # type: ignore[attr-defined]
    fake.Result = Result  # type: ignore[attr-defined]
    return fake
