"""An error is caught by what it is; its body has the documented type."""

# kind: error

from radio import APIError, APIStatusError, NotFoundError, Radio
from station import Reply, fault, on_air

head = {"x-request-id": "q7"}
with on_air(Reply(fault(), 404, head, media="application/problem+json")) as station:
    with Radio(token="t", base_url=station.url) as client:
        try:
            client.recordings.retrieve(recording_id="none")
        except NotFoundError as error:
            assert isinstance(error, APIStatusError) and isinstance(error, APIError)
            assert error.request_id == "q7" and error.headers["X-Request-Id"] == "q7"
            assert error.body.code == "not_found"
            assert "404" in str(error) and "It is not_found." in str(error)
        else:
            raise AssertionError("no error")
