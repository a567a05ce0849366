"""Classes of pages that a configuration names, beside the other names of the package."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import Config, load
from clientsmith.report.diagnostics import Diagnostics

CASE = Path(__file__).parents[2] / "golden" / "named_pages"


def named(page: str) -> Config:
    config, *_ = load(CASE / "clientsmith.toml", Diagnostics())
    paging = {"things": replace(config.paging["things"], page=page)}
    return replace(config, paging=paging)


@pytest.mark.parametrize("page", ["Page", "Options", "JsonValue", "Item", "Body", "Any", "str"])
def test_a_name_of_the_package_itself_is_refused(page: str) -> None:
    result = pipeline.generate(named(page))
    assert result.files is None
    assert "name-invalid" in {each.code for each in result.diagnostics}


def test_a_component_of_the_same_name_gets_another() -> None:
    result = pipeline.generate(named("PetPage"))
    assert result.names is not None
    assert result.api is not None
    called = {result.names.type(id_) for id_ in result.api.declarations}
    assert "PetPage" not in called
    assert "PetPageModel" in called
