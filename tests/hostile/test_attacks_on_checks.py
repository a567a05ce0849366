"""Second reading: what a commit could bring along to make `check` look away.

Each attack changes a committed client, or what lies around it; `check` in a fresh clone must
not call it fine. Counted in docs/security.md.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clientsmith import config, output
from clientsmith.commands import check, compare, generate, revisions
from clientsmith.config import Config
from clientsmith.report.diagnostics import Diagnostics

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
    pytest.mark.slow,
]

DOCUMENT = """\
openapi: 3.1.0
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.example'}]
paths:
  /pets: {get: {operationId: listPets, responses: {'200': {description: ok}}}}
"""
EVIL = "import os; os.system('true')\n"
OUT = "out"
PACKAGE = "out/acme"
LOCK = "api.names.lock"
GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@t.example")

Attack = Callable[[Path], object]


def _git(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [*GIT, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env=env,
    )
    return done.stdout.strip()


def _put(path: str, text: str | bytes = EVIL) -> Attack:
    def attack(folder: Path) -> None:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)

    return attack


def _change(path: str, change: Callable[[bytes], bytes]) -> Attack:
    def attack(folder: Path) -> None:
        place = folder / path
        before = place.read_bytes()
        after = change(before)
        assert before != after
        place.write_bytes(after)

    return attack


def _manifest(change: Callable[[dict[str, object]], object]) -> Attack:
    def attack(folder: Path) -> None:
        place = folder / OUT / output.MANIFEST
        facts = json.loads(place.read_text())
        changed = change(facts)
        place.write_text(json.dumps(changed if changed is not None else facts))

    return attack


def _link(path: str, target: str) -> Attack:
    """What is there is moved aside, and a link leads to it, or to another place."""

    def attack(folder: Path) -> None:
        place = folder / path
        if place.exists():
            place.rename(folder / "moved")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target)

    return attack


def _mode(path: str, mode: int) -> Attack:
    return lambda folder: (folder / path).chmod(mode)


def _moved(path: str, other: str) -> Attack:
    return lambda folder: (folder / path).rename(folder / other)


def _attributes(text: str) -> Attack:
    return _put(".gitattributes", text)


def _all(*attacks: Attack) -> Attack:
    def attack(folder: Path) -> None:
        for each in attacks:
            each(folder)

    return attack


CODE = f"{PACKAGE}/_client.py"
INIT = f"{PACKAGE}/__init__.py"

COMMITTED: dict[str, Attack] = {
    # Python files in places that are left alone, by other spellings and kinds.
    "caches: a module": _put(f"{PACKAGE}/__pycache__/x.py"),
    "caches: of another folder": _put(f"{OUT}/__pycache__/acme/__init__.py"),
    "caches: in capitals": _put(f"{PACKAGE}/__PYCACHE__/x.py"),
    "caches: with a line end in a name": _put(f"{PACKAGE}/__pycache__/a\nb.py"),
    "caches: with a quote in a name": _put(f'{PACKAGE}/__pycache__/"a".py'),
    "caches: with letters of others in a name": _put(f"{PACKAGE}/__pycache__/é.py"),
    "caches: with bytes that are no UTF-8": _put(
        os.fsdecode(f"{PACKAGE}/__pycache__/".encode() + b"\xff.py")
    ),
    "a folder called .DS_Store": _put(f"{PACKAGE}/.DS_Store/__init__.py"),
    "a folder called .DS_STORE": _put(f"{PACKAGE}/.DS_STORE/__init__.py"),
    "a folder that ends in .swp": _put(f"{PACKAGE}/x.swp/__init__.py"),
    "a module that ends in .swp": _put(f"{PACKAGE}/x.swp"),
    "Build": _put(f"{OUT}/Build/__init__.py"),
    "BUILD": _put(f"{OUT}/BUILD/__init__.py"),
    "a blank behind build": _put(f"{OUT}/build /__init__.py"),
    "build by letters of full width": _put(f"{OUT}/\uff42uild/__init__.py"),
    "metadata of a distribution": _put(f"{OUT}/acme.egg-info/entry_points.txt"),
    "entry points": _put(f"{OUT}/acme-1.dist-info/entry_points.txt", "[x]\n"),
    "the state folder": _put(f"{OUT}/{output.STATE}/x.py"),
    "the state folder, deep": _put(f"{OUT}/{output.STATE}/a/b/__init__.py"),
    "tools: .venv": _put(f"{OUT}/.venv/lib/x.pth", "import os"),
    "tools: .git in another case": _put(f"{OUT}/.GIT2/config"),
    "tools: .vscode": _put(f"{OUT}/.vscode/tasks.json", "{}"),
    "tools: .idea": _put(f"{OUT}/.idea/x.xml", "<x/>"),
    "tools: .tox": _put(f"{OUT}/.tox/x.py"),
    "tools: .coverage": _put(f"{OUT}/.coverage", "x"),
    "tools: .hypothesis": _put(f"{OUT}/.hypothesis/x", "x"),
    "tools: .mypy_cache": _put(f"{OUT}/.mypy_cache/x.json", "{}"),
    # Files that Python takes notice of.
    "a path file": _put(f"{OUT}/acme.pth", "import os"),
    "sitecustomize": _put(f"{OUT}/sitecustomize.py"),
    "usercustomize": _put(f"{OUT}/usercustomize.py"),
    "conftest": _put(f"{OUT}/conftest.py"),
    "setup.py": _put(f"{OUT}/setup.py"),
    "setup.cfg": _put(f"{OUT}/setup.cfg", "[options]\n"),
    "hatch_build.py": _put(f"{OUT}/hatch_build.py"),
    "a module of the standard library": _put(f"{OUT}/json.py"),
    "a library of ours": _put(f"{OUT}/httpx2.py"),
    "a compiled module": _put(f"{PACKAGE}/_client.abi3.so", b"\x7fELF"),
    "a compiled module of Windows": _put(f"{PACKAGE}/_client.pyd", b"MZ"),
    "a folder in front of a module": _put(f"{PACKAGE}/_client/__init__.py"),
    "a stub beside a module": _put(f"{PACKAGE}/_clien.pyi"),
    "main": _put(f"{PACKAGE}/__main__.py"),
    "a module by other letters": _put(f"{PACKAGE}/_\uff43lient.py"),
    "an empty module": _put(f"{PACKAGE}/extra.py", ""),
    "a configuration in the output": _put(f"{OUT}/clientsmith.toml", 'spec = "x"\n'),
    "ignored by a file beside it": _all(
        _put(f"{OUT}/.gitignore", "*\n"), _put(f"{PACKAGE}/x.py")
    ),
    "ignored by a file in it": _put(f"{PACKAGE}/.gitignore", "*\n"),
    # Bytes of generated files.
    "a byte-order mark": _change(CODE, lambda b: b"\xef\xbb\xbf" + b),
    "line ends of Windows": _change(CODE, lambda b: b.replace(b"\n", b"\r\n")),
    "one line end of Windows": _change(CODE, lambda b: b.replace(b"\n", b"\r\n", 1)),
    "no line end at the end": _change(CODE, lambda b: b[:-1]),
    "a line more": _change(CODE, lambda b: b + b"\n"),
    "a zero at the end": _change(CODE, lambda b: b + b"\0"),
    "a form feed": _change(CODE, lambda b: b + b"\x0c"),
    "the end of a file of DOS": _change(CODE, lambda b: b + b"\x1a" + EVIL.encode()),
    "a letter that looks alike": _change(
        CODE, lambda b: b.replace(b"a", "а".encode(), 1)
    ),
    "a hidden character": _change(CODE, lambda b: b + "# \u202e\n".encode()),
    "another encoding": _change(CODE, lambda b: b"# coding: utf-7\n" + b),
    "an empty file": _change(CODE, lambda b: b""),
    "a mark of types": _put(f"{PACKAGE}/py.typed", "partial\n"),
    "the README": _change(f"{OUT}/README.md", lambda b: b + b"\n"),
    "dependencies": _change(
        f"{OUT}/pyproject.toml", lambda b: b.replace(b"httpx2", b"httpx3", 1)
    ),
    "a hook of the build": _change(
        f"{OUT}/pyproject.toml",
        lambda b: b + b'[tool.hatch.build.hooks.custom]\npath="x"\n',
    ),
    # Kinds of files.
    "a file as a link to itself, moved": _link(CODE, "../../moved"),
    "a file as a link to nothing": _link(CODE, "nothing"),
    "a file as a link in a circle": _link(CODE, "_client.py"),
    "a file as a link to a device": _link(CODE, "/dev/null"),
    "a folder as a link to itself, moved": _link(PACKAGE, "../moved"),
    "the output as a link to itself, moved": _link(OUT, "moved"),
    "the manifest as a link": _link(f"{OUT}/{output.MANIFEST}", "../moved"),
    "the manifest as a link to a device": _link(
        f"{OUT}/{output.MANIFEST}", "/dev/zero"
    ),
    "the lock as a link out of here": _link(LOCK, "/etc/hostname"),
    "the state folder as a link": _link(f"{OUT}/{output.STATE}", "/tmp"),
    "the folder of an exchange as a link": _link(f".{OUT}.clientsmith", "/tmp"),
    "an extra link": _link(f"{PACKAGE}/x", "/etc"),
    "an extra link to nothing": _link(f"{PACKAGE}/x.py", "nothing"),
    "a link in a cache": _link(f"{PACKAGE}/__pycache__", "/tmp"),
    "a link called build": _link(f"{OUT}/build", "/tmp"),
    "a file in place of a folder": _all(
        _moved(PACKAGE, "moved"), _put(PACKAGE, "no folder")
    ),
    "a program": _mode(INIT, 0o755),
    "a program, of text": _mode(f"{OUT}/README.md", 0o755),
    # Names.
    "another case": _moved(CODE, f"{PACKAGE}/_Client.py"),
    "an output that is gone": lambda folder: shutil.rmtree(folder / OUT),
    "an output that is empty": _all(
        lambda folder: shutil.rmtree(folder / OUT), _put(f"{OUT}/.keep", "")
    ),
    # The manifest.
    "a manifest without files": _manifest(lambda m: m.update(files={})),
    "a manifest of another version": _manifest(lambda m: m.update(generator="0.0.0")),
    "a manifest that knows more": _manifest(lambda m: m["files"].update(x="y")),  # type: ignore[attr-defined]
    "a manifest of the wrong kind": _manifest(lambda m: []),
    "a manifest with files as a list": _manifest(lambda m: m.update(files=[1])),
    "a manifest with a number as a version": _manifest(lambda m: m.update(generator=1)),
    "a manifest that is no JSON": _put(f"{OUT}/{output.MANIFEST}", "{"),
    "a manifest of nothing": _put(f"{OUT}/{output.MANIFEST}", ""),
    "a manifest that nests": _put(f"{OUT}/{output.MANIFEST}", "[" * 200_000),
    "a manifest of many digits": _put(
        f"{OUT}/{output.MANIFEST}", '{"generator": ' + "9" * 5000 + "}"
    ),
    "a manifest in bytes that are no text": _put(
        f"{OUT}/{output.MANIFEST}", b"\xff\xfe"
    ),
    "a manifest with a conflict": _change(
        f"{OUT}/{output.MANIFEST}",
        lambda b: b"<<<<<<< a\n" + b + b"=======\n" + b + b">>>>>>> b\n",
    ),
    # The lock.
    "a lock with a comment": _change(LOCK, lambda b: b + b"# x\n"),
    "a lock with a blank behind a line": _change(
        LOCK, lambda b: b.replace(b"\n", b" \n")
    ),
    "a lock that is empty": _change(LOCK, lambda b: b""),
    "a lock with another name": _change(LOCK, lambda b: b.replace(b"list", b"lost")),
    "a lock that is no text": _put(LOCK, b"\xff\xff"),
    "a lock with a name as code": _change(
        LOCK, lambda b: b.replace(b'"pets.list"', b'"pets.list(); import os"')
    ),
    "a lock with a name of Python": _change(
        LOCK, lambda b: b.replace(b'"pets.list"', b'"pets.__class__"')
    ),
    # What git does on checkout.
    "attributes: line ends": _attributes("* text eol=crlf\n"),
    "attributes: line ends of one file": _attributes("_client.py text eol=crlf\n"),
    "attributes: in the output": _put(f"{OUT}/.gitattributes", "* -diff\n"),
    "attributes: in the package": _put(
        f"{PACKAGE}/.gitattributes", "* linguist-generated\n"
    ),
    "a filter that is not configured": _all(
        _attributes("*.py filter=evil\n"), _change(CODE, lambda b: b + b"#\n")
    ),
    "a module list": _put(f"{OUT}/.gitmodules", "[submodule]\n"),
    # The document.
    "another document": _change("api.yaml", lambda b: b.replace(b"/pets", b"/cats")),
    "a document that is gone": lambda folder: (folder / "api.yaml").unlink(),
    "a document as a link out of here": _link("api.yaml", "/etc/hostname"),
    "a document as a link to git": _link("api.yaml", ".git/config"),
    "a document as a device": _link("api.yaml", "/dev/null"),
    "a document as a folder": _all(
        _moved("api.yaml", "moved"), _put("api.yaml/x", "x")
    ),
    # Unfinished writes.
    "a journal out of here": _all(
        _put(f"{OUT}/{output.STATE}/work/tree/x", ""),
        _put(
            f"{OUT}/{output.STATE}/work/journal",
            '{"remove": ["../api.yaml"], "move": ["../x"]}',
        ),
    ),
    "a journal that is no journal": _put(f"{OUT}/{output.STATE}/work/journal", "[]"),
    "a staged tree with an inode": _all(
        _put(f".{OUT}.clientsmith/staged", "1"), _put(f".{OUT}.clientsmith/tree/x", "")
    ),
    "an exchange that is a file": _put(f".{OUT}.clientsmith", ""),
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "origin"
    folder.mkdir()
    (folder / "api.yaml").write_text(DOCUMENT)
    (folder / "clientsmith.toml").write_text(
        f'spec = "api.yaml"\noutput = "{OUT}"\nlock = "{LOCK}"\n'
    )
    generate.deliver(_configured(folder))
    for name in ("state.json", ".gitignore"):
        (folder / OUT / output.STATE / name).unlink(missing_ok=True)
    assert (folder / CODE).is_file() and (folder / LOCK).is_file()
    return folder


def _configured(folder: Path) -> Config:
    diagnostics = Diagnostics()
    (found,) = config.load(folder / "clientsmith.toml", diagnostics)
    return found


@pytest.fixture
def origin(generated: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "origin"
    shutil.copytree(generated, folder, symlinks=True)
    _git(folder, "init", "-q")
    return folder


def _clone(origin: Path) -> Path:
    _git(origin, "add", "--all", "--force")
    _git(origin, "commit", "-qm", "all", "--no-verify")
    clone = origin.with_name("clone")
    _git(origin.parent, "clone", "-q", "--no-hardlinks", str(origin), str(clone))
    return clone


def _status(folder: Path) -> int:
    """What `check` ends with; whatever it refuses with words is as good as a finding."""
    diagnostics = Diagnostics()
    try:
        found = config.load(folder / "clientsmith.toml", diagnostics)
        if diagnostics.failed:
            return 2
        (one,) = found
        if output.is_current(one, "check"):
            return 0
        return check.check(one).status
    except output.OutputError:
        return 2


def test_a_clone_is_fine(origin: Path) -> None:
    assert _status(_clone(origin)) == 0


@pytest.mark.parametrize("attack", COMMITTED.values(), ids=COMMITTED)
def test_what_is_committed(attack: Attack, origin: Path) -> None:
    attack(origin)
    assert _status(_clone(origin)) in (1, 2)


# What git is asked of the files that are left alone.


def _submodule(folder: Path, path: str) -> Path:
    """A clone with a submodule of the attacker, checked out as `--recurse-submodules` does."""
    inner = folder.with_name("inner")
    inner.mkdir()
    _git(inner, "init", "-q")
    (inner / "__init__.py").write_text(EVIL)
    _git(inner, "add", "--all")
    _git(inner, "commit", "-qm", "x")
    commit = _git(inner, "rev-parse", "HEAD")
    _git(folder, "add", "--all", "--force")
    _git(folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},{path}")
    _git(folder, "commit", "-qm", "all")
    clone = folder.with_name("clone")
    _git(folder.parent, "clone", "-q", "--no-hardlinks", str(folder), str(clone))
    if (clone / path).is_dir():
        (clone / path).rmdir()
    _git(folder.parent, "clone", "-q", str(inner), str(clone / path))
    return clone


@pytest.mark.parametrize(
    "path",
    [
        f"{OUT}/build",
        f"{OUT}/venv",
        f"{OUT}/x.egg-info",
        f"{OUT}/{output.STATE}/x",
        f"{PACKAGE}/__pycache__",
        f"{PACKAGE}/x.swp",
        f"{PACKAGE}/more",
    ],
)
def test_what_comes_with_a_submodule(path: str, origin: Path) -> None:
    assert _status(_submodule(origin, path)) == 1


def _planted(folder: Path) -> Path:
    _put(f"{OUT}/build/__init__.py")(folder)
    return _clone(folder)


def test_git_that_trusts_no_folder_of_others(
    origin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In containers, checkouts often belong to another user, and git refuses to look."""
    clone = _planted(origin)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    assert _status(clone) in (1, 2)


