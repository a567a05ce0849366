"""Names that programs import from here."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .card import Card as Card
    from ._names import Cards as Cards
    from .card_create_params import CardCreateParams as CardCreateParams
    from ._core import (
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
            "card": "Card",
            "_names": "Cards",
            "card_create_params": "CardCreateParams",
            "_core": (
                "AsyncClientOptions AsyncDownload AsyncStream AsyncTransport "
                "ClientCredentials ClientOptions Credential Deviation Download Event "
                "FileContent FileInput Headers Hooks JsonValue Model OMIT Omit Options "
                "Outcome Raw Request Response Retry RetryPolicy Seconds Secret Stream "
                "Timeout Transport"
            ),
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
