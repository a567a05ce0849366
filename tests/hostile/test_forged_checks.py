"""`check` in a fresh clone: nothing that a commit brings along makes it look away."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import marshal
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from clientsmith import config, output
from clientsmith.commands import check, generate, revisions
from clientsmith.config import Config
from clientsmith.report.diagnostics import Diagnostics

DOCUMENT = """\
openapi: 3.1.0
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.example'}]
paths:
  /pets: {get: {operationId: listPets, responses: {'200': {description: ok}}}}
"""
EVIL = "import os; os.system('true')\n"
GIT = (
    "git",
    "-c",
    "user.name=t",
    "-c",
    "user.email=t@t.example",
    "-c",
    "core.hooksPath=/",
)

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)


def _configured(folder: Path) -> Config:
    diagnostics = Diagnostics()
    (found,) = config.load(folder / "clientsmith.toml", diagnostics)
    assert not diagnostics.failed
    return found


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with a committed client."""
    folder = tmp_path / "origin"
    folder.mkdir()
    (folder / "api.yaml").write_text(DOCUMENT)
    (folder / "clientsmith.toml").write_text('spec = "api.yaml"\noutput = "out"\n')
    generate.deliver(_configured(folder))
    assert output.is_current(_configured(folder), "check")
    _git(folder, "init", "-q")
    return folder


def _cloned(origin: Path, state: bool = False) -> Config:
    """The configuration in a fresh clone of everything that lies in the repository, what
    this machine noted for itself with it only if asked for."""
    if not state:
        for path in ("state.json", ".gitignore"):
            (origin / "out" / output.STATE / path).unlink(missing_ok=True)
    _git(origin, "add", "--all", "--force")
    _git(origin, "commit", "-qm", "all", "--no-verify")
    clone = origin.with_name("clone")
    _git(origin.parent, "clone", "-q", "--no-hardlinks", str(origin), str(clone))
    return _configured(clone)


def _told(found: Config) -> set[str]:
    assert not output.is_current(found, "check")
    outcome = check.check(found)
    assert outcome.status == 1
    codes = {finding.diagnostic.code for finding in outcome.findings}
    return codes - {"naming"}


def _package(folder: Path) -> Path:
    return next((folder / "out").glob("*/__init__.py")).parent


def _forge_manifest(out: Path, path: Path) -> None:
    """Make the manifest vouch for a file as it is now."""
    manifest = out / output.MANIFEST
    facts = json.loads(manifest.read_text())
    name = path.relative_to(out).as_posix()
    facts["files"][name] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(facts, indent=1) + "\n")


def edited(folder: Path) -> str:
    path = _package(folder) / "_client.py"
    path.write_text(path.read_text() + EVIL)
    return "drift-edited"


def edited_with_its_hash(folder: Path) -> str:
    edited(folder)
    _forge_manifest(folder / "out", _package(folder) / "_client.py")
    return "drift-changed"


def edited_with_hash_and_state(folder: Path) -> str:
    """All that `clientsmith generate` itself would note of the edited tree."""
    edited_with_its_hash(folder)
    found = _configured(folder)
    proven = output.stamp(found, proven=("generate", "check"))
    output.remember(folder / "out", proven)
    assert output.is_current(found, "check")  # here, where it was forged
    return "drift-changed"


def a_file_of_theirs_with_its_hash(folder: Path) -> str:
    path = _package(folder) / "evil.py"
    path.write_text(EVIL)
    _forge_manifest(folder / "out", path)
    return "drift-extra"


def compiled(flags: int) -> Callable[[Path], str]:
    def plant(folder: Path) -> str:
        source = _package(folder) / "_client.py"
        target = Path(importlib.util.cache_from_source(str(source)))
        target.parent.mkdir(exist_ok=True)
        code = marshal.dumps(compile(EVIL, "x", "exec"))
        head = importlib.util.MAGIC_NUMBER + flags.to_bytes(4, "little")
        target.write_bytes(
            head + importlib.util.source_hash(source.read_bytes()) + code
        )
        return "drift-extra"

    plant.__name__ = f"compiled_{flags}"
    return plant


def compiled_without_source(folder: Path) -> str:
    (_package(folder) / "evil.pyc").write_bytes(b"\0" * 16)
    return "drift-extra"


def ignored(*names: str) -> Callable[[Path], str]:
    def plant(folder: Path) -> str:
        path = _package(folder).joinpath(*names, "__init__.py")
        path.parent.mkdir(parents=True)
        path.write_text(EVIL)
        return "drift-extra"

    plant.__name__ = f"ignored_{names[-1]}"
    return plant


def ignored_on_top(folder: Path) -> str:
    """`out` is what stands on the import path: `import venv` finds it there."""
    path = folder / "out" / "venv" / "__init__.py"
    path.parent.mkdir()
    path.write_text(EVIL)
    return "drift-extra"


def executable(folder: Path) -> str:
    (_package(folder) / "_client.py").chmod(0o755)
    return "drift-mode"


def a_link(folder: Path) -> str:
    path = _package(folder) / "_client.py"
    copy = folder / "copy.py"
    path.rename(copy)
    path.symlink_to("../../copy.py")
    return "drift-edited"


def a_journal(folder: Path) -> str:
    work = folder / "out" / output.STATE / "work"
    (work / "tree").mkdir(parents=True)
    journal = {"remove": ["pyproject.toml"], "move": []}
    (work / "journal").write_text(json.dumps(journal))
    return "drift-interrupted"


