"""Errors without the credentials of a request, which transports quote and servers repeat."""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import cast
from urllib.parse import unquote_plus

from .errors import APIError
from .message import Headers, Request, is_public
from .secrets import MASK, is_telling
from .transport import TransportError

_WORD = re.compile(r"[A-Za-z0-9_-]{6,}")
_SHORTEST = 4
_BEGINNING = 6
"""Characters by which a credential that was cut off is known."""
_FORM = "application/x-www-form-urlencoded"


def redacted(
    error: Exception, request: Request, names: Collection[str] = ()
) -> Exception:
    """The error, or another in its place where it, or what led to it, shows a credential.

    `names` are the query parameters that carry credentials, in lower case.
    """
    words = sorted(set(_words(request, names)), key=len, reverse=True)
    if not any(word in text for text in _texts(error) for word in words):
        return error
    if not isinstance(error, TransportError):
        kind = type(error).__name__
        return TransportError(
            f"the transport refused the request ({kind})", sent=False, lasting=True
        )
    told = str(error)
    for word in words:
        told = told.replace(word, MASK)
    return TransportError(
        told, sent=error.sent, timed_out=error.timed_out, lasting=error.lasting
    )


def strike(error: APIError, request: Request, names: Collection[str]) -> None:
    """Strike from the message of an error what it repeats of the credentials of a request,
    or of their beginnings: servers cut what they repeat.

    `names` are the headers and query parameters that carry credentials, in lower case.
    """
    told = error.message
    credentials = [pair for pair in request.headers.pairs if _is_secret(pair[0], names)]
    carrier = Request(
        request.method,
        request.url,
        Headers(
            [*credentials, ("content-type", request.headers.get("content-type", ""))]
        ),
        request.content,
    )
    for word in sorted(set(_words(carrier, names)), key=len, reverse=True):
        shortest = min(_BEGINNING, len(word))
        for end in range(min(len(word), len(told)), shortest - 1, -1):
            told = told.replace(word[:end], MASK)
    error.message = told
    error.args = (told,)


def _is_secret(name: str, names: Collection[str]) -> bool:
    return name.lower() in names or is_telling(name)


def _texts(error: BaseException) -> Iterator[str]:
    """All that an error and those behind it can show."""
    waiting, seen = [error], {id(error)}
    for each in waiting:  # grows while we walk
        for part in (each, each.args, vars(each), getattr(each, "object", "")):
            with suppress(Exception):  # what others wrote may fail at this, too
                yield f"{part} {part!r}"
        behind = [each.__cause__, each.__context__]
        if isinstance(each, BaseExceptionGroup):
            behind += cast("BaseExceptionGroup[BaseException]", each).exceptions
        for other in behind:
            if other is not None and id(other) not in seen:
                seen.add(id(other))
                waiting.append(other)


def _words(request: Request, names: Collection[str]) -> Iterator[str]:
    """What a credential of a request can be known by, whole or in part: an error may
    write some of its characters as escapes."""
    for secret in _secrets(request, names):
        for text in (secret, unquote_plus(secret)):
            if len(text) >= _SHORTEST:
                yield text
            yield from _WORD.findall(text)


def _secrets(request: Request, names: Collection[str]) -> Iterator[str]:
    for name, value in request.headers.pairs:
        if is_public(name):
            continue
        scheme, _, secret = value.partition(" ")
        yield secret or value
        if scheme.lower() == "basic":
            yield from _user_and_password(secret)
    form = request.headers.get("content-type") == _FORM
    content = request.content if form and isinstance(request.content, bytes) else b""
    for text in (request.url.partition("?")[2], content.decode("latin-1")):
        for pair in text.split("&"):
            name, _, value = pair.partition("=")
            if _is_secret(unquote_plus(name), names):
                yield value


def _user_and_password(coded: str) -> Iterator[str]:
    try:
        user, _, password = a2b_base64(coded).decode("utf-8", "replace").partition(":")
    except ValueError:
        return
    yield user
    yield password
