"""The variables of the environment for proxies, read alike by every transport."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import Any

import pytest
from fault_server import FaultServer, reply
from runtime.errors import APIError
from runtime.timeout import Timeout


@pytest.mark.parametrize(
    ("url", "entry", "direct"),
    [
        ("http://10.9.8.7", "10.9.0.0/16", True),
        ("http://10.9.8.7", "10.8.0.0/16", False),
        ("http://10.9.8.7:8080", "a.test, 10.9.8.7:8080", True),
        ("http://10.9.8.7:8080", "10.9.8.7:9090", False),
    ],
)
def test_no_proxy(
    monkeypatch: pytest.MonkeyPatch,
    bench: Any,
    server: FaultServer,
    url: str,
    entry: str,
    direct: bool,
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name.lower(), raising=False)
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", server.url)
    monkeypatch.setenv("NO_PROXY", entry)
    server.on(f"{url}/things/7", reply({"id": 7, "name": "lamp"}))
    client = bench.client(
        server, base_url=url, max_retries=0, timeout=Timeout(connect=0.2)
    )
    with suppress(APIError) if direct else nullcontext():  # who knows who answers there
        bench.do(lambda: client.things.get(id=7))
    assert len(server.requests) == (not direct)
