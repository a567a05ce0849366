"""A POST that may have been done is not sent twice on its own."""

# kind: retry

from radio import InternalServerError, Radio
from station import Reply, on_air

with (
    on_air(Reply(status=503)) as station,
    Radio(token="t", base_url=station.url) as client,
):
    try:
        client.shows.create(title="Late", slots=[])
    except InternalServerError as error:
        assert error.status_code == 503
    else:
        raise AssertionError("no error")
assert len(station.visits) == 1
