"""A transport of one's own keeps replies and gives them again, in front of httpx2's."""

# kind: inject

from radio import Headers, Radio, Request, Timeout, Transport
from radio.transports import Httpx2Transport, Incoming
from station import Reply, on_air, recording


class Cache:
    def __init__(self, inner: Transport) -> None:
        self.inner = inner
        self.kept: dict[str, tuple[int, Headers, bytes]] = {}

    def send(self, request: Request, timeout: Timeout, total: float | None = None) -> Incoming:
        if request.url not in self.kept:
            reply = self.inner.send(request, timeout, total)
            self.kept[request.url] = reply.status_code, reply.headers, reply.read()
        status, headers, content = self.kept[request.url]
        return Incoming(status, headers, iter([content]), lambda: None)

    def close(self) -> None:
        self.inner.close()


with on_air(Reply(recording())) as station:
    cache = Cache(Httpx2Transport())
    with Radio(token="t", base_url=station.url, transport=cache) as client:
        one = client.recordings.retrieve(recording_id="r1")
        two = client.recordings.retrieve(recording_id="r1")
    assert one == two and len(station.visits) == 1
