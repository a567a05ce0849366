"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .events import EventListEvent as EventListEvent, Started as Started
    from .shared import Chat as Chat, Chunk as Chunk, Said as Said
else:
    _TABLE = Table(
        __name__,
        {
            "events": "EventListEvent Started",
            "shared": "Chat Chunk Said",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
