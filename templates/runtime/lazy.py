"""Names that are imported when first asked for (PEP 562)."""

from __future__ import annotations

from collections.abc import Mapping


class Table:
    """Which module of a package defines which names.

    `Table(__name__, {"shapes": "Circle Square"})` loads `Circle` from the submodule
    `shapes`. `load` is meant as the package's `__getattr__`, `names` as its `__dir__`.
    `fallback` are packages with tables of their own that are asked next.
    """

    def __init__(
        self,
        package: str,
        modules: Mapping[str, str],
        fallback: tuple[str, ...] = (),
    ) -> None:
        raise NotImplementedError

    def load(self, name: str) -> object:
        raise NotImplementedError

    def names(self) -> list[str]:
        raise NotImplementedError
