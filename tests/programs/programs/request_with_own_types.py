"""An undocumented endpoint is read into a model, a dataclass or plain JSON of one's own."""

# kind: request

from dataclasses import dataclass

from pydantic import BaseModel

from radio import Radio, Recording
from station import Reply, Visit, on_air, recording


class Health(BaseModel):
    up: bool
    since: int | None = None


@dataclass
class Point:
    x: int
    y: int


def answer(visit: Visit) -> Reply:
    if visit.path == "/v2/health":
        return Reply({"up": True})
    if visit.path == "/v2/points":
        return Reply([{"x": 1, "y": 2}])
    return Reply(recording())


with on_air(answer) as station, Radio(token="t", base_url=station.url) as client:
    health = client.get("/v2/health", cast_to=Health)
    assert health.up and health.since is None
    points = client.request("GET", "/v2/points", cast_to=list[Point], query={"near": "a"})
    assert points == [Point(1, 2)]
    take = client.post("/v2/take", cast_to=Recording, body={"a": 1})
    assert take.name == "Take r1"
    assert client.get("/v2/health", cast_to=dict[str, bool])["up"] is True
assert [each.method for each in station.visits] == ["GET", "GET", "POST", "GET"]
assert station.visits[1].query == {"near": ["a"]} and station.visits[2].json() == {"a": 1}
assert all(each.headers["authorization"] == "Bearer t" for each in station.visits)
