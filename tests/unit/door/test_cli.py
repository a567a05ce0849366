"""The command line: what is printed where, and with which exit code."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import clientsmith.commands
import fake_pipeline
import pytest
from clientsmith import output
from clientsmith.cli import main
from clientsmith.cli.report import report, shows_decisions
from clientsmith.commands import generate
from clientsmith.config import load
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec.source_map import ROOT
from clientsmith.version import VERSION


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command in an empty folder with a pipeline of straw."""
    stories = ("generate", "check")
    for name in stories:  # what is there now comes back afterwards
        importlib.import_module(f"clientsmith.commands.{name}")
    fake = fake_pipeline.module()
    monkeypatch.setitem(sys.modules, "clientsmith.commands.pipeline", fake)
    monkeypatch.setattr(clientsmith.commands, "pipeline", fake, raising=False)
    for name in stories:
        monkeypatch.delitem(sys.modules, f"clientsmith.commands.{name}", raising=False)
        monkeypatch.delattr(clientsmith.commands, name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    before = signal.getsignal(signal.SIGTERM)

    def call(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        signal.signal(signal.SIGTERM, before)
        captured = capfd.readouterr()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 1, captured.out, captured.err)

    return call


@pytest.fixture
def project(tmp_path: Path, run: Run) -> Path:
    """A configured and generated client."""
    (tmp_path / "clientsmith.toml").write_text('spec = "api.yaml"\noutput = "out"\n')
    (tmp_path / "api.yaml").write_text("v1\n")
    assert run("generate").code == 0
    return tmp_path


def test_help_names_the_commands_without_importing_them(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    for name in ("generate", "check", "normalize", "coverage", "explain", "init"):
        assert f"  {name}" in done.out


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"clientsmith, version {VERSION}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("generate", "--bogus"),
        ("generate",),
        ("check",),
        ("generate", "a", "b"),
        ("generate", "--config", "absent.toml"),
        ("normalize", "-", "--in-place"),
        ("explain", "no-such-code-at-all"),
        ("init", "absent.yaml"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "rror" in done.err and "Traceback" not in done.err


def test_generating(run: Run, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("v1\n")
    done = run("generate", "api.yaml")
    assert done == Done(0, "", "generated: 1 files, 1 changed\n")
    assert (tmp_path / "generated" / "pkg" / "__init__.py").read_text() == "v1\n"
    assert run("generate", "api.yaml") == Done(0, "", "generated is up to date\n")
    assert run("generate", "api.yaml", "-q").err == ""


def test_generating_elsewhere(run: Run, project: Path) -> None:
    assert run("generate", "--output", "other").code == 0
    assert (project / "other" / "pkg" / "__init__.py").exists()


def test_saying_more(run: Run, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("v1\n")
    done = run("generate", "api.yaml", "-v")
    assert "  load\n" in done.err
    assert "  wrote pkg/__init__.py\n" in done.err


def test_generating_shows_a_diff_only(run: Run, project: Path) -> None:
    (project / "api.yaml").write_text("v2\n")
    done = run("generate", "--diff")
    assert "-v1\n+v2\n" in done.out
    assert (project / "out" / "pkg" / "__init__.py").read_text() == "v1\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_document_that_is_a_pipe_is_not_waited_for(run: Run, project: Path) -> None:
    os.mkfifo(project / "pipe.yaml")
    config = load(project / "clientsmith.toml", Diagnostics())
    assert config is not None
    assert not output.is_current(
        replace(config[0], spec=project / "pipe.yaml"), "generate"
    )


def test_the_name_lock_is_written(run: Run, project: Path) -> None:
    assert (project / "api.names.lock").read_text() == "lock of 3\n"
    assert run("check").code == 0
    (project / "api.names.lock").write_text("other\n")
    done = run("check")
    assert done.code == 1
    assert "api.names.lock:1:1: error[lock-stale]" in done.err


def test_faults_of_the_document(run: Run, project: Path) -> None:
    (project / "api.yaml").write_text("faulty\n")
    for command in ("generate", "check", "normalize"):
        done = run(command)
        assert done.code == 2
        assert "api.yaml:3:7: error[faulty]: a fault\n  hint: mend it\n" in done.err
    assert (project / "out" / "pkg" / "__init__.py").read_text() == "v1\n"


def test_a_document_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("generate", "absent.yaml")
    assert done.code == 2
    assert "absent.yaml:1:1: error[no-document]" in done.err
    assert not (tmp_path / "generated").exists()


def test_faults_of_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clientsmith.toml").write_text("\nspeck = 1\n")
    done = run("generate")
    assert done.code == 2
    assert "clientsmith.toml:2:1: error[config-key]: unknown key `speck`" in done.err
    assert "did you mean `spec`?" in done.err


def test_what_is_not_generated_as_declared(run: Run, project: Path) -> None:
    (project / "api.yaml").write_text("odd\n")
    assert "style-unsupported" not in run("generate", "--quiet").err
    done = run("generate")
    assert done.code == 1
    assert (
        "unsupported[style-unsupported]: an odd \\x1b[31mstyle\n  hint: read on\n"
        in done.err
    )
    assert run("generate").code == 1, "a run with findings is not trusted"
    config = project / "clientsmith.toml"
    config.write_text(config.read_text() + 'allow = ["style-unsupported"]\n')
    assert run("generate") == Done(0, "", "out: 1 files, 0 changed\n")
    assert run("check").code == 0
    (project / "api.yaml").write_text("v3\n")
    done = run("generate")
    assert done.code == 1
    assert "error[allow-unneeded]" in done.err


def test_checking(run: Run, project: Path) -> None:
    assert run("check") == Done(0, "", "out is up to date\n")
    assert output.is_current(_config(project), "check")
    assert run("check") == Done(0, "", "out is up to date\n")


@pytest.mark.parametrize(
    ("change", "code", "diff"),
    [
        (lambda p: (p / "api.yaml").write_text("v2\n"), "drift-changed", "-v1\n+v2\n"),
        (
            lambda p: (p / "out/pkg/__init__.py").write_text("x\n"),
            "drift-edited",
            "-x\n+v1\n",
        ),
        (lambda p: (p / "out/pkg/__init__.py").unlink(), "drift-missing", "+v1\n"),
        (lambda p: (p / "out/pkg/more.py").write_text("x\n"), "drift-extra", "-x\n"),
        (lambda p: (p / "out/.clientsmith.json").unlink(), "drift-missing", ""),
    ],
)
def test_drift(
    run: Run, project: Path, change: Callable[[Path], object], code: str, diff: str
) -> None:
    assert run("check").code == 0
    change(project)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    done = run("check")
    assert done.code == 1
    assert f"error[{code}]" in done.err
    assert "`clientsmith generate" in done.err
    assert diff in done.out
    assert before == {
        path: path.read_bytes() for path in project.rglob("*") if path.is_file()
    }
    assert run("check", "--no-diff").out == ""


def test_fixing(run: Run, project: Path) -> None:
    (project / "api.yaml").write_text("v2\n")
    done = run("check", "--fix")
    assert done.code == 0
    assert (project / "out" / "pkg" / "__init__.py").read_text() == "v2\n"
    (project / "out" / "pkg" / "__init__.py").write_text("by hand\n")
    done = run("check", "--fix")
    assert done.code == 2
    assert "edited by hand" in done.err
    assert (project / "out" / "pkg" / "__init__.py").read_text() == "by hand\n"


def test_a_specification_that_promised_to_be_normal(run: Run, project: Path) -> None:
    config = project / "clientsmith.toml"
    config.write_text(config.read_text() + "normalized = true\n")
    assert run("generate").code == 0
    assert run("check").code == 0
    (project / "api.yaml").write_text("v1\n\tx\n")
    assert run("generate").code == 0
    done = run("check")
    assert done.code == 1
    assert "api.yaml:2:1: error[spec-not-normal]" in done.err
    assert run("normalize", "--in-place").code == 0
    assert run("generate").code == 0
    assert run("check").code == 0


def test_normalizing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("a\tb\n")
    assert run("normalize", "api.yaml") == Done(0, "a b\n", "")


def test_an_edited_file_and_force(run: Run, project: Path) -> None:
    (project / "api.yaml").write_text("v2\n")
    (project / "out" / "pkg" / "__init__.py").write_text("by hand\n")
    done = run("generate")
    assert done.code == 2
    assert done.err.startswith("error: edited by hand since it was generated:")
    assert "--force" in done.err
    assert run("generate", "--force").code == 0


def test_our_own_faults(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "api.yaml").write_text("crash\n")
    done = run("generate")
    assert done.code == 2
    assert "clientsmith itself failed: RuntimeError: the pipeline has a bug" in done.err
    assert "CLIENTSMITH_DEBUG=1" in done.err
    assert "Traceback" not in done.err
    monkeypatch.setenv("CLIENTSMITH_DEBUG", "1")
    assert "Traceback" in run("generate").err


def test_explaining(run: Run) -> None:
    assert run("explain", "drift-edited").out.startswith(
        "drift-edited: A generated file"
    )
    listed = run("explain").out
    assert "config-key " in listed and listed.count("\n") > 20
    assert "did you mean drift-edited?" in run("explain", "drift-edit").err


def test_a_starter_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "openapi.yaml").write_text("v1\n")
    assert run("init").code == 0
    diagnostics = Diagnostics()
    loaded = load(tmp_path / "clientsmith.toml", diagnostics)
    assert loaded is not None and not list(diagnostics)
    assert loaded[0].spec == tmp_path / "spec" / "openapi.yaml"
    assert run("generate").code == 0
    assert run("init").code == 2
    assert run("init", "spec/openapi.yaml", "--force").code == 0


def test_what_the_starter_comments_out_is_valid(run: Run, tmp_path: Path) -> None:
    assert run("init").code == 0
    text = (tmp_path / "clientsmith.toml").read_text()
    head, *body = text.split("\n\n")
    lines = [
        line.removeprefix("# ")
        for line in "\n".join(body).splitlines()
        if line.startswith("# ") and ("=" in line or line.startswith("# ["))
    ]
    (tmp_path / "clientsmith.toml").write_text("\n".join([head, *lines]))
    diagnostics = Diagnostics()
    assert load(tmp_path / "clientsmith.toml", diagnostics), list(diagnostics)


# --- several APIs -----------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    tables = []
    for name, text in (("one", "v1\n"), ("two", "faulty\n"), ("three", "v3\n")):
        (tmp_path / f"{name}.yaml").write_text(text)
        tables.append(f'[apis.{name}]\nspec = "{name}.yaml"\noutput = "out/{name}"\n')
    (tmp_path / "clientsmith.toml").write_text("\n".join(tables))
    return tmp_path


def test_one_broken_specification_does_not_stop_the_others(
    run: Run, workspace: Path
) -> None:
    done = run("generate")
    assert done.code == 2
    assert "two.yaml:3:7: error[faulty]" in done.err
    assert [path.name for path in sorted((workspace / "out").iterdir())] == [
        "one",
        "three",
    ]
    assert run("check").code == 2
    assert run("check", "one", "three").code == 0


def test_machine_formats_are_one_document(run: Run, workspace: Path) -> None:
    (workspace / "one.yaml").write_text("odd\n")
    done = run("generate", "--format", "json")
    found = json.loads(done.out)
    assert [(item["code"], item["file"]) for item in found] == [
        ("style-unsupported", None),
        ("faulty", "two.yaml"),
    ]
    sarif = json.loads(run("check", "--format", "sarif").out)
    assert len(sarif["runs"][0]["results"]) == 2
    lines = run("check", "--format", "github").out.splitlines()
    assert lines[1].startswith("::error file=two.yaml,line=3,col=7,")


@pytest.mark.parametrize(
    ("format_", "verbosity", "shown"),
    [
        (None, 1, False),
        ("text", 0, False),
        ("text", 1, True),
        ("github", 0, False),
        ("markdown", 1, True),
        ("json", -1, True),
        ("sarif", 0, True),
    ],
)
def test_decisions_are_located_only_where_they_are_printed(
    format_: str | None, verbosity: int, shown: bool
) -> None:
    assert shows_decisions(format_, verbosity) is shown
    told = Diagnostics()
    told.info("naming", ROOT, "a decision")
    told.warning("odd", ROOT, "a fault")
    found = generate.located(told, None, shown)
    assert [item.diagnostic.code for item in found] == ["odd", "naming"][: 1 + shown]
    if format_ is not None:
        report(found, format_, verbosity)


def test_apis_are_chosen_by_name(run: Run, workspace: Path) -> None:
    assert run("generate", "three").code == 0
    assert [path.name for path in (workspace / "out").iterdir()] == ["three"]
    done = run("generate", "one", "four")
    assert done.code == 2
    assert "no API of that name is configured: four" in done.err
    assert run("generate", "--output", "x").code == 2


# --- in a process of its own ------------------------------------------------------------------


def _config(project: Path) -> clientsmith.config.Config:
    configs = load(project / "clientsmith.toml", Diagnostics())
    assert configs is not None
    return configs[0]


def test_nothing_changed_is_found_out_fast_and_without_the_pipeline(
    run: Run, project: Path
) -> None:
    """The promise is 0.3 s; what is heavy must not even be imported."""
    assert run("check").code == 0
    program = (
        "import sys\n"
        "from clientsmith.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as ended: print(ended.code)\n"
        "heavy = {'pydantic', 'jinja2', 'black', 'rich', 'openapi_pydantic', 'yaml_rs',\n"
        "         'asyncio', 'clientsmith.commands.pipeline', 'clientsmith.build'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    for command in ("generate", "check"):
        done = subprocess.run(
            [sys.executable, "-c", program, command],
            cwd=project,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == "0\n[]\n"
        assert done.stderr == "out is up to date\n"


@pytest.mark.parametrize(
    "name", ["a b", "it's", 'qu"ote', "new\nline", "\N{SNOWMAN}", "-x", "[a]"]
)
def test_paths_of_any_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / f"{name}.yaml").write_text("v1\n")
    target = f"{tmp_path}/{name}/../{name}/out"
    for _ in range(2):
        done = run("generate", "--output", target, "--", str(folder / f"{name}.yaml"))
        assert done.code == 0
        assert done.err.count("\n") == 1
    assert "up to date" in done.err
    monkeypatch.chdir(folder)
    assert run("check", "--output", "out", "--", f"{name}.yaml").code == 0
    noted = b"".join(
        path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()
    )
    assert str(tmp_path).encode() not in noted


def test_a_current_folder_that_is_gone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    done = run("generate")
    monkeypatch.chdir(tmp_path)
    assert done.code == 2
    assert "does not exist any more" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_signals(project: Path, number: signal.Signals, code: int) -> None:
    program = (
        "import sys, time, fake_pipeline\n"
        "fake = sys.modules['clientsmith.commands.pipeline'] = fake_pipeline.module()\n"
        "def generate(config, *, progress=None, early=None, types=False):\n"
        "    print('busy', flush=True)\n"
        "    time.sleep(30)\n"
        "fake.generate = generate\n"
        "import clientsmith.commands\n"
        "clientsmith.commands.pipeline = fake\n"
        "from clientsmith.cli import main\n"
        "main(['generate', '--output', 'new'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "busy\n"
        process.send_signal(number)
        _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in err
    assert not (project / "new").exists()


def test_shell_completion(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clientsmith"],
        env={
            "_CLIENTSMITH_COMPLETE": "bash_complete",
            "COMP_WORDS": "clientsmith ge",
            "COMP_CWORD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "plain,generate" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("no_color", [False, True])
def test_colors_on_a_terminal(tmp_path: Path, no_color: bool) -> None:
    parent, child = os.openpty()
    environment = {"TERM": "xterm-256color"} | ({"NO_COLOR": "1"} if no_color else {})
    subprocess.run(
        [sys.executable, "-m", "clientsmith", "generate", "--config", "absent.toml"],
        cwd=tmp_path,
        env=environment,
        stderr=child,
        check=False,
    )
    os.close(child)
    shown = os.read(parent, 4096).decode()
    os.close(parent)
    assert "config-unreadable" in shown
    assert ("\x1b[" in shown) is not no_color
