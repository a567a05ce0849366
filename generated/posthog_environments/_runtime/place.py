"""Where in a list a page stands, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .errors import PagingError
from .message import Headers
from .value import Value

_MOST_REPEATS = 2
"""How often a page may come again before the list is taken for one without end."""


class Place(Value):
    """Where in a list a page stands: the arguments it is asked for with, or its URL.

    `before` counts the items of earlier pages where that is known, `longest` is the length
    of the longest of these pages, `items` are those of the last one, which was there
    `repeats` times before. The other fields find circles with constant memory (Brent's
    algorithm): `mark` is a token met earlier, with which the tokens of the next `power`
    pages are compared.
    """

    arguments: Mapping[str, object]
    url: str | None = None
    before: int | None = None
    longest: int = 0
    items: Sequence[object] = ()
    repeats: int = 0
    token: object = None
    mark: object = None
    power: int = 1
    steps: int = 0

    def __init__(
        self,
        arguments: Mapping[str, object],
        url: str | None = None,
        before: int | None = None,
        longest: int = 0,
        items: Sequence[object] = (),
        repeats: int = 0,
        token: object = None,
        mark: object = None,
        power: int = 1,
        steps: int = 0,
    ) -> None:
        # By hand, since there is one for each page.
        self.__dict__.update(
            arguments=arguments,
            url=url,
            before=before,
            longest=longest,
            items=items,
            repeats=repeats,
            token=token,
            mark=mark,
            power=power,
            steps=steps,
        )

    def advanced(
        self,
        token: object,
        *,
        arguments: Mapping[str, object] | None = None,
        url: str | None = None,
    ) -> Place:
        """The next place. Raises PagingError if the list has been there before."""
        if token in (self.token, self.mark):
            raise PagingError(
                "the list goes round in circles: a page leads back to one that was read;"
                " a test needs a reply for each page"
            )
        place = self.replaced(
            arguments=arguments or self.arguments, url=url, token=token
        )
        if self.steps + 1 < self.power:
            return place.replaced(steps=self.steps + 1)
        return place.replaced(mark=token, power=self.power * 2, steps=0)

    def counted(self, before: int, count: int) -> Place:
        """The place after a page with so many items, of which `before` were there so far."""
        return self.replaced(before=before, longest=max(self.longest, count))

    def after(self, items: Sequence[object]) -> Place:
        """The place after a page with these items. Raises PagingError if the same page
        comes again and again: the server does not heed what it is asked for."""
        repeats = self.repeats + 1 if items and items == self.items else 0
        if repeats >= _MOST_REPEATS:
            raise PagingError(
                "the list has no end: the same page comes again and again;"
                " a test needs a reply for each page"
            )
        return self.replaced(items=items, repeats=repeats)


class Received(Value):
    """What is known of a page when the next one is looked for."""

    url: str
    headers: Headers
    body: object
    items: Sequence[object]

    def __init__(
        self, url: str, headers: Headers, body: object, items: Sequence[object]
    ) -> None:
        self.__dict__.update(url=url, headers=headers, body=body, items=items)

    @property
    def count(self) -> int:
        """How many items the page has."""
        return len(self.items)
