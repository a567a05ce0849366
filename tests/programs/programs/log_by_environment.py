"""A variable of the environment has each call written to standard error, without the key."""

# kind: log
# checks: run

import os
import subprocess
import sys

PROGRAM = """
from radio import Radio
from radio.testing import fake
Radio(token="phx-secret", transport=fake()).recordings.retrieve(recording_id="r1")
"""
command = [sys.executable, "-c", PROGRAM]
levels = {"debug": 1, "DEBUG": 1, "info": 0, "warning": 0, "": 0, "nonsense": 0}
for level, lines in levels.items():
    env = {**os.environ, "RADIO_LOG": level}
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    assert done.returncode == 0 and done.stdout == "", done.stderr
    assert done.stderr.count("GET https://api.radio.test/v2/recordings/r1 -> 200") == lines
    assert "phx-secret" not in done.stderr
