"""NO_PROXY as httpx2 reads it, which is asked itself."""

from __future__ import annotations

from itertools import product

import httpx2
import pytest
from runtime.origins import leaves_us
from runtime.proxies import environment_proxy

ENTRIES = (
    "",
    "*",
    "example.com",
    "EXAMPLE.com",
    ".example.com",
    "*.example.com",
    "*example.com",
    "api.example.com",
    "example.com:8443",
    ".example.com:8443",
    "example.com:443",
    "https://example.com",
    "http://example.com",
    "https://example.com:8443",
    "all://example.com",
    "https://",
    "10.0.0.0/8",
    "10.1.2.3/8",
    "10.1.2.3",
    "10.1.2.3:8443",
    "fd00::/8",
    "fd00::1",
    "[fd00::1]",
    "[fd00::1]:8443",
    "localhost",
    "other.test, 192.168.0.0/16 ,example.com",
    "bücher.test",  # its other form makes httpx2 fail
    "example.com/path",
    "10.0.0.0/99",
    ",,",
)
URLS = (
    "https://example.com/a",
    "http://example.com/a",
    "https://api.example.com",
    "https://notexample.com",
    "https://example.com:8443/a",
    "https://api.example.com:8443/a",
    "http://example.com:443/a",
    "http://10.1.2.3/a",
    "http://10.1.2.3:8443/a",
    "http://11.1.2.3/a",
    "http://192.168.1.1/",
    "http://[fd00::1]/a",
    "http://[fd00::1]:8443/a",
    "http://[fe00::1]/a",
    "http://xn--bcher-kva.test/",
    "http://a.localhost.test/",
)


@pytest.mark.skipif(
    tuple(map(int, httpx2.__version__.split(".")[:3])) < (2, 16, 1),
    reason="versions before read `*.example.com` or addresses in brackets otherwise",
)
@pytest.mark.parametrize("entry", ENTRIES)
def test_the_same_hosts_are_called_directly(
    entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("ALL_PROXY", "http://proxy.test:3128")
    monkeypatch.setenv("NO_PROXY", entry)
    with httpx2.Client() as client:
        for url in URLS:
            chosen = client._transport_for_url(httpx2.URL(url))
            direct = chosen is client._transport or leaves_us(
                url, "http://proxy.test:3128"
            )
            assert (environment_proxy(url) is None) is direct, url


@pytest.mark.parametrize(
    ("names", "url"),
    list(
        product(
            (
                {"HTTP_PROXY": "http://a.test:1"},
                {"HTTPS_PROXY": "b.test:2"},
                {"http_proxy": "http://a.test:1", "ALL_PROXY": "http://c.test:3"},
            ),
            ("http://example.com/", "https://example.com/"),
        )
    ),
)
def test_the_same_proxy_is_chosen(
    names: dict[str, str], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    with httpx2.Client() as client:
        chosen = client._transport_for_url(httpx2.URL(url))
        pool = vars(chosen)["_pool"]
        expected = None
        if chosen is not client._transport:
            expected = f"http://{pool._proxy_url.host.decode()}:{pool._proxy_url.port}"
        assert environment_proxy(url) == expected
