"""What a paged operation asks for: the parameters that a next page is asked with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..model import ir, media_types, shapes
from .paging_types import bare, is_moment, is_number, is_text, is_token, minimum
from .paging_words import (
    ASKING,
    BACKWARDS,
    CURSORS,
    LAST_ITEM,
    MARKED_CURSOR,
    MARKED_LINK,
    MARKED_NUMBER,
    MARKED_PAGES,
    MARKED_STREAM,
    MARKED_TIME,
    MARKED_UNUSED,
    MARKED_ZERO,
    OFFSETS,
    PAGES,
    SIZES,
    SKIPPED_PAGES,
    UNSURE_CURSORS,
    UNSURE_OFFSETS,
    word,
)


@dataclass(frozen=True, slots=True)
class Input:
    """A query or path parameter, or a property of a body, by its wire name.

    `within` are the parameter or property that hold it, the outer one first.
    """

    wire: str
    type: ir.Type | ir.Object
    description: str = ""
    default: ir.Json = ir.ABSENT
    required: bool = False
    within: tuple[str, ...] = ()
    is_path: bool = False
    is_body: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The names it may be known by: its own, and with what holds it."""
        return _words(self.wire, self.within[-1] if self.within else "")

    def is_one_of(self, words: frozenset[str]) -> bool:
        """Whether a table of words has it."""
        return not words.isdisjoint(self.words)


_ALL = OFFSETS | PAGES | SIZES | CURSORS