def an_exchange(folder: Path) -> str:
    work = folder / ".out.clientsmith" / "tree"
    work.mkdir(parents=True)
    (work / "x").write_text("")
    return "drift-interrupted"


ATTACKS = [
    edited,
    edited_with_its_hash,
    edited_with_hash_and_state,
    a_file_of_theirs_with_its_hash,
    compiled(0),
    compiled(1),
    compiled(3),
    compiled_without_source,
    ignored("build"),
    ignored("dist", "deep"),
    ignored("node_modules"),
    ignored("venv"),
    ignored(".venv"),
    ignored("x.egg-info"),
    ignored_on_top,
    executable,
    a_link,
    a_journal,
    an_exchange,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_a_commit_does_not_forge_a_check(
    attack: Callable[[Path], str], origin: Path
) -> None:
    code = attack(origin)
    told = _told(_cloned(origin, state=attack is edited_with_hash_and_state))
    traces = attack in (edited_with_hash_and_state, a_journal)  # are files, too
    assert told == ({code, "drift-extra"} if traces else {code})


def test_a_state_that_was_committed_is_drift_and_no_proof(origin: Path) -> None:
    assert _told(_cloned(origin, state=True)) == {"drift-extra"}


def test_a_clone_of_what_should_be_committed_is_fine(origin: Path) -> None:
    found = _cloned(origin)
    assert not output.is_current(found, "check")
    assert check.check(found).status == 0
    assert output.is_current(found, "check")
    cache = Path(
        importlib.util.cache_from_source(str(_package(found.root) / "_client.py"))
    )
    cache.parent.mkdir()
    cache.write_bytes(importlib.util.MAGIC_NUMBER + bytes(12))  # Python's own, by time
    assert not output.is_current(found, "check")  # looked at again
    assert check.check(found).status == 0


def test_compiled_files_that_go_by_a_hash_are_drift_without_git(
    origin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "tracked", lambda folder: frozenset())
    for flags in (1, 3):
        compiled(flags)(origin)
        assert _told(_configured(origin)) == {"drift-extra"}


def test_what_the_configuration_keeps_stays(origin: Path) -> None:
    (origin / "out" / "notes.md").write_text("ours")
    (origin / "clientsmith.toml").write_text(
        'spec = "api.yaml"\noutput = "out"\nkeep = ["notes.md", ".clientsmith"]\n'
    )
    assert check.check(_cloned(origin)).status == 0


def test_a_forged_journal_takes_nothing_that_is_not_ours(origin: Path) -> None:
    kept = origin / "out" / "notes.md"
    kept.write_text("by hand")
    work = origin / "out" / output.STATE / "work"
    (work / "tree").mkdir(parents=True)
    journal = {"remove": ["notes.md"], "move": []}
    (work / "journal").write_text(json.dumps(journal))
    output.resume(origin / "out")
    assert kept.read_text() == "by hand"


def test_a_lock_that_was_deleted_is_missed(origin: Path) -> None:
    found = _cloned(origin)
    assert found.lock is not None
    found.lock.unlink()
    for do in (check.check, generate.deliver):
        outcome = do(found)
        assert outcome.status == 2
        assert "lock-gone" in {each.diagnostic.code for each in outcome.findings}
    assert not found.lock.exists()
    _git(found.root, "rm", "-q", "--cached", found.lock.name)
    assert generate.deliver(found).status == 0
    assert found.lock.exists()


@pytest.mark.parametrize(
    "plant",
    [
        lambda lock: lock.write_text(""),
        lambda lock: lock.mkdir(),
        lambda lock: lock.symlink_to("nowhere"),
        lambda lock: lock.symlink_to(lock.name),
    ],
    ids=["empty", "folder", "link to nothing", "link to itself"],
)
def test_what_stands_for_a_lock_and_pins_nothing(
    origin: Path, plant: Callable[[Path], object]
) -> None:
    found = _cloned(origin)
    assert found.lock is not None
    found.lock.unlink()
    plant(found.lock)
    for do in (check.check, generate.deliver):
        outcome = do(found)
        assert outcome.status == 2
        assert "lock-gone" in {each.diagnostic.code for each in outcome.findings}


def test_a_repository_in_a_folder_runs_nothing(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit cannot hold `.git`, but all files of a bare repository; git reads its
    configuration in such a folder, which may name programs."""
    planted = tmp_path / "planted"
    for folder in (origin / "out", origin / "spec"):
        for path, text in (
            ("HEAD", "ref: refs/heads/main\n"),
            ("objects/info/x", ""),
            ("refs/heads/x", ""),
            (
                "config",
                "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
                f"\tworktree = {origin}\n\tfsmonitor = touch {planted}; false\n",
            ),
        ):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
    found = _cloned(origin)
    lock = found.root / "spec" / "api.names.lock"
    subprocess.run(["git", "ls-files"], cwd=lock.parent, check=False)
    assert planted.exists()  # git by itself does
    planted.unlink()
    assert not revisions.is_tracked(lock)
    assert _told(found) == {"drift-extra"}
    monkeypatch.chdir(lock.parent)
    revisions.read_text("HEAD:api.yaml", found.root / "api.yaml")
    assert not planted.exists()
