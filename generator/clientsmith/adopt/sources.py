"""The text of an SDK's modules: from a folder, a wheel, an sdist or what is installed."""

from __future__ import annotations

import lzma
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

_MOST_FILES = 20_000
_LARGEST = 4_000_000
_MOST_BYTES = 200_000_000
_DEEPEST = 50
_OUTSIDE = {
    "tests",
    "test",
    "examples",
    "docs",
    "bench",
    "scripts",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "__pycache__",
}
"""Folders beside a package that are no part of it."""
_UNREADABLE = (
    *(EOFError, OSError, RuntimeError, ValueError, lzma.LZMAError, tarfile.TarError),
    *(zipfile.BadZipFile, zlib.error),
)
"""What the standard library raises for archives that are broken, encrypted or packed in ways
that it does not know."""


class SourcesError(Exception):
    """Nothing can be read there; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Sources:
    """Modules by dotted name, each with its file's name and text; `packages` are folders.

    `faults` tells the files that could not be read.
    """

    files: dict[str, tuple[str, str]]
    packages: frozenset[str]
    faults: tuple[str, ...] = ()


def open_sources(old: str) -> Sources:
    """Read the modules of an SDK; nothing of it is imported or run.

    Args:
        old: a folder, a wheel or sdist, or the name of an installed package.

    Raises:
        SourcesError: there is none, or it has no Python in it.
    """
    path = Path(old)
    faults: list[str] = []
    try:
        if path.is_dir():
            found = _arranged(_in_folder(path), faults)
        elif path.exists() and not path.is_file():
            raise SourcesError(
                f"{old} is no file", "name a folder, a .whl or a .tar.gz"
            )
        elif path.suffix in (".whl", ".zip"):
            found = _arranged(_in_zip(path), faults)
        elif path.name.endswith((".tar.gz", ".tgz", ".tar")):
            found = _arranged(_in_tar(path), faults)
        elif path.is_file():
            raise SourcesError(
                f"{old} is no wheel and no sdist", "name a folder, a .whl or a .tar.gz"
            )
        else:
            found = _arranged(_installed(old), faults)
    except _UNREADABLE as error:
        raise SourcesError(
            f"{old} cannot be read: {error}", "is it complete?"
        ) from None
    if not found.files:
        raise SourcesError(
            f"{old} has no Python package in it",
            "name the folder with the package, a wheel, an sdist, or an installed package",
        )
    return found


def _in_folder(root: Path) -> Iterator[tuple[str, bytes | None]]:
    top = root.name if (root / "__init__.py").is_file() else ""
    pending = [root]
    while pending:
        folder = pending.pop()
        for item in sorted(folder.iterdir()):
            if item.is_symlink():
                continue
            if item.is_dir():
                if not item.name.startswith((".", "_vendor")) or item.name == "_":
                    pending.append(item)
            elif item.suffix == ".py" and item.is_file():
                name = PurePosixPath(top, item.relative_to(root).as_posix()).as_posix()
                large = item.stat().st_size > _LARGEST
                yield name, None if large else item.read_bytes()


def _in_zip(path: Path) -> Iterator[tuple[str, bytes | None]]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith(".py"):
                large = entry.file_size > _LARGEST
                yield entry.filename, None if large else archive.read(entry)


def _in_tar(path: Path) -> Iterator[tuple[str, bytes | None]]:
    with tarfile.open(path) as archive:
        for entry in archive:
            if not entry.isfile() or not entry.name.endswith(".py"):
                continue
            stream = archive.extractfile(entry) if entry.size <= _LARGEST else None
            inside = entry.name.partition("/")[2] or entry.name
            yield inside, stream.read() if stream else None


def _installed(name: str) -> Iterator[tuple[str, bytes | None]]:
    try:
        listed = distribution(name).files or ()
    except (PackageNotFoundError, ValueError):
        for folder in sys.path:
            if name.isidentifier() and Path(folder, name, "__init__.py").is_file():
                yield from _in_folder(Path(folder, name))
                return
        raise SourcesError(
            f"there is no file, folder or installed package {name}",
            "name a folder, a wheel, an sdist, or what is installed beside clientsmith",
        ) from None
    for item in listed:
        if item.suffix == ".py":
            place = Path(str(item.locate()))
            large = place.stat().st_size > _LARGEST
            yield item.as_posix(), None if large else place.read_bytes()


def _arranged(items: Iterator[tuple[str, bytes | None]], faults: list[str]) -> Sources:
    """The modules of the packages among files, whatever folder they lie in."""
    texts: dict[str, str] = {}
    total = 0
    for name, data in items:
        parts = PurePosixPath(name).parts
        if ".." in parts or name.startswith("/"):
            faults.append(f"{name}: leads out of the package")
            continue
        if len(parts) > _DEEPEST:
            faults.append(f"{parts[0]}/…/{parts[-1]}: lies too deep")
            continue
        if data is None:
            faults.append(f"{name}: is larger than {_LARGEST:,} bytes")
            continue
        total += len(data)
        if len(texts) >= _MOST_FILES or total > _MOST_BYTES:
            faults.append(f"{name}: there is too much; it and what follows is left out")
            break
        try:
            texts[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            faults.append(f"{name}: is not UTF-8")
    folders = {
        str(PurePosixPath(name).parent)
        for name in texts
        if name.endswith("__init__.py")
    }
    files: dict[str, tuple[str, str]] = {}
    packages = set()
    for name, text in texts.items():
        parts = PurePosixPath(name).with_suffix("").parts
        start = _start_of(parts, folders)
        if start is None or parts[start] in _OUTSIDE:
            continue
        dotted = parts[start:]
        if dotted[-1] == "__init__":
            dotted = dotted[:-1]
            packages.add(".".join(dotted))
        files[".".join(dotted)] = name, text
    return Sources(files, frozenset(packages), tuple(faults))


def _start_of(parts: tuple[str, ...], folders: set[str]) -> int | None:
    """Where the dotted name of a module begins: at the outermost folder that is a package.

    A namespace package has no `__init__.py`: the folders above that Python could name and
    that nothing else claims belong to it.
    """
    for index in range(len(parts) - 1):
        if str(PurePosixPath(*parts[: index + 1])) in folders:
            while (
                index
                and parts[index - 1].isidentifier()
                and parts[index - 1]
                not in (
                    "src",
                    "lib",
                    "python",
                    "clients",
                    "sdk",
                )
            ):
                index -= 1
            return index
    return None
