"""Meta."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.meta import Meta, SigningAlgorithm

_RETRIEVE: Operation[Meta] = Operation("GET", "/meta", replies={"200": "Meta"})
_SET: Operation[None] = Operation(
    "POST",
    "/meta",
    body=Body(
        fields=(
            (
                "backchannel_authentication_request_signing_alg_valu_f137265c",
                "backchannel_authentication_request_signing_alg_values_supported",
            ),
            (
                "required_authentication_request_signing_alg_values_2bd8aec1",
                "required-authentication-request-signing-alg-values-supported-by-all-of-the-servers-there",
            ),
            (
                "map_authentication_request_signing_alg_values_supported",
                "map-authentication-request-signing-alg-values-supported",
            ),
            (
                "either_authentication_request_signing_alg_values",
                "either-authentication-request-signing-alg-values",
            ),
            (
                "authentication_request_signing_alg_values",
                "authentication-request-signing-alg-values",
            ),
        ),
        required=False,
    ),
    replies={"204": "None"},
)


class MetaResource(Resource):
    """Meta."""

    def retrieve(self, *, options: Options | None = None) -> Meta:
        """Send `GET /meta`."""
        return self._call(_RETRIEVE, {}, options)

    def set(
        self,
        *,
        backchannel_authentication_request_signing_alg_valu_f137265c: (
            Sequence[SigningAlgorithm | str] | Omit
        ) = OMIT,
        required_authentication_request_signing_alg_values_2bd8aec1: (
            Sequence[SigningAlgorithm | str] | Omit
        ) = OMIT,
        map_authentication_request_signing_alg_values_supported: (
            Mapping[str, Sequence[SigningAlgorithm | str]] | Omit
        ) = OMIT,
        either_authentication_request_signing_alg_values: (
            int | SigningAlgorithm | str | Sequence[str] | Omit
        ) = OMIT,
        authentication_request_signing_alg_values: SigningAlgorithm | str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `POST /meta`."""
        return self._call(
            _SET,
            {
                "backchannel_authentication_request_signing_alg_valu_f137265c": backchannel_authentication_request_signing_alg_valu_f137265c,
                "required_authentication_request_signing_alg_values_2bd8aec1": required_authentication_request_signing_alg_values_2bd8aec1,
                "map_authentication_request_signing_alg_values_supported": map_authentication_request_signing_alg_values_supported,
                "either_authentication_request_signing_alg_values": either_authentication_request_signing_alg_values,
                "authentication_request_signing_alg_values": authentication_request_signing_alg_values,
            },
            options,
        )


class AsyncMetaResource(AsyncResource):
    """`MetaResource`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> Meta:
        """See `MetaResource.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)

    async def set(
        self,
        *,
        backchannel_authentication_request_signing_alg_valu_f137265c: (
            Sequence[SigningAlgorithm | str] | Omit
        ) = OMIT,
        required_authentication_request_signing_alg_values_2bd8aec1: (
            Sequence[SigningAlgorithm | str] | Omit
        ) = OMIT,
        map_authentication_request_signing_alg_values_supported: (
            Mapping[str, Sequence[SigningAlgorithm | str]] | Omit
        ) = OMIT,
        either_authentication_request_signing_alg_values: (
            int | SigningAlgorithm | str | Sequence[str] | Omit
        ) = OMIT,
        authentication_request_signing_alg_values: SigningAlgorithm | str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `MetaResource.set`."""
        return await self._call(
            _SET,
            {
                "backchannel_authentication_request_signing_alg_valu_f137265c": backchannel_authentication_request_signing_alg_valu_f137265c,
                "required_authentication_request_signing_alg_values_2bd8aec1": required_authentication_request_signing_alg_values_2bd8aec1,
                "map_authentication_request_signing_alg_values_supported": map_authentication_request_signing_alg_values_supported,
                "either_authentication_request_signing_alg_values": either_authentication_request_signing_alg_values,
                "authentication_request_signing_alg_values": authentication_request_signing_alg_values,
            },
            options,
        )
