"""Reads an existing Python SDK, without running it, to make its successor.

`open_sources` gives the text of its modules, `read_sdk` what callers see of it, `match` ties
that to a document's operations, and `write_configuration` puts down what clientsmith has to
be told. `judge_calls` judges a generated package by the calls of the old one.
"""

from .against import compare_calls, judge_calls
from .configuration import NAMES, OVERLAY, write_configuration, write_names
from .decided import decide_names
from .makers_files import is_makers_file, read_makers_file
from .match import match
from .modules import Modules
from .read import read_sdk
from .report import print_adoption, print_calls
from .sources import Sources, SourcesError, open_sources
from .successor import Successor, make_successor, read_old
from .surface import read_surface

__all__ = [
    "NAMES",
    "OVERLAY",
    "Modules",
    "Sources",
    "SourcesError",
    "Successor",
    "compare_calls",
    "decide_names",
    "is_makers_file",
    "judge_calls",
    "make_successor",
    "match",
    "open_sources",
    "print_adoption",
    "print_calls",
    "read_makers_file",
    "read_old",
    "read_sdk",
    "read_surface",
    "write_configuration",
    "write_names",
]
