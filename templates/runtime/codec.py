"""From the bytes of a reply to typed values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeAlias, TypeVar

from .errors import APIStatusError, Deviation
from .message import Response
from .operation import Api, Operation

T = TypeVar("T")

OnDeviation: TypeAlias = Callable[[Deviation], None]


class Decoder(Generic[T]):
    """Reads JSON texts of one type."""

    def decode(
        self, content: bytes, *, strict: bool = False, report: OnDeviation | None = None
    ) -> T:
        """Read a JSON text; what does not fit stays raw and is given to `report`.

        Raises ResponseValidationError if it is no JSON, or if it does not fit and
        `strict` is set.
        """
        raise NotImplementedError

    def convert(
        self, value: Any, *, strict: bool = False, report: OnDeviation | None = None
    ) -> T:
        """The same for a JSON value that was read already."""
        raise NotImplementedError


class Codec:
    """Decodes the replies of one API; `Codec.of(api)` is shared by its clients."""

    @classmethod
    def of(cls, api: Api) -> Codec:
        raise NotImplementedError

    def decoder(self, annotation: str) -> Decoder[Any]:
        """The decoder of an annotation text, for events and items of lists."""
        raise NotImplementedError

    def decode(
        self,
        operation: Operation[T],
        response: Response,
        *,
        strict: bool = False,
        report: OnDeviation | None = None,
    ) -> T:
        """The value of a successful response, by its status and content type.

        Raises ResponseValidationError if the body cannot be read, or does not fit its
        schema and `strict` is set.
        """
        raise NotImplementedError

    def error(self, operation: Operation[Any], response: Response) -> APIStatusError:
        """The error of an unsuccessful response, its body typed where documented."""
        raise NotImplementedError
