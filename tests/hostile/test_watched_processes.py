"""What no signal and no exception reaches is ended from outside, and said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watched on Linux only")
_HEAD = """\
import ctypes, os, signal, sys, time
from clientsmith.cli import app
from clientsmith.process import bounds, watcher
from clientsmith.spec.limits import Limits
watcher._GRACE = 0.2
def work(*given, **options):
    print(os.getpid(), flush=True)
"""
_FOOT = "app.app.main = work\napp.main()\n"
DEAF = """\
    with bounds.within(Limits(seconds=1)):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(60)
"""
ENDS = {
    "deaf": (DEAF, "takes longer than it may"),
    "abort": ("    os.abort()\n", "the system ended the work"),
    "killed": ("    os.kill(os.getpid(), 9)\n", "the system ended the work"),
    "ended": (
        "    signal.signal(15, signal.SIG_DFL); os.kill(os.getpid(), 15)\n",
        "interrupted",
    ),
    "crash": ("    ctypes.string_at(0)\n", "itself failed: SIGSEGV"),
    "memory": ("    bytearray(10**12)\n", "needs more memory than it may"),
}


def _started(body: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _HEAD + body + _FOOT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CLIENTSMITH_DEBUG": ""},
    )


@pytest.mark.parametrize("end", ENDS)
def test_whatever_ends_the_work_is_one_message(end: str) -> None:
    body, message = ENDS[end]
    with _started(body) as process:
        _, told = process.communicate(timeout=120)
    assert process.returncode == (143 if end == "ended" else 2)
    assert message in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_signals_reach_the_one_that_works(number: int, status: int) -> None:
    # A signal that comes right before a sleep does not end it.
    with _started("    for _ in range(600): time.sleep(0.1)\n") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        assert process.wait(60) == status


def test_the_one_that_works_ends_with_its_watcher() -> None:
    with _started("    time.sleep(60)\n") as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        process.kill()
        end = time.monotonic() + 30
        while Path(f"/proc/{worker}").exists() and time.monotonic() < end:
            if _state(worker) == "Z":
                break
            time.sleep(0.01)
        assert time.monotonic() < end


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0]
    except OSError:
        return "Z"
