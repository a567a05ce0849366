"""A typed Python client of Vault."""

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
    from ._client import AsyncVault as AsyncVault, Vault as Vault
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
    from ._types import (
        NOT_GIVEN as NOT_GIVEN,
        NoneType as NoneType,
        NotGiven as NotGiven,
        Omit as Omit,
        RequestOptions as RequestOptions,
        not_given as not_given,
        omit as omit,
    )
    from ._models import BaseModel as BaseModel
    from ._response import (
        APIResponse as APIResponse,
        AsyncAPIResponse as AsyncAPIResponse,
    )
    from ._names import AsyncClient as AsyncClient, Client as Client
    from ._exceptions import (
        APIResponseValidationError as APIResponseValidationError,
        APIWebhookValidationError as APIWebhookValidationError,
        VaultError as VaultError,
    )
    from ._base_client import (
        DefaultAioHttpClient as DefaultAioHttpClient,
        DefaultAsyncHttpx2Client as DefaultAsyncHttpx2Client,
        DefaultAsyncHttpxClient as DefaultAsyncHttpxClient,
        DefaultHttpx2Client as DefaultHttpx2Client,
        DefaultHttpxClient as DefaultHttpxClient,
    )
    from ._utils import file_from_path as file_from_path
    from ._constants import (
        DEFAULT_MAX_RETRIES as DEFAULT_MAX_RETRIES,
        DEFAULT_TIMEOUT as DEFAULT_TIMEOUT,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "_client": "AsyncVault Vault",
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
            "_types": "NOT_GIVEN NoneType NotGiven Omit RequestOptions not_given omit",
            "_models": "BaseModel",
            "_response": "APIResponse AsyncAPIResponse",
            "_names": "AsyncClient Client",
            "_exceptions": "APIResponseValidationError APIWebhookValidationError VaultError",
            "_base_client": (
                "DefaultAioHttpClient DefaultAsyncHttpx2Client DefaultAsyncHttpxClient "
                "DefaultHttpx2Client DefaultHttpxClient"
            ),
            "_utils": "file_from_path",
            "_constants": "DEFAULT_MAX_RETRIES DEFAULT_TIMEOUT",
        },
        fallback=("models", "params"),
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
