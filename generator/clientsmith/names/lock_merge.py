"""The name lock of a folder, also of one in which a merge of branches left a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import reduce
from typing import Any

from ..text.merge_conflicts import has_conflict, sides
from .lock import Lock, LockFault, parse_lock, write_lock
from .lock_rules import check_lock

_NO_NAMES = ("twins", "shapes")


def read_lock(text: str) -> Lock:
    """The names of a lock; those of both branches, where a merge left a conflict.

    Raises:
        LockFault: the text is no name lock, a name in it cannot be used, or two branches
            name one thing differently.
    """
    found = _sides(text) if has_conflict(text) else (text,)
    lock = reduce(_merged, map(parse_lock, found))
    check_lock(lock)
    return lock


def merge_locks(ours: str, theirs: str) -> str:
    """The lock of two branches that both changed it, as text.

    Raises:
        LockFault: a text is no name lock, or the branches name one thing differently.
    """
    lock = _merged(read_lock(ours), read_lock(theirs))
    check_lock(lock)
    return write_lock(lock)


def _sides(text: str) -> tuple[str, str]:
    try:
        return sides(text)
    except ValueError as error:
        raise LockFault(str(error)) from None


def _merged(ours: Lock, theirs: Lock) -> Lock:
    """The names of two branches. Raises LockFault where they name one thing differently."""
    both = {
        each.name: _union(
            each.name, getattr(ours, each.name), getattr(theirs, each.name)
        )
        for each in fields(Lock)
        if each.name not in _NO_NAMES
    }
    for name in _NO_NAMES:
        every = {**getattr(theirs, name), **getattr(ours, name)}
        both[name] = dict(sorted(every.items()))
    return Lock(**both)


def _union(entry: str, ours: Any, theirs: Any) -> Any:
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        every = sorted({*ours, *theirs})
        return {
            key: _union(
                ".".join(key) if isinstance(key, tuple) else key,
                ours.get(key),
                theirs.get(key),
            )
            for key in every
        }
    if None not in (ours, theirs) and ours != theirs:
        raise LockFault(f"two branches name `{entry}` differently", entry)
    return theirs if ours is None else ours
