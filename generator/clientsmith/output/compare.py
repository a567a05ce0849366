"""What a folder holds against what it should hold."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..text.binary import to_bytes
from . import manifest
from .errors import OutputError
from .paths import (
    Entry,
    is_executable,
    is_kept,
    is_left_alone,
    refuse_link,
    survey,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Relative paths, sorted. `changed` files are as we once wrote them and would now be
    written differently; `edited` files are not what we wrote; `extra` files are nobody's,
    or ours and no longer made; `executable` files are as they should be but for their mode.
    `generator` is another version that wrote the folder. The
    manifest counts as a file only where a generator is given to compare with."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    executable: tuple[str, ...] = ()
    generator: str | None = None

    def __bool__(self) -> bool:
        return bool(
            self.missing
            or self.extra
            or self.changed
            or self.edited
            or self.executable
            or self.generator
        )


def compare(
    files: Mapping[str, str],
    root: Path,
    *,
    keep: tuple[str, ...] = (),
    generator: str = "",
    tracked: Collection[str] | None = (),
) -> Comparison:
    """Compare a map of files with a folder, both ways; nothing is written.

    `tracked` are the files of the folder that are under version control: others' caches are
    left alone, but what comes with a commit is there for everybody. Where it is None, nobody
    knows them, and nothing is left alone but what Python compiled.

    Raises OutputError for a folder that cannot be read.
    """
    refuse_link(root)
    try:
        known = manifest.read(root) or manifest.Manifest()
        present = survey(root)
        changed: list[str] = []
        edited: list[str] = []
        executable: list[str] = []
        for path in sorted(files.keys() & present.keys()):
            is_file = present[path] is Entry.FILE
            found = (root / path).read_bytes() if is_file else None
            if found != to_bytes(files[path]):
                ours = found is not None and known.files.get(path) == manifest.digest(
                    found
                )
                (changed if ours else edited).append(path)
            elif is_executable(root / path):
                executable.append(path)
        extra = sorted(
            path
            for path, entry in present.items()
            if entry is not Entry.FOLDER
            and path not in files
            and path != manifest.MANIFEST
            and (
                path in known.files
                or not is_left_alone(path, keep)
                or _is_smuggled(path, root, tracked, keep)
            )
        )
    except OSError as error:
        raise OutputError(
            f"cannot read {error.filename or root}: {error.strerror}"
        ) from error
    missing = sorted(files.keys() - present.keys())
    if generator and manifest.MANIFEST not in present:
        missing.append(manifest.MANIFEST)
    elif generator and not (missing or extra or changed or edited):
        expected = manifest.of(files, known.generator)
        changed += [manifest.MANIFEST] if expected != known else []
    other = known.generator if generator and known.generator != generator else None
    return Comparison(
        missing=tuple(missing),
        extra=tuple(extra),
        changed=tuple(changed),
        edited=tuple(edited),
        executable=tuple(executable),
        generator=other,
    )


def _is_smuggled(
    path: str, root: Path, tracked: Collection[str] | None, keep: tuple[str, ...]
) -> bool:
    """Whether a file that is left alone came with a commit, or Python would run it without a
    look at its source: compiled files that go by a hash (PEP 552) are nobody's cache.
    """
    if is_kept(path, keep):
        return False
    place = root / path
    above = PurePosixPath(path).parents  # one of them may be a submodule
    if tracked is not None and any(
        str(each) in tracked for each in (PurePosixPath(path), *above)
    ):
        return True
    if place.suffix != ".pyc" or place.is_symlink() or not place.is_file():
        return tracked is None
    with place.open("rb") as file:
        return any(file.read(8)[4:])


def unified_diff(
    files: Mapping[str, str], root: Path, comparison: Comparison, shown: str
) -> Iterator[str]:
    """The lines of a unified diff from the folder, called `shown`, to the map of files."""
    different = {
        *comparison.missing,
        *comparison.changed,
        *comparison.edited,
        *comparison.extra,
    }
    for path in sorted(different - {manifest.MANIFEST}):
        new = _shown(to_bytes(files[path])) if path in files else None
        old = _text(root / path) if path not in comparison.missing else None
        if path in comparison.extra and path not in files and old is None:
            continue
        yield from difflib.unified_diff(
            _lines(old),
            _lines(new),
            "/dev/null" if old is None else f"{shown}/{path}",
            "/dev/null" if new is None else f"{shown}/{path}",
            lineterm="",
        )


def _text(path: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    return _shown(path.read_bytes())


def _shown(content: bytes) -> str:
    return content.decode("utf-8", "backslashreplace")


def _lines(text: str | None) -> list[str]:
    if text is None:
        return []
    lines = text.split("\n")
    if lines[-1] == "":
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\n\\ No newline at end of file"]
