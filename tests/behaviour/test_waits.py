"""Waits of a generated client, against a fake whose clock does not wait."""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
import re
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import anyio
import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from clientsmith.commands import pipeline
from clientsmith.config import load
from clientsmith.report.diagnostics import Diagnostics

CASE = Path(__file__).parents[1] / "golden" / "waits"
BATCH = {"id": "b1", "status": "in_progress"}


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the golden case, under a name of its own."""
    configs = load(CASE / "clientsmith.toml", Diagnostics())
    assert configs is not None
    files = pipeline.generate(configs[0]).files
    assert files is not None
    root = tmp_path_factory.mktemp("waits")
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8", "surrogateescape")
    sys.path.insert(0, str(root))
    yield importlib.import_module("waits")
    sys.path.remove(str(root))
    for name in [each for each in sys.modules if each.split(".")[0] == "waits"]:
        del sys.modules[name]


@pytest.fixture
def testing(jobs: ModuleType) -> ModuleType:
    return importlib.import_module("waits.testing")


def batch(status: str, **more: object) -> dict[str, object]:
    return {**BATCH, "status": status, **more}


def answer(
    testing: ModuleType, value: object, status: int = 200, **headers: str
) -> Any:
    """A reply of the fake."""
    return testing.FakeReply(
        status,
        {"content-type": "application/json", **headers},
        (json.dumps(value).encode(),),
    )


def polled(transport: Any, path: str = "/batches/b1") -> int:
    return sum(
        request.method == "GET" and request.path == path
        for request in transport.requests
    )


Made = Callable[..., tuple[Any, Any]]


@pytest.fixture
def made(jobs: ModuleType, testing: ModuleType) -> Made:
    """A client, and the fake that it talks to: polls of the batch b1 have these replies."""

    def make(*states: Any, create: Any = None, **settings: Any) -> tuple[Any, Any]:
        transport = testing.fake()
        created = create or answer(testing, batch("validating"), 201)
        transport.reply("POST", "/batches", created)
        replies = [
            answer(testing, batch(each)) if isinstance(each, str) else each
            for each in states
        ]
        if replies:
            transport.reply("GET", "/batches/{batch_id}", *replies)
        return jobs.Jobs(transport=transport, max_retries=0, **settings), transport

    return make


def test_create_and_wait_polls_until_the_end(made: Made) -> None:
    client, transport = made("in_progress", "in_progress", "completed")
    seen: list[str] = []
    done = client.batches.create_and_wait(
        input_file_id="f", wait_={"on_poll": lambda reply: seen.append(reply.status)}
    )
    assert done.status == "completed"
    assert seen == ["validating", "in_progress", "in_progress", "completed"]
    assert polled(transport) == 3


def test_a_start_that_has_ended_already_is_not_polled(
    made: Made, testing: ModuleType
) -> None:
    client, transport = made(create=answer(testing, batch("completed"), 201))
    assert client.batches.create_and_wait(input_file_id="f").status == "completed"
    assert polled(transport) == 0


def test_a_failure_is_typed_and_can_be_pickled(
    jobs: ModuleType, made: Made, testing: ModuleType
) -> None:
    failed = answer(testing, batch("failed", errors={"message": "no space"}))
    client, _ = made(failed)
    with pytest.raises(
        jobs.WaitFailed, match="batch ended as 'failed': no space"
    ) as caught:
        client.batches.wait(batch_id="b1")
    error = caught.value
    assert isinstance(error, jobs.APIError)
    assert (error.wait, error.status, error.polls) == ("batch", "failed", 1)
    assert error.error.message == "no space" and error.reply.id == "b1"
    again = pickle.loads(pickle.dumps(error))
    assert (again.status, again.token) == (error.status, error.token)


def test_no_message_of_a_wait_repeats_a_credential(
    jobs: ModuleType, made: Made, testing: ModuleType
) -> None:
    """Or steers a terminal, or has no end."""
    marker = "mArKeR-3141592653589793"
    said = f"no: Bearer {marker}\x1b[2J\r\n\u202e" + "x" * 10_000
    replies = {
        "error": answer(testing, batch("failed", errors={"message": said})),
        "state": answer(testing, batch(said)),
        "status": answer(testing, {"message": said}, 500),
    }
    client, transport = made(headers={"X-Key": marker})
    for name, reply in replies.items():
        transport.reply("GET", "/batches/{batch_id}", *[reply] * 4)
        with pytest.raises(jobs.WaitError) as caught:
            client.batches.wait(batch_id="b1", timeout=30)
        shown = f"{caught.value} {caught.value.args}"
        assert "mArKeR" not in shown and "3141592653" not in shown, name
        assert not set(str(caught.value)) & set("\x1b\r\n\u202e"), name
        assert len(str(caught.value)) < 1_000, name


TOKENS = [
    *("", "null", "1", '"x"', "[]", "{}", "\ufeff{}", "[" * 100_000, "\0"),
    *(
        {"v": 1, "wait": "batch", "args": {"batch_id": "b1"}, "started": 10**400},
        {"v": 1, "wait": "batch", "args": {"batch_id": "b1"}, "started": "soon"},
        {"v": 1, "wait": "batch", "args": {"batch_id": "b1"}, "started": None},
        {"v": 2, "wait": "batch", "args": {"batch_id": "b1"}, "started": 1},
        {"v": 1, "wait": ["batch"], "args": {"batch_id": "b1"}, "started": 1},
        {"v": 1, "wait": "x\x1b\n" * 99, "args": {"batch_id": "b1"}, "started": 1},
        {"v": 1, "wait": "batch", "args": {}, "started": 1},
        {"v": 1, "wait": "batch", "args": {"batch_id": "b", "x": 1}, "started": 1},
        {"v": 1, "wait": "batch", "args": {"batch_id": None}, "started": 1},
        {"v": 1, "wait": "batch", "args": {"batch_id": ["b"]}, "started": 1},
        {"v": 1, "wait": "batch", "args": {"batch_id": ".."}, "started": 1},
        {"v": 1, "wait": "batch", "args": {"batch_id": "a\r\nX: y"}, "started": 1},
        {"v": 1, "wait": "batch", "args": {"batch_id": "\ud800"}, "started": 1},
    ),
]


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: ascii(token)[:60])
def test_forged_tokens_are_refused(made: Made, token: Any) -> None:
    client, transport = made("completed")
    text = token if isinstance(token, str) else json.dumps(token)
    with pytest.raises(ValueError) as caught:
        client.batches.job(token=text).result(timeout=0)
    assert not transport.requests
    assert len(str(caught.value)) < 300
    assert not set(str(caught.value)) & set("\x1b\r\n\ud800")


@pytest.mark.parametrize(
    "place", ["../admin", "https://evil.example/x", "//evil.example", "b1?x=1#y", "%2e"]
)
def test_tokens_lead_nowhere_else(made: Made, place: str) -> None:
    """Whatever a token says is one segment of the path that the wait has."""
    client, transport = made("completed")
    token = {"v": 1, "wait": "batch", "args": {"batch_id": place}, "started": -1e999}
    client.batches.job(token=json.dumps(token)).result(timeout=0)
    [request] = transport.requests
    assert request.url == f"https://jobs.test/batches/{quote(place, safe='')}"


def test_a_stop_is_told_apart(jobs: ModuleType, made: Made) -> None:
    client, _ = made("requires_action")
    with pytest.raises(jobs.WaitStopped, match="requires_action"):
        client.batches.wait(batch_id="b1")


def test_patience_ends_with_a_token_that_goes_on(jobs: ModuleType, made: Made) -> None:
    client, transport = made("in_progress")
    with pytest.raises(TimeoutError) as caught:
        client.batches.create_and_wait(input_file_id="f", wait_={"timeout": 30})
    error = caught.value
    assert isinstance(error, jobs.WaitTimeout)
    assert error.reply.status == "in_progress" and 29 <= error.seconds <= 32
    assert 3 < polled(transport) < 15  # pauses grow
    said = json.loads(error.token)
    assert (
        said["v"] == 1
        and said["wait"] == "batch"
        and said["args"] == {"batch_id": "b1"}
    )
    transport.reply("GET", "/batches/{batch_id}", json=batch("completed"))
    assert client.batches.job(token=error.token).result().status == "completed"


def test_no_patience_is_a_single_look(jobs: ModuleType, made: Made) -> None:
    client, transport = made("in_progress")
    with pytest.raises(jobs.WaitTimeout):
        client.batches.wait(batch_id="b1", timeout=0)
    assert polled(transport) == 1
    client, transport = made("completed")
    assert client.batches.wait(batch_id="b1", timeout=0).status == "completed"


def test_an_end_that_is_seen_late_is_an_end(made: Made) -> None:
    client, _ = made("in_progress", "completed")
    assert client.batches.wait(batch_id="b1", timeout=0.5).status == "completed"


def test_an_unknown_state_is_reported_once_and_has_a_deadline(
    jobs: ModuleType, made: Made
) -> None:
    told: list[Any] = []
    client, _ = made("paused", on_deviation=told.append)
    with pytest.raises(jobs.WaitTimeout):
        client.batches.wait(batch_id="b1", timeout=300)
    assert [each.got for each in told if "batch (" in each.expected] == ["paused"]


@pytest.mark.parametrize("state", ["Completed", "COMPLETED"])
def test_the_case_of_a_state_does_not_count(made: Made, state: str) -> None:
    client, _ = made(state)
    assert client.batches.wait(batch_id="b1").status == state


@pytest.mark.parametrize("reply", [{"id": "b1"}, {"id": "b1", "status": None}])
def test_a_reply_without_a_state_goes_on(
    jobs: ModuleType, made: Made, testing: ModuleType, reply: object
) -> None:
    client, _ = made(answer(testing, reply), "completed")
    assert client.batches.wait(batch_id="b1").status == "completed"


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [("7", 7, 7.7), ("0", 0.1, 0.2), ("-3", 0.9, 1.1), ("soon", 0.9, 1.1)],
)
def test_retry_after_comes_first(
    made: Made, testing: ModuleType, asked: str, least: float, most: float
) -> None:
    reply = answer(testing, batch("in_progress"), **{"retry-after": asked})
    client, transport = made(reply, "completed")
    before = transport.clock.monotonic()
    client.batches.wait(batch_id="b1")
    assert least <= transport.clock.monotonic() - before <= most + 0.5


def test_a_retry_after_beyond_the_deadline_ends_the_wait_at_once(
    jobs: ModuleType, made: Made, testing: ModuleType
) -> None:
    reply = answer(testing, batch("in_progress"), **{"retry-after": "1000000000"})
    client, transport = made(reply)
    before = transport.clock.monotonic()
    with pytest.raises(jobs.WaitTimeout):
        client.batches.wait(batch_id="b1", timeout=60)
    assert transport.clock.monotonic() - before < 5


def test_missed_polls_are_bridged_and_three_end_the_wait(
    jobs: ModuleType, made: Made, testing: ModuleType
) -> None:
    down = answer(testing, {}, 503)
    client, transport = made(down, down, "completed")
    assert client.batches.wait(batch_id="b1").status == "completed"
    cut = testing.connection_failure(sent=True)
    client, transport = made("in_progress", down, cut, down)
    with pytest.raises(jobs.WaitLost) as caught:
        client.batches.wait(batch_id="b1")
    assert isinstance(caught.value.__cause__, jobs.InternalServerError)
    assert polled(transport) == 4 and json.loads(caught.value.token)["wait"] == "batch"


@pytest.mark.parametrize(
    ("status", "kind"), [(401, "AuthenticationError"), (403, "PermissionDeniedError")]
)
def test_what_credentials_do_not_allow_ends_at_once(
    jobs: ModuleType, made: Made, testing: ModuleType, status: int, kind: str
) -> None:
    client, transport = made(answer(testing, {}, status))
    with pytest.raises(getattr(jobs, kind)):
        client.batches.wait(batch_id="b1")
    assert polled(transport) == 1


def test_what_is_not_there_failed(
    jobs: ModuleType, made: Made, testing: ModuleType
) -> None:
    client, _ = made(answer(testing, {}, 404))
    with pytest.raises(jobs.WaitFailed, match="batch is not there") as caught:
        client.batches.wait(batch_id="b1")
    assert isinstance(caught.value.__cause__, jobs.NotFoundError)


def test_a_location_leads_to_the_job_which_may_come_late(
    jobs: ModuleType, testing: ModuleType
) -> None:
    task = "6f1c1e6e-9a3c-4b53-9f2e-6f3a3d2f1c10"
    transport = testing.fake()
    link = {"location": f"https://jobs.test/tasks/{task}?verbose=1"}
    transport.reply("POST", "/projects/p/duplicate", testing.FakeReply(202, link))
    missing = answer(testing, {}, 404)
    later, done = testing.FakeReply(202), answer(testing, {"note": "done"})
    transport.reply("GET", "/tasks/{task}", missing, later, done)
    client = jobs.Jobs(transport=transport, max_retries=0)
    assert client.projects.duplicate_and_wait(project_id="p").note == "done"
    assert transport.requests[1].path == f"/tasks/{task}"
    transport.reply("GET", "/tasks/{task}", missing)
    before = transport.clock.monotonic()
    with pytest.raises(jobs.WaitFailed):
        client.projects.duplicate_and_wait(project_id="p")
    assert 9 < transport.clock.monotonic() - before < 30


@pytest.mark.parametrize("link", ["https://evil.test/tasks/1", "/elsewhere/1/2", ""])
def test_a_location_elsewhere_is_not_followed(
    jobs: ModuleType, testing: ModuleType, link: str
) -> None:
    transport = testing.fake()
    transport.reply(
        "POST", "/projects/p/duplicate", testing.FakeReply(202, {"location": link})
    )
    with pytest.raises(jobs.WaitError, match="needs 'task'"):
        jobs.Jobs(transport=transport).projects.duplicate_and_wait(project_id="p")
    assert len(transport.requests) == 1


def test_a_deletion_ends_when_the_thing_is_gone(
    jobs: ModuleType, testing: ModuleType
) -> None:
    transport = testing.fake()
    transport.reply("DELETE", "/projects/p", testing.FakeReply(202))
    there, gone = testing.FakeReply(202), answer(testing, {}, 404)
    transport.reply("GET", "/projects/p", there, gone)
    client = jobs.Jobs(transport=transport)
    assert client.projects.delete_and_wait(project_id="p") is None


def test_the_server_holds_a_poll(jobs: ModuleType, testing: ModuleType) -> None:
    transport = testing.fake()
    transport.reply("POST", "/boxes", json={"box": {"number": 7}})
    not_yet = answer(testing, {}, 408)
    up = answer(testing, {"data": {"state": "running", "address": "10.0.0.1"}})
    transport.reply("GET", "/boxes/7/wait", not_yet, not_yet, not_yet, not_yet, up)
    client = jobs.Jobs(transport=transport)
    assert client.boxes.create_and_wait() == "10.0.0.1"
    polls = transport.requests[1:]
    assert len(polls) == 5 and polls[0].query == {"timeout_seconds": ["25"]}


def test_a_result_is_fetched_by_another_operation(
    made: Made, testing: ModuleType
) -> None:
    done = answer(testing, batch("completed", output_file_id="f9"))
    client, transport = made(done)
    transport.reply(
        "GET", "/files/f9/content", content=b"lines", content_type="text/plain"
    )
    with client.batches.create_and_download(input_file_id="f") as download:
        assert download.read() == b"lines"


def test_a_handle_tells_looks_iterates_and_cancels(made: Made) -> None:
    client, transport = made("in_progress", "in_progress", "completed")
    job = client.batches.job(batch_id="b1")
    assert (job.status, job.done, job.reply) == (None, False, None)
    assert job.refresh().status == "in_progress" and job.status == "in_progress"
    assert [reply.status for reply in job] == ["in_progress", "completed"]
    assert job.done and job.result().status == "completed"
    assert polled(transport) == 3
    transport.reply("POST", "/batches/b1/cancel", json=batch("cancelled"))
    assert job.cancel().status == "cancelled"


def test_a_handle_is_made_of_a_reply(made: Made) -> None:
    client, _ = made("completed")
    created = client.batches.create(input_file_id="f")
    assert client.batches.job(created).result().status == "completed"
    with pytest.raises(TypeError, match="needs batch_id"):
        client.batches.job()


def test_cancel_on_exit_cancels_what_goes_on_only(made: Made) -> None:
    client, transport = made("in_progress")
    transport.reply("POST", "/batches/b1/cancel", json=batch("cancelled"))

    def interrupt(reply: object) -> None:
        raise KeyboardInterrupt

    for asked in (False, True):
        with (
            pytest.raises(KeyboardInterrupt),
            client.batches.job(batch_id="b1", cancel_on_exit=asked) as job,
        ):
            job.result(on_poll=interrupt)
        cancelled = [each for each in transport.requests if each.method == "POST"]
        assert len(cancelled) == asked
    client, transport = made("completed")
    with client.batches.job(batch_id="b1", cancel_on_exit=True) as job:
        job.result()
    assert all(each.method == "GET" for each in transport.requests)


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("no", "not a token"),
        (
            '{"v":2,"wait":"batch","args":{"batch_id":"b"},"started":0}',
            "another version",
        ),
        ('{"v":1,"wait":"output","args":{"batch_id":"b"},"started":0}', "not of batch"),
        (
            '{"v":1,"wait":"batch","args":{"batch_id":["b"]},"started":0}',
            "neither texts",
        ),
        (
            '{"v":1,"wait":"batch","args":{"batch_id":"b","base_url":"https://evil.test"},'
            '"started":0}',
            "other arguments",
        ),
        ("[" * 20_000, "not a token"),
    ],
)
def test_a_token_that_is_none_of_this_wait_is_refused(
    made: Made, token: str, said: str
) -> None:
    client, transport = made("completed")
    with pytest.raises(ValueError, match=said):
        client.batches.job(token=token)
    assert not transport.requests


def test_a_token_holds_neither_credentials_nor_addresses(made: Made) -> None:
    client, _ = made("completed", headers={"Authorization": "secret-key"})
    token = client.batches.job(batch_id="b1").token
    assert "secret" not in token and "://" not in token


def test_settings_that_are_mistyped_are_refused(made: Made) -> None:
    client, transport = made("completed")
    with pytest.raises(TypeError, match="did you mean 'timeout'"):
        client.batches.create_and_wait(input_file_id="f", wait_={"timeuot": 3})
    assert not transport.requests


def test_what_on_poll_raises_is_raised(made: Made) -> None:
    client, transport = made("in_progress")

    def refuse(reply: object) -> None:
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        client.batches.wait(batch_id="b1", on_poll=refuse)
    assert polled(transport) == 1


def test_the_fake_steps_through_the_states(
    jobs: ModuleType, testing: ModuleType
) -> None:
    transport = testing.fake()
    client = jobs.Jobs(transport=transport)
    seen: list[str] = []
    job = client.batches.job(batch_id="x")
    job.result(on_poll=lambda reply: seen.append(reply.status))
    assert seen == ["validating", "in_progress", "completed"]
    transport = testing.fake(waits={"batch": ["in_progress", "failed"]})
    client = jobs.Jobs(transport=transport)
    with pytest.raises(jobs.WaitFailed):
        client.batches.wait(batch_id="x")
    assert client.batches.job(batch_id="y").refresh().status == "in_progress"
    with pytest.raises(TypeError, match="did you mean 'batch'"):
        testing.fake(waits={"bacth": []})


def test_a_thousand_waits_share_one_loop(jobs: ModuleType, testing: ModuleType) -> None:
    states = ["validating", "in_progress", "in_progress", "completed"]
    transport = testing.async_fake(waits={"batch": states})

    async def main() -> None:
        async with jobs.AsyncJobs(transport=transport) as client:
            told: list[str] = []

            async def tell(reply: Any) -> None:
                told.append(reply.status)

            waits = [
                client.batches.wait(batch_id=f"b{number}", on_poll=tell)
                for number in range(1000)
            ]
            done = await asyncio.gather(*waits)
            assert [each.status for each in done] == ["completed"] * 1000
            assert len(told) == 4000

    asyncio.run(main())
    assert len(transport.requests) == 4000


def test_a_cancelled_task_leaves_nothing_behind(
    jobs: ModuleType, testing: ModuleType
) -> None:
    transport = testing.async_fake(waits={"batch": ["in_progress"]})

    class Clock(type(transport.clock)):  # type: ignore[misc]
        async def asleep(self, seconds: float) -> None:
            await asyncio.Event().wait()

    transport.clock = Clock()

    async def main() -> None:
        client = jobs.AsyncJobs(transport=transport)
        task = asyncio.create_task(client.batches.wait(batch_id="b1"))
        while not transport.requests:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert asyncio.all_tasks() == {asyncio.current_task()}
        with anyio.move_on_after(0) as scope:
            async with client.batches.job(batch_id="b1", cancel_on_exit=True) as job:
                await job.result()
        assert scope.cancelled_caught
        with anyio.CancelScope() as scope:
            async with client.batches.job(batch_id="b1", cancel_on_exit=True) as job:
                await job.refresh()
                scope.cancel()
                await job.result()

    asyncio.run(main())
    assert [each.path for each in transport.requests if each.method == "POST"] == [
        "/batches/b1/cancel",
        "/batches/b1/cancel",
    ]


def test_async_handles_iterate(jobs: ModuleType, testing: ModuleType) -> None:
    async def main() -> list[str]:
        async with jobs.AsyncJobs(transport=testing.async_fake()) as client:
            created = await client.batches.create(input_file_id="f")
            job = client.batches.job(created)
            seen = [reply.status async for reply in job]
            assert (await job.result()).status == "completed"
            done = await client.batches.create_and_wait(input_file_id="f")
            assert done.status == "completed"
            return seen

    assert asyncio.run(main()) == ["validating", "in_progress", "completed"]


def recording_clock(
    testing: ModuleType, transport: Any, interrupted: bool
) -> list[float]:
    """Gives a transport a clock of a user's own; what it is asked to sleep."""
    slept: list[float] = []

    class Clock(type(transport.clock)):  # type: ignore[misc]
        def sleep(self, seconds: float) -> None:
            slept.append(seconds)
            if interrupted:
                raise KeyboardInterrupt
            super().sleep(seconds)

        def uniform(self, low: float, high: float) -> float:
            return high

    transport.clock = Clock()
    return slept


