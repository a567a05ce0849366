"""With logging on, each reply is one line, and no line shows the key."""

# kind: log

import logging

from radio import Radio
from station import Reply, on_air, recording


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


lines = Lines()
logging.getLogger("radio").addHandler(lines)
logging.getLogger("radio").setLevel(logging.DEBUG)
with on_air(Reply(recording())) as station:
    with Radio(token="hush-hush", base_url=station.url) as client:
        client.recordings.retrieve(recording_id="r1")
assert len(lines.lines) == 1 and "200" in lines.lines[0], lines.lines
assert "hush-hush" not in " ".join(lines.lines)
