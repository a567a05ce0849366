"""The configuration of a successor, with the names by which programs import."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..config import Config
from ..config.surface import PRESETS
from ..report.diagnostics import Diagnostics
from .configuration import write_configuration, write_names
from .decided import decide_again, decide_names
from .match import match
from .modules import Modules
from .surface import read_surface
from .values import Adoption, Sdk

_FOLDERS = {"stainless": "types", "fern": "types"}
"""The package of types by maker, where it is none that each client has by that name."""


@dataclass(frozen=True, slots=True)
class Successor:
    """How an SDK fits a document, and the files that are made of that: the text of a
    configuration, and of its names where a preset is known of the maker."""

    adoption: Adoption
    text: str
    names: str | None = None


def make_successor(
    sdk: Sdk, modules: Modules, config: Config, file: Path, diagnostics: Diagnostics
) -> Successor | None:
    """Make the configuration that gives a successor the calls of an SDK; None where the
    document is unusable, which is reported.

    Args:
        sdk: what callers see of it.
        modules: its sources.
        config: names the document.
        file: where the configuration is to be.
        diagnostics: told what keeps the document from being used.
    """
    decided = decide_names(config, diagnostics)
    if decided is None or config.spec is None:
        return None
    adoption = match(sdk, decided)
    shown = Path(os.path.relpath(config.spec, file.absolute().parent)).as_posix()
    known = sdk.maker in PRESETS
    text = write_configuration(adoption, decided, shown, settle=known)
    again = decide_again(text, file, diagnostics) if known else None
    if again is None:
        return Successor(adoption, text)
    folder = _FOLDERS.get(sdk.maker, "")
    surface = read_surface(modules, adoption, again, folder)
    text = write_configuration(adoption, decided, shown, surface=surface, settle=True)
    return Successor(adoption, text, write_names(surface))
