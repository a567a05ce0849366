"""Whatever the server sends with an error can be read, and the text says which call it was."""

# kind: error

import copy
import pickle

from radio import PermissionDeniedError, Radio
from station import Reply, on_air

for media, content in (
    ("application/xml", b"<Code>Denied</Code>"),
    ("application/json", b"upstream timed out"),
    ("application/octet-stream", b"\x00\x01"),
    ("text/html", b"<h1>No</h1>"),
):
    with on_air(Reply(status=403, content=content, media=media)) as station:
        try:
            Radio(token="hush", base_url=station.url).recordings.retrieve(recording_id="r1")
        except PermissionDeniedError as error:
            for each in (error, pickle.loads(pickle.dumps(error)), copy.copy(error)):
                assert each.content == content and each.text == content.decode()
            assert error.request is not None and error.request.method == "GET"
            assert error.request.url == f"{station.url}/v2/recordings/r1"
            told = str(error)
            assert "\n" not in told and "GET" in told and "403" in told, told
            assert "/v2/recordings/r1" in told and "hush" not in told + repr(error.request)
        else:
            raise AssertionError("no error")
