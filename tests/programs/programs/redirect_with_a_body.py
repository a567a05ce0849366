"""A POST that is redirected by 308 on the same server goes there with its body."""

# kind: retry

from radio import Radio
from station import Reply, on_air

moved = Reply(status=308, headers={"Location": "/v3/shows"})
with on_air(moved, Reply({"title": "Late", "slots": []}, 201)) as station:
    Radio(token="t", base_url=station.url).shows.create(title="Late", slots=[])
first, second = station.visits
assert second.path == "/v3/shows" and second.content == first.content
assert second.headers["authorization"] == "Bearer t"
