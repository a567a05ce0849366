"""One client serves many calls over one connection, and says when it is closed."""

# kind: session

from radio import Radio
from station import Reply, on_air, recording

with on_air(Reply(recording())) as station:
    client = Radio(token="t", base_url=station.url)
    for number in range(5):
        client.recordings.retrieve(recording_id=f"r{number}")
    quick = client.with_options(timeout=1)
    quick.recordings.retrieve(recording_id="again")
    assert len(station.visits) == 6 and len(station.peers) == 1
    client.close()
    client.close()
    for gone in (client, quick):
        try:
            gone.recordings.retrieve(recording_id="r1")
        except RuntimeError as error:
            assert "closed" in str(error)
        else:
            raise AssertionError("no error")
