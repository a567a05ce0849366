"""A thread reads a stream into a queue while another one works on what came."""

# kind: stream

from queue import Queue
from threading import Thread

from radio import Caption, Radio, TextCaption
from station import Reply, events, on_air

said = events(*({"type": "text", "text": str(n)} for n in range(20)), {"type": "end", "count": 20})
queue: Queue[Caption | None] = Queue(maxsize=2)
with on_air(Reply(pieces=said, media="text/event-stream")) as station:
    with Radio(token="t", base_url=station.url) as client:

        def read() -> None:
            with client.captions.stream(recording_id="r1") as captions:
                for each in captions:
                    queue.put(each)
            queue.put(None)

        reader = Thread(target=read)
        reader.start()
        texts: list[str] = []
        end = 0
        while (item := queue.get()) is not None:
            if isinstance(item, TextCaption):
                texts.append(item.text)
            else:
                end = item.count
        reader.join()
assert texts == [str(n) for n in range(20)] and end == 20
