"""Documents that are no files: at an address, or described by an app."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from ..config.values import Given
from ..output.errors import OutputError
from ..process.files import read_bytes
from ..process.programs import run_bounded
from ..spec.limits import Limits
from ..spec.load import remote

_PROBE = Path(__file__).with_name("app_probe.py")


def host_of(url: str) -> tuple[str, ...]:
    """The host of an address with its port, as `allow_hosts` has it; nothing for what is none."""
    return tuple(sorted(remote.host_of(url), key=len)[-1:])


def read_url(url: str, limits: Limits) -> Given:
    """The document at an address that the user named.

    What a server marks by an ETag is kept in the user's cache, and asked for again only if it
    changed (RFC 9110, section 13.1.2).

    Raises:
        OutputError: where there is nothing to be had.
    """
    name = url.partition("#")[0].partition("?")[0]  # a query may hold a key
    if not url.isprintable() or not host_of(url) or "@" in urlsplit(url).netloc:
        raise OutputError(
            "the address names no host, or a user",
            "Name it as https://HOST/openapi.json; credentials do not belong there.",
        )
    known = _Kept(url)
    reply = remote.ask(url, limits.bytes, known.etag)
    if isinstance(reply, str):
        hint = (
            "Check the address, and that the server runs and can be reached from here."
        )
        if "HTTP Error 401" in reply or "HTTP Error 403" in reply:
            header = "curl -H 'Authorization: …'"
            hint = f"It asks who you are: {header} {name} | clientsmith generate -"
        raise OutputError(f"{name} could not be fetched: {reply}", hint)
    if reply.content is None:
        return Given(name, known.content)
    if len(reply.content) <= limits.bytes:
        known.keep(reply)
    return Given(name, reply.content)


def read_app(path: str, limits: Limits) -> Given:
    """The document that an app describes itself by, in a process of its own.

    The process runs in the current folder, with the Python of the active virtual environment;
    where that is clientsmith's own and the app fails, with the Python of `.venv` or `venv` there.

    Raises:
        OutputError: where the app cannot be imported, or describes nothing.
    """
    python, what, hint = "", "", ""
    for python in _interpreters():
        answer = _ask_app(path, python, limits)
        if isinstance(answer, Given):
            return answer
        what, hint = answer
    raise OutputError(f"{path}: {what}", hint.replace("{python}", python))


def _ask_app(path: str, python: str, limits: Limits) -> Given | tuple[str, str]:
    """The document of an app, run by an interpreter, or what is wrong and what to do."""
    code = _PROBE.read_text("utf-8")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            said = run_bounded([python, "-c", code, path, folder], limits.seconds)
        except subprocess.TimeoutExpired:
            raise OutputError(
                f"{path} did not describe itself within {limits.seconds} seconds",
                "Start servers below `if __name__ == '__main__':` only.",
            ) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise OutputError(
                f"{path} cannot be run by {python}: {reason}",
                "Set VIRTUAL_ENV to the folder of the app's virtual environment.",
            ) from None
        answer = _read_answer(Path(folder), path, limits)
    if answer is not None:
        return answer
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    raise OutputError(
        f"{path} ended before it described itself: {(lines or ['nothing was said'])[-1]}",
        "Start the app by hand to see why.",
    )


def _read_answer(
    folder: Path, path: str, limits: Limits
) -> Given | tuple[str, str] | None:
    """What the probe wrote; None where an app kept it from writing, or wrote otherwise."""
    error, document = folder / "error.json", folder / "document.json"
    try:
        if error.exists():
            what, hint = _texts_of(error)
            return what, hint
        files = tuple(map(Path, _texts_of(folder / "files.json")))
        return Given(path, read_bytes(document, limits.bytes), files)
    except OSError as fault:
        if fault.errno != errno.EFBIG:
            return None
    except (ValueError, RecursionError):
        return None
    raise OutputError(
        f"{path} describes itself in more than {limits.bytes} bytes",
        "Raise --max-bytes if it should.",
    )


def _texts_of(path: Path) -> list[str]:
    """The texts that a JSON file lists; ValueError where it lists something else."""
    texts = json.loads(read_bytes(path))
    if not isinstance(texts, list) or not all(
        isinstance(text, str) and "\0" not in text for text in texts
    ):
        raise ValueError(path)
    return texts


def _interpreters() -> Iterator[str]:
    """The Pythons that may have what an app needs, the likeliest first."""
    active = os.environ.get("VIRTUAL_ENV")
    python = Path(active or sys.prefix, "bin", "python").absolute()
    if active and Path(active).resolve() != Path(sys.prefix) and python.exists():
        yield str(python)
        return
    yield sys.executable
    for folder in (".venv", "venv"):
        if (python := Path(folder, "bin", "python").absolute()).exists():
            yield str(python)


class _Kept:
    """A document of an earlier run, in the user's cache."""

    def __init__(self, url: str) -> None:
        home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
        self._path = (
            Path(home).expanduser() / "clientsmith" / sha256(url.encode()).hexdigest()
        )
        self.etag, self.content = "", b""
        try:
            head, _, content = self._path.read_bytes().partition(b"\n")
            etag, _, digest = head.decode().rpartition(" ")
        except (OSError, ValueError):
            return
        if sha256(content).hexdigest() == digest:
            self.etag, self.content = etag, content

    def keep(self, reply: remote.Reply) -> None:
        """Keep a document for the next run; a cache that cannot be written is none."""
        if not reply.etag or reply.content is None:
            return
        head = f"{reply.etag} {sha256(reply.content).hexdigest()}\n".encode()
        try:
            self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
            fresh = self._path.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(head + reply.content)
            fresh.replace(self._path)
        except OSError:
            return
