"""Where the credentials of each security scheme go on a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

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
from .secrets import Secret, hidden
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

    def __repr__(self) -> str:
        return "<Placed ***>"


NOTHING = Placed()


def place(scheme: Scheme, credential: object, label: str = "a credential") -> Placed:
    """The credentials of a scheme on a request: a key, a token, or a name and a password.

    Raises CredentialsError or TypeError for what cannot be sent; neither shows it, and
    `label` says in them which one it is.
    """
    credential = hidden(credential)  # also in the frames of a traceback
    fault = _fault(scheme, credential)
    if fault is not None:
        raise fault[0](f"{label} {fault[1]}")
    return _PLACES[type(scheme)](scheme, credential)


Fault: TypeAlias = tuple[type[CredentialsError] | type[TypeError], str] | None


def _fault(scheme: Scheme, credential: object) -> Fault:
    """What keeps a credential from being sent."""
    if isinstance(scheme, MutualTls):
        return None
    if not isinstance(scheme, Basic):
        if not isinstance(credential, Secret):
            return TypeError, f"has to be text, not {type(credential).__name__}"
        bearer = isinstance(scheme, (Bearer, OAuth2, OpenId))
        return _said(fault_of_text(credential.reveal(), token=bearer))
    parts = _parts(credential)
    texts = [part.reveal() for part in parts if isinstance(part, Secret)]
    if len(texts) < len(parts):
        return TypeError, "has to be a user name and a password, both text"
    if len(texts) > 2:
        return TypeError, "has to be a user name and a password"
    if len(texts) == 2 and ":" in texts[0]:
        return CredentialsError, "has a colon in its user name (RFC 7617)"
    return _said(next((fault for fault in map(fault_of_form, texts) if fault), ""))


def _parts(credential: object) -> tuple[object, ...]:
    """A user name and a password, or what there is instead of them."""
    if isinstance(credential, tuple):
        return cast("tuple[object, ...]", credential)
    return (credential,)


def _said(fault: str) -> Fault:
    return (CredentialsError, fault) if fault else None


def fault_of_text(text: str, *, token: bool = False) -> str:
    """What keeps a text from standing in a header, with `token` behind the word Bearer;
    empty if nothing does."""
    if not text:
        return "is empty"
    if text != text.strip():
        return "begins or ends with a blank or a line break; take it off"
    if not text.isascii() or not text.isprintable():
        return "holds a line break or another character that no header carries"
    if token and " " in text:
        return "holds a blank, which no token does (RFC 6750)"
    return ""


def fault_of_form(text: str) -> str:
    """What keeps a text from being sent where it is encoded first (RFC 7617, section 2)."""
    if any(c < " " or c == "\x7f" or "\ud800" <= c <= "\udfff" for c in text):
        return "holds a line break or another control character"
    return ""


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
    from binascii import b2a_base64

    text = ":".join(map(_text, _parts(credential)))
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
    return cast("Secret", credential).reveal()


def _joined(mark: str, *texts: str) -> str:
    return mark.join(text for text in texts if text)
