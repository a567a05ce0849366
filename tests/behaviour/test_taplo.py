"""taplo, which completes and checks TOML in editors, understands the schema."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from clientsmith.commands.starter import starter
from clientsmith.config.json_schema import configuration_schema
from node_tools import TAPLO, lacking

_ROOT = Path(__file__).parents[2]
_DIRECTIVE = "#:schema ./clientsmith.schema.json\n"
_DOCUMENT = """
openapi: 3.1.0
info: {title: Acme, version: "1"}
servers:
  - {url: "https://a.test", description: Europe}
  - {url: "https://b.test", description: America}
security: [{key: []}]
paths:
  /things:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {"200": {description: ok}}
components: {securitySchemes: {key: {type: http, scheme: bearer}}}
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking("node", TAPLO)), reason=lacking("node", TAPLO)),
]


def _lint(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    (folder / "clientsmith.schema.json").write_text(json.dumps(configuration_schema()))
    command = ["node", str(TAPLO), "lint", *names]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


def test_files_of_ours_are_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `init` writes, with and without its comments, and what the README shows."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.yaml").write_text(_DOCUMENT)
    written = starter(Path("openapi.yaml"))
    texts = {
        "init.toml": written,
        "active.toml": re.sub(r"^# (?=[a-z_]+ = |\[)", "", written, flags=re.MULTILINE),
    }
    readme = (_ROOT / "README.md").read_text("utf-8")
    for number, block in enumerate(
        re.findall(r"^```toml\n(.*?)^```$", readme, re.M | re.S)
    ):
        texts[f"readme{number}.toml"] = block
    for name, text in texts.items():
        (tmp_path / name).write_text(_DIRECTIVE + text)
    done = _lint(tmp_path, *texts)
    assert done.returncode == 0, done.stderr


def test_a_key_that_is_wrong_is_shown(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text(
        f'{_DIRECTIVE}spec = "a.yaml"\n[credentials.key]\nargumnt = "a"\n'
    )
    done = _lint(tmp_path, "wrong.toml")
    assert done.returncode != 0 and "argumnt" in done.stderr
