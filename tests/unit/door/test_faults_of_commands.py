"""Kills and full disks below the commands: the output, its lock, documents in place, sites."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import clientsmith.commands
import fake_pipeline
import pytest
from clientsmith import config, output
from clientsmith.cli import main
from clientsmith.commands import site
from clientsmith.commands.check import check
from clientsmith.commands.generate import deliver
from clientsmith.config import Config
from clientsmith.output import Disk, OutputError
from clientsmith.report.diagnostics import Diagnostics
from test_faults import FaultyDisk, kill

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9"),
]

Pair = tuple[str, str]
OLD: Pair = ("old\n", "lock of 4\n")
NEW: Pair = ("newer\n", "lock of 6\n")


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = fake_pipeline.module()
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr(clientsmith.commands, "pipeline", fake, raising=False)
    known = sys.modules["clientsmith.output.fingerprint"]
    monkeypatch.setattr(known, "_code", lambda _: "reading all our code takes time")


@pytest.fixture
def projects(tmp_path: Path) -> Iterator[Callable[[str], Config]]:
    """Makes projects whose old output is there and whose document has become new."""

    def make(name: str) -> Config:
        root = tmp_path / name
        root.mkdir()
        (root / "api.yaml").write_text("old\n")
        made = Config(
            root=root,
            spec=root / "api.yaml",
            output=root / "out",
            lock=root / "names.lock",
        )
        deliver(made)
        (root / "api.yaml").write_text("newer\n")
        return made

    yield make


def pair(made: Config) -> Pair:
    return (
        (made.root / "out/pkg/__init__.py").read_text(),
        (made.root / "names.lock").read_text(),
    )


def leftovers(made: Config) -> list[str]:
    return sorted(
        path.name
        for path in made.root.iterdir()
        if path.name not in ("api.yaml", "out", "names.lock", "clientsmith.toml")
    )


def in_child(
    job: Callable[[], object],
    step: int,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[], None] = kill,
    *,
    in_place: bool = False,
) -> int:
    """Do a job in a process whose disk fails at a step; the exit code, negative for a
    signal, and 100 where the step was not reached."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        disk = FaultyDisk(step, fault, in_place=in_place)
        for module in ("write", "exchange", "replace"):
            name = f"clientsmith.output.{module}"
            monkeypatch.setattr(sys.modules[name], "Disk", lambda: disk)
        job()
        os._exit(100 if disk.done < step else 0)
    except OutputError:
        os._exit(1)
    except BaseException:
        os._exit(2)


@pytest.mark.parametrize("in_place", [False, True])
def test_output_and_lock_are_both_old_or_both_new_once_a_killed_write_is_resumed(
    projects: Callable[[str], Config],
    monkeypatch: pytest.MonkeyPatch,
    in_place: bool,
) -> None:
    seen = set()
    for step in range(1, 200):
        made = projects(str(step))
        code = in_child(partial(deliver, made), step, monkeypatch, in_place=in_place)
        if pair(made) not in (OLD, NEW):
            assert not output.is_current(made, "generate")
            assert not output.is_current(made, "check")
            assert check(made).status == 1
        output.resume(made.output or Path(), (made.root / "names.lock",))
        seen.add(pair(made))
        assert pair(made) in (OLD, NEW), f"a mixture after step {step}"
        deliver(made)
        assert (pair(made), leftovers(made)) == (NEW, [])
        if code == 100:
            break
        assert code == -signal.SIGKILL
    else:
        pytest.fail("the write never came to its end")
    assert seen == {OLD, NEW}


@pytest.mark.parametrize("in_place", [False, True])
def test_where_the_lock_cannot_be_written_the_output_stays_old(
    projects: Callable[[str], Config],
    monkeypatch: pytest.MonkeyPatch,
    in_place: bool,
) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/the/place")

    for step in range(1, 200):
        made = projects(str(step))
        code = in_child(
            partial(deliver, made), step, monkeypatch, fail, in_place=in_place
        )
        assert code in (0, 1, 100)
        output.resume(made.output or Path(), (made.root / "names.lock",))
        assert pair(made) in (OLD, NEW)
        if code == 100:
            break


def test_a_lock_that_is_a_folder_stops_the_write(
    projects: Callable[[str], Config],
) -> None:
    made = projects("one")
    (made.root / "names.lock").unlink()
    (made.root / "names.lock").mkdir()
    with pytest.raises(OutputError, match=r"names\.lock: .*EISDIR"):
        deliver(made)
    assert (made.root / "out/pkg/__init__.py").read_text() == OLD[0]
    assert leftovers(made) == []


