from .books import (
    Book as Book,
    BookBlurb as BookBlurb,
    BookListResponse as BookListResponse,
    BookMedia as BookMedia,
    BookSize as BookSize,
    Disc as Disc,
    Fault as Fault,
    Paper as Paper,
    Person as Person,
)
from .notes import Note as Note
