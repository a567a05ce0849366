"""Where the credentials of each security scheme go on a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from .errors import CredentialsError
from .message import Headers, Request
from .operation import (
    ApiKey,
    Basic,
    Bearer,
    HttpScheme,
    MutualTls,
    OAuth2,
    OpenId,
    Scheme,
)
from .secrets import MASK, Secret
from .value import Value


class Placed(Value):
    """Credentials as they stand on a request. `repr` shows none."""

    headers: tuple[tuple[str, str], ...] = ()
    query: str = ""
    cookie: str = ""

    def __add__(self, other: Placed) -> Placed:
        return Placed(
            self.headers + other.headers,
            _joined("&", self.query, other.query),
            _joined("; ", self.cookie, other.cookie),
        )

    def on(self, request: Request) -> Request:
        """The request with these credentials; headers it has already stay as they are."""
        headers, url = request.headers, request.url
        missing = [pair for pair in self.headers if pair[0] not in headers]
        if self.cookie:
            cookie = _joined("; ", headers.get("cookie", ""), self.cookie)
            headers = headers.without("cookie")
            missing.append(("Cookie", cookie))
        if self.query:
            url, mark, fragment = url.partition("#")
            url += ("&" if "?" in url else "?") + self.query + mark + fragment
        return Request(
            request.method,
            url,
            Headers((*headers.pairs, *missing)) if missing else headers,
            request.content,
        )

    def struck(self, text: str) -> str:
        """A text without these credentials."""
        values = [
            value for _, header in self.headers for value in header.split(" ")[-1:]
        ]
        values += [pair.partition("=")[2] for pair in (self.query, self.cookie)]
        for value in values:
            text = text.replace(value, MASK) if len(value) > 3 else text
        return text

    def __repr__(self) -> str:
        return "<Placed ***>"


NOTHING = Placed()


def place(scheme: Scheme, credential: object) -> Placed:
    """The credentials of a scheme on a request: a key, a token, or a name and a password.

    Raises CredentialsError or TypeError for what cannot be sent; neither shows it.
    """
    return _PLACES[type(scheme)](scheme, credential)


def _key(scheme: ApiKey, credential: object) -> Placed:
    text = _text(credential)
    if scheme.location == "header":
        return Placed(((scheme.name, text),))
    from urllib.parse import quote

    if scheme.location == "query":
        return Placed(query=f"{quote(scheme.name, '')}={quote(text, '')}")
    return Placed(cookie=f"{scheme.name}={quote(text, _COOKIE_SAFE)}")


_COOKIE_SAFE = "!#$&'()*+-./:<=>?@[]^_`{|}~"  # RFC 6265, section 4.1.1


def _basic(scheme: Basic, credential: object) -> Placed:
    if isinstance(credential, tuple):
        pair = cast("tuple[object, ...]", credential)
        if len(pair) != 2:
            raise TypeError("Basic credentials are a user name and a password")
        user, password = map(_revealed, pair)
        if ":" in user:
            raise CredentialsError("a user name cannot hold a colon (RFC 7617)")
        text = f"{user}:{password}"
    else:
        text = _revealed(credential)
    from binascii import b2a_base64

    return _authorization("Basic", b2a_base64(text.encode(), newline=False).decode())


def _bearer(scheme: Scheme, credential: object) -> Placed:
    return _authorization("Bearer", _text(credential))


def _http(scheme: HttpScheme, credential: object) -> Placed:
    return _authorization(scheme.scheme, _text(credential))


def _certificate(scheme: MutualTls, credential: object) -> Placed:
    return NOTHING


_PLACES: Mapping[type, Callable[[Any, object], Placed]] = {
    ApiKey: _key,
    Basic: _basic,
    Bearer: _bearer,
    OAuth2: _bearer,
    OpenId: _bearer,
    HttpScheme: _http,
    MutualTls: _certificate,
}


def _authorization(word: str, value: str) -> Placed:
    return Placed((("Authorization", f"{word} {value}"),))


def _text(credential: object) -> str:
    text = _revealed(credential)
    if not text:
        raise CredentialsError("a credential is empty")
    if not text.isascii() or not text.isprintable():
        raise CredentialsError(
            "a credential holds a line break or another character that no header carries"
        )
    return text


def _revealed(credential: object) -> str:
    if isinstance(credential, Secret):
        return credential.reveal()
    if not isinstance(credential, str):
        raise TypeError(f"credentials have to be text, not {type(credential).__name__}")
    return credential


def _joined(mark: str, *texts: str) -> str:
    return mark.join(text for text in texts if text)
