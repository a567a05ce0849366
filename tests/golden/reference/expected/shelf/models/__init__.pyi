from .books import BookListResponse as BookListResponse, Problem as Problem
from .events import Added as Added, Event as Event, Removed as Removed
from .shared import Book as Book, Kind as Kind
