"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .pets import OwnerParam as OwnerParam

    KeeperParam = OwnerParam
    """Deprecated: `KeeperParam` is now `OwnerParam`; the old name works until 3.0."""
else:
    _TABLE = Table(
        __name__,
        {
            "pets": "OwnerParam",
        },
    )
    _TABLE.renamed = {
        "KeeperParam": (
            "OwnerParam",
            "`KeeperParam` is now `OwnerParam`; the old name works until 3.0.",
        ),
    }
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
