"""A file is a path, bytes, an open file, or a tuple with its name and type."""

# kind: upload

import io
from pathlib import Path

from radio import FileInput, Radio
from station import Reply, on_air

path = Path("take.txt")
path.write_bytes(b"la la")
with on_air(Reply({"id": "a", "size": 5}, 201)) as station:
    with Radio(token="t", base_url=station.url) as client, path.open("rb") as opened:
        sources: list[FileInput] = [
            path,
            b"la la",
            opened,
            io.BytesIO(b"la la"),
            ("take.txt", b"la la", "text/plain"),
        ]
        for source in sources:
            made = client.recordings.attach(recording_id="r1", file=source, caption="x")
            assert made.size == 5
for visit in station.visits:
    assert b"\r\n\r\nla la\r\n" in visit.content
    assert b'name="caption"\r\n\r\nx\r\n' in visit.content
assert b'filename="take.txt"' in station.visits[0].content
assert b"text/plain" in station.visits[-1].content
