"""Tests of an error's handler make the error themselves, and programs make their own kinds."""

# kind: error

from radio import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    ConflictError,
    NotFoundError,
    RateLimitError,
)


def advice(error: APIError) -> str:
    match error:
        case RateLimitError(retry_after=float(seconds)):
            return f"wait {seconds:g}"
        case APIStatusError(status_code=status) if status >= 500:
            return "broken"
        case APIStatusError(status_code=404 | 410):
            return "gone"
        case APITimeoutError():
            return "slow"
        case APIConnectionError():
            return "offline"
        case _:
            return "unknown"


assert advice(NotFoundError("no such thing")) == "gone"
assert advice(APITimeoutError("too slow")) == "slow"
assert advice(APIConnectionError("refused")) == "offline"
assert advice(ConflictError("twice")) == "unknown"
error = NotFoundError("no such thing", body={"code": "x"})
assert (error.status_code, error.body, error.request_id, str(error)) == (
    404,
    {"code": "x"},
    None,
    "no such thing",
)
assert isinstance(APITimeoutError("x"), APIConnectionError)
error.add_note("while listing")
assert error.__notes__ == ["while listing"]


class Mine(NotFoundError):
    """A kind of one's own."""


try:
    raise Mine("x") from error
except NotFoundError as caught:
    assert caught.__cause__ is error
