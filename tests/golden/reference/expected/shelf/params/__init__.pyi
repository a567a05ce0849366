from .shared import BookParam as BookParam
