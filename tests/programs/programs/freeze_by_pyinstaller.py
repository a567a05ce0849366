"""PyInstaller freezes a program with the client as it is, without hidden imports named by hand.

The fake alone reads a file of the package, for which `--collect-data radio` is needed.
"""

# kind: freeze
# checks: run
# needs: PyInstaller

import subprocess
import sys
from pathlib import Path

import radio

PROGRAM = """
import httpx2
from radio import Fault, NotFoundError, Radio

def answer(request):
    return httpx2.Response(404, json={"code": "gone", "detail": "It is gone."})

transport = httpx2.Client(transport=httpx2.MockTransport(answer))
try:
    Radio(token="t", transport=transport).recordings.retrieve(recording_id="r1")
except NotFoundError as error:
    assert error.request.url.endswith("/v2/recordings/r1")
    print("frozen", Fault.__name__)
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
assert done.stdout == "frozen Fault\n", done.stderr
