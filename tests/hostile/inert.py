"""What must hold of generated files, whatever the document says.

Nothing here looks for a certain attack: the files are parsed, and what they are is compared
with what the templates make.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
import tomllib
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any

from clientsmith.commands import pipeline
from clientsmith.config import Docs, for_spec
from clientsmith.report import printers
from clientsmith.report.codes import CODES

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control, bidirectional and invisible characters, which no file shows as they are."""
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
TABLES = {
    "build-system": {"requires", "build-backend"},
    "project": {
        *("name", "version", "description", "readme", "requires-python"),
        *("classifiers", "dependencies", "optional-dependencies", "license"),
    },
    "tool": {"hatch"},
}
MARKS = {
    "a abbr article aside b body br button caption code col colgroup dd del details div dl dt "
    "em footer h1 h2 h3 h4 h5 h6 head header hr html input kbd label li link main mark meta nav "
    "ol option p path picture pre s script search section select small span strong style "
    "summary svg table tbody td template tfoot th thead title tr ul use dialog form time sup "
    "sub blockquote circle line rect polyline output wbr"
}
ELEMENTS = frozenset(" ".join(MARKS).split())
_DANGEROUS_MODULES = frozenset(("os", "subprocess", "sys", "shutil", "pty", "socket"))
_DANGEROUS_NAMES = frozenset(
    ("__import__", "eval", "exec", "compile", "open", "system", "popen", "globals")
)


def generate(spec: Path, docs: bool = False) -> pipeline.Result:
    """Run the pipeline on a file, without a configuration."""
    config = for_spec(spec)
    return pipeline.generate(replace(config, docs=Docs()) if docs else config)


def generate_tree(tree: Any, folder: Path, docs: bool = False) -> pipeline.Result:
    """Run the pipeline on a tree, written as JSON."""
    path = folder / "spec.json"
    path.write_text(json.dumps(tree), "utf-8")
    return generate(path, docs)


def own(files: Mapping[str, str]) -> dict[str, str]:
    """The Python files that the document has a part in, by path below the package."""
    return {
        path.split("/", 1)[1]: text
        for path, text in files.items()
        if path.endswith((".py", ".pyi")) and "/_runtime/" not in path
    }


def check(result: pipeline.Result) -> None:
    """All that holds of every result."""
    codes = {item.code for item in result.diagnostics}
    assert codes <= CODES.keys()
    assert (result.files is None) == result.diagnostics.failed
    found = printers.located(result.diagnostics, result.sources)
    for finding in found:
        assert finding.place is not None or finding.diagnostic.place is not None
    told = printers.text(found, most=0)
    assert not HIDDEN.search(told), "the terminal is steered"
    told.encode()
    if result.files is None:
        return
    check_paths(result.files)
    for path, text in result.files.items():
        if not path.endswith(".inv"):
            text.encode()
        if path.endswith((".py", ".pyi")):
            check_python(path, text)
        if path.endswith(".html"):
            check_html(path, text)
    check_project(result.files["pyproject.toml"])


def check_paths(paths: Mapping[str, str]) -> None:
    """Every path stays inside, is portable, and differs from the others by more than case."""
    folded = {unicodedata.normalize("NFKC", path).casefold() for path in paths}
    assert len(folded) == len(paths)
    for path in paths:
        parts = PurePosixPath(path).parts
        assert ".." not in parts and not path.startswith("/") and "\\" not in path
        for part in parts:
            assert re.fullmatch(r"[A-Za-z0-9._~-]+", part), path
            assert not DEVICES.match(part) and not part.endswith("."), path
            assert len(part.encode()) <= 200
        if path.endswith((".py", ".pyi")):
            assert path.isascii()


def check_python(path: str, text: str) -> None:
    """A module parses without a warning and calls nothing that a template does not call."""
    assert not HIDDEN.search(text), path
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tree = ast.parse(text)
        if path.endswith(".py"):
            compile(text, path, "exec")
    for comment in comments(text):
        assert comment.startswith(("# type:", "# pyright:", "# noqa")) or (
            "/_runtime/" in path or is_face(path)
        ), f"{path}: {comment}"
    if "/_runtime/" in path or is_face(path):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & _DANGEROUS_MODULES, path
        elif isinstance(node, ast.ImportFrom):
            assert node.level or node.module not in _DANGEROUS_MODULES, path
        elif isinstance(node, ast.Call):
            called = node.func
            name = (
                called.id
                if isinstance(called, ast.Name)
                else called.attr if isinstance(called, ast.Attribute) else ""
            )
            assert name not in _DANGEROUS_NAMES, f"{path}:{node.lineno}: {name}"
        elif isinstance(node, ast.JoinedStr):
            raise AssertionError(f"{path}:{node.lineno}: an f-string")
        elif isinstance(node, ast.Name):
            assert not node.id.startswith("__") or node.id in _DUNDERS, node.id
    assert ">>> " not in _docstrings(tree), path


_DUNDERS = frozenset(
    (
        *("__all__", "__dir__", "__getattr__", "__name__", "__package__"),
        *("__pydantic_extra__", "__version__"),
    )
)


def is_face(path: str) -> bool:
    """Whether a module is copied as it is."""
    return path.rpartition("/")[2] in (
        "errors.py",
        "pagination.py",
        "testing.py",
        "types.py",
    )


def comments(text: str) -> Iterator[str]:
    """The comments of a module."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _docstrings(tree: ast.AST) -> str:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = (
        ast.get_docstring(node) for node in ast.walk(tree) if isinstance(node, kinds)
    )
    starts = [re.sub(r"(?m)^\s+", "", text) for text in found if text]
    return "\n".join(
        line for text in starts for line in text.split("\n") if line.startswith(">>>")
    )


def check_project(text: str) -> None:
    """The project file has the template's tables, and no script or entry point."""
    found = tomllib.loads(text)
    assert found.keys() <= TABLES.keys()
    for table, keys in TABLES.items():
        assert found.get(table, {}).keys() <= keys, table
    assert re.fullmatch(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?", found["project"]["name"])
    assert not HIDDEN.search(text)
    assert "\n" not in found["project"]["description"]


# --- pages --------------------------------------------------------------------------------


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.scripts: list[str] = []
        self.policy = False
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in ELEMENTS:
            self.faults.append(f"<{tag}>")
        if tag == "meta" and "http-equiv" in given:
            self.policy |= given["http-equiv"].lower() == "content-security-policy"
            if given["http-equiv"].lower() == "refresh":
                self.faults.append("<meta refresh>")
        self._inside = tag if tag in ("script", "style") else ""
        for name, value in given.items():
            if name.startswith("on") or name in ("srcdoc", "formaction", "action"):
                self.faults.append(f"{tag}[{name}]")
            if name in ("href", "src", "xlink:href"):
                bare = re.sub(r"[\s\x00-\x1f]", "", value).lower()
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", bare)
                if value == "data:,":  # no icon
                    continue
                if scheme and scheme[1] not in ("http", "https", "mailto"):
                    self.faults.append(f"{tag}[{name}={value[:40]}]")
                if name == "src" and (scheme or bare.startswith("//")):
                    self.faults.append(f"{tag} loads {value[:40]}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts.append(data)


def check_html(path: str, text: str) -> None:
    """A page has no element, handler, link or script that a template does not write."""
    page = _Page()
    page.feed(text)
    page.close()
    assert not page.faults, f"{path}: {page.faults[:5]}"
    assert not HIDDEN.search(text), path
    assert page.policy, f"{path} has no content security policy"


def skeleton(text: str) -> str:
    """The AST of a module without its texts, names and numbers of lines."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)
