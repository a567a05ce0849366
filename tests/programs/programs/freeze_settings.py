"""Settings are values: equal, hashable, and not to be changed by accident."""

# kind: freeze

import dataclasses
from typing import Any

from radio import Headers, Hooks, RetryPolicy, Timeout

values: list[tuple[Any, str]] = [
    (Timeout(read=1), "read"),
    (RetryPolicy(base=1), "base"),
    (Hooks(), "on_retry"),
]
for value, name in values:
    for change in (setattr, delattr):
        arguments: tuple[Any, ...] = (value, name, 2)[: 3 if change is setattr else 2]
        try:
            change(*arguments)
        except (AttributeError, TypeError):
            pass
        else:
            raise AssertionError(f"{value} was changed")
assert {Timeout(read=1), Timeout(read=1)} == {Timeout(read=1)}
assert dataclasses.replace(RetryPolicy(base=1), base=2) == RetryPolicy(base=2)
headers = Headers({"A": "1"})
assert headers["a"] == "1" and "A" in headers and dict(headers.pairs) == {"A": "1"}
assert headers.get("b", "none") == "none" and len(headers) == 1
