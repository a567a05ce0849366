"""Checking that a webhook comes from the API, after the Standard Webhooks convention."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from .errors import WebhookError
from .json import is_object, loads
from .message import Headers
from .operation import Api, Reply
from .secrets import Secret

TOLERANCE = 300.0
"""Seconds by which the clocks may differ, and for which a copy of a webhook is taken."""


def sign(
    payload: bytes | str, secret: str | Secret, *, webhook_id: str, timestamp: int
) -> str:
    """The signature of a webhook, for tests and senders.

    `secret` is base64 text, perhaps after `whsec_`; other texts are used as they are.
    """
    signed = _encoded(f"{webhook_id}.{timestamp}.") + _encoded(payload)
    digest = hmac.new(_key(secret), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def verify(
    payload: bytes | str,
    headers: Mapping[str, str],
    secret: str | Secret,
    *,
    tolerance: float = TOLERANCE,
    now: float | None = None,
) -> str:
    """Check a webhook, and return its id.

    `payload` is the body as it came, not parsed and written again. Within the tolerance a
    copy of a webhook is valid too: keep the ids of that time to tell copies.

    Raises WebhookError if the signature is wrong, missing, too old or from the future.
    """
    fields = Headers(headers)
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    webhook_id, stamp, signatures = (_field(fields, name) for name in names)
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= _DIGITS):
        raise WebhookError("the webhook's timestamp is not a number")
    age = (time.time() if now is None else now) - int(stamp)
    if abs(age) > tolerance:
        raise WebhookError("the webhook is too old, or from the future")
    expected = sign(payload, secret, webhook_id=webhook_id, timestamp=int(stamp))
    # All are compared, and each in constant time, so that time tells nothing.
    matches = [
        hmac.compare_digest(expected.encode(), _encoded(given))
        for given in signatures.split()
    ]
    if not any(matches):
        raise WebhookError("the webhook's signature is wrong")
    return webhook_id


def read(package: str, annotation: Any, payload: bytes | str) -> Any:
    """The body of a webhook as a type, or as the one of a name in the package's models.

    It is XML if it begins like that. What does not fit is kept as it came. Raises
    ResponseValidationError if it is neither XML nor JSON.
    """
    from .codec import Codec

    content = _encoded(payload)
    models = f"{package}.models"
    codec = Codec.of(Api(package, package, "", models=models))
    begins_as_xml = content.lstrip(_BLANKS).startswith(b"<")
    media = "application/xml" if begins_as_xml else "application/json"
    return codec.reading(Reply(annotation, media), media)(content, False, None)


def read_event(
    package: str, tag: str, events: Mapping[str, str], payload: bytes | str
) -> Any:
    """The body of a webhook as the type that the value of its property `tag` leads to.

    One with another value is an `UnknownVariant`. Raises as `read` does.
    """
    try:
        body = loads(_encoded(payload))
    except ValueError:
        body = None
    value = body.get(tag) if is_object(body) else None
    known = events.get(value) if isinstance(value, str) else None
    if known is None:
        known = import_module(f"{package}.variants").UnknownVariant
    return read(package, known, payload)


_BLANKS = b" \t\r\n\xef\xbb\xbf"
"""What may stand before a document: blanks, and the mark of UTF-8."""


_DIGITS = 15
"""Of a time; more would be no number of seconds that Python can reckon with."""


def _encoded(text: bytes | str) -> bytes:
    """The bytes of a text, also of one that is no Unicode: strangers wrote it."""
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text


def _field(headers: Headers, name: str) -> str:
    value = headers.get(name) or headers.get(f"svix-{name.removeprefix('webhook-')}")
    if not value:
        raise WebhookError(f"the webhook has no {name} header")
    return value


def _key(secret: str | Secret) -> bytes:
    text = secret.reveal() if isinstance(secret, Secret) else secret
    coded = text.removeprefix("whsec_")
    if not coded.strip():  # anybody could sign with it
        raise WebhookError("the webhook secret is empty")
    try:
        return base64.b64decode(coded, validate=True)
    except binascii.Error:
        return text.encode()
