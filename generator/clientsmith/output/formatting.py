"""black, for what our own emitters did not lay out: modules of a user's own templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor

import black
from black.mode import TargetVersion
from black.parsing import InvalidInput

from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT

_POOL_FROM = 24
"""With fewer files than this, starting processes costs more than it saves."""


def mode(path: str) -> black.Mode:
    """black's settings for a generated file."""
    return black.Mode(
        is_pyi=path.endswith(".pyi"),
        target_versions={TargetVersion.PY311},
    )


def format_files(files: Mapping[str, str], diagnostics: Diagnostics) -> dict[str, str]:
    """Every Python file as black writes it.

    A file that is not valid Python is reported and left out.
    """
    python = {
        path: text for path, text in files.items() if path.endswith((".py", ".pyi"))
    }
    done = dict(files)
    if len(python) < _POOL_FROM:
        results = map(_format, python.items())
        _collect(results, done, diagnostics)
        return done
    with ProcessPoolExecutor() as pool:
        _collect(pool.map(_format, python.items(), chunksize=8), done, diagnostics)
    return done


def _format(item: tuple[str, str]) -> tuple[str, str, str]:
    path, text = item
    try:
        return path, black.format_str(text, mode=mode(path)), ""
    except InvalidInput as error:
        return path, text, str(error).splitlines()[0]


def _collect(
    results: Iterable[tuple[str, str, str]],
    done: dict[str, str],
    diagnostics: Diagnostics,
) -> None:
    for path, text, fault in results:
        if fault:
            diagnostics.error(
                "template-not-python",
                ROOT,
                f"{path} is not valid Python: {fault}",
                "Correct the template that overrides the built-in one.",
            )
            del done[path]
        else:
            done[path] = text
