"""The formats of other programs: what they are is said here, what is in them elsewhere."""