def test_the_clock_can_be_replaced_and_no_thread_is_started(
    jobs: ModuleType, testing: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport = testing.fake(waits={"batch": [*["in_progress"] * 4, "completed"]})
    slept = recording_clock(testing, transport, interrupted=False)
    monkeypatch.setattr(threading.Thread, "start", lambda self: pytest.fail("a thread"))
    client = jobs.Jobs(transport=transport)
    assert client.batches.wait(batch_id="b1").status == "completed"
    assert slept == pytest.approx(
        [1.1, 1.65, 2.475, 3.7125]
    )  # a tenth more, as it says


@pytest.mark.parametrize("cancels", [False, True])
def test_ctrl_c_passes_and_cancels_only_if_asked(
    jobs: ModuleType, testing: ModuleType, cancels: bool
) -> None:
    transport = testing.fake(waits={"batch": ["in_progress"]})
    recording_clock(testing, transport, interrupted=True)
    client = jobs.Jobs(transport=transport)
    with (
        pytest.raises(KeyboardInterrupt),
        client.batches.job(batch_id="b1", cancel_on_exit=cancels) as job,
    ):
        job.result()
    posted = [each.path for each in transport.requests if each.method == "POST"]
    assert posted == (["/batches/b1/cancel"] if cancels else [])


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            "batches",
            [
                "create_and_wait",
                "create_and_download",
                "download_job",
                "requires_action",
            ],
        ),
        ("tasks", ["client.tasks.wait(", "The status 202 means that it goes on."]),
        ("projects", ["duplicate_and_wait", "delete_and_wait", "With asyncio"]),
        ("boxes", ["create_and_wait", "WaitTimeout is raised after 120 seconds."]),
    ],
)
def test_the_reference_shows_each_wait(page: str, shown: list[str]) -> None:
    text = (CASE / "expected" / "docs" / "resources" / f"{page}.md").read_text("utf-8")
    assert [each for each in shown if each not in text.replace("\\", "")] == []


