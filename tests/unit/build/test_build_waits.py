"""`[waits]` held against a document, and what is offered of one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clientsmith.build.wait_candidates import Candidate, candidates
from clientsmith.commands import pipeline
from clientsmith.commands.wait_tables import as_table, not_taken, offers
from clientsmith.config import Config, load
from clientsmith.report.diagnostics import Diagnostics

TEXT = {"type": "string"}


def thing(state: str, values: list[str], **more: Any) -> dict[str, Any]:
    """A schema of something that has a state."""
    properties = {"id": TEXT, state: {"type": "string", "enum": values}, **more}
    return {"type": "object", "required": ["id"], "properties": properties}


def reply(schema: object) -> dict[str, Any]:
    return {
        "200": {
            "description": "It.",
            "content": {"application/json": {"schema": schema}},
        }
    }


def document(path: str, schema: object, start: object = None) -> dict[str, Any]:
    """A document with one poll, and something that starts a job unless it is None."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": TEXT} for name in names
    ]
    paths: dict[str, Any] = {
        path: {"get": {"parameters": parameters, "responses": reply(schema)}}
    }
    if start is not None:
        above = [each for each in parameters if each["name"] != names[-1]]
        post = {"parameters": above, "responses": reply(start)}
        paths[path.rpartition("/")[0]] = {"post": post}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Jobs", "version": "1"},
        "paths": paths,
    }


def made(
    tmp_path: Path, content: object, waits: str = ""
) -> tuple[pipeline.Result, Config, Diagnostics]:
    (tmp_path / "spec.json").write_text(json.dumps(content))
    (tmp_path / "clientsmith.toml").write_text(f'spec = "spec.json"\n{waits}')
    told = Diagnostics()
    configs = load(tmp_path / "clientsmith.toml", told)
    if configs is None:
        return pipeline.Result(None, told), Config(root=tmp_path), told
    result = pipeline.generate(configs[0])
    return result, configs[0], result.diagnostics


def offered(tmp_path: Path, content: object, waits: str = "") -> tuple[Candidate, ...]:
    result, config, _ = made(tmp_path, content, waits)
    assert result.api is not None
    return offers(result.api, config)


BATCH = thing(
    "status", ["validating", "in_progress", "completed", "failed", "cancelled"]
)


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/batches/{batch_id}", BATCH),
        (
            "/runs/{id}",
            thing("status", ["queued", "completed", "failed", "requires_action"]),
        ),
        ("/jobs/{job_id}", thing("status", ["QUEUED", "RUNNING", "SUCCESS", "FAILED"])),
        (
            "/generations/{id}",
            thing("state", ["queued", "dreaming", "completed", "failed"]),
        ),
        (
            "/jobs/{gid}",
            {
                "type": "object",
                "properties": {
                    "data": thing("status", ["in_progress", "succeeded", "failed"])
                },
            },
        ),
        (
            "/datasets/{id}",
            {
                "type": "object",
                "properties": {
                    "dataset": thing(
                        "validation_status", ["queued", "validated", "failed"]
                    )
                },
            },
        ),
        (
            "/tasks/{uid}",
            thing("status", ["enqueued", "processing", "succeeded", "failed"]),
        ),
        ("/exports/{ex_id}", thing("state", ["In-Progress", "Succeeded", "Failed"])),
    ],
)
def test_jobs_are_offered(tmp_path: Path, path: str, schema: object) -> None:
    (found,) = offered(tmp_path, document(path, schema, schema))
    assert found.offered, found.reason
    assert found.success and found.failure and len(found.starts) == 1


ITEM = thing("status", ["in_progress", "completed", "failed"])


