"""A program that knows that a POST may be made twice says so, for a client or one call."""

# kind: retry

from radio import Radio, RetryPolicy
from station import Reply, on_air

again = RetryPolicy(unsafe=True, base=0.001)
show = Reply({"id": "s1", "title": "Late", "slots": []}, 201)
with on_air(Reply(status=503), show, Reply(status=503), show) as station:
    client = Radio(token="t", base_url=station.url)
    client.shows.create(title="Late", slots=[], options={"retry_policy": again})
    client.with_options(retry_policy=again).shows.create(title="Late", slots=[])
assert len({visit.content for visit in station.visits}) == 1 and len(station.visits) == 4
