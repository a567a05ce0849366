"""Webhooks: what a generated package makes of requests that the API sends."""

from __future__ import annotations

import base64
import hashlib
import hmac
import importlib
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clientsmith import config
from clientsmith.commands import pipeline

_CASE = Path(__file__).parents[1] / "golden" / "webhooks"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PET = b'{"id": 9007199254740993, "name": "Rex", "color": "red"}'


@pytest.fixture(scope="module")
def webhooks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The webhooks module of a generated package."""
    made = pipeline.generate(replace(config.for_spec(_CASE / "spec.yaml"), root=_CASE))
    assert made.files is not None
    root = tmp_path_factory.mktemp("webhooks")
    for path, text in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", "surrogateescape")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root))
        yield importlib.import_module("webhooks.webhooks")


def signed(webhooks: Any, payload: bytes = PET, age: int = 0) -> dict[str, str]:
    """The headers of a webhook."""
    stamp = int(time.time()) - age
    signature = webhooks.sign(payload, SECRET, webhook_id="msg_1", timestamp=stamp)
    return {
        "Webhook-Id": "msg_1",
        "Webhook-Timestamp": str(stamp),
        "Webhook-Signature": f"v1,AAAA {signature}",
    }


def test_what_arrives_is_checked_and_read(webhooks: Any) -> None:
    assert webhooks.verify(PET, signed(webhooks), SECRET) == "msg_1"
    pet = webhooks.new_pet(PET)
    assert type(pet).__name__ == "Pet"
    assert (pet.id, pet.name, pet.color) == (9007199254740993, "Rex", "red")


def test_signatures_are_those_of_the_standard(webhooks: Any) -> None:
    signature = webhooks.sign(
        '{"test": 2432232314}',
        SECRET,
        webhook_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
    )
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda h: {}, "no webhook-id header"),
        (lambda h: h | {"Webhook-Signature": "v1,AAAA"}, "signature is wrong"),
        (lambda h: h | {"Webhook-Id": "msg_2"}, "signature is wrong"),
        (lambda h: h | {"Webhook-Timestamp": "soon"}, "not a number"),
        (lambda h: h | {"Webhook-Timestamp": "9" * 400}, "not a number"),
        (lambda h: h | {"Webhook-Timestamp": "9" * 5_000}, "not a number"),
        (lambda h: h | {"Webhook-Timestamp": "\u0661"}, "not a number"),
        (lambda h: h | {"Webhook-Timestamp": "9" * 15}, "too old"),
        (lambda h: h | {"Webhook-Signature": "v1,\ud800"}, "signature is wrong"),
        (lambda h: h | {"Webhook-Signature": "v1,\xe9 " * 9_999}, "signature is wrong"),
        (lambda h: h | {"Webhook-Id": "\ud800"}, "signature is wrong"),
        (lambda h: h | {"Webhook-Id": "?"}, "signature is wrong"),
    ],
)
def test_what_is_not_signed_so_is_refused(
    webhooks: Any, change: Any, words: str
) -> None:
    with pytest.raises(webhooks.WebhookError, match=words):
        webhooks.verify(PET, change(signed(webhooks)), SECRET)


@pytest.mark.parametrize("age", [600, -600])
def test_what_is_too_old_or_too_new_is_refused(webhooks: Any, age: int) -> None:
    with pytest.raises(webhooks.WebhookError, match="too old"):
        webhooks.verify(PET, signed(webhooks, age=age), SECRET)


def test_other_content_or_another_secret_is_refused(webhooks: Any) -> None:
    for payload, secret in ((PET + b" ", SECRET), (PET, "whsec_AAAA")):
        with pytest.raises(webhooks.WebhookError):
            webhooks.verify(payload, signed(webhooks), secret)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_ ", " ", "whsec_\n"])
def test_nobody_signs_with_an_empty_secret(webhooks: Any, secret: str) -> None:
    """Such as a variable gives that was never filled in."""
    stamp = int(time.time())
    for key in (b"", secret.encode()):
        signed = hmac.new(key, f"msg_1.{stamp}.".encode() + PET, hashlib.sha256)
        headers = {
            "Webhook-Id": "msg_1",
            "Webhook-Timestamp": str(stamp),
            "Webhook-Signature": f"v1,{base64.b64encode(signed.digest()).decode()}",
        }
        with pytest.raises(webhooks.WebhookError, match="secret is empty"):
            webhooks.verify(PET, headers, secret)


BODIES = {
    "nested": "[" * 100_000,
    "nested objects": '{"a":' * 50_000,
    "elements": "<a>" * 20_000,
    "entities": '<!DOCTYPE a [<!ENTITY x "&y;&y;"><!ENTITY y "x">]><a>&x;</a>',
    "a coding": '<?xml version="1.0" encoding="idna"?><a/>',
    "digits": "9" * 5_000,
    "no Unicode": "{\ud800",
    "a zero": "\0",
}


@pytest.mark.parametrize("payload", BODIES.values(), ids=BODIES)
def test_bodies_that_nobody_can_read(webhooks: Any, payload: str) -> None:
    error = importlib.import_module("webhooks").ResponseValidationError
    for each in (payload, payload.encode("utf-8", "surrogatepass")):
        with pytest.raises(error):
            webhooks.new_pet(each)


def test_what_does_not_fit_is_kept(webhooks: Any) -> None:
    pet = webhooks.new_pet(json.dumps({"id": "x", "name": "Rex"}))
    assert (pet.id, pet.name) == ("x", "Rex")


def test_errors_are_named_at_the_root(webhooks: Any) -> None:
    root = importlib.import_module("webhooks")
    assert root.WebhookError is webhooks.WebhookError
