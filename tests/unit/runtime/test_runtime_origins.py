from __future__ import annotations

import pytest
from runtime.origins import is_private, leaves_us, origin


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example", ("https", "a.example", 443)),
        ("HTTPS://A.Example.:443/x?y#z", ("https", "a.example", 443)),
        ("http://a.example?x", ("http", "a.example", 80)),
        ("http://a.example:8080/", ("http", "a.example", 8080)),
        ("http://[::1]:80/", ("http", "::1", 80)),
        ("http://[::1]", ("http", "::1", 80)),
        ("ftp://a.example/", ("ftp", "a.example", None)),
        ("https://bücher.example/", ("https", "bücher.example", 443)),
    ],
)
def test_origins(url: str, expected: tuple[str, str, int | None]) -> None:
    assert origin(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example",
        "//a.example",
        "https://",
        "https:///x",
        "https://user@a.example",
        "https://a.example\\@evil.example/",
        "https://a.example%2f.evil.example/",
        "https://a.example:x/",
        "https://a.example :443/",
        "https://a.example\n.evil.example",
        "https://a。example",
        "https://℀.example",
    ],
)
def test_urls_that_parsers_read_differently(url: str) -> None:
    with pytest.raises(ValueError):
        origin(url)


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://a.example", True),
        ("http://a.example", False),
        ("http://localhost:1", True),
        ("http://127.0.0.1", True),
        ("http://127.1.2.3", True),
        ("http://[::1]:1", True),
        ("http://127.0.0.1.nip.example", False),
        ("http://localhost.example", False),
        ("http://0.0.0.0", False),
        ("http://8.8.8.8", False),
        ("http://10.1.2.3:8080", True),
        ("http://192.168.0.9", True),
        ("http://[fd00::1]", True),
        ("http://shop:8000", True),
        ("http://shop.team.svc.cluster.local", True),
        ("http://shop.internal", True),
        ("http://internal.example", False),
        ("http://notlocal.example.com", False),
    ],
)
def test_private_ways(url: str, private: bool) -> None:
    assert is_private(url) is private


@pytest.mark.parametrize(
    ("url", "proxy", "leaves"),
    [
        ("http://localhost:8000", "http://proxy.corp.example:3128", True),
        ("http://127.0.0.1", "http://user:pw@proxy.corp.example", True),
        ("http://[::1]:1", "socks5://proxy.corp.example:1080", True),
        ("http://localhost:8000", "http://10.0.0.1:3128", True),
        ("http://10.0.0.9", "http://10.0.0.1:3128", False),
        ("http://10.0.0.9", "http://proxy.example:3128", True),
        ("http://localhost:8000", "http://127.0.0.1:8080", False),
        ("http://localhost:8000", "http://u:p@localhost:8080/", False),
        ("https://localhost", "http://proxy.corp.example", False),
        ("http://api.example", "http://proxy.corp.example", False),
    ],
)
def test_what_stays_on_this_machine_goes_through_no_proxy(
    url: str, proxy: str, leaves: bool
) -> None:
    assert leaves_us(url, proxy) is leaves
