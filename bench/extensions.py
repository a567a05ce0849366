"""Replays the history of a vendor's document under a package with code of one's own, and compares
what is told of breaks with what mypy says of the same code.

Usage: python bench/extensions.py [--members N] [--revisions N] [--report FILE] CHECKOUT:DOCUMENT

A checkout is a git repository with its history. N (40) members are written for the methods of the
first revision: wraps with `@override`, and methods that call a generated one with all that it
takes. N (50) revisions follow, spread evenly. At each one the package is planned with the name lock
of the one before; the members that a finding names are compared with those in which `mypy --strict`
finds an error against the new stubs. Members that break are written anew for the revision that
broke them, as an owner would. Exit status 1 where a line was lost, a break was missed or one was
told falsely.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from clientsmith import output
from clientsmith.commands import pipeline
from clientsmith.commands.planned import PlannedClass, PlannedPackage
from clientsmith.config import Config, load
from clientsmith.report.diagnostics import Diagnostics
from history import revisions

HEAD = 'spec = "spec{suffix}"\noutput = "out"\npackage = "acme"\nclient = "Acme"\n'
LINE = re.compile(r"acme/extensions/(\w+)\.py:(\d+)")


@dataclass
class Own:
    """The class of one resource: its members as source, by name."""

    resource: str
    module: str
    base: str
    members: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        head = (
            "from typing import Any\n\nfrom typing_extensions import override\n\n"
            f"from ..resources.{self.module} import {self.base} as _{self.base}\n"
            "from ..types import OMIT\n\n_ = (override, OMIT)\n\n\n"
            f"class {self.base}(_{self.base}):\n"
        )
        return head + "\n".join(self.members.values())

    def member_at(self, line: int) -> str:
        """The member that a line belongs to."""
        found = ""
        for number, text in enumerate(self.text.splitlines()[:line], 1):
            match = re.match(r"    def (\w+)", text)
            if match and number <= line:
                found = match[1]
        return found


def write_member(planned: PlannedClass, name: str, wraps: bool) -> str:
    """A wrap of a method, or a method that calls it with all that it takes."""
    taken = dict(planned.methods[name].arguments)
    taken.pop("options", None)
    ordered = sorted(taken.items(), key=lambda item: not item[1])
    shown = "".join(f"{key}: Any{'' if needed else ' = OMIT'}, " for key, needed in ordered)
    passed = "".join(f"{key}={key}, " for key, _ in ordered)
    star = "*, "
    if wraps:
        return (
            f"    @override\n    def {name}(self, {star}{shown}options: Any = None) -> Any:\n"
            f"        return super().{name}({passed}options=options)\n"
        )
    star = star if shown else ""
    return (
        f"    def my_{name}(self, {star}{shown.rstrip(', ')}) -> Any:\n"
        f"        return self.{name}({passed.rstrip(', ')})\n"
    )


def main() -> int:
    """Replay, and print a row of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=40)
    parser.add_argument("--revisions", type=int, default=50)
    parser.add_argument("--report", type=Path)
    parser.add_argument("history", nargs="?")
    given = parser.parse_args()
    if not given.history:
        print("extensions: skipped, no history is named")
        return 0
    checkout, _, document = given.history.rpartition(":")
    listed = revisions(Path(checkout), document, given.revisions)
    suffix = Path(document).suffix
    with tempfile.TemporaryDirectory() as place:
        replay = Replay(Path(place), suffix, given.members)
        for revision in listed:
            command = ["git", "-C", checkout, "show", f"{revision}:{document}"]
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode == 0:
                replay.step(revision, done.stdout)
        row = replay.row(Path(checkout).parent.name.replace("+", "/"))
    print(row)
    if given.report:
        given.report.write_text(f"{TABLE}{row}\n")
    return 1 if replay.lost or replay.missed or replay.false else 0


TABLE = """# Code of one's own over the history of a document

What `bench/extensions.py` found: members of one's own in packages that were generated again at each
of so many revisions, and the breaks that were told before anything was written, beside those that
`mypy --strict` finds in the same code against the new stubs.

| document | revisions | members | lines lost | breaks by mypy | told | missed | false |
|---|---:|---:|---:|---:|---:|---:|---:|
"""


