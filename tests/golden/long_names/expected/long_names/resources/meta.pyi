from collections.abc import Mapping, Sequence
from typing import overload

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.meta import Meta, SigningAlgorithm

class MetaResource(Resource):
    def retrieve(self, *, options: Options | None = None) -> Meta: ...
    @overload
    def set(self, *, options: Options | None = None) -> None: ...
    @overload
    def set(
        self,
        *,
        required_authentication_request_signing_alg_values_2bd8aec1: Sequence[
            SigningAlgorithm | str
        ],
        backchannel_authentication_request_signing_alg_valu_f137265c: (
            Sequence[SigningAlgorithm | str] | Omit
        ) = ...,
        map_authentication_request_signing_alg_values_supported: (
            Mapping[str, Sequence[SigningAlgorithm | str]] | Omit
        ) = ...,
        either_authentication_request_signing_alg_values: (
            int | SigningAlgorithm | str | Sequence[str] | Omit
        ) = ...,
        authentication_request_signing_alg_values: SigningAlgorithm | str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncMetaResource(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> Meta: ...
    @overload
    async def set(self, *, options: Options | None = None) -> None: ...
    @overload
    async def set(
        self,
        *,
        required_authentication_request_signing_alg_values_2bd8aec1: Sequence[
            SigningAlgorithm | str
        ],
        backchannel_authentication_request_signing_alg_valu_f137265c: (
            Sequence[SigningAlgorithm | str] | Omit
        ) = ...,
        map_authentication_request_signing_alg_values_supported: (
            Mapping[str, Sequence[SigningAlgorithm | str]] | Omit
        ) = ...,
        either_authentication_request_signing_alg_values: (
            int | SigningAlgorithm | str | Sequence[str] | Omit
        ) = ...,
        authentication_request_signing_alg_values: SigningAlgorithm | str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
