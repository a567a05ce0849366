from .shared import NoteParam as NoteParam
