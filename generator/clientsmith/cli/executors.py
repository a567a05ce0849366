"""Where the work on several APIs is done, if not in processes of our own."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

import click

_DASK = "dask://"
_SECONDS = 10


@contextmanager
def opened(address: str | None) -> Iterator[Executor | None]:
    """The executor at an address, or None for the process pool that `many` makes.

    A Dask cluster gets the same jobs as a pool: its workers need this version of
    clientsmith, the same files at the same paths, and are started in the same folder.
    Raises a usage error for an address that is none, or where nobody answers.
    """
    if address is None:
        yield None
        return
    host = address.removeprefix(_DASK)
    if not host or host == address:
        raise click.UsageError(f"--executor takes {_DASK}HOST:PORT, not {address}")
    try:
        import distributed  # an extra, and slow to import
    except ImportError:
        raise click.UsageError(
            "--executor needs `distributed`: install clientsmith with its extra of that name"
        ) from None
    dask: Any = distributed
    try:
        client = dask.Client(f"tcp://{host}", timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"no Dask cluster answers at {host}: {error}") from None
    with client, client.get_executor() as executor:
        yield executor


__all__ = ["Executor", "opened"]
