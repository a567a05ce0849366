"""Where nobody listens, the error says so, and says that nothing was sent."""

# kind: error

import socket

from radio import APIConnectionError, Radio

with socket.socket() as unused:
    unused.bind(("127.0.0.1", 0))
    port: int = unused.getsockname()[1]
client = Radio(token="t", base_url=f"http://127.0.0.1:{port}", max_retries=0)
try:
    client.status.retrieve()
except APIConnectionError as error:
    assert not error.sent and "/v2/status" in str(error), error
else:
    raise AssertionError("no error")
