"""Where a URL leads, as far as trust goes."""

from __future__ import annotations

from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of a URL (RFC 6454). Raises ValueError for a bad port."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    return scheme, host, parts.port or _PORTS.get(scheme)


def is_private(url: str) -> bool:
    """Whether nobody on the way can read what is sent: TLS, or this very machine."""
    scheme, host, _ = origin(url)
    if scheme == "https":
        return True
    return host in ("localhost", "::1") or (
        host.startswith("127.") and host.replace(".", "").isdigit()
    )
