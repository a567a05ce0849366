"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .answers import Answer as Answer, Word as Word
    from .cards import (
        Card as Card,
        CardListResponse as CardListResponse,
        CardOwner as CardOwner,
    )
    from .limits import LimitListResponse as LimitListResponse
    from .payments import PaymentCreateResponse as PaymentCreateResponse
    from .unused import ByAccount as ByAccount, ByCard as ByCard
else:
    _TABLE = Table(
        __name__,
        {
            "answers": "Answer Word",
            "cards": "Card CardListResponse CardOwner",
            "limits": "LimitListResponse",
            "payments": "PaymentCreateResponse",
            "unused": "ByAccount ByCard",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
