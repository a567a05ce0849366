"""The runtime is tested where it lies: `templates/` is its source root."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "templates"))

HEADER = """from __future__ import annotations
import builtins
from datetime import date, date as _date, datetime, datetime as _datetime, time
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias
from uuid import UUID
from typing_extensions import TypeAliasType
from runtime.exact import Exact
from runtime.json import JsonValue
from runtime.models import Field, Model
from runtime.types import Base64, Tagged
"""

Package = Callable[..., ModuleType]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Package]:
    """Make a package of models: `package(shapes="class Circle(Model): ...")`.

    Its table lists what each module defines. The result is the `models` package.
    """
    made: list[str] = []

    def make(**modules: str) -> ModuleType:
        name = f"made_{abs(hash((tmp_path, len(made))))}"
        made.append(name)
        root = tmp_path / name / "models"
        root.mkdir(parents=True)
        (root.parent / "__init__.py").write_text("")
        table = {}
        for module, text in modules.items():
            names = [
                line.removeprefix("class ").replace(":", " ").replace("(", " ").split()[0]
                for line in text.splitlines()
                if line.startswith("class ") or "TypeAlias" in line
            ]
            table[module] = " ".join(names)
            (root / f"{module}.py").write_text(HEADER + text)
        (root / "__init__.py").write_text(
            "from runtime.lazy import Table\n"
            f"_TABLE = Table(__name__, {table!r})\n"
            "__getattr__ = _TABLE.load\n"
            "__dir__ = _TABLE.listed\n"
        )
        __import__(f"{name}.models")
        return sys.modules[f"{name}.models"]

    monkeypatch.syspath_prepend(str(tmp_path))
    yield make
    for module in list(sys.modules):
        if module.partition(".")[0] in made:
            del sys.modules[module]
