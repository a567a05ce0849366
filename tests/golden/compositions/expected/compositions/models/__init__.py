"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .cats import (
        Cat as Cat,
        CatMeta as CatMeta,
        Named as Named,
        NamedMeta as NamedMeta,
    )
    from .unused import Aged as Aged
else:
    _TABLE = Table(
        __name__,
        {
            "cats": "Cat CatMeta Named NamedMeta",
            "unused": "Aged",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