@pytest.mark.parametrize(
    ("states", "running", "status", "said"),
    [
        (["in_progress", "completed", "failed"], ["in_progress"], 0, ""),
        (
            ["in_progress", "completed", "failed", "paused"],
            ["in_progress"],
            0,
            "wait-state-new",
        ),
        (["in_progress", "completed"], ["in_progress"], 2, "error[wait-state]"),
    ],
)
def test_check_tells_when_a_state_comes_or_goes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    states: list[str],
    running: list[str],
    status: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    def document(listed: list[str]) -> str:
        text = {"type": "string"}
        properties = {"id": text, "status": {**text, "enum": listed}}
        schema = {"type": "object", "properties": properties}
        content = {"application/json": {"schema": schema}}
        parameter = {"name": "id", "in": "path", "required": True, "schema": text}
        get = {
            "parameters": [parameter],
            "responses": {"200": {"description": "It.", "content": content}},
        }
        paths = {"/batches/{id}": {"get": get}}
        info = {"title": "Acme", "version": "1"}
        return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths})

    table = (
        'poll = "GET /batches/{id}"\nsuccess = ["completed"]\nfailure = ["failed"]\n'
    )
    head = f'spec = "spec.json"\noutput = "out"\n[waits.batch]\n{table}'
    (tmp_path / "clientsmith.toml").write_text(
        f"{head}running = {json.dumps(running)}\n"
    )
    (tmp_path / "spec.json").write_text(
        document(["in_progress", "completed", "failed"])
    )
    assert CliRunner().invoke(app, ["generate"]).exit_code == 0
    (tmp_path / "spec.json").write_text(document(states))
    result = CliRunner().invoke(app, ["check", "--no-diff"])
    assert said in result.output
    if said:
        assert "clientsmith.toml:" in result.output
        assert ("paused" in result.output) == ("new" in said)
    assert result.exit_code == (status or int("paused" in states))


def test_the_programs_of_the_guide_run(jobs: ModuleType, testing: ModuleType) -> None:
    guide = Path(__file__).parents[2] / "docs" / "waits.md"
    shown = re.findall(r"^```python\n(.*?)^```$", guide.read_text("utf-8"), re.M | re.S)
    for program in shown:
        transport = testing.fake(waits={"batch": ["in_progress", "completed"]})
        client = jobs.Jobs(transport=transport)
        created = client.batches.create(input_file_id="f")
        known = {"Jobs": jobs.Jobs, "fake": testing.fake}
        program = program.replace("wait={", "wait_={")  # the body has one called `wait`
        exec(program, known | {"client": client, "created": created})
    assert len(shown) == 3
