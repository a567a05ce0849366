"""Which other files and hosts a document may refer to."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from ..source_map import Document

SUFFIXES = frozenset({".json", ".yaml", ".yml", ".jsn"})


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a reference was not followed, for people."""

    code: str
    message: str
    hint: str


@dataclass(slots=True)
class Reach:
    """Opens what a reference names, within the roots and the hosts allowed.

    A root is a folder whose files, all levels down, may be read.
    """

    entry: Document
    roots: tuple[Path, ...]
    hosts: Collection[str] = ()
    _opened: dict[str, Document | Refused] = field(init=False)
    _files: dict[str, Document | Refused] = field(default_factory=dict)
    _known: dict[tuple[str, str], Document | Refused] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._opened = {self.entry.identity: self.entry}

    def open(self, reference: str, base: Document) -> Document | Refused:
        """The document that a reference without fragment names, relative to `base`."""
        asked = (base.identity, reference)
        if asked not in self._known:
            try:
                self._known[asked] = self._find(reference, base)
            except ValueError:  # as urlsplit says of http://[
                self._known[asked] = Refused(
                    "ref-refused",
                    "The reference is no URI.",
                    "Refer to a file below the document's folder by a relative path.",
                )
        return self._known[asked]

    def _find(self, reference: str, base: Document) -> Document | Refused:
        if urlsplit(base.identity).scheme in ("http", "https"):
            reference = urljoin(base.identity, reference)
        parts = urlsplit(reference)
        if parts.scheme in ("http", "https"):
            return self._remote(reference, parts, base)
        if parts.scheme and len(parts.scheme) > 1:
            return Refused(
                "ref-refused",
                f"A reference by {parts.scheme}: is not followed.",
                "Refer to a file below the document's folder by a relative path.",
            )
        return self._file(unquote(reference), base)

    def _remote(
        self, url: str, parts: SplitResult, base: Document
    ) -> Document | Refused:
        host = parts.hostname or ""
        if urlsplit(base.identity).scheme == "https" and parts.scheme == "http":
            return Refused(
                "ref-refused",
                "A document from https refers to plain http.",
                "Refer to it by https, or keep a copy beside the document.",
            )
        if parts.port not in (None, 80, 443):
            host = f"{host}:{parts.port}"  # another server, to be allowed by itself
        if host not in self.hosts:
            return Refused(
                "ref-refused",
                f"References to {host or 'other hosts'} are not followed by default.",
                f"Allow it with --allow-host {host or 'HOST'}, or keep a copy beside the document.",
            )
        return self._open(url, url, base)

    def _file(self, reference: str, base: Document) -> Document | Refused:
        folder = base.folder or Path.cwd()
        unsafe = (
            reference.startswith(("/", "\\", "~"))
            or "\0" in reference
            or "\\" in reference
        )
        if unsafe or (len(reference) > 1 and reference[1] == ":"):
            return Refused(
                "ref-refused",
                "A reference to an absolute path is not followed.",
                "Refer to a file below the document's folder by a relative path.",
            )
        plain = os.path.normpath(f"{folder}/{reference}")
        if plain not in self._files:
            self._files[plain] = self._inside(plain, reference, base)
        return self._files[plain]

    def _inside(self, plain: str, reference: str, base: Document) -> Document | Refused:
        target = Path(os.path.realpath(plain))
        inside = any(target.is_relative_to(root) for root in self.roots)
        if not inside or ".git" in target.parts:
            return Refused(
                "ref-refused",
                "The reference leaves the folders that may be read.",
                "Move the file below the document's folder, or allow its folder with --allow-root.",
            )
        if target.suffix.lower() not in SUFFIXES:
            return Refused(
                "ref-not-found",
                "The reference names a file that is neither JSON nor YAML.",
                "Refer to a .json, .yaml or .yml file.",
            )
        shown = os.path.normpath(Path(base.name).parent / reference)
        return self._open(str(target), shown, base)

    def _open(self, identity: str, shown: str, base: Document) -> Document | Refused:
        known = self._opened.get(identity)
        if known is None:
            path = shown if os.path.realpath(shown) == identity else identity
            document = base.neighbour(path)
            known = document or Refused(
                "ref-not-found",
                f"The file {shown} is missing or cannot be read.",
                "Correct the reference, or add the file.",
            )
            self._opened[identity] = known
        return known


def default_roots(entry: Document) -> tuple[Path, ...]:
    """The entry's folder, and the folder above it, since shared parts often lie beside it.

    The folder above is left out where it is no place for the parts of one document: the
    root of the file system, a home folder or the folder for temporary files.
    """
    folder = Path(os.path.realpath(entry.folder or Path.cwd()))
    above = folder.parent
    homes = {Path("/"), Path("/home"), Path(os.path.realpath(tempfile.gettempdir()))}
    home = Path(os.path.realpath(Path.home()))
    if above == above.parent or above in homes or home.is_relative_to(above):
        return (folder,)
    return (above,)
