"""One job for each configured API: a single one in this process, several in a pool."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from typing import TypeVar

from ..config import Config
from ..output.errors import OutputError
from ..printers import Finding
from .console import Console

T = TypeVar("T")


def run(
    job: Callable[..., T],
    configs: Sequence[Config],
    title: str,
    console: Console,
    executor: Executor | None = None,
) -> Iterator[tuple[Config, T | OutputError]]:
    """Do `job(config)` for each configuration and give the results in their order.

    An OutputError is a result like any other: it does not stop the others. A single job is
    called with `progress=` as well. `executor` may be any; without one it is a process pool.
    """
    if len(configs) == 1:
        with console.progress(title) as progress:
            result = _tried(job, configs[0], progress=progress)
        yield configs[0], result
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed  # slow to import

    with executor or ProcessPoolExecutor() as pool:
        futures = [pool.submit(_tried, job, config) for config in configs]
        with console.progress(title) as progress:
            for done, _ in enumerate(as_completed(futures), 1):
                if progress:
                    progress(f"{done} of {len(futures)}")
        for config, future in zip(configs, futures, strict=True):
            yield config, future.result()


def findings(outcomes: Iterable[tuple[Config, object]]) -> list[Finding]:
    """The findings of all outcomes, in the order of the configurations."""
    return [
        found for _, outcome in outcomes for found in getattr(outcome, "findings", ())
    ]


def _tried(job: Callable[..., T], config: Config, **more: object) -> T | OutputError:
    try:
        return job(config, **more)
    except OutputError as error:
        return error
