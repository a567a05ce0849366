from .books import (
    BookBlurbParam as BookBlurbParam,
    BookMediaParam as BookMediaParam,
    BookParam as BookParam,
    BookSizeParam as BookSizeParam,
    DiscParam as DiscParam,
    PaperParam as PaperParam,
    PersonParam as PersonParam,
)
