"""Log records say what was called, with fields that handlers and filters can use."""

# kind: log

import logging

from radio import Radio
from radio.testing import FakeReply, fake
from station import recording

records: list[logging.LogRecord] = []


class Keep(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        records.append(record)


logger = logging.getLogger("radio")
logger.addHandler(Keep())
logger.setLevel(logging.DEBUG)
logger.propagate = False
transport = fake()
transport.reply("GET", "/v2/recordings/{id}", FakeReply(503), FakeReply(404))
transport.reply("GET", "/v2/recordings/r2", json=recording())
client = Radio(token="phx-secret", transport=transport)
client.recordings.retrieve(recording_id="r2")
texts = [record.getMessage() for record in records]
assert any("GET" in text and "/v2/recordings/r2" in text for text in texts), texts
assert any("200" in text for text in texts), texts
before = len(records)
try:
    client.recordings.retrieve(recording_id="r1")
except Exception as error:
    assert "404" in str(error)
texts = [record.getMessage() for record in records[before:]]
assert any("503" in text for text in texts) and any("404" in text for text in texts), texts
assert not any("phx-secret" in text for text in texts)
assert all(record.name.startswith("radio") for record in records)
