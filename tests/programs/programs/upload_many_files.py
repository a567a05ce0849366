"""Files of a form come from a folder, with names that are not ASCII, and from temporary files."""

# kind: upload

from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile

from radio import FileContent, FileInput, Radio
from station import Reply, on_air

folder = Path("takes")
folder.mkdir(exist_ok=True)
for name in ("a.txt", "b c.txt", "ö.txt"):
    (folder / name).write_text(name, "utf-8")


def attach(client: Radio, file: FileInput, *more: FileContent) -> str:
    made = client.recordings.attach(recording_id="r1", file=file, pages=more, state="draft")
    return made.id


with on_air(Reply({"id": "a", "size": 5}, 201)) as station:
    with (
        Radio(token="t", base_url=station.url) as client,
        NamedTemporaryFile() as named,
    ):
        assert attach(client, BytesIO(b"x"), *sorted(folder.iterdir())) == "a"
        named.write(b"named")
        named.seek(0)
        with TemporaryFile() as plain:
            plain.write(b"plain")
            plain.seek(0)
            attach(client, (None, b"no name"), named, plain)
            assert not plain.closed
        client.recordings.replace_audio(recording_id="r1", body=folder / "a.txt")
first, second, third = station.visits
assert first.content.count(b' name="pages"; filename') == 3
assert 'filename="ö.txt"'.encode() in first.content or b"filename*=" in first.content
assert b'filename="b c.txt"' in first.content and b"ready" not in first.content
assert b'name="file"\r\n' in second.content and b"named" in second.content
assert Path(named.name).name.encode() in second.content and b"plain" in second.content
assert third.content == b"a.txt" and third.headers["content-length"] == "5"
