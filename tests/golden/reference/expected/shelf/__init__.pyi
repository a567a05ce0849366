from .models import *
from .params import *
from ._client import AsyncShelf as AsyncShelf, Shelf as Shelf
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
    AsyncTransport as AsyncTransport,
    ClientCredentials as ClientCredentials,
    Credential as Credential,
    Deviation as Deviation,
    FileContent as FileContent,
    FileInput as FileInput,
    Hooks as Hooks,
    JsonValue as JsonValue,
    OMIT as OMIT,
    Omit as Omit,
    Options as Options,
    Raw as Raw,
    Secret as Secret,
    Timeout as Timeout,
    Transport as Transport,
)
