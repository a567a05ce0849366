"""Text that is never shown: credentials, and how they are struck from what is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NoReturn, TypeVar, cast

from .checks import check_settings

MASK = "***"
T = TypeVar("T")

_TELLING = ("auth", "cookie", "key", "password", "secret", "session", "token")


class Secret:
    """A text that no `repr`, format or pickle gives away; `reveal()` returns it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself."""
        return self._text

    def __repr__(self) -> str:
        return f"Secret('{MASK}')"

    def __str__(self) -> str:
        return MASK

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash((Secret, self._text))

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: object) -> Secret:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is not pickled; pass the credentials on by hand")


def hidden(credential: T) -> T | Secret:
    """A credential whose texts show nowhere, so that no frame of ours holds them bare."""
    if isinstance(credential, str):
        return Secret(credential)
    if isinstance(credential, tuple):
        return cast(
            "T", tuple(hidden(each) for each in cast("tuple[Any, ...]", credential))
        )
    return credential


def name_and_password(name: object, password: object) -> Any:
    """The credential of HTTP Basic whose parts are given apart; one part alone is no credential
    yet, but may be joined by `with_options`."""
    if name is None and password is None:
        return None
    if isinstance(name, (str, Secret)) or name is None:
        return hidden((name, password))
    return name  # both parts together, or a function that gives them


def hidden_all(credentials: Mapping[str, T] | None) -> dict[str, T | Secret]:
    """Credentials by their schemes; see `hidden`."""
    return {name: hidden(each) for name, each in (credentials or {}).items()}


class _Veiled(dict[str, str]):
    """Headers by their names, whose values show in no `repr`."""

    def __repr__(self) -> str:
        return repr(dict.fromkeys(self, MASK))


def hidden_headers(headers: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """Headers of a program's own, each of which may be a credential, such that no frame of
    ours shows their values. Raises TypeError for what is no mapping."""
    check_settings({"headers": headers})
    return None if headers is None else _Veiled(headers)


def sealed(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a client with their credentials and headers hidden."""
    found = dict(settings)
    if found.get("headers"):
        found["headers"] = hidden_headers(found["headers"])
    if found.get("credentials"):
        found["credentials"] = hidden_all(found["credentials"])
    return found


def is_telling(name: str) -> bool:
    """Whether a header or parameter of this name is likely to carry a credential."""
    name = name.lower()
    return any(word in name for word in _TELLING)


def masked_url(url: str, names: Collection[str] = ()) -> str:
    """A URL for logs and messages: user information and credentials struck out.

    Query values are masked where the name is one of `names` (lower case) or telling.
    """
    head, mark, query = url.partition("?")
    scheme, slashes, rest = head.partition("://")
    if slashes:
        authority, slash, path = rest.partition("/")
        user, at, host = authority.rpartition("@")
        head = f"{scheme}://{MASK + at if user else ''}{host}{slash}{path}"
    if not mark:
        return head
    pairs: list[str] = []
    for pair in query.split("&"):
        name, equals, _ = pair.partition("=")
        plain = _decoded(name)
        hidden = equals and (plain.lower() in names or is_telling(plain))
        pairs.append(f"{name}={MASK}" if hidden else pair)
    return f"{head}?{'&'.join(pairs)}"


def _decoded(name: str) -> str:
    """A name of a query as it was before it was encoded."""
    if "%" not in name and "+" not in name:
        return name
    from urllib.parse import unquote_plus  # seldom needed

    return unquote_plus(name)