def test_an_edited_output_keeps_its_lock(projects: Callable[[str], Config]) -> None:
    made = projects("one")
    (made.root / "out/pkg/__init__.py").write_text("edited\n")
    with pytest.raises(OutputError, match="edited by hand"):
        deliver(made)
    assert pair(made) == ("edited\n", OLD[1])
    assert leftovers(made) == []


def test_a_lock_inside_the_output(projects: Callable[[str], Config]) -> None:
    made = projects("one")
    inner = Config(
        root=made.root,
        spec=made.spec,
        output=made.output,
        lock=made.root / "out/names.lock",
        keep=("names.lock",),
    )
    deliver(inner)
    assert (made.root / "out/names.lock").read_text() == NEW[1]
    assert leftovers(made) == []


def test_two_generators_leave_an_output_and_its_lock(
    projects: Callable[[str], Config],
) -> None:
    made = projects("one")
    children = []
    for text in ("a\n", "three\n", "fifteen letters\n"):
        child = os.fork()
        if child == 0:
            other = made.root / f"{len(text)}.yaml"
            other.write_text(text)
            mine = Config(
                root=made.root, spec=other, output=made.output, lock=made.lock
            )
            for _ in range(5):
                deliver(mine)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    text, lock = pair(made)
    assert lock == f"lock of {len(text)}\n"


# --- several APIs, and `check --fix` --------------------------------------------------------

NAMES = ("one", "two", "three")


def workspace(root: Path) -> tuple[Config, ...]:
    lines = []
    for name in NAMES:
        (root / f"{name}.yaml").write_text("old\n")
        lines += [
            f"[apis.{name}]",
            f'spec = "{name}.yaml"',
            f'output = "clients/{name}"',
            f'package = "{name}"',
            f'lock = "{name}.lock"',
        ]
    (root / "clientsmith.toml").write_text("\n".join(lines) + "\n")
    found = config.load(root / "clientsmith.toml", Diagnostics())
    assert found is not None
    return found


def pairs(root: Path) -> list[Pair]:
    return [
        (
            (root / f"clients/{name}/pkg/__init__.py").read_text(),
            (root / f"{name}.lock").read_text(),
        )
        for name in NAMES
    ]


def fix(root: Path) -> None:
    """`check --fix` of all APIs in threads of this process, which share its disk."""
    os.chdir(root)
    with contextlib.suppress(SystemExit):
        main(["check", "--fix", "-q", "--executor", "threads"])


def test_an_interrupted_fix_of_several_leaves_each_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "clientsmith.cli.executors.opened", lambda _: ThreadPoolExecutor(2)
    )
    seen = set()
    for step in range(1, 300, 3):
        root = tmp_path / str(step)
        root.mkdir()
        for made in workspace(root):
            deliver(made)
        for name in NAMES:
            (root / f"{name}.yaml").write_text("newer\n")
        code = in_child(partial(fix, root), step, monkeypatch)
        for made in workspace_of(root):
            assert made.lock and made.output
            output.resume(made.output, (made.lock,))
        found = pairs(root)
        assert set(found) <= {OLD, NEW}
        seen.add(tuple(found))
        for made in workspace_of(root):
            deliver(made)
        assert pairs(root) == [NEW] * 3
        assert not list(root.rglob(".*clientsmith*.new"))
        if code == 100:
            break
        assert code == -signal.SIGKILL
    else:
        pytest.fail("the commands never came to their end")
    assert {(OLD,) * 3, (NEW,) * 3} < seen


def workspace_of(root: Path) -> tuple[Config, ...]:
    found = config.load(root / "clientsmith.toml", Diagnostics())
    assert found is not None
    return found


# --- documents in place ---------------------------------------------------------------------


def normalize(path: Path) -> None:
    try:
        main(["normalize", str(path), "--in-place", "-q"])
    except SystemExit as ended:
        if ended.code:
            os._exit(int(ended.code))


def test_a_document_is_rewritten_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "api.yaml"
    for step in range(1, 20):
        path.write_text("a\tb\n")
        path.chmod(0o640)
        code = in_child(lambda: normalize(path), step, monkeypatch)
        assert path.read_text() == ("a\tb\n" if code == -signal.SIGKILL else "a b\n")
        assert path.stat().st_mode & 0o777 == 0o640
        if code == 100:
            break
    else:
        pytest.fail("the write never came to its end")
    output.write_file(path, "a b\n")
    assert [item.name for item in tmp_path.iterdir()] == ["api.yaml"]


