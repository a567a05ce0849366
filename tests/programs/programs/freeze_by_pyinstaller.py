"""PyInstaller freezes a program with the client as it is, without hidden imports named by hand."""

# kind: freeze
# checks: run
# needs: PyInstaller

import subprocess
import sys
from pathlib import Path

import radio

PROGRAM = """
from radio import Radio, Recording
from radio.testing import fake
with Radio(token="t", transport=fake(), base_url="https://a.test") as client:
    assert isinstance(client.recordings.retrieve(recording_id="r1"), Recording)
print("frozen")
"""
Path("app.py").write_text(PROGRAM, "utf-8")
where = Path(radio.__file__).parents[1]
command = [
    sys.executable,
    "-m",
    "PyInstaller",
    "--log-level",
    "ERROR",
    "--paths",
    where,
]
subprocess.run([*command, "app.py"], check=True)
done = subprocess.run(["dist/app/app"], env={}, capture_output=True, text=True)
assert done.stdout == "frozen\n", done.stderr
