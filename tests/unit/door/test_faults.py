"""What a crash, a full disk or a second writer leaves behind: the old tree or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from clientsmith import output
from clientsmith.output import Disk, OutputError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9"),
]

OLD = {
    "pkg/__init__.py": "old\n",
    "pkg/same.py": "same\n",
    "pkg/gone/a.py": "a\n",
    "x.toml": "1\n",
}
NEW = {
    "pkg/__init__.py": "new\n",
    "pkg/same.py": "same\n",
    "pkg/born/b.py": "b\n",
    "x.toml": "2\n",
}
FOREIGN = {"notes.txt": "mine\n", "pkg/local/deep.txt": "mine, too\n"}

Tree = dict[str, str]


class FaultyDisk(Disk):
    """Calls `fault` before the step of the given number; `in_place` forbids exchanging."""

    def __init__(
        self, step: int, fault: Callable[[], None], *, in_place: bool = False
    ) -> None:
        self.step = step
        self.done = 0
        self.fault = fault
        self.in_place = in_place

    def _count(self) -> None:
        self.done += 1
        if self.done == self.step:
            self.fault()

    def make_folder(self, path: Path) -> None:
        self._count()
        super().make_folder(path)

    def write(self, path: Path, content: bytes) -> None:
        self._count()
        super().write(path, content[: len(content) // 2])
        path.unlink()
        super().write(path, content)

    def link(self, source: Path, target: Path) -> None:
        self._count()
        super().link(source, target)

    def rename(self, source: Path, target: Path) -> None:
        self._count()
        super().rename(source, target)

    def exchange(self, one: Path, other: Path) -> None:
        self._count()
        if self.in_place:
            raise OSError(errno.ENOSYS, "cannot exchange")
        super().exchange(one, other)

    def remove(self, path: Path) -> None:
        self._count()
        super().remove(path)

    def remove_folder(self, path: Path) -> None:
        self._count()
        super().remove_folder(path)

    def sync(self, tree: Path) -> None:
        self._count()


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def tree(root: Path) -> Tree:
    """The texts of a folder, what clientsmith notes for itself aside."""
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in root.rglob("*")
        if path.is_file() and ".clientsmith" not in path.relative_to(root).as_posix()
    }


def lay(root: Path, files: Tree) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def leftovers(root: Path) -> list[str]:
    beside = [path.name for path in root.parent.iterdir() if path != root]
    return beside + [path.name for path in root.glob(".clientsmith/work")]


def write_in_child(root: Path, disk: Disk) -> int:
    """Write the new tree in a process of its own; its exit code, negative for a signal."""
    child = os.fork()
    if child == 0:
        try:
            output.write(NEW, root, disk=disk)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def prepare(folder: Path, foreign: Tree) -> Path:
    root = folder / "out"
    output.write(OLD, root)
    lay(root, foreign)
    return root


@pytest.mark.parametrize(
    "foreign", [{}, FOREIGN], ids=["alone", "with files of others"]
)
def test_killed_at_any_step_leaves_the_old_tree_or_the_new_one(
    tmp_path: Path, foreign: Tree
) -> None:
    seen = set()
    for number in range(1, 200):
        root = prepare(tmp_path / str(number), foreign)
        code = write_in_child(root, FaultyDisk(number, kill))
        found = tree(root)
        assert found in (OLD | foreign, NEW | foreign), f"a mixture after step {number}"
        seen.add("new" if found == NEW | foreign else "old")
        output.write(NEW, root)
        assert tree(root) == NEW | foreign
        assert leftovers(root) == []
        if code == 0:
            break
        assert code == -signal.SIGKILL
    else:
        pytest.fail("the write never came to its end")
    assert seen == {"old", "new"}
    assert number > 10


def test_killed_during_the_first_write_leaves_nothing_or_all(tmp_path: Path) -> None:
    for number in range(1, 200):
        root = tmp_path / str(number) / "out"
        root.parent.mkdir()
        code = write_in_child(root, FaultyDisk(number, kill))
        assert tree(root) in ({}, NEW)
        output.write(NEW, root)
        assert (tree(root), leftovers(root)) == (NEW, [])
        if code == 0:
            break
    else:
        pytest.fail("the write never came to its end")


def test_where_folders_cannot_be_exchanged_the_next_write_carries_on(
    tmp_path: Path,
) -> None:
    for number in range(1, 200):
        root = prepare(tmp_path / str(number), FOREIGN)
        code = write_in_child(root, FaultyDisk(number, kill, in_place=True))
        output.write(NEW, root, disk=FaultyDisk(0, kill, in_place=True))
        assert (tree(root), leftovers(root)) == (NEW | FOREIGN, [])
        if code == 0:
            break
    else:
        pytest.fail("the write never came to its end")


def test_an_interrupted_write_in_place_is_finished_before_the_next_is_decided(
    tmp_path: Path,
) -> None:
    third = {"pkg/__init__.py": "third\n"}
    for number in range(1, 200):
        root = prepare(tmp_path / str(number), FOREIGN)
        code = write_in_child(root, FaultyDisk(number, kill, in_place=True))
        output.write(third, root)
        assert (tree(root), leftovers(root)) == (third | FOREIGN, [])
        if code == 0:
            break


@pytest.mark.parametrize("in_place", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failing_system_call_leaves_the_old_tree_and_one_message(
    tmp_path: Path, number: int, in_place: bool
) -> None:
    def fail() -> None:
        raise OSError(number, os.strerror(number), "/the/place")

    for step in range(1, 200):
        root = prepare(tmp_path / str(step), FOREIGN)
        disk = FaultyDisk(step, fail, in_place=in_place)
        try:
            output.write(NEW, root, disk=disk)
        except OutputError as error:
            assert (
                errno.errorcode[number] in error.message
                or "interrupted" in error.message
            )
            assert "/the/place" in error.message
            if "interrupted" not in error.message:
                assert tree(root) == OLD | FOREIGN
        if disk.done < step:
            break
        output.write(NEW, root)
        assert (tree(root), leftovers(root)) == (NEW | FOREIGN, [])


def test_a_full_disk_is_one_message(tmp_path: Path) -> None:
    root = prepare(tmp_path, FOREIGN)
    program = (
        "import resource, sys; from pathlib import Path; from clientsmith import output\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: output.write({'big.py': 'x' * 10000}, Path(sys.argv[1]))\n"
        "except output.OutputError as error: print(error.message); sys.exit(1)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "big.py" in done.stdout and "EFBIG" in done.stdout
    assert done.stderr == ""
    assert (tree(root), leftovers(root)) == (OLD | FOREIGN, [])


def test_a_file_where_the_output_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="is not a folder"):
        output.write(NEW, tmp_path / "out")
    with pytest.raises(OutputError, match=r"ENOTDIR|EEXIST"):
        output.write(NEW, tmp_path / "out" / "deeper")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_read_only_folder_is_one_message() -> None:
    """Root may write anywhere, so the writer gives its rights away first."""
    with tempfile.TemporaryDirectory() as name:
        root = prepare(Path(name), FOREIGN)
        for folder in (root.parent, root):
            folder.chmod(0o555)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                output.write(NEW, root)
            except OutputError as error:
                os.write(writer, error.message.encode())
            os._exit(0)
        os.waitpid(child, 0)
        message = os.read(reader, 1000).decode()
        for folder in (root.parent, root):
            folder.chmod(0o755)
        assert message.startswith(f"cannot write {root}") and "EACCES" in message
        assert (tree(root), leftovers(root)) == (OLD | FOREIGN, [])


def test_where_the_parent_may_not_be_written_files_are_moved_in_place(
    tmp_path: Path,
) -> None:
    root = prepare(tmp_path, FOREIGN)

    class Locked(Disk):
        def make_folder(self, path: Path) -> None:
            if path.parent == root.parent:
                raise OSError(errno.EACCES, "Permission denied", str(path))
            super().make_folder(path)

    output.write(NEW, root, disk=Locked())
    assert (tree(root), leftovers(root)) == (NEW | FOREIGN, [])


def test_two_writers_make_one_complete_tree(tmp_path: Path) -> None:
    root = tmp_path / "out"
    trees = [
        {f"pkg/m{n}.py": f"writer {who}\n" for n in range(200)} for who in range(3)
    ]
    children = []
    for files in trees:
        child = os.fork()
        if child == 0:
            for _ in range(3):
                output.write(files, root, force=True, patience=30)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert tree(root) in trees
    assert leftovers(root) == []


def test_a_writer_that_does_not_finish_is_named(tmp_path: Path) -> None:
    root = prepare(tmp_path, {})
    child = os.fork()
    if child == 0:
        output.write(NEW, root, disk=FaultyDisk(1, lambda: time.sleep(30)))
        os._exit(0)
    try:
        deadline = time.monotonic() + 5
        while (
            not (lock := root.with_name(".out.clientsmith.lock")).exists()
            or not lock.read_text()
        ):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        with pytest.raises(OutputError, match=f"locked by process {child}"):
            output.write(NEW, root, patience=0)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    done = output.write(NEW, root, patience=0)
    assert f"took over the lock of process {child}, which is gone" in done.notes
    assert (tree(root), leftovers(root)) == (NEW, [])


def test_files_that_others_bring_while_we_write_are_not_lost(tmp_path: Path) -> None:
    root = prepare(tmp_path, FOREIGN)

    class Slow(Disk):
        def exchange(self, one: Path, other: Path) -> None:
            lay(root, {"late.txt": "late\n", "pkg/late/x.txt": "late\n"})
            saved = root / "saved"
            saved.write_text("saved by an editor\n")
            saved.replace(root / "notes.txt")
            super().exchange(one, other)

    output.write(NEW, root, disk=Slow())
    late = {
        "late.txt": "late\n",
        "pkg/late/x.txt": "late\n",
        "notes.txt": "saved by an editor\n",
    }
    assert tree(root) == NEW | FOREIGN | late


def test_interrupted_by_a_signal_clears_up(tmp_path: Path) -> None:
    root = prepare(tmp_path, FOREIGN)

    def interrupt() -> None:
        raise KeyboardInterrupt

    for step in range(1, 30):
        disk = FaultyDisk(step, interrupt)
        with contextlib.suppress(KeyboardInterrupt):
            output.write(NEW, root, disk=disk)
        assert tree(root) in (OLD | FOREIGN, NEW | FOREIGN)
        output.write(NEW, root)
        assert leftovers(root) == []
        output.write(OLD, root)


def test_single_files_are_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "names.lock"
    path.write_text("old")
    for step in range(1, 10):
        child = os.fork()
        if child == 0:
            output.write_file(path, "new", FaultyDisk(step, kill))
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert path.read_text() == ("old" if code else "new")
        if code == 0:
            break
    assert output.write_file(path, "newer")
    assert not output.write_file(path, "newer")
    assert [item.name for item in tmp_path.iterdir()] == ["names.lock"]


def test_single_files_have_many_writers(tmp_path: Path) -> None:
    path = tmp_path / "names.lock"
    children = []
    for who in range(4):
        child = os.fork()
        if child == 0:
            for number in range(20):
                output.write_file(path, f"{who} {number}")
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    assert [item.name for item in tmp_path.iterdir()] == ["names.lock"]


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="ENAMETOOLONG"):
        output.write(NEW, tmp_path / ("x" * 300))
