"""A program with the client in one zip file runs: nothing is read from files beside it."""

# kind: freeze
# checks: run

import subprocess
import sys
import zipapp
from pathlib import Path
from shutil import copytree, ignore_patterns

import radio

PROGRAM = """
from radio import Radio, Recording
from radio.testing import fake
client = Radio(token="t", transport=fake(), base_url="https://a.test")
found = client.recordings.retrieve(recording_id="r1")
assert isinstance(found, Recording)
import radio
assert ".pyz" in radio.__file__
print(len(dir(radio)), "names")
"""
source = Path("app")
package = Path(radio.__file__).parent
copytree(package, source / "radio", ignore=ignore_patterns("__pycache__"))
(source / "__main__.py").write_text(PROGRAM, "utf-8")
zipapp.create_archive(source, "app.pyz", compressed=True)
done = subprocess.run(
    [sys.executable, "app.pyz"],
    env={"PYTHONNOUSERSITE": "1"},
    capture_output=True,
    text=True,
)
assert done.returncode == 0 and "names" in done.stdout, done.stderr
