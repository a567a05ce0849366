"""Where a URL leads, as far as trust goes."""

from __future__ import annotations

_PORTS = {"http": 80, "https": 443}
_HOST_MARKS = frozenset(".-_:[]")
_MARKS = "-._~/:@!$&'()*+,;=%?#[]"


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of a URL (RFC 6454).

    Raises ValueError for what parsers understand differently, such as a user name, a
    backslash or a space before the path: it could lead past a comparison.
    """
    scheme, mark, rest = url.partition("://")
    authority = rest
    for end in "/?#":
        authority = authority.partition(end)[0]
    if not mark or not all(c.isalnum() or c in _HOST_MARKS for c in authority):
        raise ValueError("the URL has no plain host")
    host, colon, port = authority.rpartition(":")
    if not colon or port.endswith("]"):
        host, port = authority, ""
    scheme, host = scheme.lower(), host.lower().strip("[]").rstrip(".")
    if not host or (port and not (port.isascii() and port.isdigit())):
        raise ValueError("the URL has no plain host")
    return scheme, host, int(port) if port else _PORTS.get(scheme)


_PROXIES = ("http", "https", "socks5", "socks5h")


def check_proxy(url: str | None) -> str | None:
    """The URL of a proxy. Raises ValueError, which does not show it, for what is none."""
    if url is None or _is_proxy(url):
        return url
    del url  # it may hold a password, which no traceback shows
    words = ", ".join(_PROXIES)
    raise ValueError(f"a proxy must be given as a URL, with one of {words}")


def _is_proxy(url: str) -> bool:
    scheme, _, rest = url.partition("://")
    try:
        bare = f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}"
        return origin(bare)[0] in _PROXIES
    except ValueError:
        return False


def leaves_us(url: str, proxy: str) -> bool:
    """Whether a proxy would carry away, for anybody to read, what was to stay on this
    machine or in a private network."""
    authority = proxy.partition("://")[2].partition("/")[0].rpartition("@")[2]
    carrier = f"http://{authority}"
    if origin(url)[0] != "http" or not is_private(url):
        return False
    return not is_private(carrier) or (_is_here(url) and not _is_here(carrier))


def _is_here(url: str) -> bool:
    host = origin(url)[1]
    return host in ("localhost", "::1") or (
        host.startswith("127.") and host.replace(".", "").isdigit()
    )


def escaped(url: str) -> str:
    """A URL as it can be sent: what its path and query must not hold (RFC 3986) is
    percent-encoded, which those who write URLs at times forget."""
    url = url.strip()
    if url.isascii() and all(c.isalnum() or c in _MARKS for c in url):
        return url
    from urllib.parse import quote  # not needed for most

    start = 0
    if "//" in url.partition("?")[0]:
        start = url.find("/", url.find("//") + 2)
    return url if start < 0 else url[:start] + quote(url[start:], safe=_MARKS)


_LOCAL = ("localhost", "local", "internal", "home.arpa")
"""Domains that lead nowhere outside (RFC 6761, 6762, 8375, and what ICANN reserved)."""


def is_private(url: str) -> bool:
    """Whether what is sent stays among us: TLS, this machine, or a private network."""
    scheme, host, _ = origin(url)
    if scheme == "https":
        return True
    if not host.replace(".", "").isdigit() and ":" not in host:
        return "." not in host or host.endswith(tuple(f".{name}" for name in _LOCAL))
    from ipaddress import ip_address  # not needed for most

    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_private and not address.is_unspecified
