"""Names that programs import from here."""

from typing import Literal, Required

from typing_extensions import TypedDict

__all__ = ["CardCreateParams"]


class CardCreateParams(TypedDict, total=False):
    """The keyword arguments of POST /v1/accounts/{account_id}/cards."""

    account_id: Required[str]
    kind: Required[Literal["virtual", "physical"]]
    memo: str | None
