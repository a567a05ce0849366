"""Hooks measure each call: a span around it, its retries, its outcome, and added headers."""

# kind: trace

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from radio import APIError, Hooks, Radio, Request, Response, Retry
from radio.testing import FakeReply, fake
from radio.types import Outcome


@dataclass
class Span:
    name: str
    events: list[str] = field(default_factory=list[str])


@dataclass
class Tracer:
    spans: list[Span] = field(default_factory=list[Span])

    @contextmanager
    def span(self, name: str) -> Generator[Span]:
        self.spans.append(Span(name))
        yield self.spans[-1]

    def before(self, request: Request) -> Request:
        self.spans[-1].events.append(f"{request.method} {request.url}")
        return request.with_headers({"traceparent": "00-1"})

    def after(self, request: Request, response: Response) -> None:
        self.spans[-1].events.append(str(response.status_code))

    def retry(self, retry: Retry) -> None:
        self.spans[-1].events.append(f"retry {retry.number}")

    def end(self, outcome: Outcome) -> None:
        self.spans[-1].events.append(f"{outcome.attempts} attempts, {outcome.status_code}")

    @property
    def hooks(self) -> Hooks:
        return Hooks(
            before_request=self.before,
            after_response=self.after,
            on_retry=self.retry,
            after_call=self.end,
        )


tracer = Tracer()
transport = fake()
transport.reply("GET", "/v2/status", FakeReply(503), FakeReply(404))
client = Radio(transport=transport, hooks=tracer.hooks, base_url="https://a.test")
with tracer.span("status") as span:
    try:
        client.status.retrieve()
    except APIError as error:
        assert "404" in str(error)
url = "GET https://a.test/v2/status"
assert span.events[0] == url and span.events[1] == "503" and span.events[-2] == "404", span
assert span.events[-1] == "2 attempts, 404", span
assert all(each.headers["traceparent"] == "00-1" for each in transport.requests)
