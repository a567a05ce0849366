"""The fakes that the PostHog package has for the tests of its users."""

from __future__ import annotations

import asyncio
from typing import Any

import posthog_environments as sdk
import pytest
from posthog_calls import CALLS, ROOT, make
from posthog_environments import AsyncPostHog, PostHog
from posthog_environments._runtime.operation import Operation
from posthog_environments.pagination import AsyncPages, Pages
from posthog_environments.testing import async_fake, connection_failure, fake
from test_posthog_examples import CALLS as SHOWN
from test_posthog_examples import EXAMPLES

EXAMPLE = {call: EXAMPLES[name]["example"] for name, call in SHOWN.items()}
EXAMPLE["backfills.create"] = {  # of the first status, 200, which was observed
    "backfill_id": "497f6eca-6276-4993-bfeb-53cbbbba6f08"
    "-Backfill-2025-01-01T00:00:00+00:00-2025-01-02T00:00:00+00:00"
}
EXAMPLE["backfills.cancel"] = {"cancelled": True}
# What is waited for steps through its states, and shows the first of them at first.
EXAMPLE["backfills.retrieve"] = EXAMPLE["backfills.retrieve"] | {"status": "Starting"}
UNSHOWN = {
    "app_metrics.retrieve": {"metrics": {"totals": {}}, "errors": None},
    "app_metrics.error_details": {"result": []},
    "historical_exports.list": {"results": []},
    "historical_exports.retrieve": {"summary": {}, "metrics": {}},
}


def sync(name: str, transport: Any = None, **settings: Any) -> tuple[Any, Any]:
    """The result of a call to a fake, and the fake."""
    transport = fake() if transport is None else transport
    with PostHog(api_key="test", transport=transport, **settings) as client:
        found = make(name)(client)
        return (found.first() if isinstance(found, Pages) else found), transport


def awaited(name: str, transport: Any = None, **settings: Any) -> tuple[Any, Any]:
    """The same with the asynchronous half."""
    transport = async_fake() if transport is None else transport

    async def run() -> Any:
        async with AsyncPostHog(
            api_key="test", transport=transport, **settings
        ) as client:
            found = make(name)(client)
            return await (found.first() if isinstance(found, AsyncPages) else found)

    return asyncio.run(run()), transport


BOTH = pytest.mark.parametrize("call", [sync, awaited])


@BOTH
@pytest.mark.parametrize("name", sorted(EXAMPLE))
def test_documented_examples_are_served(call: Any, name: str) -> None:
    found, transport = call(name, strict=True)
    value = getattr(found, "body", found)
    dumped = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    expected = EXAMPLE[name]
    if "cursor=" in str(expected.get("next")):
        expected = expected | {"next": ""}  # the list ends with its documented page
    assert dumped == expected
    method, target, body, _ = CALLS[name]
    (sent,) = transport.requests
    assert (sent.method, sent.path) == (method, target.partition("?")[0])
    assert (sent.json() if sent.content else None) == body


def test_every_call_is_tried() -> None:
    assert EXAMPLE.keys() | UNSHOWN.keys() == CALLS.keys()


@BOTH
@pytest.mark.parametrize("name", sorted(UNSHOWN))
def test_replies_can_be_given(call: Any, name: str) -> None:
    method, target, _, _ = CALLS[name]
    transport = fake() if call is sync else async_fake()
    transport.reply(method, target.partition("?")[0], json=UNSHOWN[name])
    found, _ = call(name, transport)
    assert found is not None


@BOTH
@pytest.mark.parametrize("name", sorted(UNSHOWN))
def test_a_call_without_an_example_is_answered_all_the_same(
    call: Any, name: str
) -> None:
    first, _ = call(name, strict=True)
    second, _ = call(name, strict=True)
    assert first is not None
    assert first == second


@BOTH
def test_failures_can_be_given(call: Any) -> None:
    transport = fake() if call is sync else async_fake()
    path = "/api/environments/{project_id}/batch_exports/"
    transport.reply("GET", path, connection_failure(), connection_failure(sent=True))
    with pytest.raises(sdk.APIConnectionError):
        call("batch_exports.list", transport, max_retries=1)
    assert len(transport.requests) == 2


WRONG: list[tuple[str, str, dict[str, Any], str]] = [
    ("GET", "/nowhere", {}, "not documented"),
    ("PUT", f"{ROOT}/batch_exports/", {}, "not documented"),
    ("GET", f"{ROOT}/batch_exports/", {"query": {"nope": 1}}, "'nope'"),
    ("GET", f"{ROOT}/app_metrics/7/error_details/", {}, "'error_type'"),
    ("POST", f"{ROOT}/batch_exports/", {}, "needs a body"),
]


@pytest.mark.parametrize(("method", "path", "options", "words"), WRONG)
def test_wrong_requests_are_refused(
    method: str, path: str, options: Any, words: str
) -> None:
    with (
        PostHog(api_key="test", transport=fake()) as client,
        pytest.raises(AssertionError, match=words),
    ):
        client._call(Operation(method, path), {}, options)


def test_wrong_requests_pass_unchecked() -> None:
    transport = fake(check=False)
    transport.reply("GET", "/nowhere", json=1)
    with PostHog(api_key="test", transport=transport) as client:
        assert client._call(Operation("GET", "/nowhere"), {}) == 1
