"""An error has the reply that it stands for, and an endpoint without a method can give its whole
reply, as one of this package or of httpx."""

# kind: request

import pickle

import httpx2
from radio import NotFoundError, Radio, Response
from station import Reply, on_air

missing = Reply({"detail": "no such thing"}, 404, headers={"X-Foo": "1"})
made = Reply({"a": 1}, 201, headers={"X-Foo": "2"})
with on_air(missing, made, made, missing) as station:
    client = Radio(token="t", base_url=station.url)
    try:
        client.get("/foo")
    except NotFoundError as error:
        assert pickle.loads(pickle.dumps(error)).response == error.response
        assert error.response.status_code == 404
        assert error.response.headers["x-foo"] == "1"
        assert error.response.json() == {"detail": "no such thing"}
        assert error.response.text == error.text
    else:
        raise AssertionError("no error")
    whole = client.post("/foo", cast_to=Response, body={"my_param": True})
    assert (whole.status_code, whole.headers["x-foo"]) == (201, "2")
    assert whole.json() == {"a": 1}
    other = client.get("/foo", cast_to=httpx2.Response)
    assert (other.status_code, other.headers["x-foo"]) == (201, "2")
    assert other.json() == {"a": 1}
    assert str(other.request.url) == f"{station.url}/foo"
    try:
        client.get("/foo", cast_to=Response)
    except NotFoundError:
        pass
    else:
        raise AssertionError("no error")