@pytest.mark.parametrize(
    ("path", "schema", "reason"),
    [
        (
            "/invites/{id}",
            thing("status", ["accepted", "expired", "pending"]),
            "accepted",
        ),
        (
            "/vector_stores/{id}",
            thing("status", ["expired", "in_progress", "completed"]),
            "that it failed",
        ),
        (
            "/conversations/{id}/items/{item_id}",
            {"oneOf": [ITEM, thing("status", ["in_progress", "completed"], role=TEXT)]},
            "several things",
        ),
        (
            "/v1/transactions/{token}",
            thing("status", ["PENDING", "DECLINED", "EXPIRED", "SETTLED", "VOIDED"]),
            "people or of money",
        ),
        (
            "/api/payment_orders/{id}",
            thing(
                "status",
                [
                    "processing",
                    "needs_approval",
                    "held",
                    "returned",
                    "completed",
                    "failed",
                ],
            ),
            "people or of money",
        ),
        (
            "/sign_requests/{id}",
            thing(
                "status",
                ["converting", "created", "sent", "signed", "error", "expired"],
            ),
            "people or of money",
        ),
        (
            "/v2/subscriptions/{id}",
            {
                "type": "object",
                "properties": {
                    "subscription": thing("status", ["PENDING", "ACTIVE", "CANCELED"])
                },
            },
            "people or of money",
        ),
        (
            "/domains/{domain_id}",
            thing("status", ["not_started", "pending", "verified", "failed"]),
            "people or of money",
        ),
        (
            "/tasks/{gid}",
            thing("approval_status", ["pending", "approved", "rejected"]),
            "",
        ),
        (
            "/calls/{sid}",
            thing("status", ["queued", "in-progress", "completed", "failed"]),
            "/calls",
        ),
    ],
)
def test_states_of_things_are_not_offered(
    tmp_path: Path, path: str, schema: object, reason: str
) -> None:
    found = offered(tmp_path, document(path, schema, schema))
    assert not any(each.offered for each in found)
    assert bool(found) == bool(reason)
    assert all(reason in not_taken(each) for each in found)


def test_what_is_offered_works_as_it_is_written(tmp_path: Path) -> None:
    started = {"type": "object", "required": ["job_id"], "properties": {"job_id": TEXT}}
    content = document("/embed-jobs/{id}", BATCH, started)
    (found,) = offered(tmp_path, content)
    table = as_table(found)
    assert table.splitlines()[0] == "# [waits.embed_job]"
    assert '# id = { "id" = "job_id" }' in table
    result, _, told = made(tmp_path, content, table.replace("# ", ""))
    assert result.files is not None and not [
        each for each in told if "wait" in each.code
    ]
    assert result.api is not None and result.api.waits[0].ids == (("id", ("job_id",)),)
    assert not candidates(result.api)  # what is waited for is not offered again


def test_a_candidate_can_be_refused(tmp_path: Path) -> None:
    content = document("/batches/{batch_id}", BATCH, BATCH)
    assert not offered(tmp_path, content, "[waits]\nbatch = false\n")


RULE = """[waits.batch]
poll = "GET /batches/{batch_id}"
start = "POST /batches"
success = ["completed"]
failure = ["failed", "cancelled"]
"""


@pytest.mark.parametrize(
    ("change", "code", "line", "said"),
    [
        (
            ("GET /batches/", "GET /batchs/"),
            "wait-operation",
            3,
            'did you mean "GET /batches/',
        ),
        (('"completed"', '"complete"'), "wait-state", 5, 'did you mean "completed"'),
        (
            ('"failed", ', '"failed", "expired", '),
            "wait-state",
            6,
            "`expired` is no state",
        ),
        (("success", 'state = "stage"\nsuccess'), "wait-state", 5, "has no `stage`"),
        (("success", 'result = "out"\nsuccess'), "wait-state", 5, "has no `out`"),
        (("success", "id = { batch = 'id' }\nsuccess"), "wait-argument", 5, "batch_id"),
        (
            ("success", 'hold = { argument = "s" }\nsuccess'),
            "wait-argument",
            5,
            "no parameter",
        ),
        (
            ("success", "cancel = 'POST /batches/x'\nsuccess"),
            "wait-operation",
            5,
            "no operation",
        ),
        (("success =", "succes ="), "config-key", 5, "did you mean `success`"),
        (("success", 'unknown = "fail"\nsuccess'), "config-value", 5, 'mean "failure"'),
        (
            ('"failed"', '"Completed"'),
            "config-value",
            6,
            "is in `success` and in `failure`",
        ),
        (("success", "timeout = 0\nsuccess"), "config-value", 5, "false for no end"),
        (
            ("success", "interval = { first = 9, most = 2 }\nsuccess"),
            "config-value",
            5,
            "shorter",
        ),
        (("waits.batch]", "waits.Batch]"), "config-value", 2, "no name of a wait"),
        (('start = "POST /batches"\n', ""), "", 0, ""),
        (
            ("success", 'running = ["validating"]\nsuccess'),
            "wait-state-new",
            5,
            "in_progress",
        ),
    ],
)
def test_a_wait_that_does_not_fit_is_told_where_it_stands(
    tmp_path: Path, change: tuple[str, str], code: str, line: int, said: str
) -> None:
    content = document("/batches/{batch_id}", BATCH, BATCH)
    rule = RULE.replace(*change)
    assert rule != RULE
    _, _, told = made(tmp_path, content, rule)
    found = [each for each in told if "wait" in each.code or "config" in each.code]
    assert [each.code for each in found] == ([code] if code else [])
    for each in found:
        assert said in f"{each.message} {each.hint}"
        assert each.place is not None and each.place.line == line


