"""What a client takes from its surroundings when it is made."""

from __future__ import annotations

import os
from collections.abc import Mapping

from .operation import Api

BOTH = "pass either base_url or the name of a server, not both"


def variable(name: str) -> str | None:
    """An environment variable, None if it is unset or empty."""
    return os.environ.get(name) or None


def chosen_url(api: Api, choice: str) -> str:
    """The URL of a server by its name. Raises ValueError for one that the API does not have."""
    url = api.choices.get(choice)
    if url is None:
        known = ", ".join(sorted(api.choices))
        raise ValueError(f"{choice!r} is no server of {api.name}; known: {known}")
    return url


def base_url_of(
    api: Api,
    given: str | None,
    *,
    choice: str | None = None,
    variables: Mapping[str, str] | None = None,
    environment: str | None = None,
) -> str | None:
    """The server that a client shall call: the given URL, else the chosen server, else the
    environment variable, unless variables of the servers are given.

    Returns None where nothing was said, so that the API's first server applies.
    Raises ValueError for a choice that the API does not have.
    """
    if given is not None and choice is not None:
        raise ValueError(BOTH)
    if given is not None:
        return given
    if choice is not None:
        return chosen_url(api, choice)
    if environment is not None and not variables:
        found = variable(environment)
        if found is not None:
            return found
    return None
