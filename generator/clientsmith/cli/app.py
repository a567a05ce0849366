"""The command group, and what becomes of whatever a command raises."""

from __future__ import annotations

import difflib
import gc
import importlib
import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

import click

from ..output.errors import OutputError
from ..process.bounds import Overtime, limit_memory
from ..process.watcher import OVERTIME, watch
from ..spec.limits import DEFAULT
from ..version import VERSION
from .console import inert, print_error

UNUSABLE = 2
_DEBUG = "CLIENTSMITH_DEBUG"
_TOO_SLOW = "this takes longer than it may", "raise --max-seconds if it should"
_TOO_LARGE = "this needs more memory than it may", "raise --max-memory if it should"
_INTERRUPTED = 130
_TERMINATED = 143
_SELDOM = ("max_", "allow_", "executor")
_COMMANDS = {
    "generate": "Generate the client.",
    "check": "Tell whether the committed client is up to date.",
    "docs": "Build the reference of the client, and serve it.",
    "normalize": "Print the document in normal form.",
    "coverage": "Print which parts of the document are generated, and how.",
    "diff": "Tell what changed between two documents, and what it breaks.",
    "release": "Tell the next version and the entry for the changelog, or write them.",
    "rules": "List the rules of diff, or explain one with an example.",
    "explain": "Explain the code of a finding.",
    "init": "Write a first configuration for a document or an app.",
    "merge": "Merge the name locks of two branches, as a merge driver for git.",
    "schema": "Print the JSON Schema of the configuration, for editors.",
    "samples": "Print example programs for each operation, as an Overlay.",
    "absorb": "Move your edits of generated files into files of your own.",
    "adopt": "Read an existing Python SDK, to generate one with the same names.",
}


class _Lazy(click.Group):
    """Imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"{__package__}.{cmd_name}")
        command: click.Command = module.command
        # What people need first comes first: limits last.
        command.params.sort(key=lambda each: (each.name or "").startswith(_SELDOM))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; of one that there is not, the nearest is told."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            near = difflib.get_close_matches(name, _COMMANDS, n=1)
            if Path(name).is_file():
                ctx.fail(f"{name} is no command; say `clientsmith generate {name}`")
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{name}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, "--version", prog_name="clientsmith")
def app() -> None:
    """Turn an OpenAPI document into a typed Python client.

    Without arguments the commands read [tool.clientsmith] of the nearest pyproject.toml, or
    the nearest clientsmith.toml.

    Exit codes: 0 success, 1 drift or findings, 2 unusable input or usage.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and exit. Bad input ends in a message, never in a traceback."""
    signal.signal(signal.SIGTERM, _terminate)
    _hold_streams()
    if arguments is None:
        if not os.environ.get(_DEBUG):
            watch(_tell_end)
        limit_memory(DEFAULT.memory)
        # Looking for plugins of pydantic means reading the metadata of all that is installed.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        gc.disable()  # the process ends with the command: collecting would free nothing
    try:
        _run(arguments)
    finally:
        _drop_what_nobody_takes(sys.stderr)


def _run(arguments: list[str] | None) -> NoReturn:
    try:
        _stand_somewhere()
        status = app.main(arguments, prog_name="clientsmith", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        vars(error)["message"] = "\n".join(map(inert, error.message.split("\n")))
        with suppress(OSError):
            error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        print_error("interrupted")
        sys.exit(_INTERRUPTED)
    except OutputError as error:
        print_error(error.message, error.hint)
        sys.exit(UNUSABLE)
    except BrokenPipeError:  # whoever read our output has seen enough
        _drop_output()
        sys.exit(1)
    except Overtime:
        print_error(*_TOO_SLOW)
        sys.exit(UNUSABLE)
    except MemoryError:
        print_error(*_TOO_LARGE)
        sys.exit(UNUSABLE)
    except OSError as error:
        _drop_output()
        named = f"{error.filename}: " if error.filename else ""
        print_error(f"the system refuses: {named}{error.strerror or error}")
        sys.exit(UNUSABLE)
    except Exception as error:
        _report_ours(error)
        sys.exit(UNUSABLE)
    status = status if isinstance(status, int) else 0
    if arguments is None:
        _leave(status)
    sys.exit(status)


def _tell_end(number: int) -> int:
    """Say why the process that worked did not come to its end."""
    if number == signal.SIGTERM:
        print_error("interrupted")
        return _TERMINATED
    if number == OVERTIME:
        print_error(*_TOO_SLOW)
    elif number in (
        signal.SIGKILL,
        signal.SIGABRT,
    ):  # by the system; by a library of Rust
        print_error(
            "the system ended the work, as it does where memory is over",
            "lower --max-memory to hear earlier, or try a machine that has more",
        )
    else:
        print_error(
            f"clientsmith itself failed: {signal.Signals(number).name}",
            "this is a bug; please report it with the document",
        )
    return UNUSABLE


def _hold_streams() -> None:
    """Take the place of streams that are closed, so that no file of ours gets their number:
    writing a result then fails as it should, and messages go nowhere."""
    for number, mode in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _drop_output() -> None:
    """Let what is still to be printed go nowhere, where printing has failed."""
    _lead_nowhere(sys.stdout)


def _drop_what_nobody_takes(stream: TextIO) -> None:
    """Let what cannot be printed go nowhere: Python would fail on it at its end."""
    try:
        stream.flush()
    except (OSError, ValueError):
        _lead_nowhere(stream)


def _lead_nowhere(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _leave(status: int) -> None:
    """End the process without freeing a large document node by node."""
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(status)


def _stand_somewhere() -> None:
    try:
        Path.cwd()
    except FileNotFoundError:
        raise click.UsageError("the current folder does not exist any more") from None


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(_TERMINATED)


def _report_ours(error: Exception) -> None:
    if os.environ.get(_DEBUG):
        traceback.print_exception(error)
    what = " ".join(str(error).split())[:200]
    print_error(
        f"clientsmith itself failed: {type(error).__name__}: {what}",
        "this is a bug; please report it with the document and what CLIENTSMITH_DEBUG=1 prints",
    )
