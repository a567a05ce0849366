"""The command line: parse, call, print, exit. Everything heavy is imported by the command
that needs it, since most runs find nothing to do."""

from .app import main

__all__ = ["main"]
