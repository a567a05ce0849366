"""What people see: messages on standard error, results on standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from ..config import Config
from ..text.escaping import visible

_DIFF_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def inert(text: str) -> str:
    """Text of a document, unable to steer a terminal."""
    return "\t".join(map(visible, text.split("\t")))


def color() -> bool | None:
    """Click's `color`: off with NO_COLOR (https://no-color.org), else as the stream is."""
    return False if os.environ.get("NO_COLOR") else None


def print_error(message: str, hint: str = "") -> None:
    """One line that says what is wrong, and one that says what to do."""
    head = click.style("error:", fg="red", bold=True)
    _tell(f"{head} {inert(message)}")
    if hint:
        _tell(f"  {inert(hint)}")


def _tell(line: str) -> None:
    """A line on standard error. That nobody can read it is no reason to fail."""
    with contextlib.suppress(OSError):
        click.echo(line, err=True, color=color())


@dataclass(frozen=True, slots=True)
class Console:
    """How much a command says: -1 errors only, 0 as usual, 1 everything."""

    verbosity: int = 0

    def say(self, message: str) -> None:
        """Tell what was done."""
        if self.verbosity >= 0:
            _tell(inert(message))

    def detail(self, message: str) -> None:
        """Tell more than most want to know."""
        if self.verbosity > 0:
            _tell(inert(message))

    def diff(self, lines: tuple[str, ...]) -> None:
        """Print a unified diff as a result."""
        for line in lines:
            text = inert(line)
            shade = _DIFF_COLORS.get(text[:1])
            click.echo(click.style(text, fg=shade) if shade else text, color=color())

    @contextlib.contextmanager
    def progress(self, title: str) -> Iterator[Callable[[str], None] | None]:
        """Show the steps of long work while it lasts, on a terminal; else nothing."""
        if self.verbosity < 0 or not sys.stderr.isatty():
            yield self._step if self.verbosity > 0 else None
            return
        with contextlib.ExitStack() as shown:
            told: list[Callable[[str], None]] = []

            def tell(step: str) -> None:
                # Not before there is something to show: it takes time to import, in which
                # another process may work already.
                if not told:
                    told.append(shown.enter_context(_line()))
                told[0](f"{title}: {step}")

            yield tell

    @contextlib.contextmanager
    def bar(self, title: str, total: int) -> Iterator[Callable[[str], None]]:
        """Show how many of several jobs are done, on a terminal; call what is given with
        the name of each that is."""
        if self.verbosity < 0 or not sys.stderr.isatty():
            yield lambda name: self.detail(f"  {title}: {name} is done")
            return
        from rich.console import Console as Terminal  # slow to import
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        terminal = Terminal(stderr=True)
        with Progress(*columns, console=terminal, transient=True) as progress:
            task = progress.add_task(title, total=total)

            def advance(name: str) -> None:
                progress.update(task, advance=1, description=inert(f"{title}: {name}"))

            yield advance

    def _step(self, step: str) -> None:
        self.detail(f"  {step}")


@contextlib.contextmanager
def _line() -> Iterator[Callable[[str], None]]:
    """A line of a terminal that can be replaced, and goes in the end.

    Nothing moves in it by itself: beside a thread, `crew` does not fork.
    """
    from rich.console import Console as Terminal  # slow to import
    from rich.live import Live
    from rich.text import Text

    terminal = Terminal(stderr=True)
    with Live(console=terminal, auto_refresh=False, transient=True) as live:
        yield lambda text: live.update(Text(inert(text), style="dim"), refresh=True)


def name_of(config: Config) -> str:
    """What an API is called in messages: its name, or its folder."""
    if config.name or config.output is None:
        return config.name
    here = Path.cwd()
    return str(
        config.output.relative_to(here)
        if config.output.is_relative_to(here)
        else config.output
    )
