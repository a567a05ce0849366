"""A policy says what is repeated and how long is waited; a client and a call may have their own."""

# kind: retry

from radio import Hooks, InternalServerError, Radio, Retry, RetryPolicy
from station import Reply, on_air, recording

retries: list[Retry] = []
quick = RetryPolicy(base=0.001, statuses=frozenset({418, 503}))
with on_air(Reply(status=418), Reply(status=503), Reply(recording())) as station:
    client = Radio(
        token="t",
        base_url=station.url,
        retry_policy=quick,
        hooks=Hooks(on_retry=retries.append),
    )
    assert client.recordings.retrieve(recording_id="r1").id == "r1"
    assert [each.status_code for each in retries] == [418, 503]
    assert [each.number for each in retries] == [1, 2]
    client.close()
with on_air(Reply(status=503)) as station:
    client = Radio(token="t", base_url=station.url, retry_policy=quick)
    try:
        client.recordings.retrieve(
            recording_id="r1",
            options={"retry_policy": RetryPolicy(base=0.001, statuses=frozenset())},
        )
    except InternalServerError as error:
        assert error.status_code == 503
    else:
        raise AssertionError("no error")
    assert len(station.visits) == 1
    client.close()
