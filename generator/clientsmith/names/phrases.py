"""The words of made names: joined, shortened, and without saying one twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.words import (
    LONGEST,
    condensed,
    cut,
    key,
    pascal,
    singular,
    snake,
    split,
    without_inner_words,
)
from .routes import Name
from .verbs import LINKS


def shortened(found: Name) -> str:
    """The words as a class name; of one that is too long, phrases such as "for the
    authenticated user" are left out, from the last, and then other words."""
    return pascal(condensed(unlinked(undoubled(found))))


def unlinked(found: Name) -> Name:
    while len(pascal(found)) > LONGEST:
        links = [
            at for at, word in enumerate(found[:-1]) if at and word.lower() in LINKS
        ]
        if not links:
            break
        found = (*found[: links[-1]], found[-1])
    return found


def fitting(name: str, longest: int) -> tuple[str, ...]:
    """The name, or where it is too long others in its place, best first: without phrases, or
    without some of its inner words, or its first words, or cut where it has none."""
    if len(name) <= longest:
        return (name,)
    fewer = (*_without_phrases(name, longest), *without_inner_words(name, longest))
    return fewer or (*_first_words(name, longest), cut(name, longest))


def _first_words(name: str, longest: int) -> tuple[str, ...]:
    """As many of the first words of a name as fit, in the place of a sentence without gaps."""
    join = snake if name[:1].islower() else pascal
    found = split(name)
    while len(found) > 1 and len(join(found)) > longest:
        found = found[:-1]
    return (short,) if len(short := join(found)) <= longest else ()


def _without_phrases(method: str, longest: int) -> tuple[str, ...]:
    """The name of a method without as many phrases at its end, such as
    `for_the_authenticated_user`, as make it short enough; empty for others."""
    found = split(method) if method[:1].islower() else ()
    while len(name := snake(found)) > longest:
        links = [at for at, word in enumerate(found) if at > 1 and word in LINKS]
        if not links:
            return ()
        found = found[: links[-1]]
    return (name,) if found else ()


def shortened_text(name: str, ending: str) -> str:
    """A class name with an ending that survives the shortening."""
    return shortened((*split(name), ending)) if len(name) > 40 else name + ending


def spelled(root: Name, chain: list[Name], own: Name) -> Iterator[Name]:
    """The root and the words of a declaration, with more and more of what is between."""
    yield joined(root, own)
    context: Name = ()
    for part in chain:
        if part and stems(part) != stems(own):
            context = joined(part, context)
            yield joined(root, joined(context, own))


def joined(left: Name, right: Name) -> Name:
    """Both without saying a word twice where they meet."""
    if not left or not right:
        return left + right
    if key(pascal(left)) == key(pascal(right)):
        return left
    low, high = stems(left), stems(right)
    for size in range(min(len(left), len(right)), 0, -1):
        if low[-size:] == high[:size] and (size < len(right) or size == len(left)):
            return left[:-size] + right
    return left + right


def stems(found: Name) -> Name:
    return tuple(singular(word).lower() for word in found)


def undoubled(found: Name) -> Name:
    """The words without those that say again what is just before them."""
    return tuple(
        word
        for at, word in enumerate(found)
        if not at or word.lower() != found[at - 1].lower()
    )
