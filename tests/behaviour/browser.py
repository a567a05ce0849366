"""Chromium, driven over the WebDriver protocol (https://www.w3.org/TR/webdriver2)."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

MISSING = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--hide-scrollbars --force-device-scale-factor=1"
).split()
_KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015"}
_PATIENCE = 15.0


class Browser:
    """One session; `log` holds what the console reported."""

    def __init__(
        self, port: int, profile: str, *flags: str, script: bool = True
    ) -> None:
        self._base = f"http://127.0.0.1:{port}"
        options: dict[str, Any] = {
            "binary": shutil.which("chromium"),
            "args": [*_FLAGS, f"--user-data-dir={profile}", *flags],
        }
        if not script:
            options["prefs"] = {
                "profile.managed_default_content_settings.javascript": 2
            }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        found = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{found['sessionId']}"

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = Request(self._base + path, data, method=method)
        with urlopen(request, timeout=60) as reply:
            return json.load(reply)["value"]

    def open(self, url: str, width: int = 1280, height: int = 900) -> None:
        """Load a page in a viewport of a size."""
        size = {
            "width": width,
            "height": height,
            "deviceScaleFactor": 1,
            "mobile": False,
        }
        self.command("Emulation.setDeviceMetricsOverride", **size)
        self._ask("POST", f"{self._session}/url", {"url": url})

    def command(self, name: str, **parameters: Any) -> Any:
        """A command of the DevTools protocol."""
        body = {"cmd": name, "params": parameters}
        return self._ask("POST", f"{self._session}/goog/cdp/execute", body)

    def run(self, script: str) -> Any:
        """What a script returns."""
        body = {"script": script, "args": []}
        return self._ask("POST", f"{self._session}/execute/sync", body)

    def wait(self, condition: str) -> Any:
        """What an expression gives once it is true."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            found = self.run(f"return {condition}")
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"never true: {condition}")

    def type(self, text: str) -> None:
        """Press keys: one by its name, or a text."""
        keys = _KEYS.get(text, text)
        pressed = [
            {"type": kind, "value": key}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        actions = [{"type": "key", "id": "keys", "actions": pressed}]
        self._ask("POST", f"{self._session}/actions", {"actions": actions})

    def log(self) -> list[str]:
        """What the console reported since it was asked last."""
        rows = self._ask("POST", f"{self._session}/se/log", {"type": "browser"})
        return [row["message"] for row in rows]

    def close(self) -> None:
        """End the session."""
        self._ask("DELETE", self._session)


@contextmanager
def driver() -> Iterator[int]:
    """The port of a running chromedriver."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        ["chromedriver", f"--port={port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(150):
            try:
                urlopen(f"http://127.0.0.1:{port}/status", timeout=5).close()
                break
            except URLError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)
