"""Webhooks as methods of a client: checked, and read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..json import loads
from ..operation import Api
from ..secrets import Secret
from .resource import AsyncResource, Resource
from .settings import SurfacedApi

if TYPE_CHECKING:
    from ..session import Session


class _Unwrapping:
    _client: Any
    _session: Session

    def unwrap(
        self,
        payload: str | bytes,
        headers: Mapping[str, str],
        *,
        secret: str | bytes | None = None,
    ) -> Any:
        """Check that a webhook comes from the API, and give what it says.

        Raises as `verify_signature` does.
        """
        self.verify_signature(payload, headers, secret=secret)
        return self.parse_unsafe(payload)

    def parse(
        self,
        payload: str | bytes,
        *,
        headers: Mapping[str, str],
        secret: str | bytes | None = None,
    ) -> Any:
        """As `unwrap`."""
        return self.unwrap(payload, headers, secret=secret)

    def parse_unsafe(self, payload: str | bytes) -> Any:
        """What a webhook says, without checking where it comes from."""
        api = self._session.api
        content = payload.encode() if isinstance(payload, str) else payload
        if not isinstance(api, SurfacedApi) or not api.events:
            return loads(content)
        from ..codec import Codec

        plain = Api(api.package, api.package, "", models=api.models)
        return Codec.of(plain).decoder(api.events).decode(content)

    def verify_signature(
        self,
        payload: str | bytes,
        headers: Mapping[str, str],
        *,
        secret: str | bytes | None = None,
    ) -> None:
        """Check that a webhook comes from the API, after the Standard Webhooks convention.

        Raises ValueError without a secret, and what the library `standardwebhooks` raises
        where that is installed, else WebhookError, for a signature that is wrong.
        """
        known: Any = secret or getattr(self._client, "webhook_secret", None)
        if known is None:
            raise ValueError(
                "a webhook cannot be checked without a secret: pass `secret`, or give the "
                "client a `webhook_secret`"
            )
        text = known.decode() if isinstance(known, bytes) else known
        try:
            from standardwebhooks import Webhook  # type: ignore[import-not-found]
        except ImportError:
            from ..webhooks import verify

            verify(payload, headers, text)
        else:
            plain = text.reveal() if isinstance(text, Secret) else text
            lower = {name.lower(): value for name, value in headers.items()}
            Webhook(plain).verify(payload, lower)


class WebhooksResource(_Unwrapping, Resource):
    """A group of operations, and what reads webhooks."""


class AsyncWebhooksResource(_Unwrapping, AsyncResource):
    """A group of operations of an asynchronous client, and what reads webhooks."""


Webhooks = WebhooksResource
AsyncWebhooks = AsyncWebhooksResource
