"""Certificates, good and bad, over every transport."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from fault_server import FaultServer, reply
from runtime.errors import APIConnectionError

PATH = "/things/7"
THING = {"id": 7, "name": "lamp"}

KEY = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
OWN = f"req -x509 {KEY} -days 365"
SIGN = "x509 -req -CA ca.pem -CAkey ca.key -CAcreateserial"
PAST = "-not_before 20200101000000Z -not_after 20200201000000Z"
SIGNED = {
    "good": ("127.0.0.1", "-days 365"),
    "host": ("10.9.8.7", "-days 365"),
    "expired": ("127.0.0.1", PAST),
}


def openssl(folder: Path, command: str) -> None:
    words = ["openssl", *command.split()]
    subprocess.run(words, cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificates of an authority of our own, and one that signed itself."""
    if which("openssl") is None:
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("tls")
    address = "-addext subjectAltName=IP:127.0.0.1"
    usage = "-addext keyUsage=critical,keyCertSign"  # which Python 3.13 asks for
    openssl(folder, f"{OWN} -keyout ca.key -out ca.pem -subj /CN=authority {usage}")
    openssl(folder, f"{OWN} -keyout self.key -out self.pem -subj /CN=x {address}")
    for name, (host, dates) in SIGNED.items():
        (folder / f"{name}.ext").write_text(
            f"subjectAltName=IP:{host}\nauthorityKeyIdentifier=keyid\n"
        )
        openssl(folder, f"req {KEY} -keyout {name}.key -out {name}.csr -subj /CN=x")
        files = f"-in {name}.csr -out {name}.pem -extfile {name}.ext"
        try:
            openssl(folder, f"{SIGN} {files} {dates}")
        except subprocess.CalledProcessError:  # before OpenSSL 3.4
            openssl(folder, f"{SIGN} {files} -days -1")
    return folder


@pytest.fixture
def tls(certificates: Path, request: pytest.FixtureRequest) -> Iterator[FaultServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    name = request.param
    if name == "old":
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
        name = "good"
    context.load_cert_chain(certificates / f"{name}.pem", certificates / f"{name}.key")
    server = FaultServer(context)
    server.on(PATH, reply(THING))
    yield server
    server.close()


@pytest.mark.parametrize("tls", ["good"], indirect=True)
def test_a_certificate_of_an_own_authority(
    bench: Any, tls: FaultServer, certificates: Path
) -> None:
    transport = bench.transport(verify=str(certificates / "ca.pem"))
    client = bench.client(tls, transport=transport)
    assert bench.do(lambda: client.things.get(id=7)).id == 7


@pytest.mark.filterwarnings("ignore:.*TLS.*:DeprecationWarning")
@pytest.mark.parametrize("tls", ["self", "host", "expired", "old"], indirect=True)
def test_bad_certificates_are_refused_at_once(
    bench: Any, tls: FaultServer, certificates: Path, request: pytest.FixtureRequest
) -> None:
    transport = bench.transport(verify=certificates / "ca.pem")
    client = bench.client(tls, transport=transport)
    with pytest.raises(APIConnectionError) as caught:
        bench.do(lambda: client.things.get(id=7))
    assert not tls.requests
    kind = request.node.callspec.params["tls"]
    if kind != "old":
        assert "certificate" in str(caught.value).lower()
        assert bench.clock.slept == []


@pytest.mark.parametrize("tls", ["self"], indirect=True)
def test_certificates_are_not_checked_on_demand(bench: Any, tls: FaultServer) -> None:
    with pytest.warns(UserWarning, match="not verified"):
        transport = bench.transport(verify=False)
    assert "verify=False" in repr(transport)
    client = bench.client(tls, transport=transport)
    assert bench.do(lambda: client.things.get(id=7)).id == 7
