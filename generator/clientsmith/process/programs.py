"""Where programs lie that other programs than ours bring."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def find_program(name: str) -> str:
    """The program on the search path: never one of the current folder, in which Windows
    looks first, and which may be a checkout.

    Raises FileNotFoundError if there is none.
    """
    for folder in filter(os.path.isabs, os.get_exec_path()):
        if found := shutil.which(Path(folder, name)):
            return found
    raise FileNotFoundError("it is not installed")