@lru_cache(maxsize=4096)  # documents ask by few names, again and again
def _words(wire: str, holder: str) -> tuple[str, ...]:
    own = word(wire)
    for prefix in ("pagination", "paging", "pager", "list", "query"):
        if own.startswith(prefix) and own[len(prefix) :] in _ALL:
            return own, own[len(prefix) :]
    return (own, word(holder) + own) if holder else (own,)


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters that ask for a page.

    `cursors` may take a token, the surest first; `backward` walks to the beginning;
    `limited` says that a size has to be given, `linked` that the parameters are described
    as those of a link in the reply's header, `described` that pages are spoken of; `texts`
    are the parameters that may take anything.
    """

    offset: Input | None = None
    page: Input | None = None
    cursors: tuple[Input, ...] = ()
    size: Input | None = None
    backward: Input | None = None
    first: int = 1
    limited: bool = False
    linked: bool = False
    described: bool = False
    texts: tuple[Input, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing asks for pages."""
        return self.offset is None and self.page is None and not self.cursors

    @property
    def takes_token(self) -> bool:
        """Whether a parameter is there for tokens, and for nothing else."""
        return any(
            each.is_one_of(CURSORS - UNSURE_CURSORS) and is_token(each.type)
            for each in self.cursors
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The query parameters of a link to another page, by their wire names."""
        asking = (self.offset, self.page, *self.cursors)
        return tuple(
            dict.fromkeys(
                item.wire
                for item in asking
                if item and not (item.within or item.is_path or item.is_body)
            )
        )


def asked(api: ir.Api, operation: ir.Operation) -> Asked:
    """Which parameters, or properties of a body, ask for a page."""
    inputs = list(_inputs(api, operation))
    ranges = any(word(each.wire) in ("end", "stop", "to", "until") for each in inputs)
    size = _first(inputs, _is_size)
    offset = _first(inputs, lambda each: _is_offset(each, ranges, size is not None))
    page = _first(inputs, _is_page)
    cursors = [each for each in inputs if _is_cursor(each)]
    cursors.sort(key=_doubt)
    inner = offset or page or (cursors[0] if cursors else None)
    if inner is not None and inner.within and size is not None:
        near = [each for each in inputs if each.within == inner.within]
        size = _first(near, _is_size)
    elif size is not None and size.within:
        size = None
    asking = [each for each in (offset, page, *cursors) if each]
    texts = [operation.description, operation.summary]
    texts += [response.description for response in operation.responses]
    texts += [each.description for each in inputs]
    return Asked(
        offset=offset,
        page=page,
        cursors=tuple(cursors),
        size=size,
        backward=_first(inputs, lambda each: each.is_one_of(BACKWARDS)),
        first=1 if page is None else _first_page(page),
        limited=size is not None and size.required,
        linked=any(MARKED_LINK.search(text) for text in texts),
        described=any(MARKED_PAGES.search(each.description) for each in asking),
        texts=tuple(
            each
            for each in inputs
            if is_token(each.type) and not each.is_one_of(BACKWARDS)
        ),
    )


def sends(api: ir.Api, operation: ir.Operation, name: str) -> bool:
    """Whether the body holds a list of this name: what comes back was sent."""
    if operation.body is None:
        return False
    shape = shapes.flattened(api, shapes.preferred_content(operation.body, api))
    return shape is not None and any(
        field.wire == name and isinstance(bare(api, field.type), ir.Array)
        for field in shapes.writable(shape)
    )


def makes(operation: ir.Operation) -> bool:
    """Whether a request says in its name that it makes or changes something: `page` and
    `size` are then of the thing, and what comes back is no page."""
    named = _MAKES.match(operation.operation_id or "") or _MAKES.match(operation.summary)
    asks = re.search(r"search|query|list|find|filter|lookup", operation.path, re.IGNORECASE)
    return bool(named) and not asks


_MAKES = re.compile(
    r"(?i:create|add|insert|register|save|upload|submit|import|replace|update|delete|remove)"
    r"(?:s\b|d\b|\b|_|(?=[A-Z]))"
)


def _first(inputs: list[Input], holds: Callable[[Input], bool]) -> Input | None:
    return next((each for each in inputs if holds(each)), None)


def _is_offset(given: Input, ranges: bool, sized: bool) -> bool:
    if not (given.is_one_of(OFFSETS) and is_number(given.type)) or given.is_path:
        return False
    if MARKED_STREAM.search(given.description) or _is_numbered(given):
        return False
    if not given.is_one_of(UNSURE_OFFSETS):
        return True
    timely = MARKED_TIME.search(given.description)
    return sized and not (ranges or timely or given.default == 1)


def _is_numbered(given: Input) -> bool:
    """Whether what may be an offset is described as the number of a page."""
    return given.is_one_of(UNSURE_OFFSETS) and bool(MARKED_NUMBER.search(given.description))


def _is_page(given: Input) -> bool:
    if not given.is_one_of(PAGES) and not _is_numbered(given):
        return False
    if MARKED_UNUSED.search(given.description):
        return False
    if word(given.wire) == "p" and not MARKED_PAGES.search(given.description):
        return False
    return is_number(given.type) or (
        given.is_path and is_text(given.type) and word(given.wire) != "pageid"
    )


def _is_size(given: Input) -> bool:
    return given.is_one_of(SIZES) and is_number(given.type) and not given.is_path


def _is_cursor(given: Input) -> bool:
    """Whether a parameter may take a token of an earlier reply: its name says so, or it is
    described so; so does a page or an offset that is text."""
    if given.is_path and not given.is_one_of(CURSORS - UNSURE_CURSORS):
        return False
    if isinstance(given.type, ir.Object | ir.Map):
        return given.is_one_of(CURSORS - UNSURE_CURSORS)
    if (
        given.required
        and not given.is_path
        and given.is_one_of(UNSURE_CURSORS | OFFSETS | PAGES)
    ):
        return False
    if is_number(given.type):
        return given.is_one_of(CURSORS | UNSURE_OFFSETS)
    if not is_text(given.type):
        return False
    if given.is_one_of(BACKWARDS):
        return False
    if is_moment(given.type):
        return given.is_one_of(CURSORS) and word(given.wire) == "cursor"
    if given.is_one_of(CURSORS):
        return is_token(given.type)
    if given.is_one_of(OFFSETS | PAGES):
        return not MARKED_TIME.search(given.description)
    return bool(MARKED_CURSOR.search(given.description)) and not given.is_one_of(SIZES)


def _doubt(given: Input) -> tuple[int, bool]:
    """How unlikely a parameter is to be the one that takes the next token."""
    sure = CURSORS - UNSURE_CURSORS
    ranks = (sure - LAST_ITEM, sure & LAST_ITEM, frozenset({"until"}), UNSURE_CURSORS)
    for rank, words in enumerate(ranks):
        if given.is_one_of(words):
            return rank, bool(MARKED_TIME.search(given.description))
    return len(ranks), not MARKED_CURSOR.search(given.description)


def _first_page(given: Input) -> int:
    """The number of the first page: 1, unless the document begins with 0."""
    if given.default in (0, 1) and given.default is not False:
        return int(given.default)
    if given.is_one_of(SKIPPED_PAGES) or MARKED_ZERO.search(given.description):
        return 0
    least = minimum(given.type)
    return int(least) if given.default is ir.ABSENT and least in (0, 1) else 1


def _inputs(api: ir.Api, operation: ir.Operation) -> Iterator[Input]:
    for parameter in operation.parameters:
        if parameter.media is not None:
            continue
        if parameter.location is ir.In.QUERY:
            yield from _spread(api, parameter, (), is_body=False)
        elif parameter.location is ir.In.PATH:
            yield Input(
                parameter.wire,
                bare(api, parameter.type),
                parameter.description,
                required=True,
                is_path=True,
            )
    if operation.body is not None:
        content = shapes.preferred_content(operation.body, api)
        shape = shapes.flattened(api, content)
        sendable = content is not None and any(
            fits(content.media)
            for fits in (media_types.is_json, media_types.is_form, media_types.is_xml)
        )
        if shape is not None and sendable:
            for field in shapes.writable(shape):
                yield from _spread(api, field, (), is_body=True)


def _spread(
    api: ir.Api,
    given: ir.Parameter | ir.Field,
    within: tuple[str, ...],
    *,
    is_body: bool,
) -> Iterator[Input]:
    """A parameter or property, or the properties of one that holds what asks for pages."""
    type_ = bare(api, given.type)
    is_token_ = word(given.wire) in CURSORS - UNSURE_CURSORS - ASKING
    if isinstance(type_, ir.Object) and not is_token_:
        if word(given.wire) in ASKING and len(within) < 2:
            for field in shapes.writable(type_):
                yield from _spread(api, field, (*within, given.wire), is_body=is_body)
        return
    yield Input(
        given.wire,
        type_,
        given.description,
        given.default,
        given.required,
        within,
        is_body=is_body,
    )
