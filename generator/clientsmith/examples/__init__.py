"""What the values of an example are, and how a caller writes them in Python."""
