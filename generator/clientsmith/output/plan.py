"""What a write will change, decided before anything is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import manifest
from .errors import OutputError
from .paths import Entry, is_executable, is_left_alone, survey
from .recovery import is_ours

_SHOWN = 3
_PLANNED = 30
_KINDS = {"pyproject.toml": "a generated client", "objects.inv": "a reference"}
"""Files that every output of a kind has, and what it is then."""


@dataclass(frozen=True, slots=True)
class Change:
    """A new content for a folder.

    `content` is every file that will be ours, `reuse` those of them that are there already,
    `stale` the files that go, `foreign` what belongs to others and stays.
    """

    root: Path
    content: Mapping[str, bytes]
    reuse: frozenset[str]
    stale: tuple[str, ...]
    foreign: Mapping[str, Entry]

    @property
    def is_empty(self) -> bool:
        """Whether the folder has this content already."""
        return not self.stale and self.reuse >= self.content.keys()


def decide(
    content: Mapping[str, bytes],
    notes: Mapping[str, bytes],
    root: Path,
    *,
    force: bool,
    keep: tuple[str, ...],
) -> Change:
    """Compare the folder with its new content; `notes` is the manifest.

    Raises OutputError where files of others stand in the way, and unless `force` where
    files of ours were edited, or the folder is in use for something else.
    """
    known = _known(root, force)
    present = survey(root)
    hashes = {
        path: manifest.digest((root / path).read_bytes())
        for path, entry in present.items()
        if entry is Entry.FILE
        and (path in content or path in notes or path in known.files)
    }
    everything = {**content, **notes}
    reuse = {
        path
        for path, found in hashes.items()
        if path in everything
        and manifest.digest(everything[path]) == found
        and not is_executable(root / path)
    }
    stale = [
        path
        for path, entry in present.items()
        if entry is not Entry.FOLDER
        and path not in everything
        and path.split("/")[0] != manifest.STATE
        and (path in known.files or is_ours(path, known.files.keys() - content.keys()))
    ]
    foreign = {
        path: entry
        for path, entry in present.items()
        if path not in everything
        and path not in stale
        and path.split("/")[0] != manifest.STATE
    }
    _refuse_blocked(root, content, foreign, present)
    _refuse_replacing(root, content, known)
    if not force:
        edited = [
            path
            for path in present.keys() & known.files.keys()
            if path not in reuse and hashes.get(path) != known.files[path]
        ]
        taken = [
            path
            for path in present.keys() & content.keys() - known.files.keys() - reuse
            if present[path] is not Entry.FOLDER
        ]
        strange = [
            path
            for path, entry in foreign.items()
            if entry is not Entry.FOLDER and not is_left_alone(path, keep)
        ]
        _refuse_edited(root, edited)
        if taken or (strange and not known.generator):
            new = len(content.keys() - present.keys())
            raise _refused(root, new, taken, strange)
    return Change(root, everything, frozenset(reuse), tuple(sorted(stale)), foreign)


def _known(root: Path, force: bool) -> manifest.Manifest:
    try:
        return manifest.read(root) or manifest.Manifest()
    except OutputError:
        if force:
            return manifest.read_both_sides(root)
        raise


def _refuse_blocked(
    root: Path,
    content: Mapping[str, bytes],
    foreign: Mapping[str, Entry],
    present: Mapping[str, Entry],
) -> None:
    """Folders of others are never removed, nor is anything written through a link."""
    folders = {path.rpartition("/")[0] for path in foreign}
    if present.get(manifest.STATE, Entry.FOLDER) is not Entry.FOLDER:
        foreign = {**foreign, manifest.STATE: present[manifest.STATE]}
    for path in (*content, f"{manifest.STATE}/state.json"):
        parts = path.split("/")
        for end in range(1, len(parts)):
            above = "/".join(parts[:end])
            if foreign.get(above, Entry.FOLDER) is not Entry.FOLDER:
                raise OutputError(
                    f"{root / above} is {foreign[above].value} where a folder has to be",
                    "move it away and run again",
                )
        entry = present.get(path, Entry.FILE)
        if entry is Entry.OTHER or (entry is Entry.FOLDER and path in folders):
            raise OutputError(
                f"{root / path} is {entry.value} where a file has to be",
                "move it away and run again",
            )


def _refuse_replacing(
    root: Path, content: Mapping[str, bytes], known: manifest.Manifest
) -> None:
    """A client does not become a reference, nor a reference a client: all would be lost."""
    held, made = _KINDS.keys() & known.files.keys(), _KINDS.keys() & content.keys()
    for mark in held:
        if made and mark not in made:
            other = "another folder" if mark == "objects.inv" else f"{root.name}/docs"
            raise OutputError(
                f"{root} holds {_KINDS[mark]}, of which nothing would be left",
                f"name {other} with --output, or remove this one; nothing was written",
            )


def _refuse_edited(root: Path, paths: list[str]) -> None:
    if paths:
        raise OutputError(
            f"edited by hand since it was generated: {_listed(root, paths)}",
            "keep the edits with `clientsmith absorb`, take them out, or run with --force to lose "
            "them; nothing was written",
        )


def _refused(root: Path, new: int, taken: list[str], strange: list[str]) -> OutputError:
    """What stands in the way in a folder of others, with what `--force` would do there."""
    plan = [f"{new} files would be written"]
    if taken:
        plan.append(f"{len(taken)} replaced ({_named(taken)})")
    if strange:
        plan.append(f"{len(strange)} left as they are ({_named(strange)})")
    return OutputError(
        f"{root} holds files that clientsmith did not write: {', '.join(plan)}",
        "choose an empty folder; or look at the changes by --diff, and run with --force: files "
        "that are in the way are overwritten, all others kept",
    )


def _named(paths: list[str]) -> str:
    """Paths from the output's root, of which a plan shows more than a complaint."""
    rest = len(paths) - _PLANNED
    names = ", ".join(sorted(paths)[:_PLANNED])
    return f"{names} and {rest} more" if rest > 0 else names


def _listed(root: Path, paths: list[str]) -> str:
    names = ", ".join(str(root / path) for path in sorted(paths)[:_SHOWN])
    rest = len(paths) - _SHOWN
    return f"{names} and {rest} more" if rest > 0 else names
