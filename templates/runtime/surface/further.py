"""Settings of clients that stand for others: credentials in one value, the number of a server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..operation import Api
from .requests import members
from .retries import retry_options

_PACKAGE = __name__.partition("._runtime.")[0]
_NAMES = (
    "security",
    "server_idx",
    "url_params",
    "retry_config",
    "debug_logger",
    "logging",
    "follow_redirects",
)


def with_further(api: Api, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a client, without those that stand for others.

    Args:
        api: knows the servers, and the arguments of credentials.
        given: the settings; None of these is as if it was left out.
    """
    settings = {name: value for name, value in given.items() if name not in _NAMES}
    found = {name: given[name] for name in _NAMES if given.get(name) is not None}
    if "security" in found:
        given_before = settings.get("credentials") or {}
        settings["credentials"] = given_before | credentials(api, found["security"])
    if "server_idx" in found and settings.get("base_url") in (None, api.servers[0].url):
        settings["base_url"] = api.servers[found["server_idx"]].url
    if "url_params" in found:
        settings["server_variables"] = found["url_params"]
    if found.get("follow_redirects") is False:
        settings["max_redirects"] = 0
    for name in ("debug_logger", "logging"):
        logger = found.get(name)
        if isinstance(logger, Mapping):  # it is silent unless it says otherwise
            logger = None if logger.get("silent", True) else logger.get("logger")
        if logger is not None:
            _forward(logger)
    return settings | retry_options(found.get("retry_config"))


def credentials(api: Api, security: Any) -> dict[str, Any]:
    """The credentials that one value holds, by the names of their schemes.

    Args:
        api: knows the arguments of schemes.
        security: a dictionary or a model by their names, or a function that gives one.
    """
    held = members(security() if callable(security) else security)
    return {
        scheme: held[argument]
        for scheme, (argument, _) in api.sources.items()
        if held.get(argument) is not None
    }


def _forward(logger: Any) -> None:
    """Hand on what the package logs."""
    import logging

    class Forward(logging.Handler):
        """Hands records on to the logger of a program."""

        def emit(self, record: logging.LogRecord) -> None:
            """Hand on a record."""
            logger.debug(record.getMessage())

    own = logging.getLogger(_PACKAGE)
    if logger is not own:
        own.addHandler(Forward())
        own.setLevel(logging.DEBUG)
