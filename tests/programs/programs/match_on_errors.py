"""Errors are told apart by `match`, with their status and what the API says of them."""

# kind: match

from radio import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    NotFoundError,
    Radio,
    RateLimitError,
)
from radio.testing import FakeReply, connection_failure, fake
from station import fault


def advice(error: Exception) -> str:
    match error:
        case NotFoundError(request_id=str(id)):
            return f"gone, see {id}"
        case RateLimitError(retry_after=float(seconds)):
            return f"wait {seconds:g} s"
        case APIStatusError(status_code=400 | 422, body={"code": code}):
            return f"mend {code}"
        case APIStatusError(status_code=code) if code >= 500:
            return "server"
        case APIStatusError():
            return f"status {error.status_code}"
        case APITimeoutError():
            return "slow"
        case APIConnectionError(sent=False):
            return "try again"
        case _:
            raise error


PATH = "/v2/status"
transport = fake()
client = Radio(transport=transport, max_retries=0)


def asked(*answers: FakeReply | Exception) -> str:
    transport.reply("GET", PATH, *answers)
    try:
        client.status.retrieve()
    except Exception as error:
        return advice(error)
    return "fine"


JSON = {"Content-Type": "application/json"}
assert asked(FakeReply(404, {"X-Request-Id": "r-7"})) == "gone, see r-7"
assert asked(FakeReply(429, {"Retry-After": "3"})) == "wait 3 s"
assert asked(FakeReply(422, JSON, (b'{"code": "name"}',))) == "mend name"
assert asked(FakeReply(503)) == "server" and asked(FakeReply(418)) == "status 418"
assert asked(connection_failure(timed_out=True)) == "slow"
assert asked(connection_failure()) == "try again"
assert fault()["code"] == "not_found"
