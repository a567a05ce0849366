"""Tests replace a method with unittest.mock: by patch.object, by a spec, by side effects."""

# kind: mock

import asyncio
from unittest.mock import AsyncMock, MagicMock, Mock, patch

from radio import AsyncRadio, NotFoundError, Radio, RateLimitError, Recording
from station import recording


def names(client: Radio) -> list[str]:
    return [each.name for each in client.recordings.list(limit=2)]


take = Recording.model_validate(recording())
client = Radio(token="t", base_url="http://127.0.0.1:9")
with patch.object(client.recordings, "list", return_value=[take]) as mocked:
    assert names(client) == ["Take r1"]
    mocked.assert_called_once_with(limit=2)
with patch.object(type(client.recordings), "retrieve", autospec=True, return_value=take):
    assert client.recordings.retrieve(recording_id="r1") is take

double = MagicMock(spec=Radio)
double.recordings.list.return_value = [take]
assert names(double) == ["Take r1"]
double.recordings.retrieve.side_effect = RateLimitError("slow down")
try:
    double.recordings.retrieve(recording_id="r1")
except RateLimitError as error:
    assert error.status_code == 429 and str(error) == "slow down"
else:
    raise AssertionError("no error")
assert isinstance(double, Radio)

loose = MagicMock(spec=Radio)
loose.recordings.retrieve.side_effect = [take, NotFoundError("gone")]
assert loose.recordings.retrieve(recording_id="x") is take


async def main() -> None:
    double = Mock(spec=AsyncRadio)
    double.recordings.retrieve = AsyncMock(return_value=take)
    assert await double.recordings.retrieve(recording_id="r1") is take
    real = AsyncRadio(token="t", base_url="http://127.0.0.1:9")
    with patch.object(real.recordings, "retrieve", autospec=True) as retrieve:
        retrieve.return_value = take
        assert await real.recordings.retrieve(recording_id="r1") is take
        retrieve.assert_awaited_once_with(recording_id="r1")


asyncio.run(main())
