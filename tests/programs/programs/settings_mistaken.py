"""Settings of a wrong kind are refused where they are given, by name."""

# kind: configure

import asyncio
from typing import Any

import httpx2
from radio import AsyncRadio, Radio, RetryPolicy
from radio.testing import fake
from radio.transports import AsyncHttpx2Transport, Httpx2Transport


def refused(kind: type[Radio] | type[AsyncRadio] = Radio, **settings: Any) -> None:
    """Nothing but the name of the setting is needed to find the mistake."""
    (name,) = settings
    given: dict[str, Any] = {"base_url": "http://127.0.0.1:9", **settings}
    try:
        kind(token="t", **given)
    except (TypeError, ValueError) as error:
        assert name.removesuffix("s") in str(error), error
    else:
        raise AssertionError(settings)


refused(timeout="5")
refused(timeout=True)
refused(timeout=-1)
refused(timeout=httpx2.Timeout(3))
refused(deadline="x")
refused(max_retries="2")
refused(max_retries=None)
refused(max_retries=-1)
refused(max_redirects="x")
refused(body_limit="64M")
refused(base_url=9)
refused(base_url=httpx2.URL("http://127.0.0.1:9"))
refused(strict="no")
refused(headers="X-Team: a")
refused(headers={"X-Team": 1})
refused(hooks=print)
refused(hooks={})
refused(retry_policy=3)
refused(retry_policy=RetryPolicy)
refused(on_deviation="log")
refused(headers=[("X-Team", "a")])
refused(transport="httpx2")
refused(transport=Httpx2Transport)
refused(transport=AsyncHttpx2Transport())
refused(AsyncRadio, transport=Httpx2Transport())
refused(AsyncRadio, transport=fake())
refused(AsyncRadio, transport=httpx2.Client())

client: Any = Radio(token="t", transport=fake())
for name, value in {
    "timeout": "5",
    "max_retries": "2",
    "retry_policy": 3,
    "headers": ["X-Team"],
    "query": "a=1",
    "body": [1],
    "content_type": 3,
    "idempotency_key": 7,
}.items():
    change: dict[str, Any] = {name: value}
    try:
        client.recordings.retrieve(recording_id="1", options=change)
    except (TypeError, ValueError) as error:
        assert name in str(error), error
    else:
        raise AssertionError(name)
try:
    client.recordings.retrieve(recording_id="1", options=[("timeout", 3)])
except TypeError as error:
    assert str(error) == "`options` must be a dict, not list"
else:
    raise AssertionError("options")
asyncio.run(AsyncRadio(token="t").aclose())