def test_git_that_is_not_installed(
    origin: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clone = _planted(origin)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert _status(clone) in (1, 2)


def test_git_that_fails(
    origin: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clone = _planted(origin)
    (clone / ".git" / "index").write_bytes(b"DIRC broken")
    assert _status(clone) in (1, 2)


@pytest.mark.parametrize("entry", ["", ".", "bin", "./bin/../bin"])
def test_a_git_of_the_checkout_is_not_run(
    entry: str, origin: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the search for programs begins in the current folder, as it does on Windows."""
    planted = tmp_path / "planted"
    for path in ("git", "bin/git"):
        _put(path, f"#!/bin/sh\ntouch {planted}\n")(origin)
        (origin / path).chmod(0o755)
    clone = _clone(origin)
    monkeypatch.chdir(clone)
    monkeypatch.setenv("PATH", f"{entry}{os.pathsep}{os.environ['PATH']}")
    assert _status(clone) == 0
    assert revisions.is_tracked(clone / LOCK)
    assert revisions.read_text("HEAD:api.yaml", clone / "api.yaml")
    assert not planted.exists()


def test_a_tree_of_git_that_leads_elsewhere(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git refuses to check such trees out, but reads them."""
    clone = _clone(origin)
    blob = _git(clone, "rev-parse", "HEAD:api.yaml")
    tree = _tree(clone, f"100644 blob {blob}\tx.j2")
    for name in ("..", "..", "templates"):
        tree = _tree(clone, f"040000 tree {tree}\t{name}")
    tree = _git(clone, "commit-tree", "-m", "x", tree)
    assert b"../" in _listed(clone, tree)
    monkeypatch.chdir(clone)
    (clone / "templates").mkdir()
    assert revisions.read_folder(f"{tree}:api.yaml", clone / "templates") == {}


def _tree(folder: Path, line: str) -> str:
    kind, _, rest = line.partition(" ")
    rest = rest.partition(" ")[2]
    hash_, _, name = rest.partition("\t")
    data = f"{kind.lstrip('0')} {name}\0".encode() + bytes.fromhex(hash_)
    done = subprocess.run(
        [*GIT, "hash-object", "-t", "tree", "-w", "--literally", "--stdin"],
        cwd=folder,
        input=data,
        check=True,
        capture_output=True,
    )
    return done.stdout.decode().strip()


def _listed(folder: Path, commit: str) -> bytes:
    done = subprocess.run(
        [*GIT, "ls-tree", "-r", "-z", commit],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return done.stdout


CONFIGURED = {
    "a watcher of files": "[core]\n\tfsmonitor = {}\n",
    "a pager": "[core]\n\tpager = {}\n[pager]\n\tls-files = {}\n\tshow = {}\n",
    "an editor": "[core]\n\teditor = {}\n",
    "a command for diffs": "[diff]\n\texternal = {}\n",
    "a filter": '[filter "x"]\n\tclean = {}\n\tsmudge = {}\n\tprocess = {}\n',
    "a text of files": '[diff "x"]\n\ttextconv = {}\n\tcommand = {}\n',
    "hooks": "[core]\n\thooksPath = hooks\n",
    "a command of refs": "[core]\n\talternateRefsCommand = {}\n",
    "another configuration": "[include]\n\tpath = ../evil.config\n",
    "an alias": "[alias]\n\tls-files = !{}\n\tshow = !{}\n\tcat-file = !{}\n",
}


@pytest.mark.parametrize("text", CONFIGURED.values(), ids=CONFIGURED)
def test_a_configuration_of_git_runs_nothing(
    text: str, origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository that came as an archive, with `.git`, and its configuration."""
    planted = tmp_path / "planted"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {planted}\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    _put(".gitattributes", "* filter=x diff=x\n")(origin)
    clone = _clone(origin)
    filled = text.replace("{}", str(program))
    (clone / "evil.config").write_text(f"[core]\n\tfsmonitor = {program}\n")
    hooks = clone / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "post-checkout"):
        shutil.copy(program, hooks / name)
    with (clone / ".git" / "config").open("a") as file:
        file.write(filled)
    monkeypatch.chdir(clone)
    assert _status(clone) == 0
    assert revisions.read_text("HEAD:api.yaml", clone / "api.yaml")
    assert revisions.read_document("HEAD:api.yaml", Diagnostics())
    revisions.read_folder("HEAD:api.yaml", clone / OUT)
    revisions.differs("HEAD:api.yaml", "api.yaml", clone / PACKAGE)
    revisions.is_tracked(clone / LOCK)
    (clone / "api.yaml").touch()
    assert not revisions.differs("HEAD:api.yaml", "api.yaml", clone / PACKAGE)
    (clone / CODE).write_text(EVIL)
    assert revisions.differs("HEAD:api.yaml", "api.yaml", clone / PACKAGE)
    assert not planted.exists()


REVISIONS = [
    ":api.yaml",
    "HEAD:",
    "HEAD:.git/config",
    "HEAD:../../etc/passwd",
    "HEAD:/etc/passwd",
    "HEAD:out",
    "HEAD:link.yaml",
    "HEAD:outside.yaml",
    "HEAD^{tree}:nothing",
    "--output=planted:api.yaml",
    "-c:api.yaml",
    "--upload-pack=touch planted:api.yaml",
    "$(touch planted):api.yaml",
    "`touch planted`:api.yaml",
    "HEAD; touch planted:api.yaml",
    "HEAD|touch planted:api.yaml",
    "HEAD\n:api.yaml",
    "HEAD\0:api.yaml",
    "@{upstream}:api.yaml",
    "HEAD@{99999999999999999999999999999999}:nothing",
    "ext::sh -c touch% planted:api.yaml",
    "\ud800:api.yaml",
    "a" * 5_000 + ":api.yaml",
]


@pytest.fixture(scope="module")
def revised(
    generated: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("revised") / "origin"
    shutil.copytree(generated, folder, symlinks=True)
    (folder / "link.yaml").symlink_to(".git/config")
    (folder / "outside.yaml").symlink_to("/etc/hostname")
    _git(folder, "init", "-q")
    _git(folder, "add", "--all", "--force")
    _git(folder, "commit", "-qm", "all")
    yield folder


@pytest.mark.parametrize("name", REVISIONS, ids=lambda name: ascii(name)[:40])
def test_names_of_revisions(
    name: str, revised: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(revised)
    version = compare.read_version(name)
    assert version.tree is None and version.diagnostics.failed
    assert revisions.read_text(name, revised / "nothing") is None
    revisions.read_folder(name, revised / OUT)
    revisions.differs(name, "HEAD:api.yaml", revised / OUT)
    assert not (revised / "planted").exists()
