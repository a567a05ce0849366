"""A list that the description does not name is read page by page, with items of a type."""

# kind: request page

import asyncio

from pydantic import BaseModel
from radio import AsyncRadio, Radio, Recording
from radio.pagination import CursorPaging, LinkPaging, OffsetPaging, PagePaging
from station import Reply, Visit, on_air, recording, shelves


class Tag(BaseModel):
    name: str


def tags(visit: Visit) -> Reply:
    at = int(visit.query.get("offset", visit.query.get("p", ["0"]))[0])
    return Reply({"data": {"tags": [{"name": f"t{at}"}] if at < 3 else []}, "total": 3})


def linked(visit: Visit) -> Reply:
    last = "page" in visit.query
    link = {} if last else {"Link": f'<{visit.path}?page=2>; rel="next"'}
    return Reply([recording("b" if last else "a")], headers=link)


cursor = CursorPaging(items=("items",), cursor="cursor", next=("next_cursor",))
with on_air(shelves(2, 1)) as station:
    with Radio(token="t", base_url=station.url) as client:
        found = client.paginate(
            "/beta/recordings?state=ready",
            cast_to=Recording,
            paging=cursor,
            query={"n": 2},
        )
        assert [each.name for each in found] == ["Take p0-0", "Take p0-1", "Take p1-0"]
        page = found.first()
        assert page.items[0].state == "ready" and page.body["next_cursor"] == "1"
first, second, *_ = station.visits
assert first.query == {"state": ["ready"], "n": ["2"]}
assert second.query == {"state": ["ready"], "n": ["2"], "cursor": ["1"]}
assert second.headers["authorization"] == "Bearer t"


async def main(url: str) -> list[str]:
    offset = OffsetPaging(items=("data", "tags"), offset="offset", total=("total",))
    async with AsyncRadio(token="t", base_url=url) as client:
        listed = client.paginate("/beta/tags", cast_to=Tag, paging=offset)
        return [tag.name async for tag in listed]


with on_air(tags) as station:
    assert asyncio.run(main(station.url)) == ["t0", "t1", "t2"]
    with Radio(token="t", base_url=station.url) as client:
        pages = PagePaging(items=("data", "tags"), page="p", first=0)
        listed = client.paginate("beta/tags", cast_to=Tag, paging=pages).pages()
        assert [page.items[0].name for page in listed if page.items] == [
            "t0",
            "t1",
            "t2",
        ]

with on_air(linked) as station, Radio(token="t", base_url=station.url) as client:
    link = LinkPaging(items=())
    ids = [each.id for each in client.paginate("/x", cast_to=Recording, paging=link)]
    assert ids == ["a", "b"]
