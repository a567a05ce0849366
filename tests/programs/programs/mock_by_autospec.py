"""`unittest.mock` stands in for a client: with its specification, which wrong calls break."""

# kind: mock

from unittest.mock import AsyncMock, MagicMock, create_autospec, patch

import asyncio
from typing import Any

from radio import AsyncRadio, Radio, Recording
from radio.resources.recordings import AsyncRecordings, Recordings
from station import recording

RECORDING = Recording.model_validate(recording())


def title(client: Radio) -> str:
    return client.recordings.retrieve(recording_id="r1").name.upper()


double = MagicMock(spec=Radio)
double.recordings.retrieve.return_value = RECORDING
assert title(double) == "TAKE R1"
double.recordings.retrieve.assert_called_once_with(recording_id="r1")
resource = create_autospec(Recordings, instance=True)
resource.retrieve.return_value = RECORDING
assert resource.retrieve(recording_id="r1") is RECORDING
try:
    resource.retrieve(id="r1")
except TypeError:
    pass
else:
    raise AssertionError("the signature is not kept")
client = Radio(token="t")
with patch.object(client.recordings, "retrieve", return_value=RECORDING) as method:
    assert title(client) == "TAKE R1"
    method.assert_called_once()
with patch.object(Recordings, "retrieve", autospec=True, return_value=RECORDING) as method:
    assert title(client) == title(Radio(token="u")) == "TAKE R1"
assert method.call_count == 2
with patch.object(Radio, "recordings", resource):
    assert title(Radio(token="t")) == "TAKE R1"
with patch("radio.Radio", autospec=True) as made:
    import radio

    assert radio.Radio(token="t") is made.return_value


async def main() -> None:
    later = AsyncRadio(token="t")
    with patch.object(later.recordings, "retrieve", AsyncMock(return_value=RECORDING)):
        assert (await later.recordings.retrieve(recording_id="r1")).id == "r1"
    double = create_autospec(AsyncRecordings, instance=True)
    double.retrieve.return_value = RECORDING
    assert await double.retrieve(recording_id="r1") is RECORDING


asyncio.run(main())
whole = create_autospec(Radio(token="t"))
whole.recordings.retrieve.return_value = RECORDING
assert title(whole) == "TAKE R1" and isinstance(whole, Radio)
mistaken: Any = whole.recordings  # checkers would tell
try:
    mistaken.retrieve(id="r1")
except TypeError as error:
    assert "recording_id" in str(error)
else:
    raise AssertionError("no specification")
