"""A key goes over plain http in private networks, and elsewhere only if told so."""

# kind: secrets

from radio import CredentialsError, Radio
from radio.testing import fake

for host in (
    "localhost",
    "10.0.0.7",
    "192.168.1.2:8080",
    "radio",
    "radio.team.internal",
):
    Radio(token="t", base_url=f"http://{host}", transport=fake()).recordings.list().first()
public = "http://radio.example.com"
try:
    Radio(token="t", base_url=public, transport=fake()).recordings.list().first()
except CredentialsError as error:
    assert "allow_http" in str(error) and "radio.example.com" in str(error)
else:
    raise AssertionError("no error")
hosts = ["radio.example.com"]
Radio(token="t", base_url=public, transport=fake(), allow_http=hosts).recordings.list().first()
