"""The authority of a server's certificate is a path, also a Path; nonsense is refused."""

# kind: session

from pathlib import Path

from radio import Radio
from radio.transports import Httpx2Transport

path = Path("authority.pem")
path.write_text("no certificate")
for wrong in (path, str(path)):
    client = Radio(
        token="t",
        base_url="https://127.0.0.1:9",
        max_retries=0,
        transport=Httpx2Transport(verify=wrong),
    )
    try:
        client.status.retrieve()
    except OSError as error:
        assert type(error).__name__ == "SSLError", error
    else:
        raise AssertionError("the file was not read")
try:
    Httpx2Transport(verify=b"authority.pem")  # type: ignore[arg-type]  # pyright: ignore
except TypeError as error:
    assert "verify" in str(error)
else:
    raise AssertionError("no error")