class Replay:
    """A repository whose document goes on."""

    def __init__(self, root: Path, suffix: str, members: int) -> None:
        self.root, self.suffix, self.count = root, suffix, members
        self.own: dict[str, Own] = {}
        self.seen = self.lost = self.breaks = self.told = 0
        self.missed = self.false = 0

    def step(self, revision: str, content: bytes) -> None:
        """One revision: what is told, what mypy says, and what is left of the code."""
        (self.root / f"spec{self.suffix}").write_bytes(content)
        package = self.root / "out" / "acme"
        bare = self._generate(with_own=False)
        if bare is None or bare.names is None or bare.files is None:
            return
        planned = PlannedPackage("acme", bare.files)
        if not self.own:
            self._write_all(bare, planned)
        before = {path: path.read_bytes() for path in package.glob("extensions/*.py")}
        told = self._told()
        found = self._by_mypy(bare)
        after = {path: path.read_bytes() for path in package.glob("extensions/*.py")}
        self.lost += before != after
        self.seen += 1
        self.breaks += len(found)
        self.told += len(told & found)
        self.missed += len(found - told)
        self.false += len(told - found)
        for kind, names in (("missed", found - told), ("false", told - found)):
            for each in sorted(names):
                print(f"{revision[:8]} {kind}: {each}", file=sys.stderr)
        self._repair(bare, planned, {*told, *found})
        (self.root / "spec.names.lock").write_text(bare.lock_text)

    def _config(self, with_own: bool) -> Config:
        table = "".join(
            f'"{own.resource}" = "extensions.{module}:{own.base}"\n'
            for module, own in self.own.items()
        )
        sync = ", ".join(f'"{own.resource}"' for own in self.own.values())
        extend = f"[extend]\nsync_only = [{sync}]\n[extend.resources]\n{table}"
        text = HEAD.format(suffix=self.suffix) + (extend if with_own and table else "")
        (self.root / "clientsmith.toml").write_text(text)
        configs = load(self.root / "clientsmith.toml", Diagnostics())
        assert configs is not None
        return configs[0]

    def _generate(self, with_own: bool) -> pipeline.Result | None:
        result = pipeline.generate(self._config(with_own))
        return result if result.names is not None else None

    def _write_all(self, made: pipeline.Result, planned: PlannedPackage) -> None:
        assert made.names is not None
        for path in made.names.resources():
            module, base = made.names.module(path), made.names.resource_class(path)
            known = planned.find_class(f"resources.{module}", base)
            own = Own(".".join(path), module, base)
            left = self.count - sum(len(each.members) for each in self.own.values())
            for name in sorted(known.methods)[:left] if known else ():
                assert known is not None
                wraps = len(own.members) % 2 == 0
                own.members[name] = write_member(known, name, wraps)
            if own.members:
                self.own[module] = own
        self.count = sum(len(each.members) for each in self.own.values())
        self._save()

    def _save(self) -> None:
        folder = self.root / "out" / "acme" / "extensions"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
        for module, own in self.own.items():
            (folder / f"{module}.py").write_text(own.text)

    def _told(self) -> set[str]:
        result = pipeline.generate(self._config(with_own=True))
        found: set[str] = set()
        for each in result.diagnostics:
            if not each.code.startswith("extend-"):
                continue
            match = LINE.search(str(each.place))
            if match:
                own = self.own[match[1]]
                found.add(f"{match[1]}.{own.member_at(int(match[2])) or 'import'}")
            else:
                found |= {
                    f"{module}.import"
                    for module, own in self.own.items()
                    if f"`{own.resource}`" in each.message
                }
        return found

    def _by_mypy(self, made: pipeline.Result) -> set[str]:
        assert made.files is not None
        output.write(made.files, self.root / "out", keep=("*/extensions",), force=True)
        command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent"]
        command += ["--no-error-summary", "acme/extensions"]
        done = subprocess.run(command, cwd=self.root / "out", capture_output=True, text=True)
        found: set[str] = set()
        for line in done.stdout.splitlines():
            match = LINE.search(line)
            if match and ": error:" in line:
                own = self.own[match[1]]
                found.add(f"{match[1]}.{own.member_at(int(match[2])) or 'import'}")
        # What an import misses breaks the rest of its module, too.
        gone = {name.partition(".")[0] for name in found if name.endswith(".import")}
        return {n for n in found if n.partition(".")[0] not in gone} | {
            f"{module}.import" for module in gone
        }

    def _repair(
        self, made: pipeline.Result, planned: PlannedPackage, broken: set[str]
    ) -> None:
        """Write broken members anew, or take them out with what they were for."""
        for each in broken:
            module, _, name = each.partition(".")
            own = self.own.get(module)
            if own is None:
                continue
            known = planned.find_class(f"resources.{module}", own.base)
            if name == "import" or known is None:
                del self.own[module]
                (self.root / "out/acme/extensions" / f"{module}.py").unlink(missing_ok=True)
                continue
            plain = name.removeprefix("my_") if name not in own.members else name
            if plain in known.methods:
                wraps = "@override" in own.members.get(plain, "")
                own.members[plain] = write_member(known, plain, wraps)
            else:
                own.members.pop(plain, None)
                if not own.members:
                    del self.own[module]
                    (self.root / "out/acme/extensions" / f"{module}.py").unlink(missing_ok=True)
        self._save()

    def row(self, title: str) -> str:
        """The row of the table."""
        members = sum(len(own.members) for own in self.own.values())
        cells = (title, self.seen, f"{self.count}, {members} at the end", self.lost)
        more = (self.breaks, self.told, self.missed, self.false)
        return "| " + " | ".join(map(str, (*cells, *more))) + " |"


if __name__ == "__main__":
    sys.exit(main())
