"""Two processes at the same jobs: results, errors and what is left behind."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
import time
from functools import partial

import pytest
from clientsmith.process import workers
from clientsmith.process.bounds import Overtime, within
from clientsmith.spec.limits import Limits

JOBS = 200
forking = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1,
    reason="needs a second processor and Linux",
)


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runners of tests may have threads of their own, which wait."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def where(number: int) -> tuple[int, int]:
    time.sleep(0.0005)
    return number, os.getpid()


@forking
def test_both_processes_work_and_the_order_is_that_of_the_jobs() -> None:
    results = workers.shared([partial(where, number) for number in range(JOBS)])
    assert [number for number, _ in results] == list(range(JOBS))
    assert len({process for _, process in results}) == 2


@forking
def test_more_jobs_than_tickets_are_done_in_batches() -> None:
    count = 3 * workers._MOST + 1
    assert workers.shared([partial(int, number) for number in range(count)]) == list(
        range(count)
    )


def test_few_jobs_stay_here() -> None:
    results = workers.shared([partial(where, number) for number in range(3)])
    assert {process for _, process in results} == {os.getpid()}


@pytest.mark.parametrize("broken", [0, 1, JOBS - 1])
def test_the_error_is_that_of_the_first_job_that_fails(broken: int) -> None:
    def job(number: int) -> int:
        if number >= broken:
            raise ValueError(f"job {number}")
        return number

    with pytest.raises(ValueError, match=f"^job {broken}$"):
        workers.shared([partial(job, number) for number in range(JOBS)])


@forking
@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: os.kill(os.getpid(), 9)])
def test_jobs_of_a_process_that_ends_are_done_here(end: object) -> None:
    here = os.getpid()

    def job(number: int) -> int:
        if os.getpid() != here:
            end()  # type: ignore[operator]
        return number

    jobs = [partial(job, number) for number in range(JOBS)]
    assert workers.shared(jobs) == list(range(JOBS))
    with workers.aside(partial(job, 7)) as fetch:
        assert fetch() == 7


@forking
def test_what_cannot_be_sent_is_done_here() -> None:
    with workers.aside(threading.Lock) as fetch:
        assert fetch().acquire(blocking=False)


@forking
def test_a_job_aside_is_done_elsewhere() -> None:
    with workers.aside(os.getpid) as fetch:
        assert fetch() != os.getpid()


def test_without_a_process_to_spare_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none_left() -> int:
        raise OSError(errno.EAGAIN, "no process")

    monkeypatch.setattr(os, "fork", none_left, raising=False)
    with workers.aside(os.getpid) as fetch:
        assert fetch() == os.getpid()
    assert workers.shared([partial(int, n) for n in range(JOBS)]) == list(range(JOBS))


def test_beside_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with workers.aside(os.getpid) as fetch:
        assert fetch() == os.getpid()


@forking
@pytest.mark.skipif(
    threading.current_thread() is not threading.main_thread(), reason="needs signals"
)
def test_a_helper_does_not_outlive_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    fork = os.fork

    def noted() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", noted)
    with (
        pytest.raises(Overtime),
        within(Limits(seconds=1)),
        workers.aside(partial(time.sleep, 60)) as fetch,
    ):
        fetch()
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], signal.SIGCONT)
