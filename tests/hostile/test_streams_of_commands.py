"""Every command with streams that are full, closed, or read by nobody any more."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from clientsmith.cli.app import _COMMANDS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not Path("/dev/full").exists(), reason="needs Linux's /dev/full"
    ),
]
SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {operationId: listPets, responses: {'200': {description: ok}}}}
"""
ARGUMENTS = {
    "generate": "--diff",
    "docs": "spec.yaml -o site",
    "diff": "spec.yaml other.yaml",
    "explain": "too-deep",
    "release": "--from HEAD",
    "init": "--help",
}
FAULTS = {
    "full": "> /dev/full",
    "full messages": "2> /dev/full",
    "closed": ">&-",
    "closed messages": "2>&-",
    "all closed": "<&- >&- 2>&-",
    "nobody reads": "| true",
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", _COMMANDS)
def test_a_fault_of_a_stream_is_no_bug(
    command: str, fault: str, tmp_path: Path
) -> None:
    """One message at most, and a status of ours; nothing is written into a wrong file."""
    (tmp_path / "spec.yaml").write_text(SPEC)
    (tmp_path / "other.yaml").write_text(SPEC.replace("/pets", "/cats"))
    (tmp_path / "clientsmith.toml").write_text(
        'spec = "spec.yaml"\noutput = "out"\npackage = "pets"\n'
    )
    program = f"{shlex.quote(sys.executable)} -m clientsmith"
    line = f"{program} {command} {ARGUMENTS.get(command, '')} {FAULTS[fault]}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    )
    assert done.returncode in (0, 1, 2), done
    assert "Traceback" not in done.stderr and "itself failed" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert (tmp_path / "spec.yaml").read_text() == SPEC


@pytest.mark.parametrize("arguments", ["docs spec.yaml -o site", "init spec.yaml"])
def test_a_scheme_without_an_argument_is_no_bug(arguments: str, tmp_path: Path) -> None:
    """Mutual TLS, which the transport does, has no name that could be looked up."""
    more = "components: {securitySchemes: {tls: {type: mutualTLS}}}\nsecurity: [{tls: []}]\n"
    (tmp_path / "spec.yaml").write_text(SPEC + more)
    done = subprocess.run(
        [sys.executable, "-m", "clientsmith", *arguments.split()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def _large(verb: str) -> str:
    """A document with more to tell than any pipe holds."""
    paths = "".join(
        f"  /a{n}: {{get: {{operationId: {verb}{n}, description: '{'x' * 200}', "
        f"responses: {{'200': {{description: ok, content: {{text/plain: {{schema: "
        f"{{type: nothing}}}}}}}}}}}}}}\n"
        for n in range(600)
    )
    return f"openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\npaths:\n{paths}"


@pytest.mark.parametrize(
    "arguments",
    [
        "generate -v",
        "generate --diff",
        "check --format json",
        "normalize",
        "coverage --format json",
        "docs -v",
        "diff spec.yaml other.yaml",
        "diff spec.yaml other.yaml --format json",
        "diff spec.yaml other.yaml --format markdown",
        "rules",
    ],
)
def test_a_reader_that_leaves_amid_much(arguments: str, tmp_path: Path) -> None:
    """What reads both streams goes after the first byte."""
    (tmp_path / "spec.yaml").write_text(_large("get"))
    (tmp_path / "other.yaml").write_text(_large("find"))
    (tmp_path / "clientsmith.toml").write_text(
        'spec = "spec.yaml"\noutput = "out"\npackage = "pets"\n'
    )
    for streams in ("2> told |", "2>&1 |"):
        line = f"{shlex.quote(sys.executable)} -m clientsmith {arguments} {streams} head -c 1"
        done = subprocess.run(
            ["bash", "-c", f"{line} > /dev/null; echo ${{PIPESTATUS[0]}}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.stdout.strip() in ("0", "1", "2"), done
        told = (tmp_path / "told").read_text()
        assert "Traceback" not in told and "itself failed" not in told, told
        assert "Exception ignored" not in told
