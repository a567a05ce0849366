"""Tools that freeze programs find each module by following imports; a star gives every name."""

# kind: freeze
# checks: run

import sys
from modulefinder import ModuleFinder
from pathlib import Path
from tempfile import TemporaryDirectory

from posthog_environments import *  # noqa: F403

BatchExport, PostHog  # noqa: B018, F405
TEXT = "from posthog_environments import BatchExport, PostHog"
with TemporaryDirectory() as folder:
    path = Path(folder, "program.py")
    path.write_text(TEXT, "utf-8")
    finder = ModuleFinder(excludes=["pydantic", "httpx2", "httpcore2", "pyreqwest"])
    finder.run_script(str(path))
needed = {name for name in sys.modules if name.startswith("posthog_environments")}
assert needed <= finder.modules.keys(), needed - finder.modules.keys()
