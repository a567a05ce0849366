from .events import EventListEvent as EventListEvent, Started as Started
from .shared import Chat as Chat, Chunk as Chunk, Said as Said
