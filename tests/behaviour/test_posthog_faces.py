"""What a program imports from the public modules of a package."""

from __future__ import annotations

import importlib
import json
import pickle
import subprocess
import sys
import traceback
from pathlib import Path

import posthog_environments as sdk
import pytest
from posthog_environments import (
    Headers,
    Hooks,
    PostHog,
    Request,
    Response,
    RetryPolicy,
    transports,
)
from posthog_environments.testing import FakeReply, fake
from posthog_environments.transports import Incoming, Timeout, TransportError

FACES = ("errors", "pagination", "testing", "transports", "types")


@pytest.mark.parametrize("face", FACES)
def test_what_a_face_lists_is_there(face: str) -> None:
    module = importlib.import_module(f"posthog_environments.{face}")
    for name in module.__all__:
        assert getattr(module, name) is not None


def test_tracebacks_name_the_module_that_programs_import() -> None:
    errors = importlib.import_module("posthog_environments.errors")
    for name in errors.__all__:
        assert getattr(errors, name).__module__ == "posthog_environments.errors"
    kept = pickle.loads(pickle.dumps(sdk.APIConnectionError("no answer")))
    text = "".join(traceback.format_exception_only(kept))
    assert text == "posthog_environments.errors.APIConnectionError: no answer\n"

    class Own(sdk.APIError):
        pass

    assert Own.__module__ == __name__


def test_adapters_are_loaded_when_asked_for() -> None:
    program = (
        "import sys, json\n"
        "from posthog_environments.transports import Transport, PyreqwestTransport\n"
        "print(json.dumps(['httpx2' in sys.modules, 'pyreqwest' in sys.modules]))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=Path(sdk.__file__).parents[1],
    )
    assert json.loads(found.stdout) == [False, True]
    with pytest.raises(AttributeError, match="Curl"):
        transports.CurlTransport  # type: ignore[attr-defined]  # noqa: B018


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if "pyreqwest" in each]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyreqwest", None)
    with pytest.raises(ImportError) as caught:
        transports.PyreqwestTransport  # noqa: B018
    assert "needs the library pyreqwest" in str(caught.value.__notes__)


class Canned:
    """A transport made of nothing but public names."""

    def __init__(self) -> None:
        self.sent: list[Request] = []

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        self.sent.append(request)
        if len(self.sent) == 1:
            raise TransportError("no luck", sent=False)
        headers = Headers({"Content-Type": "application/json"})
        return Incoming(200, headers, iter([b'{"cancelled": true}']), lambda: None)

    def close(self) -> None:
        self.sent.clear()


def test_a_transport_of_ones_own() -> None:
    transport = Canned()
    with PostHog(
        api_key="k", transport=transport, retry_policy=RetryPolicy(base=0.0)
    ) as client:
        backfills = client.environments.batch_exports.backfills
        done = backfills.cancel(project_id="1", batch_export_id="2", id="3")
        assert done.cancelled is True
        assert len(transport.sent) == 2


def test_a_policy_for_a_client_and_for_a_call() -> None:
    transport = fake()
    path = "/api/environments/{project_id}/app_metrics/{id}/"
    transport.reply("GET", path, FakeReply(501), FakeReply(501), FakeReply(501))
    told: list[Response] = []
    with PostHog(
        api_key="k",
        transport=transport,
        retry_policy=RetryPolicy(statuses=frozenset((501,)), base=0.0),
        hooks=Hooks(after_response=lambda request, response: told.append(response)),
    ) as client:
        metrics = client.environments.app_metrics
        with pytest.raises(sdk.InternalServerError):
            metrics.retrieve(project_id="1", id="2")
        assert len(told) == 3
        with pytest.raises(sdk.InternalServerError):
            metrics.retrieve(
                project_id="1", id="2", options={"retry_policy": RetryPolicy()}
            )
        assert len(told) == 4
