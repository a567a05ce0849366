"""Options and paths that all tests share."""

from __future__ import annotations

import gc
import importlib
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# What a shell starts in the background ignores it, and so would all that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

collect_ignore_glob = ["programs/programs/*"]  # which a test runs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected files of tests/golden",
    )


def pytest_collection_finish() -> None:
    """Tests that collect garbage look at their own then, and not at all that was collected
    and imported, which takes most of a second each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def import_from(
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[Path, str], ModuleType]]:
    """Imports a package of a folder, which other tests may have under the same name."""
    roots: set[str] = set()

    def forget(root: str) -> None:
        for name in [each for each in sys.modules if each.split(".")[0] == root]:
            del sys.modules[name]

    def imported(folder: Path, name: str) -> ModuleType:
        root = name.partition(".")[0]
        forget(root)
        roots.add(root)
        monkeypatch.syspath_prepend(str(folder))
        return importlib.import_module(name)

    yield imported
    for root in roots:
        forget(root)
