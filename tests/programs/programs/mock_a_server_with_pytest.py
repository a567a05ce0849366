"""A fixture gives a client over the fake; tests say what is answered and see what was sent."""

# kind: test
# checks: run

import subprocess
import sys
from pathlib import Path

TESTS = """
import pytest
from collections.abc import Iterator
from radio import ConflictError, Radio
from radio.testing import FakeReply, FakeTransport, fake

@pytest.fixture
def transport() -> FakeTransport:
    return fake()

@pytest.fixture
def client(transport: FakeTransport) -> Iterator[Radio]:
    with Radio(token="t", transport=transport) as client:
        yield client

@pytest.mark.parametrize("name", ["a", "b"])
def test_create(client: Radio, transport: FakeTransport, name: str) -> None:
    made = client.recordings.create(name=name, source={"kind": "file", "path": "x"})
    assert made.id
    assert transport.requests[-1].json()["name"] == name

def test_conflict(client: Radio, transport: FakeTransport) -> None:
    transport.reply("POST", "/v2/recordings", FakeReply(409))
    with pytest.raises(ConflictError, match="409"):
        client.recordings.create(name="a", source={"kind": "line", "channel": 1})

def test_environment(monkeypatch: pytest.MonkeyPatch, transport: FakeTransport) -> None:
    monkeypatch.setenv("RADIO_TOKEN", "from-there")
    Radio(transport=transport).recordings.delete(recording_id="r1")
    assert transport.requests[0].headers["authorization"] == "Bearer from-there"
"""
Path("test_takes.py").write_text(TESTS, "utf-8")
command = [
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "-p",
    "no:cacheprovider",
    "-W",
    "error",
]
done = subprocess.run([*command, "test_takes.py"], capture_output=True, text=True)
assert done.returncode == 0 and "4 passed" in done.stdout, done.stdout + done.stderr
