"""`strict` makes an error of a reply that does not fit, for a client or for one call."""

# kind: error

from radio import Deviation, Options, Radio, ResponseValidationError
from station import Reply, on_air, recording


def refused(client: Radio, options: Options | None = None) -> None:
    try:
        client.recordings.retrieve(recording_id="r1", options=options)
    except ResponseValidationError as error:
        assert error.deviations[0].pointer == "/seconds"
        assert error.body["id"] == "r1" and error.status_code == 200
    else:
        raise AssertionError("it was taken")


told: list[Deviation] = []
with on_air(Reply(recording(seconds="long"))) as station:
    with Radio(token="t", base_url=station.url, on_deviation=told.append) as client:
        assert client.recordings.retrieve(recording_id="r1").id == "r1"
        assert [each.pointer for each in told] == ["/seconds"]
        strict = client.with_options(strict=True)
        refused(strict)
        refused(client, {"strict": True})
        lax = strict.recordings.retrieve(recording_id="r1", options={"strict": False})
        assert lax.id == "r1"
