"""Files come from memory, from paths, from open files and as tuples with a name and a type."""

# kind: upload

import io
from pathlib import Path
from tempfile import SpooledTemporaryFile

from radio import Radio
from station import Reply, on_air

Path("cover.png").write_bytes(b"\x89PNG")
with on_air(Reply({"id": "n1", "size": 4}, 201)) as station:
    with Radio(token="t", base_url=station.url) as client:
        attach = client.recordings.attach
        attach(recording_id="r1", file=b"bytes")
        attach(recording_id="r1", file=bytearray(b"more"))
        attach(recording_id="r1", file=io.BytesIO(b"buffer"))
        attach(recording_id="r1", file=Path("cover.png"), caption="Caf\u00e9")
        attach(recording_id="r1", file=("notes.txt", b"text", "text/plain"))
        with Path("cover.png").open("rb") as opened:
            made = attach(recording_id="r1", file=opened)
        with SpooledTemporaryFile() as spooled:
            spooled.write(b"spooled")
            spooled.seek(0)
            attach(recording_id="r1", file=spooled)
assert made.id == "n1"
bodies = [each.content for each in station.visits]
for body, wanted in zip(
    bodies,
    (b"bytes", b"more", b"buffer", b"\x89PNG", b"text", b"\x89PNG", b"spooled"),
    strict=True,
):
    assert wanted in body
assert b'filename="cover.png"' in bodies[3] and "Caf\u00e9".encode() in bodies[3]
assert b'filename="notes.txt"' in bodies[4] and b"text/plain" in bodies[4]
assert b'filename="cover.png"' in bodies[5]
