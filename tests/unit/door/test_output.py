"""A map of files against a folder: what is written, kept, refused and reported."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from pathlib import Path

import pytest
from clientsmith import output
from clientsmith.config import Config, for_spec
from clientsmith.output import MANIFEST, OutputError

FILES = {"pkg/__init__.py": "one\n", "pkg/a/b.py": "two\n", "pyproject.toml": "x\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "out"


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in root.rglob("*")
        if path.is_file() and ".clientsmith" not in path.relative_to(root).as_posix()
    }


def test_files_are_written_with_their_manifest(root: Path) -> None:
    done = output.write(FILES, root)
    assert tree(root) == FILES
    assert set(json.loads((root / MANIFEST).read_text())["files"]) == set(FILES)
    assert set(done.written) == {*FILES}
    assert [path.name for path in root.parent.iterdir()] == ["out"]


def test_writing_twice_changes_nothing(root: Path) -> None:
    output.write(FILES, root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert output.write(FILES, root) == output.Written()
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_unchanged_files_keep_their_time(root: Path) -> None:
    output.write(FILES, root)
    os.utime(root / "pyproject.toml", (1, 1))
    output.write(FILES | {"pkg/__init__.py": "new\n"}, root)
    assert (root / "pyproject.toml").stat().st_mtime == 1


def test_stale_files_go_and_files_of_others_stay(root: Path) -> None:
    output.write(FILES, root)
    (root / "notes.txt").write_text("mine")
    (root / "pkg" / "a" / "local.txt").write_text("mine")
    (root / "empty").mkdir()
    (root / "link").symlink_to("/nowhere")
    done = output.write({"pyproject.toml": "x\n"}, root)
    assert done.removed == ("pkg/__init__.py", "pkg/a/b.py")
    assert tree(root) == {
        "pyproject.toml": "x\n",
        "notes.txt": "mine",
        "pkg/a/local.txt": "mine",
    }
    assert (root / "empty").is_dir()
    assert (root / "link").readlink() == Path("/nowhere")


def test_what_python_compiled_goes_with_its_source(root: Path) -> None:
    output.write(FILES, root)
    for name in (
        "pkg/a/__pycache__/b.cpython-311.pyc",
        "pkg/__pycache__/other.cpython-311.pyc",
    ):
        (root / name).parent.mkdir()
        (root / name).write_text("compiled")
    output.write({"pkg/__init__.py": "one\n"}, root)
    assert set(tree(root)) == {
        "pkg/__init__.py",
        "pkg/__pycache__/other.cpython-311.pyc",
    }


def test_a_file_becomes_a_folder_and_back(root: Path) -> None:
    output.write({"a": "file\n", "b/c": "below\n"}, root)
    output.write({"a/x": "below\n", "b": "file\n"}, root)
    assert tree(root) == {"a/x": "below\n", "b": "file\n"}


def test_an_edited_file_stops_the_write(root: Path) -> None:
    output.write(FILES, root)
    (root / "pkg" / "a" / "b.py").write_text("by hand\n")
    new = FILES | {"pkg/a/b.py": "three\n", "pyproject.toml": "y\n"}
    with pytest.raises(OutputError, match=r"edited by hand.*b\.py") as caught:
        output.write(new, root)
    assert "--force" in caught.value.hint
    assert tree(root) == FILES | {"pkg/a/b.py": "by hand\n"}
    with pytest.raises(OutputError, match="edited by hand"):
        output.write({"pyproject.toml": "x\n"}, root)  # a stale file may be edited, too
    output.write(new, root, force=True)
    assert tree(root) == new


def test_an_edit_that_is_what_we_would_write_is_none(root: Path) -> None:
    output.write(FILES, root)
    (root / "pyproject.toml").write_text("y\n")
    output.write(FILES | {"pyproject.toml": "y\n"}, root)


def test_a_removed_file_comes_back(root: Path) -> None:
    output.write(FILES, root)
    (root / "pyproject.toml").unlink()
    assert output.write(FILES, root).written == ("pyproject.toml",)


def test_a_folder_in_use_is_not_taken_over(root: Path) -> None:
    root.mkdir()
    (root / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"did not write.*thesis\.txt"):
        output.write(FILES, root)
    assert tree(root) == {"thesis.txt": "mine"}
    output.write(FILES, root, force=True)
    assert tree(root) == FILES | {"thesis.txt": "mine"}


def test_a_folder_with_tools_files_only_is_free(root: Path) -> None:
    (root / ".git").mkdir(parents=True)
    (root / ".git" / "HEAD").write_text("ref")
    output.write(FILES, root)
    assert tree(root) == FILES | {".git/HEAD": "ref"}


def test_the_same_files_without_a_manifest_are_adopted(root: Path) -> None:
    output.write(FILES, root)
    (root / MANIFEST).unlink()
    output.write(FILES, root)
    assert (root / MANIFEST).exists()


def test_a_foreign_file_in_our_way(root: Path) -> None:
    output.write(FILES, root)
    (root / "new.py").write_text("mine")
    with pytest.raises(OutputError, match=r"did not write.*new\.py"):
        output.write(FILES | {"new.py": "ours\n"}, root)
    assert (root / "new.py").read_text() == "mine"


def test_what_was_removed_is_not_counted_as_changed() -> None:
    """`101 files, 203 changed` was said."""
    assert output.Written(("a", "b"), ("c",)).changes == "2 changed, 1 removed"
    assert output.Written(("a",)).changes == "1 changed"


@pytest.mark.parametrize("force", [False, True])
def test_folders_of_others_are_never_removed(root: Path, force: bool) -> None:
    output.write(FILES, root)
    (root / "new.py").mkdir()
    (root / "new.py" / "mine").write_text("mine")
    with pytest.raises(OutputError, match="a folder where a file has to be"):
        output.write(FILES | {"new.py": "ours\n"}, root, force=force)
    (root / "taken").write_text("mine")
    with pytest.raises(OutputError, match="a file where a folder has to be"):
        output.write(FILES | {"taken/x.py": "ours\n"}, root, force=force)
    assert (root / "new.py" / "mine").read_text() == "mine"


# --- symbolic links ---------------------------------------------------------------------------


def test_an_output_that_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a symbolic link"):
        output.write(FILES, tmp_path / "out", force=True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_is_a_link_is_replaced_and_not_followed(
    tmp_path: Path, root: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    output.write(FILES, root)
    (root / "pyproject.toml").unlink()
    (root / "pyproject.toml").symlink_to(precious)
    with pytest.raises(OutputError, match="edited by hand"):
        output.write(FILES, root)
    output.write(FILES, root, force=True)
    assert tree(root) == FILES
    assert not (root / "pyproject.toml").is_symlink()
    assert precious.read_text() == "precious"


@pytest.mark.parametrize("name", ["pkg", ".clientsmith"])
def test_a_folder_that_is_a_link_is_not_written_through(
    tmp_path: Path, root: Path, name: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root.mkdir()
    (root / name).symlink_to(elsewhere)
    with pytest.raises(OutputError, match="a symbolic link where a folder has to be"):
        output.write(FILES, root, force=True)
    assert list(elsewhere.iterdir()) == []


def test_a_manifest_that_is_a_link(tmp_path: Path, root: Path) -> None:
    output.write(FILES, root)
    (root / MANIFEST).rename(tmp_path / "moved")
    (root / MANIFEST).symlink_to(tmp_path / "moved")
    with pytest.raises(OutputError, match="is a symbolic link"):
        output.write(FILES, root)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": {"a": 1}}', "[" * 100000])
def test_a_damaged_manifest(root: Path, text: str) -> None:
    output.write(FILES, root)
    (root / MANIFEST).write_text(text)
    with pytest.raises(OutputError, match="is damaged"):
        output.write(FILES, root)
    output.write(FILES, root, force=True)
    assert tree(root) == FILES


def test_a_hostile_manifest_reaches_nothing_outside(tmp_path: Path, root: Path) -> None:
    output.write(FILES, root)
    (tmp_path / "outside").write_text("mine")
    known = json.loads((root / MANIFEST).read_text())
    known["files"] |= {"../outside": "0", str(tmp_path / "outside"): "0"}
    (root / MANIFEST).write_text(json.dumps(known))
    output.write({"a": "1\n"}, root)
    assert (tmp_path / "outside").read_text() == "mine"
    assert tree(root) == {"a": "1\n"}


# --- paths ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a//b",
        "./a",
        "a/",
        "a\\b",
        "c:x",
        "a\0b",
        "a\nb",
        "aux.py",
        "pkg/CON",
        "pkg/com1.pyi",
        "dot./a",
        "space ",
        "x" * 256,
        ".clientsmith.json",
        ".clientsmith/state.json",
    ],
)
def test_paths_that_are_refused(root: Path, path: str) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        output.write({path: "x\n"}, root)
    assert not root.exists()


@pytest.mark.parametrize(
    "paths",
    [
        ("a.py", "A.py"),
        ("pkg/a.py", "PKG/b.py"),
        ("stra\N{LATIN SMALL LETTER SHARP S}e", "strasse"),
        ("e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("a", "a/b"),
    ],
)
def test_paths_that_clash(root: Path, paths: tuple[str, str]) -> None:
    with pytest.raises(OutputError, match=r"clashes|is a folder, too"):
        output.write(dict.fromkeys(paths, ""), root)
    assert not root.exists()


def test_the_top_of_the_file_system_is_no_output() -> None:
    with pytest.raises(OutputError, match="top of the file system"):
        output.write(FILES, Path("/"))


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_modes_do_not_depend_on_the_umask(root: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        output.write(FILES, root)
    finally:
        os.umask(before)
    for path in (root, *root.rglob("*")):
        wanted = 0o755 if path.is_dir() else 0o644
        assert stat.S_IMODE(path.stat().st_mode) == wanted


def test_the_current_folder_is_not_replaced_under_its_user(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.write(FILES, root)
    monkeypatch.chdir(root)
    number = root.stat().st_ino
    output.write(FILES | {"pyproject.toml": "y\n"}, Path())
    assert (Path("pyproject.toml").read_text(), root.stat().st_ino) == ("y\n", number)
    assert not (root / ".clientsmith" / "work").exists()


# --- comparing --------------------------------------------------------------------------------


def test_nothing_to_tell(root: Path) -> None:
    output.write(FILES, root)
    assert not output.compare(FILES, root, generator=output.Stamp().generator)


def test_every_kind_of_difference(root: Path) -> None:
    output.write(FILES, root)
    (root / "pyproject.toml").write_text("by hand\n")
    (root / "stray.py").write_text("stray\n")
    (root / "pkg" / "__pycache__").mkdir()
    (root / "pkg" / "__pycache__" / "x.pyc").write_text("")
    new = {"pkg/__init__.py": "changed\n", "pyproject.toml": "x\n", "new.py": "new"}
    found = output.compare(new, root)
    assert found == output.Comparison(
        missing=("new.py",),
        extra=("pkg/a/b.py", "stray.py"),
        changed=("pkg/__init__.py",),
        edited=("pyproject.toml",),
    )
    assert "\n".join(output.unified_diff(new, root, found, "out")) == (
        "--- /dev/null\n+++ out/new.py\n@@ -0,0 +1 @@\n+new\n\\ No newline at end of file\n"
        "--- out/pkg/__init__.py\n+++ out/pkg/__init__.py\n@@ -1 +1 @@\n-one\n+changed\n"
        "--- out/pkg/a/b.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-two\n"
        "--- out/pyproject.toml\n+++ out/pyproject.toml\n@@ -1 +1 @@\n-by hand\n+x\n"
        "--- out/stray.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-stray"
    )


def test_a_file_that_is_kept_is_not_extra(root: Path) -> None:
    output.write(FILES, root)
    (root / "local").mkdir()
    (root / "local" / "notes.md").write_text("mine")
    assert output.compare(FILES, root).extra == ("local/notes.md",)
    assert not output.compare(FILES, root, keep=("local",))
    assert not output.compare(FILES, root, keep=("*/*.md",))


def test_links_are_edits(tmp_path: Path, root: Path) -> None:
    output.write(FILES, root)
    (tmp_path / "same").write_text("x\n")
    (root / "pyproject.toml").unlink()
    (root / "pyproject.toml").symlink_to(tmp_path / "same")
    assert output.compare(FILES, root).edited == ("pyproject.toml",)


def test_a_folder_that_is_not_there(root: Path) -> None:
    assert output.compare(FILES, root).missing == tuple(sorted(FILES))


def test_the_manifest_counts_where_a_generator_is_given(root: Path) -> None:
    output.write(FILES, root, stamp=output.Stamp(generator="0.0.1"))
    assert output.compare(FILES, root, generator="0.0.2").generator == "0.0.1"
    assert not output.compare(FILES, root)
    (root / MANIFEST).unlink()
    assert output.compare(FILES, root, generator="0.0.2").missing == (MANIFEST,)


# --- nothing changed --------------------------------------------------------------------------


@pytest.fixture
def settled(root: Path) -> Config:
    """A configuration whose output is written and proven."""
    spec = root.parent / "api.yaml"
    spec.write_text("openapi: 3.1.0\n")
    (root.parent / "part.yaml").write_text("part\n")
    config = Config(root=root.parent, spec=spec, output=root)
    stamp = output.stamp(config, [root.parent / "part.yaml"], proven=("generate",))
    output.write(FILES, root, stamp=stamp)
    return config


def test_an_untouched_output_is_current(settled: Config) -> None:
    assert output.is_current(settled, "generate")
    assert not output.is_current(settled, "check")
    output.remember(settled.output or Path(), output.stamp(settled, proven=("check",)))
    assert output.is_current(settled, "check")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api.yaml", "openapi: 3.1.1\n"),
        ("part.yaml", "other\n"),
        ("out/pyproject.toml", "by hand\n"),
        ("out/stray.py", ""),
        ("out/.clientsmith.json", "{}"),
        ("out/.clientsmith/state.json", "{}"),
        (".out.clientsmith/tree/left", "over"),
    ],
)
def test_a_touched_one_is_not(settled: Config, name: str, text: str) -> None:
    path = settled.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert not output.is_current(settled, "generate")


@pytest.mark.parametrize("name", ["api.yaml", "part.yaml", "out/pyproject.toml"])
def test_nor_one_with_something_gone(settled: Config, name: str) -> None:
    (settled.root / name).unlink()
    assert not output.is_current(settled, "generate")


def test_the_configuration_counts_by_its_values(settled: Config) -> None:
    values = {"root": settled.root, "spec": settled.spec, "output": settled.output}
    assert output.is_current(Config(**values), "generate")  # type: ignore[arg-type]
    assert not output.is_current(Config(**values, client="Acme"), "generate")  # type: ignore[arg-type]


def test_templates_of_ones_own_count(settled: Config, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.j2").write_text("one")
    config = Config(
        root=settled.root, spec=settled.spec, output=settled.output, templates=folder
    )
    assert config.output is not None
    output.write(FILES, config.output, stamp=output.stamp(config, proven=("generate",)))
    assert output.is_current(config, "generate")
    (folder / "a.j2").write_text("two")
    assert not output.is_current(config, "generate")


def test_nothing_of_the_machine_is_noted(root: Path) -> None:
    """Equal inputs in two places give equal bytes; the state differs by its seals alone."""
    states = []
    for place in ("one", "two"):
        spec = root.parent / place / "api.yaml"
        spec.parent.mkdir()
        spec.write_text("openapi: 3.1.0\n")
        target = spec.parent / "out"
        stamp = output.stamp(for_spec(spec), proven=("generate",))
        output.write(FILES, target, stamp=stamp)
        texts = {
            str(path.relative_to(target)): json.loads(path.read_bytes())
            for path in target.rglob("*.json")
        }
        assert texts[".clientsmith/state.json"].pop("seals").keys() == {
            "ours",
            "others",
        }
        states.append(texts)
    assert states[0] == states[1]
    assert len(states[0]) == 2
    assert tempfile.gettempdir() not in json.dumps(states[0])


def test_a_repository_is_taken_over_after_a_plan_was_shown(root: Path) -> None:
    """What is in the way is named first, then replaced; what is ours already is taken over; all
    else stays, also the next time, when nothing has to be forced."""
    mine = {
        "LICENSE": "mine\n",
        "src/tool.py": "mine\n",
        ".github/workflows/ci.yml": "mine\n",
        "pkg/helpers.py": "mine\n",
    }
    same = {"pkg/a/b.py": FILES["pkg/a/b.py"]}
    before = {**mine, **same, "pyproject.toml": "theirs\n"}
    for path, text in before.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    with pytest.raises(OutputError) as caught:
        output.write(FILES, root)
    said = caught.value.message
    assert f"{len(FILES) - 2} files would be written" in said
    assert "1 replaced (pyproject.toml)" in said
    assert "left as they are" in said and "src/tool.py" in said and "LICENSE" in said
    assert "b.py" not in said and tree(root) == before  # nothing was written
    written = output.write(FILES, root, force=True)
    assert "pkg/a/b.py" not in written.written and tree(root) == {**mine, **FILES}
    fewer = {path: text for path, text in FILES.items() if path != "pkg/a/b.py"}
    output.write(fewer, root)  # what was taken over is ours from now on
    assert tree(root) == {**mine, **fewer}