def test_a_document_behind_a_link_is_rewritten_and_the_link_stays(
    tmp_path: Path,
) -> None:
    (tmp_path / "real.yaml").write_text("a\tb\n")
    link = tmp_path / "api.yaml"
    link.symlink_to("real.yaml")
    with pytest.raises(SystemExit):
        main(["normalize", str(link), "--in-place", "-q"])
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "a b\n"


def test_a_full_disk_leaves_a_document_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "api.yaml"
    path.write_text("a\tb\n")

    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for step in (1, 2):
        assert in_child(lambda: normalize(path), step, monkeypatch, fail) == 2
        assert path.read_text() == "a\tb\n"
        assert [item.name for item in tmp_path.iterdir()] == ["api.yaml"]


# --- traces that are not ours ---------------------------------------------------------------


@pytest.mark.parametrize(
    "place", [".out.clientsmith", "out/.clientsmith", "out/.clientsmith/work"]
)
def test_a_working_folder_that_is_a_link_is_not_cleared(
    projects: Callable[[str], Config], tmp_path: Path, place: str
) -> None:
    made = projects("one")
    precious = tmp_path / "precious"
    (precious / "work").mkdir(parents=True)
    (precious / "mine.txt").write_text("mine\n")
    (precious / "work/mine.txt").write_text("mine\n")
    path = made.root / place
    if path.is_dir():
        for item in path.iterdir():
            item.unlink()
        path.rmdir()
    path.symlink_to(precious)
    with pytest.raises(OutputError, match=r"no folder of clientsmith|symbolic link"):
        deliver(made)
    assert (precious / "mine.txt").exists() and (precious / "work/mine.txt").exists()


@pytest.mark.parametrize(
    "journal",
    [
        {"remove": ["../../precious.txt"], "move": []},
        {"remove": ["link/precious.txt"], "move": []},
        {"remove": [], "move": ["../../../precious.txt"]},
        {"remove": [], "move": ["link/other.txt"]},
        {"remove": [3], "move": []},
        ["remove"],
    ],
)
def test_a_journal_that_leads_out_of_the_output_is_refused(
    projects: Callable[[str], Config], tmp_path: Path, journal: object
) -> None:
    made = projects("one")
    (tmp_path / "precious.txt").write_text("mine\n")
    (made.root / "out/link").symlink_to(tmp_path)
    work = made.root / "out/.clientsmith/work"
    (work / "tree/link").mkdir(parents=True)
    (work / "tree/link/other.txt").write_text("theirs\n")
    (work / "journal").write_text(json.dumps(journal))
    with pytest.raises(OutputError, match=r"leads out of|is damaged"):
        deliver(made)
    assert (tmp_path / "precious.txt").read_text() == "mine\n"
    assert not (tmp_path / "other.txt").exists()


def test_a_disk_does_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a"
    Disk().write(path, b"x")
    Disk().sync(path)
    assert path.read_bytes() == b"x"


# --- the reference on its own ---------------------------------------------------------------


def test_a_reference_is_the_old_or_the_new_and_takes_over_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def generate(made: Config, **_: object) -> fake_pipeline.Result:
        text = (made.spec or Path()).read_text()
        pages = {"docs/index.html": text, "docs/a/b.md": text, "pkg/x.py": text}
        return fake_pipeline.Result(pages, Diagnostics())

    monkeypatch.setattr("clientsmith.commands.site.pipeline.generate", generate)
    spec, root = tmp_path / "api.yaml", tmp_path / "site"
    made = Config(root=tmp_path, spec=spec)
    for step in range(1, 100):
        spec.write_text("old\n")
        site.build(made, root)
        spec.write_text("newer\n")
        code = in_child(partial(site.build, made, root), step, monkeypatch)
        found = {path.read_text() for path in root.rglob("*.*") if path.suffix == ".md"}
        found |= {(root / "index.html").read_text()}
        assert found in ({"old\n"}, {"newer\n"})
        if code == 100:
            break
        assert code == -signal.SIGKILL
    else:
        pytest.fail("the write never came to its end")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "index.html").write_text("mine\n")
    with pytest.raises(OutputError, match=r"index\.html"):
        site.build(made, mine)
    assert [path.name for path in mine.iterdir()] == ["index.html"]
    assert (mine / "index.html").read_text() == "mine\n"
