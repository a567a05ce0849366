from .books_editions import EditionListResponse as EditionListResponse
from .shared import (
    Book as Book,
    BookError as BookError,
    BookErrorModel as BookErrorModel,
    BookList as BookList,
    BookValue as BookValue,
    DoneResponse as DoneResponse,
    Value as Value,
)
