"""A long job against an API that throttles every third request loses no call."""

# kind: retry

from radio import Radio, RetryPolicy
from station import Reply, Visit, on_air, recording

number = 0


def answer(visit: Visit) -> Reply:
    global number
    number += 1
    if number % 3:
        return Reply(recording())
    return Reply(status=429, headers={"Retry-After": "0"})


policy = RetryPolicy(base=0.001)
with on_air(answer) as station:
    with Radio(token="t", base_url=station.url, max_retries=5, retry_policy=policy) as client:
        for _ in range(1000):
            client.recordings.retrieve(recording_id="r1")
assert len(station.visits) > 1400
