"""Models that are made from dictionaries and texts, and taken apart into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from .. import models


class Model(models.Model):
    """A JSON object, as `from_dict` and `from_json` read it. Properties that it does not declare
    are kept: `model["name"]` has one, `additional_properties` all of them."""

    @classmethod
    def from_dict(cls, obj: Mapping[str, Any] | None) -> Self:
        """Read a dictionary, under the names of the document.

        Args:
            obj: the properties.

        Returns:
            The model.

        Raises:
            pydantic.ValidationError: A property does not fit.
        """
        return cls.model_validate(obj)

    @classmethod
    def from_json(cls, json_str: str | bytes) -> Self:
        """Read a text in JSON.

        Args:
            json_str: the text.

        Returns:
            The model.

        Raises:
            pydantic.ValidationError: It is no JSON, or a property does not fit.
        """
        return cls.model_validate_json(json_str)

    def to_str(self) -> str:
        """The properties as text, for people."""
        return repr(self)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """The properties that the document does not declare."""
        if self.__pydantic_extra__ is None:
            object.__setattr__(self, "__pydantic_extra__", {})
        found: dict[str, Any] = self.__pydantic_extra__
        return found

    @property
    def additional_keys(self) -> list[str]:
        """The names of these."""
        return [*self.additional_properties]

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
