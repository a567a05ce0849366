"""`clientsmith generate --watch`: again after each change."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import click

from ..commands.serve import Watch, follow
from ..config import Config
from ..output import OutputError
from ..spec.source_map import is_url
from .console import Console, print_error

_TURNS = 4
"""An address is asked again each time that files were looked at so often."""


class Job(Protocol):
    """What is done after each change."""

    def __call__(self, configs: list[Config], *, read: list[Path]) -> int: ...


class _Changes:
    """Whether files have changed, or what addresses give."""

    def __init__(
        self, configs: tuple[Config, ...], choose: Callable[[], tuple[Config, ...]]
    ):
        self._choose = choose
        self._far = any(
            config.given and is_url(config.given.name) for config in configs
        )
        self._turn = 0
        self.files = Watch(())
        self.note(configs)

    def note(self, configs: tuple[Config, ...]) -> None:
        """Remember what was generated, and which files that hangs on."""
        self._given = [config.given for config in configs]
        for config in configs:
            self.files.add(
                [*config.inputs, *(config.given.files if config.given else ())]
            )

    def changed(self) -> bool:
        """Whether anything has changed since this was asked last."""
        self._turn += 1
        if self.files.changed():
            return True
        if not self._far or self._turn % _TURNS:
            return False
        try:
            return [config.given for config in self._choose()] != self._given
        except OutputError:
            return False  # a server that is being restarted


def watch_and_generate(
    choose: Callable[[], tuple[Config, ...]],
    configs: tuple[Config, ...],
    job: Job,
    console: Console,
    stop: threading.Event | None = None,
) -> None:
    """Generate now, and after each change until interrupted.

    Args:
        choose: reads the configurations, which may change as well.
        configs: what it gave first.
        job: generates them, and notes the files that were read.
        console: where to say so.
        stop: ends it from another thread.
    """
    changes = _Changes(configs, choose)

    def generate(now: tuple[Config, ...]) -> None:
        read: list[Path] = []
        began = time.time_ns()
        job(list(now), read=read)
        changes.files.add(read, since=began)

    def again() -> None:
        try:
            now = choose()
            changes.note(now)
            generate(now)
        except OutputError as error:
            print_error(error.message, error.hint)
        except click.exceptions.Exit:
            pass  # the faults of the configuration were told
        except click.ClickException as error:
            error.show()

    gc.enable()  # unlike other commands, this one goes on
    generate(configs)
    console.say("watching until interrupted")
    try:
        follow(changes, again, stop or threading.Event())
    except KeyboardInterrupt:
        console.say("stopped")
