"""Carries code of one's own, of every kind, through the history of a vendor's document, and
compares what is told of breaks with what others say of the same code.

Usage: python bench/extensions.py [--revisions N] [--report FILE] CHECKOUT:DOCUMENT…

A checkout is a git repository with its history. 40 units of every kind (`extension_units.py`) are
written for the package of the first revision, and N (50) revisions follow, spread evenly. At
each one the package is generated with the name lock of the one before, and three things are
compared: the units that findings of `generate` name, before anything is written; those in which
pyright, which clientsmith does not use, finds an error beside the new package without extensions;
and those that rely upon a name or a type which the new package has no longer (or has now), read
from its files. Units that break are written anew, as an owner would, or for another part of the
document where theirs is gone. Then the package is written, each line of one's own is compared with
what it was, and a program looks whether every unit is still there.

Exit status 1 where a line was lost, a unit is not there, a break was missed or told falsely.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from clientsmith import output
from clientsmith.commands import pipeline
from clientsmith.config import Config, load
from clientsmith.extend.planned import PlannedPackage
from clientsmith.report.diagnostics import Diagnostics, Severity
from extension_units import KINDS, OUTSIDE, Needs, Unit, Writer
from history import revisions

HEAD = 'spec = "spec{suffix}"\noutput = "out"\npackage = "acme"\nclient = "Acme"\n'
MARK = re.compile(r" *# unit (\w+)")
GROUPS = ("resources", "models", "fields", "arguments")
TITLES = (
    "document",
    "revisions",
    "units",
    "lines lost",
    "conflicts",
    "not there",
    "breaks",
)
COLUMNS = (*TITLES, "told before writing", "missed", "false")


@dataclass(frozen=True)
class Facts:
    """What a package has, read from its files: members of classes with their types."""

    root: Path

    @cached_property
    def classes(self) -> dict[str, dict[str, str]]:
        """By class the text of each member; arguments of methods are `method.argument`."""
        found: dict[str, dict[str, str]] = {}
        for path in [*self.root.glob("*/*.py*"), self.root / "_client.pyi"]:
            if path.parent.name not in ("resources", "models", "acme"):
                continue
            if path.suffix == ".py" and path.with_suffix(".pyi").exists():
                continue
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef):
                    found.setdefault(node.name, {}).update(members(node))
        return found

    @cached_property
    def types(self) -> set[str]:
        """The names of the types of the document."""
        tables = [self.root / folder / "__init__.py" for folder in ("models", "params")]
        texts = [path.read_text("utf-8") for path in tables if path.exists()]
        return {name for text in texts for name in re.findall(r"(\w+) as \1\b", text)}

    def lacks(self, needs: Needs) -> bool:
        """Whether something that a unit relies upon is not as it was."""
        if needs.root:
            return needs.root in self.types
        known = self.classes.get(needs.owner)
        if known is None:
            return True
        known = {**_CLIENT, **known} if needs.owner == "Acme" else known
        typed = needs.typed and known.get(needs.typed[0]) != needs.typed[1]
        return (
            bool(typed)
            or not known.keys() >= {*needs.has}
            or bool(known.keys() & {*needs.free})
        )


_CLIENT = {"base_url": "str"}
"""What the client inherits from its base."""


def members(node: ast.ClassDef) -> dict[str, str]:
    """The members of a class, each with its annotation."""
    found: dict[str, str] = {}
    for item in node.body:
        if isinstance(item, ast.AnnAssign):
            found[ast.unparse(item.target)] = ast.unparse(item.annotation)
        elif isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
            found[item.name] = ""
            for each in item.args.kwonlyargs:
                shown = ast.unparse(each.annotation) if each.annotation else ""
                found[f"{item.name}.{each.arg}"] = shown
    return found


@dataclass
class Replay:
    """A repository whose document goes on."""

    root: Path
    suffix: str
    units: dict[str, Unit] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    """The class that each module of a resource is derived from."""
    counts: Counter[str] = field(default_factory=Counter)
    breaks: Counter[str] = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def step(self, revision: str, content: bytes) -> None:
        """One revision."""
        (self.root / f"spec{self.suffix}").write_bytes(content)
        bare = pipeline.generate(self._config(with_own=False))
        if bare.names is None or bare.files is None:
            return
        resources = {
            ".".join(path): (bare.names.module(path), bare.names.resource_class(path))
            for path in bare.names.resources()
        }
        writer = Writer(PlannedPackage("acme", bare.files), resources, self.taken)
        if not self.units:
            for kind, count in KINDS.items():
                for _ in range(count):
                    self._add(writer, kind, f"U{len(self.units) + 1:02d}")
            if len(self.units) < sum(
                KINDS.values()
            ):  # a document that is still too small
                self.units.clear()
                self.taken.clear()
                return
        else:
            self._compare(revision, bare)
            self._repair(writer)
        self._write_package(revision)
        (self.root / "spec.names.lock").write_text(bare.lock_text)

    def _compare(self, revision: str, bare: pipeline.Result) -> None:
        before = self._own_bytes()
        found = pipeline.generate(self._config(with_own=True), types=True).diagnostics
        told: dict[str, str] = {}
        for each in found:
            if each.code.startswith("extend-"):
                for name in (
                    self._units_at(each.place.file, each.place.line)
                    if each.place
                    else ()
                ):
                    told.setdefault(name, f"{each.code} {each.message}")
        real = self._lacking(bare)
        real |= {name: "pyright" for name in self._by_pyright() if name not in real}
        self.counts["revisions"] += 1
        self.counts["lines lost"] += before != self._own_bytes()
        self.counts["breaks"] += len(real)
        self.counts["told before writing"] += len(told.keys() & real.keys())
        self.counts["missed"] += len(real.keys() - told.keys())
        self.counts["false"] += len(told.keys() - real.keys())
        self.broken = {**real, **told}
        for name in sorted(self.broken):
            self.breaks[self.units[name].kind] += 1
            kind = "missed" if name not in told else "told" if name in real else "false"
            unit = self.units[name]
            said = f"{unit.kind} on {unit.target}: {self.broken[name]}"
            print(f"{revision[:8]} {kind}: {name} {said}", file=sys.stderr, flush=True)

    def _lacking(self, bare: pipeline.Result) -> dict[str, str]:
        """The units that rely upon what the package has not; the package is written aside."""
        assert bare.files is not None
        place = self.root / "bare"
        shutil.rmtree(place, ignore_errors=True)
        for path, text in bare.files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, "utf-8")
        facts = Facts(place / "acme")
        return {
            name: "names and types"
            for name, unit in self.units.items()
            if any(map(facts.lacks, unit.needs))
        }

    def _by_pyright(self) -> set[str]:
        place = self.root / "bare"
        shutil.copytree(self.root / "out/acme/extensions", place / "acme/extensions")
        shutil.copytree(self.root / OUTSIDE, place / OUTSIDE)
        (place / "witness").mkdir()
        for name, unit in self.units.items():
            if unit.witness:
                (place / "witness" / f"{name}.py").write_text(unit.witness)
        (place / "pyrightconfig.json").write_text(
            json.dumps({"include": ["acme/extensions", OUTSIDE, "witness"]})
        )
        tool = Path(sys.executable).with_name("pyright")
        command = [tool, "--outputjson", "--pythonpath", sys.executable, "-p", place]
        done = subprocess.run(command, capture_output=True, text=True)
        found: set[str] = set()
        for each in json.loads(done.stdout)["generalDiagnostics"]:
            if each["severity"] != "error":
                continue
            path = Path(each["file"]).relative_to(place)
            line = each["range"]["start"]["line"] + 1
            shown = path if path.parts[0] != "acme" else Path("out") / path
            named = (
                {path.stem}
                if path.parts[0] == "witness"
                else self._units_at(str(shown), line)
            )
            found |= named
            print(
                f"    {sorted(named)} pyright: {each['message'][:200]}", file=sys.stderr
            )
        return found

    def _units_at(self, file: str, line: int) -> set[str]:
        """The units that a line is part of; all of a module where it is part of none."""
        lines = (self.root / file).read_text("utf-8").splitlines()
        if file == "clientsmith.toml":
            text = lines[line - 1]
            return {
                name
                for name in self.units
                if re.search(rf"\b\w*{name}\b|:\w*{name}[A-Z]", text)
            } or {
                name
                for name, unit in self.units.items()
                if f".{unit.module.rpartition('.')[2]}:" in text
            }
        for text in reversed(lines[:line]):
            if text.startswith("class ") and "(_" in text:
                break
            if match := MARK.match(text):
                return {match[1]}
        module = Path(file).with_suffix("").name
        return {
            name
            for name, unit in self.units.items()
            if unit.module.rpartition(".")[2] == module
        }

    def _repair(self, writer: Writer) -> None:
        """Write broken units anew, for the same part of the document where it is there."""
        lost = [self.units.pop(name) for name in sorted(self.broken)]
        again = [
            unit
            for unit in lost
            if not self._add(writer, unit.kind, unit.name, unit.target)
        ]
        for unit in again:
            self._add(writer, unit.kind, unit.name)

    def _add(self, writer: Writer, kind: str, name: str, target: str = "") -> bool:
        outside = {
            each.target.rpartition(".")[0]
            for each in self.units.values()
            if each.module.startswith(f"{OUTSIDE}.r_")
        }
        inside = {
            each.target.rpartition(".")[0]
            for each in self.units.values()
            if each.module.startswith("r_")
        }
        kept = writer.resources
        refused = inside if kind == "resource of an outside package" else outside
        writer.resources = {
            path: each for path, each in kept.items() if path not in refused
        }
        unit = writer.write(kind, name, target)
        writer.resources = kept
        if unit is not None:
            self.units[name] = unit
            if "r_" in unit.module:
                path = unit.target.rpartition(".")[0]
                self.classes[unit.module] = f"{path} {kept[path][1]}"
        return unit is not None

    def _write_package(self, revision: str) -> None:
        """What an owner does then: write the modules, generate, and use the package."""
        for folder in (self.root / "out/acme/extensions", self.root / OUTSIDE):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            (folder / "__init__.py").touch()
        (self.root / OUTSIDE / "py.typed").touch()
        for module in {unit.module for unit in self.units.values()}:
            inner = module.replace(f"{OUTSIDE}.", "")
            folder = self.root / (OUTSIDE if inner != module else "out/acme/extensions")
            (folder / f"{inner}.py").write_text(self._module(module))
        before = self._own_bytes()
        config = self._config(with_own=True)
        result = pipeline.generate(config, types=True)
        errors = [
            each for each in result.diagnostics if each.severity is Severity.ERROR
        ]
        if result.files is None:
            raise SystemExit(
                f"{revision}: not generated: {[(str(e.place), e.message) for e in errors]}"
            )
        try:
            output.write(result.files, self.root / "out", keep=config.kept)
        except output.OutputError as error:
            print(f"{revision[:8]} conflict: {error}", file=sys.stderr)
            self.counts["conflicts"] += 1
        self.counts["lines lost"] += before != self._own_bytes()
        done = subprocess.run(
            [sys.executable, "-c", self._program()],
            env={"PYTHONPATH": f"{self.root / 'out'}:{self.root}"},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            print(f"{revision[:8]} not there: {done.stderr[-500:]}", file=sys.stderr)
            self.counts["not there"] += 1

    def _program(self) -> str:
        """A program that looks for every unit."""
        lines = [
            "import acme, acme.models as models",
            "from importlib import import_module as module",
        ]
        for unit in self.units.values():
            need, at = unit.needs[0], unit.module
            at = at if at.startswith(OUTSIDE) else f"acme.extensions.{at}"
            if unit.module == "client":
                lines.append(f"assert acme.Acme is module('{at}').Acme")
            elif "r_" in unit.module:
                path, base = self.classes[unit.module].split()
                type_ = f"acme.Acme.{path.partition('.')[0]}"
                lines.append(
                    f"assert {type_} and module('{at}').{base}.__mro__[1].__name__ == '{base}'"
                )
                named = (*need.has, *need.free)
                lines += [
                    f"assert '{each}' in dir(module('{at}').{base})" for each in named
                ]
            elif unit.row[0] == "models":
                own = f"module('{at}').{unit.name}Extras"
                lines.append(f"assert {own} in models.{need.owner}.__mro__")
            elif unit.row[0] == "names":
                title = unit.row[1].rpartition(":")[2].rstrip('"')
                lines.append(f"assert acme.{title} is module('{at}').{title}")
        return "\n".join(lines) + "\n"

    def _own_bytes(self) -> dict[Path, bytes]:
        folders = (self.root / "out/acme/extensions", self.root / OUTSIDE)
        return {
            path: path.read_bytes()
            for folder in folders
            for path in folder.glob("*.py")
        }

    def _module(self, module: str) -> str:
        units = [
            unit for _, unit in sorted(self.units.items()) if unit.module == module
        ]
        imports = sorted({line for unit in units for line in unit.imports})
        rows = ['"""What we add."""', ""]
        if module == "client" or "r_" in module:
            rows += ["from __future__ import annotations", ""]
            path, base = (
                ("", "Acme") if module == "client" else self.classes[module].split()
            )
            home = "_client" if not path else f"resources.{module.rpartition('r_')[2]}"
            imports += [
                f"from ..{home} import {lead}{base} as _{lead}{base}"
                for lead in ("", "Async")
            ]
            rows += [
                "from typing import Literal",
                "from typing_extensions import override",
                *imports,
            ]
            rows += ["", "__all__ = ['override', 'Literal']"]
            for lead in ("", "Async"):
                rows += [
                    "",
                    "",
                    f"class {lead}{base}(_{lead}{base}):",
                    '    """Ours."""',
                    "",
                ]
                for unit in units:
                    rows += [
                        f"    # unit {unit.name}",
                        (unit.twin or unit.code) if lead else unit.code,
                    ]
        else:
            rows += imports
            for unit in units:
                rows += ["", "", f"# unit {unit.name}", unit.code]
        text = "\n".join(rows).rstrip() + "\n"
        return (
            text.replace("from ..", "from acme.")
            if module.startswith(OUTSIDE)
            else text
        )

    def _config(self, with_own: bool) -> Config:
        text = HEAD.format(suffix=self.suffix)
        if with_own:
            text += f'[extend]\npackages = {{ {OUTSIDE} = "{OUTSIDE}" }}\n'
            if any(unit.module == "client" for unit in self.units.values()):
                text += 'client = "extensions.client:Acme"\n'
            listed = [
                unit.row[1] for unit in self.units.values() if unit.row[0] == "names"
            ]
            text += "names = [\n" + "".join(f"    {each},\n" for each in listed) + "]\n"
            for group in GROUPS:
                text += f"[extend.{group}]\n" + "\n".join(self._rows(group)) + "\n"
        place = self.root / "clientsmith.toml"
        place.write_text(text)
        diagnostics = Diagnostics()
        configs = load(place, diagnostics)
        assert configs is not None, [each.message for each in diagnostics]
        return configs[0]

    def _rows(self, group: str) -> list[str]:
        if group == "resources":
            modules = {
                unit.module for unit in self.units.values() if "r_" in unit.module
            }
            rows = []
            for module in sorted(modules):
                path, base = self.classes[module].split()
                home = module if module.startswith(OUTSIDE) else f"extensions.{module}"
                rows.append(f'"{path}" = "{home}:{base}"')
            return rows
        if group == "models":
            mixins: dict[str, list[str]] = {}
            for unit in self.units.values():
                if unit.row[0] == "models":
                    mixins.setdefault(unit.needs[0].owner, []).append(unit.row[1])
            return [f"{model} = [{', '.join(each)}]" for model, each in mixins.items()]
        return [unit.row[1] for unit in self.units.values() if unit.row[0] == group]

    def row(self, title: str) -> str:
        """The row of the table."""
        counts: dict[str, object] = {
            **self.counts,
            "document": title,
            "units": len(self.units),
        }
        return "| " + " | ".join(str(counts.get(each, 0)) for each in COLUMNS) + " |"


def main() -> int:
    """Replay, and print rows of the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revisions", type=int, default=50)
    parser.add_argument("--report", type=Path)
    parser.add_argument("history", nargs="*")
    given = parser.parse_args()
    rows, breaks, units = [], Counter[str](), Counter[str]()
    failed = False
    for history in given.history:
        checkout, _, document = history.rpartition(":")
        with tempfile.TemporaryDirectory() as place:
            replay = Replay(Path(place).resolve(), Path(document).suffix)
            for revision in revisions(Path(checkout), document, given.revisions + 1):
                command = ["git", "-C", checkout, "show", f"{revision}:{document}"]
                done = subprocess.run(command, capture_output=True, check=False)
                if done.returncode == 0:
                    replay.step(revision, done.stdout)
            rows.append(replay.row(Path(checkout).parent.name.replace("+", "/")))
            print(rows[-1], flush=True)
            breaks += replay.breaks
            units += Counter(unit.kind for unit in replay.units.values())
            failed |= any(
                replay.counts[each] for each in (*TITLES[3:6], "missed", "false")
            )
    if not rows:
        print("extensions: skipped, no history is named")
        return 0
    head = f"| {' | '.join(COLUMNS)} |\n|---|{'---:|' * (len(COLUMNS) - 1)}\n"
    kinds = "".join(f"| {each} | {units[each]} | {breaks[each]} |\n" for each in KINDS)
    text = (
        head
        + "\n".join(rows)
        + "\n\n| kind | units at the end | breaks |\n|---|---:|---:|\n"
        + kinds
    )
    print(text)
    if given.report:
        old = given.report.read_text("utf-8")
        first, rest = old.index("\n| document |") + 1, old.index("\n## ")
        given.report.write_text(f"{old[:first]}{text}{old[rest:]}", "utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
