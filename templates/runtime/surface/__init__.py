"""How callers of an earlier SDK call a client: what `[surface]` of a configuration asks for."""
