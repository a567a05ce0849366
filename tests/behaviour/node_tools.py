"""Programs of npm and of Java that judge pages: `make docs-judges` brings them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

MODULES = Path(os.environ.get("NODE_MODULES", "node_modules")).resolve()
AXE = MODULES / "axe-core" / "axe.min.js"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
TAPLO = MODULES / "@taplo" / "cli" / "dist" / "cli.js"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def lacking(*needed: str | Path) -> str:
    """What of some commands and files is not there, as a reason to skip; empty if all are."""
    missing = [
        Path(each).name
        for each in needed
        if not (each.is_file() if isinstance(each, Path) else shutil.which(each))
    ]
    return f"no {', '.join(missing)} here" if missing else ""
