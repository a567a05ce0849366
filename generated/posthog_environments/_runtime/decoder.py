"""One type, read from JSON texts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from .errors import Deviation, ResponseValidationError
from .exact import exactly
from .fields import is_ambiguous, is_model
from .json import is_array, is_object, loads
from .reading import read_annotation

if TYPE_CHECKING:
    from .salvage import Fit

T = TypeVar("T")

OnDeviation: TypeAlias = Callable[[Deviation], None]

_FLAT = 8


class Decoder(Generic[T]):
    """Reads JSON texts of one type."""

    def __init__(self, models: str, annotation: Any) -> None:
        self._models = models
        self._annotation = annotation
        self._validator: SchemaValidator | None = None
        self._type: Any = None
        self._ambiguous = False

    def decode(
        self, content: bytes, *, strict: bool = False, report: OnDeviation | None = None
    ) -> T:
        """Read a JSON text; what does not fit stays raw and is given to `report`.

        Raises ResponseValidationError if it is no JSON, or if it does not fit and
        `strict` is set.
        """
        validator = self._validator or self._built()
        if not self._ambiguous or _is_flat(content):
            try:
                # Names of attributes are not the names on the wire.
                return cast(
                    "T", validator.validate_json(content, by_alias=True, by_name=False)
                )
            except ValidationError:
                pass  # its text would show the content
        try:
            value = loads(content)
        except ValueError:
            raise ResponseValidationError(
                "the body is not JSON that can be read", content=content
            ) from None
        return self.convert(value, strict=strict, report=report, content=content)

    def convert(
        self,
        value: Any,
        *,
        strict: bool = False,
        report: OnDeviation | None = None,
        content: bytes = b"",
    ) -> T:
        """The same for a JSON value that was read already."""
        fit = self._fit(value)
        if strict and fit.deviations:
            raise ResponseValidationError(
                content=content, body=value, deviations=fit.deviations
            )
        if report:
            for deviation in fit.deviations:
                report(deviation)
        return cast("T", fit.value)

    def missing(
        self, *, strict: bool = False, report: OnDeviation | None = None
    ) -> None:
        """Stand in for a body that is not there: None, reported unless that fits."""
        if self._fit(None).deviations:
            from .salvage import describe

            text = self._annotation
            expected = text if isinstance(text, str) else describe(self._type)
            deviation = Deviation("", expected, missing=True)
            if strict:
                raise ResponseValidationError(deviations=(deviation,))
            if report:
                report(deviation)

    def _fit(self, value: Any) -> Fit:
        from .salvage import salvage  # which most programs never need

        if self._validator is None:
            self._built()
        return salvage(self._type, value)

    def _built(self) -> SchemaValidator:
        self._type = read_annotation(self._models, self._annotation)
        validator: object
        if is_model(self._type):
            self._type.model_rebuild()
            validator = self._type.__pydantic_validator__
        else:
            adapter: TypeAdapter[Any] = TypeAdapter(exactly(self._type))
            validator = adapter.validator
        self._ambiguous = is_ambiguous(self._type)
        self._validator = cast("SchemaValidator", validator)
        return self._validator


def _is_flat(content: bytes) -> bool:
    """Whether JSON nests so little that pydantic may try all options of each union."""
    if content.count(b"{") + content.count(b"[") <= _FLAT:
        return True
    try:
        level: list[Any] = [loads(content)]
    except ValueError:
        return True
    for _ in range(_FLAT + 1):
        dicts = [each.values() for each in level if is_object(each)]
        lists = [each for each in level if is_array(each)]
        level = [*chain.from_iterable(dicts), *chain.from_iterable(lists)]
    return not level
