from .x import Problem as Problem, X as X, XDeleteError as XDeleteError
