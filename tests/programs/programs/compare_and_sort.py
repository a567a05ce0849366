"""Models are compared, sorted, grouped and told apart, in tests and in sets of their ids."""

# kind: copy

from itertools import groupby
from operator import attrgetter

from radio import FileSource, Recording
from station import recording

takes = [
    Recording.model_validate(recording(f"r{n}", seconds=9 - n, state=("draft", "ready")[n % 2]))
    for n in range(4)
]
assert [each.id for each in sorted(takes, key=attrgetter("seconds"))] == [
    "r3",
    "r2",
    "r1",
    "r0",
]
assert max(takes, key=lambda each: each.made_at) in takes
by_state = {
    state: [each.id for each in group]
    for state, group in groupby(sorted(takes, key=attrgetter("state")), key=attrgetter("state"))
}
assert by_state == {"draft": ["r0", "r2"], "ready": ["r1", "r3"]}
assert takes.index(Recording.model_validate(takes[2].to_dict())) == 2
plain: object = takes[0].to_dict()
assert takes[0] != takes[1] and takes[0] != plain
assert FileSource(path="a") == FileSource(path="a") != FileSource(path="a", size=1)
unique = {each.id: each for each in takes + takes}
assert list(unique.values()) == takes
