"""What calls give has the type that their documentation says, for type checkers too."""

# kind: narrow
# checks: mypy pyright

from typing import assert_type

from radio import AsyncRadio, Caption, Download, JsonValue, Page, Pages, Radio, Raw
from radio import Recording, RecordingPage, Source, State, Stream


def check(client: Radio) -> None:
    found = client.recordings.retrieve(recording_id="r1")
    assert_type(found, Recording)
    assert_type(found.source, Source)
    assert_type(found.state, State | str)
    assert_type(client.recordings.list(), Pages[Recording, RecordingPage])
    assert_type(client.recordings.list().first(), Page[Recording, RecordingPage])
    assert_type(client.recordings.list().first()[0], Recording)
    assert_type(client.recordings.list().first()[:2], list[Recording])
    assert_type(list(client.recordings.list()), list[Recording])
    assert_type(client.raw(lambda c: c.recordings.retrieve(recording_id="")), Raw[Recording])
    assert_type(client.captions.live(), Stream[Caption])
    assert_type(client.recordings.audio(recording_id="r1"), Download)
    assert_type(client.status.retrieve(), JsonValue)
    assert_type(client.with_options(), Radio)
    assert_type(client.get("/", cast_to=list[Recording]), list[Recording])


async def check_async(client: AsyncRadio) -> None:
    assert_type(await client.recordings.retrieve(recording_id=""), Recording)
    assert_type([each async for each in client.recordings.list()], list[Recording])
    assert_type(await client.get("/", cast_to=Recording), Recording)
    raw = await client.raw(lambda c: c.recordings.retrieve(recording_id=""))
    assert_type(raw, Raw[Recording])
