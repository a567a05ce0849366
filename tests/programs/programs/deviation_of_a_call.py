"""A deviation tells which call had it, without secrets; the log has one line a reply."""

# kind: log

import logging

from radio import Deviation, Radio
from station import Reply, on_air, recording

lines: list[str] = []


class Kept(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        lines.append(record.getMessage())


logging.getLogger("clientsmith.deviation").addHandler(Kept())
seen: list[Deviation] = []
wrong = [recording(str(n), seconds="long") for n in range(5)]
with on_air(Reply({"items": wrong, "next_cursor": None})) as station:
    with Radio(token="t", base_url=station.url, on_deviation=seen.append) as client:
        list(client.recordings.list(options={"query": {"api_key": "hush"}}))
assert len(seen) == 5
for each in seen:
    assert each.operation == "GET /v2/recordings"
    assert each.url.startswith(f"{station.url}/v2/recordings?")
    assert "hush" not in each.url
assert len(lines) == 1, lines
assert "GET /v2/recordings" in lines[0] and "/items/0/seconds" in lines[0]
assert "hush" not in lines[0] and "long" not in lines[0]
