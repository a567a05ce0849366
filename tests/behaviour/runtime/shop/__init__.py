"""A small client, written as the generator writes them, for the tests of the runtime."""
