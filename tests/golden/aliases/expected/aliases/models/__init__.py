"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .pets import Owner as Owner, Pet as Pet

    Animal = Pet
    """Deprecated: `Animal` is now `Pet`."""
else:
    _TABLE = Table(
        __name__,
        {
            "pets": "Owner Pet",
        },
    )
    _TABLE.renamed = {"Animal": ("Pet", "`Animal` is now `Pet`.")}
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
