"""Where the work on several APIs is done, if not in processes of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

import click

from ..output.errors import OutputError

_SCHEMES = {"dask": "tcp", "tls": "tls"}
_ADDRESS = re.compile(
    r"(dask|tls)://((?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\]):[0-9]{1,5})"
)
_SECONDS = 10


class Cluster(Executor):
    """The workers of a Dask cluster."""

    def __init__(self, client: Any, inner: Executor, host: str) -> None:
        self._client, self._inner, self._host = client, inner, host
        self._seen = monotonic()

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Let a worker do a job."""
        return self._inner.submit(fn, *args, **kwargs)

    def check(self) -> None:
        """Raise an `OutputError` where no worker has been left for a while."""
        with suppress(OSError):
            if self._client.nthreads():
                self._seen = monotonic()
        if monotonic() - self._seen > _SECONDS:
            raise OutputError(
                f"the Dask cluster at {self._host} has no worker any more",
                "start workers, or leave out --executor",
            )


@contextmanager
def opened(address: str | None) -> Iterator[Executor | None]:
    """The executor at an address, or None for the process pool that `many` makes.

    A Dask cluster gets the same jobs as a pool: its workers need this version of
    clientsmith, the same files at the same paths, and are started in the same folder.
    What they say is believed, as programs on this machine are: their answers are pickles.
    `tls://` takes certificates from the configuration of Dask, and needs them.
    Raises a usage error for an address that is none, where nobody answers, and where no
    worker is there or comes in time; an `OutputError` where the last one left.
    """
    if address is None:
        yield None
        return
    known = _ADDRESS.fullmatch(address)
    if known is None:  # not shown: it may hold a password
        raise click.UsageError(
            "--executor takes dask://HOST:PORT or tls://HOST:PORT, and this is neither"
        )
    scheme, host = known.groups()
    try:
        import distributed  # an extra, and slow to import
    except ImportError:
        raise click.UsageError(
            "--executor needs `distributed`: install clientsmith with its extra of that name"
        ) from None
    dask: Any = distributed
    try:
        client = dask.Client(
            f"{_SCHEMES[scheme]}://{host}", timeout=_SECONDS, set_as_default=False
        )
    except (OSError, TypeError, ValueError) as error:  # TypeError: no certificates
        raise click.UsageError(f"no Dask cluster answers at {host}: {error}") from None
    with client:
        _await_worker(client, host)
        with client.get_executor() as executor:
            yield Cluster(client, executor, host)


def _await_worker(client: Any, host: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError:
        raise click.UsageError(f"the Dask cluster at {host} has no worker") from None


__all__ = ["Cluster", "Executor", "opened"]
