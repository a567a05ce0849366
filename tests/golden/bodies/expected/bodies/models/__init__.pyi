from .shared import Note as Note
