"""One job for each configured API: a single one in this process, several in a pool."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future

from ..commands.outcome import UNUSABLE, Outcome
from ..config import Config
from ..output import OutputError
from ..report.printers import Finding
from .console import Console, name_of
from .executors import Cluster

_PAUSE = 1.0
Job = Callable[..., Outcome]


def run(
    job: Job,
    configs: Sequence[Config],
    title: str,
    console: Console,
    executor: Executor | None = None,
) -> Iterator[tuple[Config, Outcome]]:
    """Do `job(config)` for each configuration and give the outcomes in their order.

    An OutputError is an outcome like any other, and so is a job that crashes beside
    others: neither stops the rest. A single job without an executor is called with
    `progress=` as well. `executor` may be any, and is left open; without one, several
    jobs share a process pool.
    """
    if executor is None and len(configs) == 1:
        with console.progress(title) as progress:
            outcome = _tried(job, configs[0], progress=progress)
        yield configs[0], outcome
    elif executor is not None:
        yield from _spread(job, configs, title, console, executor)
    else:
        from concurrent.futures import ProcessPoolExecutor  # slow to import

        with ProcessPoolExecutor(min(len(configs), os.cpu_count() or 1)) as pool:
            yield from _spread(job, configs, title, console, pool)


def _spread(
    job: Job,
    configs: Sequence[Config],
    title: str,
    console: Console,
    executor: Executor,
) -> Iterator[tuple[Config, Outcome]]:
    futures = [executor.submit(_tried, job, config) for config in configs]
    names = dict(zip(futures, map(name_of, configs), strict=True))
    try:
        with console.bar(title, len(futures)) as done:
            for future in _completed(futures, executor):
                done(names[future])
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    for config, future in zip(configs, futures, strict=True):
        yield config, _outcome(config, future)


def _completed(
    futures: Iterable[Future[Outcome]], executor: Executor
) -> Iterator[Future[Outcome]]:
    """Each when it is done, as long as there is somebody to do it."""
    from concurrent.futures import FIRST_COMPLETED, wait  # slow to import

    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, _PAUSE, FIRST_COMPLETED)
        yield from done
        if not done and isinstance(executor, Cluster):
            executor.check()


def _outcome(config: Config, future: Future[Outcome]) -> Outcome:
    error = CancelledError() if future.cancelled() else future.exception()
    found = future.result() if error is None else None
    if isinstance(found, Outcome):
        return found
    if error is None:
        failure = OutputError(
            f"a worker answered something else for {name_of(config)}",
            "start workers with this version of clientsmith",
        )
        return Outcome(config.name, UNUSABLE, (), failure=failure)
    what = " ".join(str(error).split())[:200]
    failure = OutputError(
        f"clientsmith itself failed for {name_of(config)}: {type(error).__name__}: {what}",
        "this is a bug, or memory ran out; please report it with the document",
    )
    return Outcome(config.name, UNUSABLE, (), failure=failure)


def findings(outcomes: Iterable[tuple[Config, Outcome]]) -> list[Finding]:
    """The findings of all outcomes, in the order of the configurations."""
    return [found for _, outcome in outcomes for found in outcome.findings]


def _tried(job: Job, config: Config, **more: object) -> Outcome:
    try:
        return job(config, **more)
    except OutputError as error:
        return Outcome(config.name, UNUSABLE, (), failure=error)
