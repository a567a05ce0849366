"""Whole processes, measured: wall and CPU seconds, peak memory, exit status."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One process with its children: seconds by the clock and of CPU, peak megabytes."""

    wall: float
    cpu: float
    megabytes: float
    status: int


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run a command to its end; its output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode
    )


def median(
    command: Sequence[str | Path],
    repeats: int,
    *,
    before: Callable[[], None] = lambda: None,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """The medians of several runs, each after `before()`; the status is the worst."""
    runs = []
    for _ in range(repeats):
        before()
        runs.append(run(command, environment=environment))
    return Run(
        statistics.median(each.wall for each in runs),
        statistics.median(each.cpu for each in runs),
        statistics.median(each.megabytes for each in runs),
        max(abs(each.status) for each in runs),
    )


def machine() -> str:
    """What the figures depend on, in a line."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{os.cpu_count()} CPUs, load averages {load}, Python {platform.python_version()}"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
