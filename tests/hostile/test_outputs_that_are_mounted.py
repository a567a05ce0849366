"""The output is a file system of its own, which can be exchanged with no folder beside it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {operationId: listPets, responses: {'200': {description: ok}}}}
"""
STEPS = """\
set -u
clientsmith() { "$PYTHON" -m clientsmith "$@" > "$1.out" 2>&1; echo "$1 $?"; }
mount -t tmpfs -o size=30m tmpfs out || exit 99
clientsmith generate
sed -i s/Pets,/Cats,/ spec.yaml
clientsmith check
clientsmith generate
clientsmith check
cp -r out before
mount -o remount,ro out
sed -i s/Cats,/Dogs,/ spec.yaml
clientsmith generate
diff -r out before && echo same
umount out
mount -t tmpfs -o size=60k tmpfs out || exit 99
clientsmith generate
find out -name '*.py'
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs Linux's unshare")
def test_an_output_that_is_mounted(tmp_path: Path) -> None:
    """Written, checked, read-only and full: as any other folder."""
    (tmp_path / "out").mkdir()
    (tmp_path / "spec.yaml").write_text(SPEC)
    (tmp_path / "clientsmith.toml").write_text(
        'spec = "spec.yaml"\noutput = "out"\npackage = "pets"\n'
    )
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "bash", "-c", STEPS],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        env={"PYTHON": sys.executable, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
    )
    if done.returncode == 99 or "unshare:" in done.stderr:
        pytest.skip(f"nothing may be mounted here: {done.stderr.strip()}")
    assert done.stdout.split("\n")[:-1] == [
        "generate 0",
        "check 1",
        "generate 0",
        "check 0",
        "generate 2",
        "same",
        "generate 2",
    ], done
    assert "ENOSPC" in (tmp_path / "generate.out").read_text()
