"""What griffe finds broken between two generated packages, our report has too."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import griffe
import pytest
import yaml_rs
from clientsmith.commands import pipeline
from clientsmith.commands.compare import Scope, compare_documents
from clientsmith.config import Config, load
from clientsmith.diff import Audience, Finding, Level
from clientsmith.report.diagnostics import Diagnostics

ROOT = Path(__file__).parents[3]
EXPORTS = "/api/environments/{project_id}/batch_exports/"
BACKFILLS = EXPORTS + "{batch_export_id}/backfills/"
_QUOTED = re.compile(r"`([^`]*)`")
Tree = dict[str, Any]
RULES = {
    "OBJECT_REMOVED": "removed|renamed|class-moved",
    "OBJECT_CHANGED_KIND": "kind-changed",
    "PARAMETER_REMOVED": "argument-removed",
    "PARAMETER_ADDED_REQUIRED": "argument-added-required",
    "PARAMETER_CHANGED_REQUIRED": "argument-became-required",
    "ATTRIBUTE_CHANGED_VALUE": "type-(widened|narrowed|changed)",
    "ATTRIBUTE_CHANGED_TYPE": "type-(widened|narrowed|changed)",
    "RETURN_CHANGED_TYPE": "result-type",
}
"""Which of our rules answer to each kind of breakage."""


def remove_a_method(tree: Tree) -> None:
    del tree["paths"][BACKFILLS + "{id}/cancel/"]


def remove_a_resource(tree: Tree) -> None:
    for path in list(tree["paths"]):
        if "/app_metrics/" in path:
            del tree["paths"][path]


def move_a_resource(tree: Tree) -> None:
    for path in list(tree["paths"]):
        if "/app_metrics/" in path:
            moved = path.replace("/app_metrics/", "/metrics/")
            tree["paths"][moved] = tree["paths"].pop(path)


def rename_a_field(tree: Tree) -> None:
    schema = tree["components"]["schemas"]["BatchExport"]
    schema["properties"]["cadence"] = schema["properties"].pop("interval")
    schema["required"] = [
        "cadence" if name == "interval" else name for name in schema["required"]
    ]


def rename_a_class(tree: Tree) -> None:
    text = json.dumps(tree).replace("BatchExportRunStatus", "RunStatus")
    tree.update(json.loads(text))


def turn_a_class_into_an_alias(tree: Tree) -> None:
    tree["components"]["schemas"]["BatchExportRun"] = {"type": "string"}


def require_a_parameter(tree: Tree) -> None:
    parameter(tree, EXPORTS, "limit")["required"] = True


def remove_a_parameter(tree: Tree) -> None:
    listed = tree["paths"][EXPORTS]["get"]["parameters"]
    listed.remove(parameter(tree, EXPORTS, "offset"))


def add_a_required_parameter(tree: Tree) -> None:
    new = {"name": "team", "in": "query", "required": True, "schema": {}}
    tree["paths"][EXPORTS]["get"]["parameters"].append(new)


def change_a_parameter(tree: Tree) -> None:
    parameter(tree, BACKFILLS, "ordering")["schema"] = {"type": "integer"}


def change_a_result(tree: Tree) -> None:
    reply = tree["paths"][BACKFILLS + "{id}/"]["get"]["responses"]["200"]
    media = reply["content"]["application/json"]
    media["schema"] = {"$ref": "#/components/schemas/BatchExport"}


def take_a_value_away(tree: Tree) -> None:
    tree["components"]["schemas"]["BatchExportInterval"]["enum"].pop()


def change_all(tree: Tree) -> None:
    for change in CHANGES:
        if change not in (remove_a_resource, change_all):
            change(tree)


CHANGES: list[Callable[[Tree], None]] = [
    remove_a_method,
    remove_a_resource,
    move_a_resource,
    rename_a_field,
    rename_a_class,
    turn_a_class_into_an_alias,
    require_a_parameter,
    remove_a_parameter,
    add_a_required_parameter,
    change_a_parameter,
    change_a_result,
    take_a_value_away,
    change_all,
]


def parameter(tree: Tree, path: str, name: str) -> Tree:
    listed = tree["paths"][path]["get"]["parameters"]
    (found,) = [item for item in listed if item.get("name") == name]
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The repository's own configuration for a copy of its document, without overlays."""
    configs = load(ROOT / "pyproject.toml", Diagnostics())
    assert configs is not None and configs[0].spec is not None
    tree = yaml_rs.loads(configs[0].spec.read_text("utf-8"))
    folder = tmp_path_factory.mktemp("old")
    (folder / "api.json").write_text(json.dumps(tree, default=str))
    return replace(
        configs[0], spec=folder / "api.json", overlays=(), lock=None, waits={}
    )


def package(config: Config) -> griffe.Object:
    """The generated package as griffe sees it."""
    assert config.spec is not None
    files = pipeline.generate(config).files
    assert files is not None
    for name, text in files.items():
        path = config.spec.parent / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", "surrogateescape")
    folder = str(config.spec.parent / "out")
    loaded = griffe.load(
        "posthog_environments", search_paths=[folder], allow_inspection=False
    )
    assert isinstance(loaded, griffe.Object)
    return loaded


@pytest.fixture(scope="module")
def old_package(config: Config) -> griffe.Object:
    logging.getLogger("griffe").setLevel(logging.CRITICAL)
    return package(config)


def is_told(breakage: griffe.Breakage, findings: list[Finding]) -> bool:
    """Whether a finding names the same thing, by a rule that fits."""
    _, floor, module, *names = breakage.obj.path.split(".")
    values = (breakage.old_value, breakage.new_value)
    named = [item.name for item in values if isinstance(item, griffe.Parameter)][:1]
    for finding in findings:
        if not re.search(RULES[breakage.kind.name], finding.rule):
            continue
        said = _QUOTED.findall(finding.message)
        if floor != "resources":
            if set(names + named) <= set(said):
                return True
            continue
        for path in said:
            resource, _, method = path.rpartition(".")
            fits = resource.replace(".", "_") == module and method in names[1:2]
            whole = "_".join([module, *names[1:]])  # a resource with all its methods
            gone = path.replace(".", "_").startswith(f"{whole}_")
            if (fits or gone) and set(named) <= set(said):
                return True
    return False


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_breakage_that_griffe_sees_is_in_our_report(
    config: Config,
    old_package: griffe.Object,
    tmp_path: Path,
    change: Callable[[Tree], None],
) -> None:
    assert config.spec is not None
    tree = json.loads(config.spec.read_text())
    change(tree)
    (tmp_path / "api.json").write_text(json.dumps(tree))
    new = replace(config, spec=tmp_path / "api.json")
    seen = list(griffe.find_breaking_changes(old_package, package(new)))
    result = compare_documents(
        str(config.spec),
        str(new.spec),
        Scope(audiences={Audience.SOURCE}),
        config=config,
    )
    assert result.report is not None
    worse = [item for item in result.report.findings if item.level is not Level.INFO]
    assert any(item.level is Level.ERROR for item in worse)
    missed = [
        f"{item.kind.name} {item.obj.path}" for item in seen if not is_told(item, worse)
    ]
    assert not missed
    quiet = (change_a_parameter, change_a_result, take_a_value_away)
    assert seen or change in quiet, "griffe should have seen this one"
