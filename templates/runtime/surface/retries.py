"""How often, and after which waits, a call is repeated, as clients by Speakeasy say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_MOST = 100
"""Retries, however short the waits are."""


@dataclass(frozen=True)
class BackoffStrategy:
    """Waits that grow, in milliseconds: from `initial_interval` to `max_interval`, by the factor
    `exponent`, until `max_elapsed_time` is over."""

    initial_interval: int
    max_interval: int
    exponent: float
    max_elapsed_time: int
    jitter_ms: int | None = None

    @property
    def retries(self) -> int:
        """How many waits there is time for."""
        left, wait = float(self.max_elapsed_time), float(self.initial_interval)
        found = 0
        while found < _MOST and left >= wait:
            left -= wait
            wait = min(wait * self.exponent, self.max_interval)
            found += 1
        return found


@dataclass(frozen=True)
class RetryConfig:
    """Whether calls are repeated: `strategy` is `backoff`, or `none`."""

    strategy: str
    backoff: BackoffStrategy | None = None
    retry_connection_errors: bool = False


def retry_options(given: Any) -> dict[str, Any]:
    """The options that stand for a `RetryConfig`; none for anything else."""
    if not isinstance(given, RetryConfig):
        return {}
    backoff = given.backoff
    if given.strategy != "backoff" or backoff is None:
        return {"max_retries": 0}
    from ..retry import RetryPolicy

    policy = RetryPolicy(
        base=backoff.initial_interval / 1000,
        cap=backoff.max_interval / 1000,
        unsafe=True,
    )
    return {"max_retries": backoff.retries, "retry_policy": policy}
