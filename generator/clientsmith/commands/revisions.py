"""Documents as git knows them: `main:api.yaml` is the file of that revision, and so is
every file that it refers to."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..output.paths import is_plain
from ..process.programs import find_program
from ..report.diagnostics import Diagnostics
from ..spec import load
from ..spec.limits import DEFAULT, Limits
from ..spec.source_map import ROOT, Document, is_url

_TIME_LIMIT = 60
_MOST_FILES = 300
_SHA256 = 64
_WITHOUT_PROGRAMS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")


def read_document(
    name: str, diagnostics: Diagnostics, limits: Limits = DEFAULT
) -> Document | None:
    """Read a file, standard input (`-`), or `REVISION:PATH`, the path as a person types it:
    relative to the current folder, or else to the top of the repository.

    Returns None with an error in `diagnostics` where there is no such document.
    """
    revision, path = _parted(name)
    if revision is None:
        return load.read_document(name, limits=limits, diagnostics=diagnostics)
    if not revision or not path:
        diagnostics.error(
            "git-revision", ROOT, f"{name!r} is neither a file nor a path in a git revision.",
            "Write it as REVISION:PATH, for example main:openapi.yaml.",
        )  # fmt: skip
        return None
    return _Revision(revision, diagnostics, limits).entry(path, name)


def read_companion(
    name: str, path: str, diagnostics: Diagnostics, limits: Limits = DEFAULT
) -> Document | None:
    """Read a file of the working tree as it was when the document `name` was: in the same
    revision, where it may be missing, or else as it is."""
    revision, _ = _parted(name)
    if revision is None:
        return load.read_document(path, limits=limits, diagnostics=diagnostics)
    return _Revision(revision, diagnostics, limits).neighbour(path)


def tracked(folder: Path) -> frozenset[str] | None:
    """The files of a folder that are under version control, as paths in it, and the folders
    that are repositories of their own there.

    None where it lies in a repository and git does not answer: it is not installed, or
    refuses a checkout that belongs to another user."""
    if not folder.is_dir():
        return frozenset()
    listed = run_git("ls-files", "-z", folder=folder)
    if not isinstance(listed, bytes):
        place = folder.resolve()
        above = (each / ".git" for each in (place, *place.parents))
        return None if any(map(os.path.lexists, above)) else frozenset()
    return frozenset(map(os.fsdecode, filter(None, listed.split(b"\0"))))


def read_text(name: str, path: Path) -> str | None:
    """The text of a file of the working tree as it was when the document `name` was; None
    where `name` is in no revision, or the revision has no such file."""
    revision, _ = _parted(name)
    if not revision:
        return None
    spoken = Path(os.path.relpath(os.path.realpath(path))).as_posix()
    shown = _Revision(revision, Diagnostics())._show(f"./{spoken}")
    return shown.decode("utf-8-sig", "replace") if isinstance(shown, bytes) else None


def read_folder(name: str, folder: Path) -> dict[str, bytes]:
    """The files of a folder of the working tree, by their paths in it, as they were when the
    document `name` was; those that are links, or more than a few hundred, are left out.
    """
    revision, _ = _parted(name)
    if not revision:
        return {}
    found: dict[str, bytes] = {}
    for path, blob in _listed(revision, folder).items():
        shown = run_git("cat-file", "blob", blob)
        if isinstance(shown, bytes):
            found[path] = shown
    return found


def _listed(revision: str, folder: Path) -> dict[str, str]:
    """The names that git has for the contents of the files of a folder, by their paths in it.

    A tree of git may be forged, with `..` in it: such files are left out."""
    spoken = Path(os.path.relpath(os.path.realpath(folder))).as_posix()
    listed = run_git("ls-tree", "-r", "-z", "--end-of-options", revision, f"{spoken}/")
    lines = listed.split(b"\0") if isinstance(listed, bytes) else []
    found: dict[str, str] = {}
    for line in lines[:_MOST_FILES]:
        facts, _, path = line.partition(b"\t")
        inner = os.fsdecode(path).removeprefix(f"{spoken}/")
        if facts.startswith(b"100") and is_plain(inner):
            found[inner] = facts.split()[2].decode("ascii")
    return found


def is_revision(name: str) -> bool:
    """Whether a name is that of a document in a git revision."""
    return bool(_parted(name)[0])


def differs(name: str, other: str, folder: Path) -> bool:
    """Whether a folder is not what it was between two documents, one in a revision."""
    named = [revision for text in (name, other) if (revision := _parted(text)[0])]
    if not named:
        return False
    one, *two = (_listed(revision, folder) for revision in named)
    return one != (two[0] if two else _hashed(folder, one))


def _hashed(folder: Path, like: Mapping[str, str]) -> dict[str, str]:
    """The names that git would have for the files of a folder as they are, found out without
    git: it would run the filters that a repository is configured with."""
    kind = "sha256" if any(len(each) == _SHA256 for each in like.values()) else "sha1"
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*"))[:_MOST_FILES]:
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            hash_ = hashlib.new(
                kind, b"blob %d\0" % len(content), usedforsecurity=False
            )
            hash_.update(content)
            found[path.relative_to(folder).as_posix()] = hash_.hexdigest()
    return found


def is_tracked(path: Path) -> bool:
    """Whether a file is under version control, be it there or not."""
    if not path.parent.is_dir():
        return False
    listed = run_git("ls-files", "--error-unmatch", "--", path.name, folder=path.parent)
    return isinstance(listed, bytes)


def _parted(name: str) -> tuple[str | None, str]:
    """The revision, None for a file or standard input, and the path in it."""
    revision, colon, path = name.partition(":")
    if name == load.STDIN or not colon or os.path.lexists(name):
        return None, name
    return revision, path


@dataclass(slots=True)
class _Revision:
    """Reads files of one revision, each once."""

    revision: str
    diagnostics: Diagnostics
    limits: Limits = DEFAULT
    known: dict[str, Document | None] = field(default_factory=dict)

    def entry(self, path: str, name: str) -> Document | None:
        """The document that was asked for."""
        spoken = path if path.startswith(("./", "../", "/")) else f"./{path}"
        said = ""
        for candidate in (spoken, path):
            shown = self._show(candidate)
            if isinstance(shown, bytes):
                at_top = candidate is path and path is not spoken
                folder = self._top() if at_top else Path.cwd()
                return self._document(name, folder / path, shown)
            said = shown
        self.diagnostics.error(
            "git-revision", ROOT, f"git has no {name!r}: {said}",
            "Check the revision and the path; a shallow clone lacks old revisions "
            "(git fetch --unshallow).",
        )  # fmt: skip
        return None

    def neighbour(self, path: str) -> Document | None:
        """A file of the same revision, by its path in the working tree."""
        identity = os.path.realpath(path)
        if identity not in self.known and len(self.known) < self.limits.files:
            spoken = Path(os.path.relpath(identity)).as_posix()
            shown = self._show(f"./{spoken}")
            self.known[identity] = (
                self._document(f"{self.revision}:{spoken}", Path(identity), shown)
                if isinstance(shown, bytes)
                else None
            )
        return self.known.get(identity)

    def _document(self, name: str, place: Path, text: bytes) -> Document | None:
        """A document whose references are followed as if it stood in the working tree."""
        found = load.read_document(
            name, text, limits=self.limits, diagnostics=self.diagnostics
        )
        if found is None:
            return None
        beside = found.neighbour
        identity = os.path.realpath(place)

        def neighbour(path: str) -> Document | None:
            return beside(path) if is_url(path) else self.neighbour(path)

        document = replace(
            found,
            identity=identity,
            folder=Path(identity).parent,
            neighbour=neighbour,
        )
        self.known[identity] = document
        return document

    def _top(self) -> Path:
        shown = run_git("rev-parse", "--show-toplevel")
        return (
            Path(os.fsdecode(shown).strip()) if isinstance(shown, bytes) else Path.cwd()
        )

    def _show(self, path: str) -> bytes | str:
        named = f"{self.revision}:{path}"
        kind = run_git("cat-file", "-t", "--end-of-options", named)
        if kind in (b"tree\n", b"commit\n"):
            return f"{path!r} is a folder"
        return run_git("show", "--no-textconv", "--end-of-options", named)


def run_git(*arguments: str, folder: Path | None = None) -> bytes | str:
    """What git prints; text says why it printed nothing.

    A commit can hold all files of a bare repository, and a configuration of its own that
    names programs: such a folder counts as a folder.
    """
    try:
        done = subprocess.run(
            [find_program("git"), *_WITHOUT_PROGRAMS, *arguments],
            capture_output=True,
            check=False,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            timeout=_TIME_LIMIT,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return f"git could not be run: {error}"
    if done.returncode == 0:
        return done.stdout
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "no reason given"
