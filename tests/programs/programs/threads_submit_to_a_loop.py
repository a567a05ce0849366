"""Threads hand calls to a client that lives in the event loop of another thread."""

# kind: threads

import asyncio
import threading

import httpx2
from radio import AsyncRadio, Recording
from station import recording


def answer(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json=recording(request.url.path.rpartition("/")[2]))


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()
http = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
client = AsyncRadio(token="t", transport=http, base_url="https://api.test")


def fetch(id: str) -> Recording:
    call = client.recordings.retrieve(recording_id=id)
    return asyncio.run_coroutine_threadsafe(call, loop).result(10)


assert [fetch(id).id for id in "abc"] == ["a", "b", "c"]
asyncio.run_coroutine_threadsafe(client.aclose(), loop).result(10)
loop.call_soon_threadsafe(loop.stop)
thread.join(10)
loop.close()
