"""Base URLs with their variables filled in (OpenAPI 3.1, section 4.8.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from .operation import Api, Server

_BRACES = re.compile(r"\{([^{}]+)\}")
_HOST = re.compile(r"[A-Za-z0-9._~-]+")
_PATH_TEXT = "/:!$&'()*+,;=~%"


def server_url(server: Server, given: Mapping[str, str]) -> str:
    """The URL of a server, with the values given for its variables or their defaults.

    A value stays where it is put: it cannot lead to another host, and in the path, what would
    end it is escaped. A variable that the URL begins with may hold a whole base URL. Raises
    ValueError for a value that is not among those that the document lists.
    """
    url, end = "", 0
    for found in _BRACES.finditer(server.url):
        url += server.url[end : found.start()]
        end = found.end()
        name = found[1]
        if name not in server.variables:
            url += found[0]
        elif name in given:
            url += _checked(server, name, str(given[name]), url)
        else:
            url += server.variables[name]
    return url + server.url[end:]


def _checked(server: Server, name: str, value: str, before: str) -> str:
    allowed = server.allowed.get(name)
    if allowed is not None:
        if value not in allowed:
            known = ", ".join(map(repr, allowed))
            raise ValueError(f"server variable {name!r} has to be one of {known}")
        return value
    if not before:
        return value  # a scheme, or a whole URL, which is checked as such
    host = "://" not in before or "/" not in before.partition("://")[2]
    if host and not before.startswith("/"):
        if not _HOST.fullmatch(value):
            raise ValueError(
                f"server variable {name!r} holds what is no part of a host"
            )
        return value
    if any(step in (".", "..") for step in value.split("/")):
        raise ValueError(f"server variable {name!r} holds a dot segment")
    return quote(value, safe=_PATH_TEXT)


def check_names(api: Api, given: Mapping[str, str]) -> None:
    """Raise ValueError for a variable that no server of an API has."""
    known = {name for server in api.servers for name in server.variables}
    unknown = given.keys() - known - {*api.variables}
    if unknown:
        listed = ", ".join(sorted({*known, *api.variables})) or "none"
        raise ValueError(
            f"no server of {api.name} has a variable {min(unknown)!r}; known: {listed}"
        )
