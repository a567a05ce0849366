"""Hooks make a span of each call, with its attempts, and carry an id of the trace along."""

# kind: trace

from contextvars import ContextVar
from dataclasses import dataclass, field

from radio import APIStatusError, Hooks, Outcome, Radio, Request
from radio.testing import FakeReply, fake

trace: ContextVar[str] = ContextVar("trace", default="none")


@dataclass
class Tracer:
    spans: list[tuple[str, int, int | None]] = field(
        default_factory=list[tuple[str, int, int | None]]
    )

    def before(self, request: Request) -> Request:
        return request.with_headers({"traceparent": trace.get()})

    def after(self, outcome: Outcome) -> None:
        assert outcome.elapsed >= 0
        self.spans.append((outcome.request.method, outcome.attempts, outcome.status_code))


tracer = Tracer()
transport = fake()
client = Radio(
    token="t",
    transport=transport,
    hooks=Hooks(before_request=tracer.before, after_call=tracer.after),
)
token = trace.set("00-abc-01")
client.recordings.retrieve(recording_id="r1")
trace.reset(token)
transport.reply("DELETE", "/v2/recordings/{id}", FakeReply(404))
try:
    client.recordings.delete(recording_id="r1")
except APIStatusError:
    pass
assert tracer.spans == [("GET", 1, 200), ("DELETE", 1, 404)]
assert [each.headers["traceparent"] for each in transport.requests] == [
    "00-abc-01",
    "none",
]
