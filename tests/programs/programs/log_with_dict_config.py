"""The package's logger is configured as any other: by `dictConfig`, with filters and JSON."""

# kind: log

import io
import json
import logging
import logging.config

from radio import Radio
from radio.testing import FakeReply, fake
from station import recording

out = io.StringIO()


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps({"level": record.levelname, "said": record.getMessage()})


logging.config.dictConfig(
    {
        "version": 1,
        "disable_existing_loggers": True,
        "formatters": {"lines": {"()": Lines}},
        "handlers": {
            "out": {
                "class": "logging.StreamHandler",
                "stream": out,
                "formatter": "lines",
            }
        },
        "loggers": {"radio": {"level": "DEBUG", "handlers": ["out"], "propagate": False}},
    }
)
transport = fake()
transport.reply(
    "GET",
    "/v2/recordings/{id}",
    FakeReply(503),
    FakeReply(200, {}, (json.dumps(recording()).encode(),)),
)
client = Radio(token="hush-hush", transport=transport)
client.recordings.retrieve(recording_id="r1")
lines = [json.loads(line) for line in out.getvalue().splitlines()]
assert any("200" in line["said"] for line in lines) and any("503" in line["said"] for line in lines)
assert "hush-hush" not in out.getvalue()
