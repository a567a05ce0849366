from .chat import Chat as Chat
from .shared import Chunk as Chunk
