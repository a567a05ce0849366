"""The reference on the loopback interface, built again when what it is made of changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

_LOOPBACK = "127.0.0.1"
_NAMES = (_LOOPBACK, "localhost")
_PAUSE = 0.5
_NO_FILE = ".no-such-page"


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".md": "text/markdown; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".html": "text/html; charset=utf-8",
    }

    def translate_path(self, path: str) -> str:
        """The file of an address; `/errors` is `/errors.html`. None outside of the site is."""
        found = super().translate_path(path)
        try:
            page = Path(f"{found}.html")
            if not Path(found).exists() and page.is_file():
                found = str(page)
            inside = (
                Path(found).resolve().is_relative_to(Path(self.directory).resolve())
            )
        except (OSError, RuntimeError, ValueError):  # no such name, or a link to itself
            inside = False
        return found if inside else str(Path(self.directory, _NO_FILE))

    def parse_request(self) -> bool:
        """Refuse other names of this machine: pages of others cannot read these by one."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host", [_LOOPBACK])
        if all(host.partition(":")[0] in _NAMES for host in hosts):
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def end_headers(self) -> None:
        """A page that was built again must not come from a cache."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""


class Server:
    """Serves a folder to this machine only."""

    def __init__(self, root: Path, port: int) -> None:
        handler = partial(_Handler, directory=str(root))
        self._server = ThreadingHTTPServer((_LOOPBACK, port), handler)
        self.url = f"http://{_LOOPBACK}:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class Watch:
    """Notices that files have changed, appeared or gone, by their times and sizes."""

    def __init__(self, paths: Iterable[Path], *, since: int | None = None) -> None:
        self._paths: tuple[Path, ...] = ()
        self._seen: dict[Path, tuple[int, int]] = {}
        self.add(paths, since=since)

    def changed(self) -> bool:
        """Whether anything has changed since this was asked last."""
        seen, self._seen = self._seen, self._look()
        return seen != self._seen

    def add(self, paths: Iterable[Path], *, since: int | None = None) -> None:
        """Watch more files, from now on, or from an earlier time in nanoseconds of the epoch:
        what was written while they were read has changed."""
        more = tuple(path for path in paths if path not in self._paths)
        self._paths += more
        for path, facts in self._look(more).items():
            if since is None or facts[0] < since:
                self._seen[path] = facts

    def _look(self, paths: Iterable[Path] | None = None) -> dict[Path, tuple[int, int]]:
        found: dict[Path, tuple[int, int]] = {}
        for path in self._paths if paths is None else paths:
            for each in sorted(path.rglob("*")) if path.is_dir() else (path,):
                try:
                    now = each.stat()
                except OSError:
                    continue
                found[each] = now.st_mtime_ns, now.st_size
        return found


class Watching(Protocol):
    """Notices changes."""

    def changed(self) -> bool: ...


def follow(watch: Watching, rebuild: Callable[[], None], stop: threading.Event) -> None:
    """Call `rebuild` after each change until `stop` is set."""
    while not stop.wait(_PAUSE):
        if watch.changed():
            rebuild()
