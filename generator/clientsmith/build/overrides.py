"""What the configuration says about the paging of single operations."""

from __future__ import annotations

from collections.abc import Mapping

from ..config import Config, PagingRule


def paging_rules(config: Config) -> Mapping[str, PagingRule | None]:
    """The rules by operation; None where the configuration says that there is no paging."""
    return {
        name: rule.paging or None
        for name, rule in config.operations.items()
        if rule.paging is not None
    }
