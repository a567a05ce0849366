"""A typed Python client of the Radio API."""

from ._runtime.lazy import TYPE_CHECKING, Table

__version__ = "1"
if TYPE_CHECKING:
    from .models import *
    from .params import *
    from . import (
        errors as errors,
        pagination as pagination,
        testing as testing,
        transports as transports,
        types as types,
    )
    from ._client import AsyncRadio as AsyncRadio, Radio as Radio
    from .errors import (
        APIConnectionError as APIConnectionError,
        APIError as APIError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ConflictError as ConflictError,
        CredentialsError as CredentialsError,
        InternalServerError as InternalServerError,
        NotFoundError as NotFoundError,
        PagingError as PagingError,
        PermissionDeniedError as PermissionDeniedError,
        RateLimitError as RateLimitError,
        RedirectError as RedirectError,
        ResponseValidationError as ResponseValidationError,
        StreamError as StreamError,
        UnprocessableEntityError as UnprocessableEntityError,
        WebhookError as WebhookError,
    )
    from .pagination import (
        AsyncPage as AsyncPage,
        AsyncPages as AsyncPages,
        Page as Page,
        Pages as Pages,
    )
    from .types import (
        AsyncClientOptions as AsyncClientOptions,
        AsyncDownload as AsyncDownload,
        AsyncStream as AsyncStream,
        AsyncTransport as AsyncTransport,
        ClientCredentials as ClientCredentials,
        ClientOptions as ClientOptions,
        Credential as Credential,
        Deviation as Deviation,
        Download as Download,
        Event as Event,
        FileContent as FileContent,
        FileInput as FileInput,
        Headers as Headers,
        Hooks as Hooks,
        JsonValue as JsonValue,
        Model as Model,
        OMIT as OMIT,
        Omit as Omit,
        Options as Options,
        Outcome as Outcome,
        Raw as Raw,
        Request as Request,
        Response as Response,
        Retry as Retry,
        RetryPolicy as RetryPolicy,
        Seconds as Seconds,
        Secret as Secret,
        Stream as Stream,
        Timeout as Timeout,
        Transport as Transport,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "_client": "AsyncRadio Radio",
            "errors": (
                "APIConnectionError APIError APIStatusError APITimeoutError "
                "AuthenticationError BadRequestError ConflictError CredentialsError "
                "InternalServerError NotFoundError PagingError PermissionDeniedError "
                "RateLimitError RedirectError ResponseValidationError StreamError "
                "UnprocessableEntityError WebhookError"
            ),
            "pagination": "AsyncPage AsyncPages Page Pages",
            "types": (
                "AsyncClientOptions AsyncDownload AsyncStream AsyncTransport "
                "ClientCredentials ClientOptions Credential Deviation Download Event "
                "FileContent FileInput Headers Hooks JsonValue Model OMIT Omit Options "
                "Outcome Raw Request Response Retry RetryPolicy Seconds Secret Stream "
                "Timeout Transport"
            ),
        },
        fallback=("models", "params"),
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
