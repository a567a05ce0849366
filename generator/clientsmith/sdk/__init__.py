"""What a client looks like, as values: annotations, methods, classes, the whole surface."""
