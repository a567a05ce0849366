"""A typed Python client of Press."""

from ._runtime.lazy import Table

_TABLE = Table(
    __name__,
    {
        "_client": "AsyncPress Press",
        "errors": (
            "APIConnectionError APIError APIStatusError APITimeoutError "
            "AuthenticationError BadRequestError ConflictError CredentialsError "
            "InternalServerError NotFoundError PagingError PermissionDeniedError "
            "RateLimitError RedirectError ResponseValidationError StreamError "
            "UnprocessableEntityError WebhookError"
        ),
        "pagination": "AsyncPage AsyncPages Page Pages",
        "types": (
            "AsyncDownload AsyncStream AsyncTransport ClientCredentials Credential "
            "Deviation Download Event FileContent FileInput Headers Hooks JsonValue "
            "OMIT Omit Options Raw Request Response Retry RetryPolicy Secret Stream "
            "Timeout Transport"
        ),
    },
    fallback=("models", "params"),
)
__getattr__ = _TABLE.load
__dir__ = _TABLE.names
