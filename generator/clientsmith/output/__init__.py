"""A map of paths to texts against a folder: compare it, or write it so that a crash at any
moment leaves the old tree or the new one."""

from .compare import Comparison, compare, unified_diff
from .disk import Disk
from .errors import OutputError
from .fingerprint import Stamp, is_current, stamp
from .manifest import MANIFEST, STATE
from .manifest import read as read_manifest
from .recovery import is_interrupted
from .write import Written, remember, resume, write, write_file

__all__ = [
    "MANIFEST",
    "STATE",
    "Comparison",
    "Disk",
    "OutputError",
    "Stamp",
    "Written",
    "compare",
    "is_current",
    "is_interrupted",
    "read_manifest",
    "remember",
    "resume",
    "stamp",
    "unified_diff",
    "write",
    "write_file",
]
