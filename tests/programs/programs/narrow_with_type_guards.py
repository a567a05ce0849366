"""Functions of one's own narrow what a list gives: by `isinstance`, by a guard, by a filter."""

# kind: narrow

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from radio import Caption, EndCaption, FileSource, Recording, Source, TextCaption
from station import recording


def is_file(source: Source) -> TypeGuard[FileSource]:
    return isinstance(source, FileSource)


def texts(captions: Iterable[Caption]) -> Iterator[str]:
    for each in captions:
        if isinstance(each, TextCaption):
            yield each.text
        else:
            yield f"{each.count} in all"


def size_of(take: Recording) -> int:
    return take.source.size or 0 if is_file(take.source) else -1


take = Recording.model_validate(recording())
assert size_of(take) == 0
take.source = FileSource(path="x", size=7)
assert size_of(take) == 7
assert list(texts([TextCaption(text="a"), EndCaption(count=1)])) == ["a", "1 in all"]
if take.retired_at is None:
    retired = False
else:
    retired = take.retired_at.year > 2000
assert not retired
day = take.day.isoformat() if take.day else "never"
assert day == "2026-02-03"
