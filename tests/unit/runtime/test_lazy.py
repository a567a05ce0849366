from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package whose names clash with its submodules, and one below that it falls back to."""
    name = f"lazy_{abs(hash(tmp_path))}"
    for path, text in {
        "__init__.py": "{'circle': 'circle Round', 'b': 'B c', 'c': 'C'}, ('models',)",
        "circle.py": "circle = 'the name'\nclass Round: ...",
        "b.py": "B = 1\nc = 'also a name'\nfrom . import circle as seen",
        "c.py": "C = 3",
        "models/__init__.py": "{'m': 'M B'}",
        "models/m.py": "M = 'model'\nB = 'hidden by the root'",
    }.items():
        if path.endswith("__init__.py"):
            text = (
                "from runtime.lazy import Table\n"
                f"_T = Table(__name__, *[{text}])\n"
                "__getattr__ = _T.load\n__dir__ = _T.listed\n"
            ).replace("*[", "*[")
        file = tmp_path / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


def test_names_load_their_module_only(root: str) -> None:
    package = importlib.import_module(root)
    assert not [name for name in sys.modules if name.startswith(root + ".")]
    assert package.Round.__name__ == "Round"
    assert f"{root}.circle" in sys.modules
    assert f"{root}.b" not in sys.modules


def test_names_win_over_submodules(root: str) -> None:
    package = importlib.import_module(root)
    assert package.Round
    assert package.circle == "the name"
    importlib.import_module(f"{root}.c")
    assert package.c == "also a name"
    assert package.C == 3
    assert importlib.import_module(f"{root}.circle").circle == "the name"
    assert package.circle == "the name"
    assert importlib.import_module(f"{root}.b").seen == "the name"


def test_fallback(root: str) -> None:
    package = importlib.import_module(root)
    assert package.M == "model"
    assert package.B == 1
    shown = [name for name in dir(package) if name[:2] != "__"]
    assert shown == ["B", "C", "M", "Round", "c", "circle"]
    assert {"__name__", "__doc__", "__path__"} <= set(dir(package))


def test_unknown_names(root: str) -> None:
    package = importlib.import_module(root)
    with pytest.raises(AttributeError, match="has no attribute 'Nope'"):
        _ = package.Nope
    assert not hasattr(package, "__wrapped__")
    with pytest.raises(ImportError):
        exec(f"from {root} import Nope")


def test_star_import(root: str) -> None:
    package = importlib.import_module(root)
    package.__all__ = [name for name in dir(package) if name[:2] != "__"]
    scope: dict[str, object] = {}
    exec(f"from {root} import *", scope)
    assert scope["M"] == "model"
    assert scope["circle"] == "the name"


def test_a_faulty_module_shows_its_own_error(root: str, tmp_path: Path) -> None:
    (tmp_path / root / "c.py").write_text("import no_such_module_at_all")
    package = importlib.import_module(root)
    with pytest.raises(ModuleNotFoundError, match="no_such_module_at_all"):
        _ = package.C
