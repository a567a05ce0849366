"""Lists as fakes serve them: the documented example is the only page that has items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .json import is_object
from .reach import reach


@dataclass(frozen=True, slots=True)
class Listed:
    """How a list leads on. `items`, `next` and `more` are paths in its reply, the latter
    two if it is them that lead on.

    `turn` is the parameter that asks for a later page by a value that is greater than
    `first`, or by any at all if that is None.
    """

    items: tuple[str, ...] = ()
    next: tuple[str | int, ...] = ()
    more: tuple[str, ...] = ()
    turn: str = ""
    first: int | None = None

    def ended(self, body: Any, asked: str | None) -> Any:
        """The reply as that of a last page, without items if a later page is `asked` for."""
        if asked and self._is_later(asked):
            if not self.items:
                return []
            _put(body, self.items, [])
        if self.more and isinstance(reach(body, self.more), bool):
            _put(body, self.more, False)
        if self.next and all(isinstance(name, str) for name in self.next):
            told = reach(body, self.next)
            if told:
                # Not null, which the type of the reply may not allow.
                _put(body, self.next, "" if isinstance(told, str) else None)
        return body

    def _is_later(self, asked: str) -> bool:
        if self.first is None:
            return True
        return asked.isdecimal() and int(asked) > self.first


def _put(body: Any, path: Sequence[str | int], value: object) -> None:
    """Set what lies at a path, if there is something to set it in."""
    holder = reach(body, path[:-1])
    name = path[-1]
    if is_object(holder) and name in holder:
        holder[str(name)] = value