def test_a_name_that_is_taken_is_told(tmp_path: Path) -> None:
    content = document("/batches/{batch_id}", BATCH, BATCH)
    _, _, told = made(tmp_path, content, RULE + 'names = { wait = "create" }\n')
    assert [each.code for each in told if "wait" in each.code] == ["wait-name"]


def test_speakeasys_polling_is_generated(tmp_path: Path) -> None:
    content = document("/batches/{batch_id}", BATCH, BATCH)
    content["paths"]["/batches/{batch_id}"]["get"]["x-speakeasy-polling"] = [
        {
            "name": "WaitForCompleted",
            "delaySeconds": 2,
            "intervalSeconds": 0.5,
            "limitCount": 10,
            "successCriteria": [
                {"condition": "$statusCode == 200"},
                {"condition": '$response.body#/status == "completed"'},
            ],
            "failureCriteria": [{"condition": '$response.body#/status == "failed"'}],
        }
    ]
    result, _, _ = made(tmp_path, content)
    assert result.api is not None
    (wait,) = result.api.waits
    assert wait.name == "wait_for_completed" and wait.starts == ("POST /batches",)
    assert (wait.success, wait.failure, wait.state) == (
        ("completed",),
        ("failed",),
        ("status",),
    )
    assert (wait.first, wait.most, wait.timeout) == (0.5, 0.5, 7)
    for rules in ("[waits]\nwait_for_completed = false\n", RULE):
        again, _, _ = made(tmp_path, content, rules)
        assert again.api is not None
        names = [each.name for each in again.api.waits]
        assert names == (["batch"] if rules == RULE else [])


def test_azures_long_running_operations_are_generated(tmp_path: Path) -> None:
    states = ["Succeeded", "Failed", "Canceled", "Creating"]
    state = {"type": "string", "enum": states}
    inner = {"type": "object", "properties": {"provisioningState": state}}
    group = {"type": "object", "properties": {"properties": inner}}
    content = document("/groups/{name}", group)
    item = content["paths"]["/groups/{name}"]
    parameters = item["get"]["parameters"]
    marked = {"x-ms-long-running-operation": True, "parameters": parameters}
    item["put"] = {**marked, "responses": reply(group)}
    item["delete"] = {**marked, "responses": {"202": {"description": "Begun."}}}
    result, _, told = made(tmp_path, content)
    assert result.api is not None and result.files is not None
    put, gone = result.api.waits
    assert (put.name, put.state) == ("group", ("properties", "provisioningState"))
    assert put.running == ("Creating",) and put.starts == ("PUT /groups/{name}",)
    assert (gone.name, gone.absent) == ("group_deletion", "success")
    state["enum"] = ["Succeeded", "Creating"]
    result, _, told = made(tmp_path, content)
    assert result.api is not None and [each.name for each in result.api.waits] == [
        "group_deletion"
    ]
    assert {each.code for each in told if "wait" in each.code} == {"wait-declared"}
