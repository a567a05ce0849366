"""The body of an error has the type that the description gives it, and can be handed on."""

# kind: error

import json
import traceback

from radio import APIStatusError, Fault, Radio, UnprocessableEntityError
from station import Reply, fault, on_air

reply = Reply(
    fault("invalid", title="is empty"),
    422,
    {"X-Request-Id": "q7"},
    media="application/problem+json",
)
with on_air(reply) as station, Radio(token="hush", base_url=station.url) as client:
    try:
        client.shows.create(title="", slots=[])
    except UnprocessableEntityError as error:
        body = error.body
        assert isinstance(body, Fault)
        assert body.fields == {"title": "is empty"} and body.code == "invalid"
        assert json.loads(error.content) == json.loads(error.text) == body.to_dict()
        assert error.request is not None and error.request.method == "POST"
        assert error.request_id == "q7" and "422" in str(error)
        lines = "".join(traceback.format_exception(error))
        assert "hush" not in lines and "q7" not in str(error.args[1:])
        answer = {
            "status": error.status_code,
            "detail": body.detail,
            "id": error.request_id,
        }
    else:
        raise AssertionError("no error")
assert answer == {"status": 422, "detail": "It is invalid.", "id": "q7"}
assert issubclass(UnprocessableEntityError, APIStatusError)
