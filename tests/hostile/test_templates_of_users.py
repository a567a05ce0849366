"""Templates that override ours run in a sandbox, and fail with their place (F18)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec

SPEC = Path(__file__).parent / "specs" / "a18_extensions.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ view.nothing }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../secret' %}",
        "{% if %}",
        "{% for i in range(10**9) %}{% endfor %}",
    ],
)
def test_what_a_template_may_not(text: str, tmp_path: Path) -> None:
    template = tmp_path / "package" / "init.py.j2"
    template.parent.mkdir()
    template.write_text(f"\n{text}\n")
    result = pipeline.generate(replace(for_spec(SPEC), templates=tmp_path))
    assert result.files is None
    (error,) = (item for item in result.diagnostics if item.severity == "error")
    assert error.code == "template-fault"
    assert error.place is not None
    assert (error.place.file, error.place.line) == (str(template), 2)


def test_what_a_template_may(tmp_path: Path) -> None:
    template = tmp_path / "package" / "init.py.j2"
    template.parent.mkdir()
    template.write_text("x = 1\n")
    result = pipeline.generate(replace(for_spec(SPEC), templates=tmp_path))
    assert result.files is not None
    assert result.files["extensions/__init__.py"] == "x = 1\n"
