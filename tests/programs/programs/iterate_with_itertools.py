"""Lists are iterables: for `itertools`, `sorted`, `zip`, comprehensions and generators."""

# kind: page

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from radio import Page, Pages, Radio, Recording, RecordingPage
from station import on_air, shelves


def ids(recordings: Iterable[Recording]) -> list[str]:
    return [each.id for each in recordings]


def everything(client: Radio) -> Pages[Recording, RecordingPage]:
    return client.recordings.list(limit=2)


def batches(client: Radio) -> Iterator[list[Recording]]:
    for page in client.recordings.list().pages():
        yield list(page.items)


with on_air(shelves(2, 1)) as station:
    with Radio(token="t", base_url=station.url) as client:
        assert ids(islice(everything(client), 2)) == ["p0-0", "p0-1"]
        assert len(station.visits) == 1
        assert ids(sorted(everything(client), key=lambda r: r.id, reverse=True))[0] == "p1-0"
        assert len(list(zip(everything(client), range(9), strict=False))) == 3
        assert [len(batch) for batch in batches(client)] == [2, 1]
        states = Counter(str(each.state) for each in everything(client))
        assert states == {"ready": 3}
        both = chain(everything(client), client.recordings.list())
        assert len(ids(both)) == 6
        assert next(iter(everything(client))).id == "p0-0"
        assert any(each.id == "p1-0" for each in everything(client))
        by_id = {each.id: each for each in everything(client)}
        assert set(by_id) == {"p0-0", "p0-1", "p1-0"}
        listed = everything(client)
        assert ids(listed) == ids(listed)
        page: Page[Recording, RecordingPage] = next(iter(everything(client).pages()))
        assert ids(page.items) == ids(page.body.items)
