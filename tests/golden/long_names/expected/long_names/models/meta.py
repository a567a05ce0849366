"""Models of meta."""

from typing import Literal, TypeAlias

from .._runtime.models import Field, Model

SigningAlgorithm: TypeAlias = Literal["A", "B"]


class Meta(Model):
    backchannel_authentication_request_signing_alg_valu_f137265c: (
        list[SigningAlgorithm | str] | None
    ) = Field(
        default=None,
        wire="backchannel_authentication_request_signing_alg_values_supported",
    )
    backchannel_authentication_request: list[SigningAlgorithm | str] | None = Field(
        default=None, wire="backchannel-authentication-request", read_only=True
    )
    backchannel_authentication_request_signing_alg_valu_759c703d: str | None = Field(
        default=None,
        wire="backchannel_authentication_request_signing_alg_values_supported_and_even_longer_than_what_fits",
        read_only=True,
    )
    required_authentication_request_signing_alg_values_2bd8aec1: list[
        SigningAlgorithm | str
    ] = Field(
        wire="required-authentication-request-signing-alg-values-supported-by-all-of-the-servers-there"
    )
    map_authentication_request_signing_alg_values_supported: (
        dict[str, list[SigningAlgorithm | str]] | None
    ) = Field(
        default=None, wire="map-authentication-request-signing-alg-values-supported"
    )
    either_authentication_request_signing_alg_values: (
        int | SigningAlgorithm | str | list[str] | None
    ) = Field(default=None, wire="either-authentication-request-signing-alg-values")
    authentication_request_signing_alg_values: SigningAlgorithm | str | None = Field(
        default=None, wire="authentication-request-signing-alg-values"
    )
