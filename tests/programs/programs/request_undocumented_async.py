"""Undocumented endpoints are called by asynchronous clients too, with types of my own."""

# kind: request async

import asyncio

from pydantic import BaseModel
from radio import AsyncRadio
from station import Reply, on_air


class Level(BaseModel):
    left: float
    right: float


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        level = await client.get("/beta/level", cast_to=Level)
        assert (level.left, level.right) == (0.5, 1.0)
        both = await asyncio.gather(
            client.get("/beta/level", cast_to=Level),
            client.request("POST", "/beta/level", cast_to=dict[str, float], body=level),
        )
        assert both[0] == level and both[1]["left"] == 0.5
        content = await client.get("/beta/level", cast_to=bytes)
        assert content.startswith(b"{")
        raw = await client.raw(lambda c: c.get("/beta/level", cast_to=str))
        assert raw.status_code == 200 and raw.value == content.decode()


with on_air(Reply({"left": 0.5, "right": 1.0})) as station:
    asyncio.run(main(station.url))
posted = next(visit for visit in station.visits if visit.method == "POST")
assert posted.json() == {"left": 0.5, "right": 1.0}
