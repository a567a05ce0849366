"""The model of an API that every later stage reads, and questions about it."""
