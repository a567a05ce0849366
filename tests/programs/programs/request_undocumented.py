"""An endpoint that the description does not name is called like all others: with the same
credentials, retries, errors and a typed result."""

# kind: request

from typing import Any

from radio import NotFoundError, Radio, Recording
from station import Reply, fault, on_air, recording

busy = Reply(status=503, headers={"Retry-After": "0"})
found = Reply(recording())
with on_air(busy, found, found, Reply([recording("a"), recording("b")])) as station:
    with Radio(token="t", base_url=f"{station.url}/api") as client:
        made = client.request("GET", "/beta/newest", cast_to=Recording)
        assert made.name == "Take r1" and made.state == "ready"
        client.get("/beta/newest?draft=1", query={"label": ["a", "b"]})
        each = client.get("beta/all", cast_to=list[Recording])
        assert [one.id for one in each] == ["a", "b"]
for visit in station.visits:
    assert visit.headers["authorization"] == "Bearer t"
    assert visit.path.startswith("/api/beta/")
assert station.visits[2].query == {"draft": ["1"], "label": ["a", "b"]}

with on_air(Reply({"ok": True}), Reply(status=204), Reply(fault(), 404)) as station:
    with Radio(token="t", base_url=station.url) as client:
        said = client.post("/beta/x", body={"at": None}, headers={"X-Beta": "1"})
        assert said == {"ok": True}
        gone: Any = client.delete("/beta/x/")
        assert gone is None
        try:
            client.patch("/beta/{x}", body=b"raw", cast_to=dict[str, Any])
        except NotFoundError as error:
            assert error.body["code"] == "not_found"
            assert "PATCH" in str(error)
        else:
            raise AssertionError
first, second, third = station.visits
assert first.json() == {"at": None} and first.headers["x-beta"] == "1"
assert first.headers["content-type"] == "application/json"
assert second.method == "DELETE" and second.path == "/beta/x/"
assert third.content == b"raw" and third.target == "/beta/%7Bx%7D"

client = Radio(token="t", base_url="https://radio.test/api")
try:
    client.put("https://elsewhere.test/steal", body={})
except ValueError as error:
    assert "https://radio.test" in str(error)
else:
    raise AssertionError("the credentials left their server")
