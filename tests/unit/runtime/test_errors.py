from __future__ import annotations

import copy
import pickle

import pytest
from runtime import errors
from runtime.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    CredentialsError,
    Deviation,
    InternalServerError,
    PagingError,
    RedirectError,
    ResponseValidationError,
    StreamError,
    WebhookError,
    request_id,
    status_error,
)
from runtime.message import Headers, Request, Response, bare
from runtime.omit import OMIT, Omit


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (599, "InternalServerError"),
        (418, "APIStatusError"),
        (302, "APIStatusError"),
        (600, "APIStatusError"),
    ],
)
def test_classes_by_status(status: int, name: str) -> None:
    assert status_error(status) is getattr(errors, name)
    assert issubclass(status_error(status), APIStatusError)


def test_tree() -> None:
    assert issubclass(APITimeoutError, APIConnectionError)
    for error in (APIConnectionError, ResponseValidationError, APIStatusError):
        assert issubclass(error, APIError)


ERRORS = [
    APIError("failed", attempts=2),
    APITimeoutError("too slow"),
    InternalServerError(
        "500 Internal Server Error",
        status_code=500,
        headers=Headers({"Set-Cookie": "s3cret"}),
        request_id="r",
        body={"a": [1]},
        retry_after=1.5,
    ),
    ResponseValidationError(
        status_code=200,
        content=b"{}",
        body={"token": "s3cret"},
        deviations=(
            Deviation("/token", "int", "s3cret"),
            Deviation("/b", "str", missing=True),
        ),
    ),
    StreamError("the server reported an error", body={"code": "s3cret"}),
    PagingError("the list goes round in circles"),
    RedirectError("more than 10 redirects"),
    CredentialsError("this call needs credentials"),
    WebhookError("the webhook's signature is wrong"),
]
STATUSES = [status_error(code) for code in (400, 401, 403, 404, 409, 422, 429)]


def test_every_error_has_an_example_here() -> None:
    def below(kind: type[APIError]) -> set[type[APIError]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    plain = {type(error) for error in ERRORS} | set(STATUSES)
    public = {kind for kind in below(APIError) if kind.__name__[0] != "_"}
    assert public - plain <= {APIConnectionError, APIStatusError}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_can_be_pickled_and_copied(error: APIError) -> None:
    error.add_note("seen in a worker")
    for other in (
        pickle.loads(pickle.dumps(error)),
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert other.args == error.args
        for name, value in vars(error).items():
            assert getattr(other, name) == value


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_no_secret_shows(error: APIError) -> None:
    assert "s3cret" not in str(error) + repr(error)
    assert "s3cret" not in repr(getattr(error, "headers", ""))


def test_deviations_tell_kinds_not_values() -> None:
    assert str(ERRORS[3]) == (
        "the reply does not fit its schema: /token: expected int, got string; "
        "/b: expected str, got nothing"
    )


def test_request_id() -> None:
    assert request_id(Headers({"X-Request-ID": "a", "x-trace-id": "b"})) == "a"
    assert request_id(Headers()) is None


def test_messages_show_no_secret() -> None:
    request = Request(
        "GET",
        "https://u:pw@h:1/p?key=s3cret#s3cret",
        Headers({"X-Key": "s3cret"}),
        b"s3cret",
    )
    assert repr(request) == "<Request GET https://h:1/p>"
    assert "s3cret" not in repr(Response(200, Headers({"x": "s3cret"}), b"s3cret"))
    assert bare("/path?x=1") == "/path"


def test_omit_is_one() -> None:
    assert Omit() is OMIT
    assert (
        pickle.loads(pickle.dumps(OMIT))
        is copy.deepcopy(OMIT)
        is copy.copy(OMIT)
        is OMIT
    )
    assert not OMIT
    assert repr(OMIT) == "OMIT"
