"""Words that a path writes without gaps, and the document elsewhere with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..model import ir
from ..text.words import singular, split

Name = tuple[str, ...]

_CONSTANT = re.compile(r"(?<![^/.:])[a-z]{7,}(?![^/.:])")
_PARAMETER = re.compile(r"\{([^{}]*)\}")
_JOINED = frozenset("""
    autocomplete backup blacklist bookmark callback changelog checkout codebase database datapoint
    dataset datastore deadline endpoint feedback filename firewall hostname keyword lookup
    metadata mysql namespace nickname openapi password payout playlist salesperson signin signout
    signup subaccount subcategory sublist subscription subtask timestamp timezone username
    webhook website whitelist workflow workspace
    """.split())
"""What English writes as one word, whatever a document does."""


def divided(operations: Iterable[ir.Operation]) -> Mapping[str, Name]:
    """The words of constant segments such as `recurringruns`, where the operationIds or the
    parameters of their paths say `listRecurringRuns` or `recurring_run_id`, and no text of
    the document writes them together."""
    found: dict[str, Counter[Name]] = defaultdict(Counter)
    for operation in (listed := list(operations)):
        texts = (operation.operation_id or "", *_PARAMETER.findall(operation.path))
        for segment in _CONSTANT.findall(operation.path):
            spelled = next(filter(None, (_apart(segment, text) for text in texts)), ())
            if spelled and singular(segment) not in _JOINED:
                found[segment][spelled] += 1
    if not found:
        return {}
    together = {word for operation in listed for word in _said(operation)}
    return {
        segment: min(votes, key=lambda each: (-votes[each], each))
        for segment, votes in found.items()
        if segment not in together and singular(segment) not in together
    }


def _said(operation: ir.Operation) -> Iterable[str]:
    """The lower-case words of an operation's texts."""
    texts = (operation.operation_id or "", operation.summary, *operation.tags)
    for text in (*texts, *_PARAMETER.findall(operation.path)):
        yield from _words(text)


@lru_cache(maxsize=16384)
def _words(text: str) -> Name:
    return tuple(word.lower() for word in split(text))


@lru_cache(maxsize=16384)
def _apart(segment: str, text: str) -> Name:
    """The words of a text that stand side by side and make the segment, in its number."""
    found = _words(text)
    for start in range(len(found)):
        run = found[start]
        for end in range(start + 1, len(found)):
            lead, run = run, run + found[end]
            rest = segment.removeprefix(lead)
            alike = singular(run) == singular(segment) and len(found[start]) > 1
            if alike and 1 < len(rest) < len(segment):
                return (*found[start:end], rest)
            if len(run) > len(segment):
                break
    return ()
