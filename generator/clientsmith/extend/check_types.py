"""Code of one's own, type-checked by mypy against the package that is about to be written."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from ..config import Config
from ..names.stale import place_in
from ..process.programs import find_program
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from .own_code import own_files

_SECONDS = 120
"""How long mypy may take."""
_LINE = re.compile(
    r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): error: (?P<said>.*?)"
    r"(?:  \[(?P<code>[\w-]+)\])?$"
)
_BASE = re.compile(r'base class "(\w+)"')
_ELSEWHERE = frozenset(
    {"import", "import-not-found", "import-untyped", "prop-decorator"}
)
"""Codes of mypy that speak of what is installed where it runs, or of what it does not know
(`computed_field`), and not of the package."""
_FLAGS = """
    --config-file= --follow-imports=silent --check-untyped-defs --show-column-numbers
    --show-error-codes --no-error-summary --no-color-output --no-pretty --hide-error-context
    --explicit-package-bases
    """.split()


def check_types(
    files: Mapping[str, str], config: Config, package: str, diagnostics: Diagnostics
) -> None:
    """Report what mypy says of modules of one's own beside the planned package.

    mypy reads them in a temporary folder, and runs none of them: neither settings and plugins
    of the project nor its search path count. What it says of lines that another finding
    names already is left out.

    Args:
        files: the package that is about to be written.
        config: has `[extend]`, and the output in which the modules lie.
        package: dotted.
    """
    command = _mypy()
    if command is None:
        _tell_unchecked("mypy is not installed", config, diagnostics)
        return
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        own = dict(own_files(config, package))
        _write(root, files, own)
        modules = [_module(path) for path in own if path.endswith(".py")]
        if not modules:
            return
        extended = _extended(files, config, package)
        modules += map(_module, extended)
        cache, seed = root / ".mypy_cache", _seed()
        if seed is not None and seed.is_dir():
            with suppress(OSError, shutil.Error):
                shutil.copytree(seed, cache)
        flags = [
            *_FLAGS,
            f"--cache-dir={cache}",
            f"--python-executable={sys.executable}",
        ]
        named = [part for module in modules for part in ("-m", module)]
        try:
            done = subprocess.run(
                [*command, *flags, *named],
                cwd=root,
                env=_environment(),
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            late = isinstance(error, subprocess.TimeoutExpired)
            what = f"did not end within {_SECONDS} seconds" if late else "cannot be run"
            _tell_unchecked(f"mypy {what}", config, diagnostics)
            return
        if done.returncode in (0, 1):
            _keep(cache, seed)
    if done.returncode not in (0, 1):
        said = (done.stderr or done.stdout).strip().splitlines()
        reason = said[0] if said else f"exit status {done.returncode}"
        _tell_unchecked(f"mypy failed: {reason}", config, diagnostics)
        return
    _report(done.stdout, own, extended, config, diagnostics)


def _extended(
    files: Mapping[str, str], config: Config, package: str
) -> Mapping[str, str]:
    """The modules of models that are derived from classes of one's own, by path: what such a
    class declares of a model has to agree with what is generated."""
    folder = f"{package.replace('.', '/')}/models/"
    heads = [f"class {name}(" for name in config.extend.models]
    return {
        path: text
        for path, text in files.items()
        if path.startswith(folder) and any(head in text for head in heads)
    }


def _declared(
    line: str, said: str, own: Mapping[str, Path]
) -> tuple[Path, int, int] | None:
    """Where a class of one's own declares the field of a generated line, which mypy finds at
    odds with it."""
    base, name = _BASE.search(said), line.strip().partition(":")[0]
    for path in own.values() if base is not None else ():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ClassDef) or not base or node.name != base[1]:
                continue
            for item in ast.walk(node):
                if isinstance(item, ast.AnnAssign) and ast.unparse(item.target) == name:
                    return path, item.lineno, item.col_offset + 1
    return None


def _report(
    output: str,
    own: Mapping[str, Path],
    extended: Mapping[str, str],
    config: Config,
    diagnostics: Diagnostics,
) -> None:
    known = _statements(diagnostics, own, config)
    for line in output.splitlines():
        match = _LINE.match(line)
        if match is None or match["code"] in _ELSEWHERE:
            continue
        file = PurePosixPath(match["file"]).as_posix()
        path, number, column = own.get(file), int(match["line"]), int(match["column"])
        if file in extended:
            generated = extended[file].splitlines()[number - 1]
            found = _declared(generated, match["said"], own)
            path, number, column = found or (None, 0, 0)
        if path is None:
            continue
        shown = config.shown(path)
        if any(
            shown == file and first <= number <= last for file, first, last in known
        ):
            continue
        diagnostics.error(
            "extend-types",
            ROOT,
            f"mypy: {match['said']} [{match['code']}]",
            "adapt the code to what the package has now",
            Location(shown, number, column),
        )


def _statements(
    told: Diagnostics, own: Mapping[str, Path], config: Config
) -> set[tuple[str, int, int]]:
    """The lines, first and last, that findings speak of: of a function the head only."""
    found: set[tuple[str, int, int]] = set()
    shown = {config.shown(path): path for path in own.values()}
    for each in told:
        if each.place is None or each.place.file not in shown:
            continue
        first = last = each.place.line
        for node in ast.walk(ast.parse(shown[each.place.file].read_text("utf-8"))):
            if isinstance(node, ast.stmt) and node.lineno == first:
                inner = getattr(node, "body", None)
                last = inner[0].lineno - 1 if inner else node.end_lineno or first
                marks = [mark.lineno for mark in getattr(node, "decorator_list", ())]
                first = min([first, *marks])
        found.add((each.place.file, first, max(first, last)))
    return found


def _write(root: Path, files: Mapping[str, str], own: Mapping[str, Path]) -> None:
    for path, text in files.items():
        if path.endswith((".py", ".pyi", "py.typed")):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    for path, source in own.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _mypy() -> list[str] | None:
    """The command of mypy: of this environment, else on the path of the shell."""
    if find_spec("mypy") is not None:
        return [sys.executable, "-I", "-m", "mypy"]
    try:
        return [find_program("mypy")]
    except FileNotFoundError:
        return None


def _environment() -> dict[str, str]:
    """The variables without those that lead mypy or Python elsewhere."""
    return {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("MYPY", "PYTHON"))
    }


def _seed() -> Path | None:
    """A cache of mypy that knows pydantic and the like, in the user's folder for caches; none
    where there is no such folder.

    It is written once for each set of versions, and only copied from then on: mypy locks
    the cache that it works with, and runs beside each other would fail.
    """
    versions = [f"{sys.version_info.major}.{sys.version_info.minor}"]
    for name in ("mypy", "pydantic", "pydantic-core"):
        with suppress(PackageNotFoundError):
            versions.append(version(name))
    home = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    with suppress(OSError, RuntimeError):
        folder = home.expanduser() / "clientsmith"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"mypy-{'-'.join(versions)}"
    return None


def _keep(cache: Path, seed: Path | None) -> None:
    """Keep what mypy knows now, where nothing is kept yet."""
    if seed is None or seed.exists() or not cache.is_dir():
        return
    with suppress(OSError), tempfile.TemporaryDirectory(dir=seed.parent) as place:
        copied = Path(shutil.copytree(cache, Path(place) / seed.name))
        copied.rename(seed)


def _tell_unchecked(what: str, config: Config, diagnostics: Diagnostics) -> None:
    diagnostics.warning(
        "extend-unchecked",
        ROOT,
        f"the types of your own code were not checked: {what}",
        "install mypy beside clientsmith, or set `extend.types = false`",
        place_in(config)(("extend",)),
    )
