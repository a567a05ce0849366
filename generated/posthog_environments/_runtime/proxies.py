"""Which proxy the environment names for a request, as httpx2 reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from .origins import check_proxy, leaves_us


def environment_proxy(url: str) -> str | None:
    """The URL of the proxy for a request; None for none.

    HTTP_PROXY, HTTPS_PROXY and ALL_PROXY count, and what `getproxies` finds elsewhere.
    NO_PROXY lists hosts with all below them, `.host` or `*.host` for those below only,
    addresses, networks (`10.0.0.0/8`), each perhaps with a port, or `*`.
    """
    # Nothing here has a name while it is checked: tracebacks would show its password.
    proxy = check_proxy(_named(url)) if names_proxies() else None
    return None if proxy and leaves_us(url, proxy) else proxy


def _named(url: str) -> str | None:
    from urllib.request import getproxies

    proxies = getproxies()
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    for entry in _entries(proxies.get("no", "")):
        if entry == "*" or _covers(entry, parts.scheme, host, parts.port):
            return None
    found = proxies.get(parts.scheme) or proxies.get("all")
    return found if not found or "://" in found else f"http://{found}"


def names_proxies() -> bool:
    """Whether the environment names any."""
    return any(name.lower().endswith("_proxy") for name in os.environ)


def _entries(text: str) -> Iterator[str]:
    return filter(None, (entry.strip().lower() for entry in text.split(",")))


def _covers(entry: str, scheme: str, host: str, port: int | None) -> bool:
    """Whether an entry of NO_PROXY means a host."""
    wanted, mark, entry = entry.rpartition("://")
    if mark and wanted not in ("all", scheme):
        return False
    try:
        network = ip_network(entry, strict=False)
    except ValueError:
        pass
    else:
        try:
            return ip_address(host) in network
        except ValueError:
            return False
    name, colon, number = entry.rpartition(":")
    if not colon or number.endswith("]"):
        name, number = entry, ""
    if number and (not number.isdigit() or port != int(number)):
        return False
    if name.startswith("["):
        return host == name.strip("[]")
    if name == "localhost" or mark:
        return host == name if name else True
    if name.startswith("*") and not name.startswith("*."):
        return False
    below = name.removeprefix("*").lstrip(".")
    return host.endswith(f".{below}") or (host == below and name == below)
