"""A download is written to a file, which is there only when it is complete."""

# kind: download

from pathlib import Path

from radio import Radio
from station import Reply, on_air

audio = bytes(range(256)) * 1000
seen: list[tuple[int, int | None]] = []
with on_air(Reply(content=audio, media="application/octet-stream")) as station:
    with Radio(token="t", base_url=station.url) as client:
        download = client.recordings.audio(recording_id="r1")
        size = download.save("take.flac", progress=lambda done, all: seen.append((done, all)))
        assert client.recordings.audio(recording_id="r1").read() == audio
assert size == len(audio) and Path("take.flac").read_bytes() == audio
assert seen[-1] == (len(audio), len(audio))
