"""The PostHog client itself: keys, hosts, settings."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import posthog_environments as sdk
import pytest
from posthog_calls import ROOT, Sync, make
from posthog_environments import PostHog
from posthog_environments.types import Hooks
from posthog_server import FULL_KEY, READ_KEY, PostHogServer


def test_the_key_comes_from_the_environment(
    client: Sync, posthog: PostHogServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTHOG_PERSONAL_API_KEY", READ_KEY)
    client.call(make("batch_exports.list"), api_key=None)
    assert posthog.last.headers["authorization"] == f"Bearer {READ_KEY}"


def test_a_client_without_a_key_says_so_before_it_calls(
    client: Sync, posthog: PostHogServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSTHOG_PERSONAL_API_KEY", raising=False)
    with pytest.raises(
        sdk.CredentialsError, match=r"api_key=.*POSTHOG_PERSONAL_API_KEY"
    ):
        client.call(make("batch_exports.list"), api_key=None)
    assert posthog.recorded == []


def test_a_base_url_may_end_in_a_slash(
    client: Sync, posthog: PostHogServer, posthog_url: str
) -> None:
    client.call(make("batch_exports.list"), base_url=f"{posthog_url}/")
    assert posthog.last.path == f"{ROOT}/batch_exports/"


def test_the_current_project(client: Sync, posthog: PostHogServer) -> None:
    client.call(lambda c: c.environments.batch_exports.list(project_id="@current"))
    assert posthog.last.path in (
        "/api/environments/@current/batch_exports/",
        "/api/environments/%40current/batch_exports/",
    )


@pytest.mark.parametrize("project", ["", ".", ".."])
def test_a_project_that_would_change_the_path_is_refused(
    client: Sync, posthog: PostHogServer, project: str
) -> None:
    with pytest.raises(ValueError):
        client.call(lambda c: c.environments.batch_exports.list(project_id=project))
    assert posthog.recorded == []


def test_a_key_is_never_shown(posthog_url: str) -> None:
    with PostHog(api_key="phx_secret", base_url=posthog_url) as client:
        assert "phx_secret" not in repr(client)


class Stopped(Exception):
    """Ends a call before it leaves."""


@pytest.mark.parametrize(
    ("settings", "host"),
    [({}, "us"), ({"region": "us"}, "us"), ({"region": "eu"}, "eu")],
)
def test_regions_are_the_two_clouds(
    monkeypatch: pytest.MonkeyPatch, settings: Any, host: str
) -> None:
    monkeypatch.delenv("POSTHOG_BASE_URL", raising=False)
    urls: list[str] = []

    def stop(request: Any) -> None:
        urls.append(request.url)
        raise Stopped

    hooks = Hooks(before_request=stop)
    with (
        PostHog(api_key="phx_x", hooks=hooks, **settings) as client,
        pytest.raises(Stopped),
    ):
        client.environments.batch_exports.list(project_id="123").first()
    assert urls == [f"https://{host}.posthog.com{ROOT}/batch_exports/"]


def test_the_calls_of_one_client_share_what_it_keeps(
    posthog: PostHogServer, posthog_url: str
) -> None:
    with PostHog(api_key=FULL_KEY, base_url=posthog_url) as client:
        quick = client.with_options(max_retries=0)
        posthog.throttle("0")
        with pytest.raises(sdk.RateLimitError):
            list(quick.environments.batch_exports.list(project_id="123"))
        assert list(client.environments.batch_exports.list(project_id="123")) == []


@pytest.mark.parametrize("kind", [sdk.PostHog, sdk.AsyncPostHog])
def test_clients_are_copied_and_pickled(kind: Any, posthog_url: str) -> None:
    client = kind(api_key="phx_secret", base_url=posthog_url, max_retries=7)
    pickled = pickle.dumps(client)
    assert b"phx_secret" not in pickled
    for copied in (pickle.loads(pickled), copy.deepcopy(client), copy.copy(client)):
        assert type(copied) is kind
        assert repr(copied) == repr(client)
        assert copied._session.max_retries == 7


def test_a_pickled_client_takes_a_key(
    posthog: PostHogServer, posthog_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSTHOG_PERSONAL_API_KEY", raising=False)
    with PostHog(api_key=FULL_KEY, base_url=posthog_url) as client:
        restored = pickle.loads(pickle.dumps(client))
    with pytest.raises(sdk.CredentialsError):
        list(restored.environments.batch_exports.list(project_id="123"))
    credentials = {"PersonalAPIKeyAuth": FULL_KEY}
    with restored.with_options(credentials=credentials) as again:
        assert list(again.environments.batch_exports.list(project_id="123")) == []


@pytest.mark.parametrize("kind", [sdk.PostHog, sdk.AsyncPostHog])
def test_no_frame_of_a_client_that_is_not_made_shows_its_key(kind: Any) -> None:
    """Tools that report errors send the locals of every frame along."""
    with pytest.raises(ValueError, match="base_url") as caught:
        kind(api_key="phx_marker", base_url="nonsense")
    trace = caught.tb.tb_next  # what comes after the frame of this test
    assert trace is not None
    while trace is not None:
        values = {k: v for k, v in trace.tb_frame.f_locals.items() if k != "self"}
        assert "phx_marker" not in repr(values), trace.tb_frame.f_code.co_name
        trace = trace.tb_next


@pytest.mark.parametrize(
    "key", ["phx_marker ", "phx_marker\n", "phx_mar ker", "phx_\0"]
)
def test_a_key_with_a_stray_blank_is_named_and_not_shown(
    client: Sync, posthog: PostHogServer, key: str
) -> None:
    with pytest.raises(sdk.CredentialsError, match="`api_key`") as caught:
        client.call(make("batch_exports.list"), api_key=key)
    assert "phx_" not in str(caught.value)
    assert posthog.recorded == []
