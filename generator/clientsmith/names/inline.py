"""Wishes of the declarations that have no name in the document: inline schemas.

Such a schema is called by the component or operation that holds it and the property at
which it stands; the properties in between come in only where two would be called alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from ..model import ir
from ..spec.source_map import unescape
from ..text.words import LONGEST, MOST_WORDS, key, pascal, singular, split, trimmed
from .apart import apart
from .collisions import Candidates, Wish
from .phrases import (
    joined,
    shortened,
    shortened_text,
    spelled,
    stems,
    undoubled,
    unlinked,
)
from .routes import Name
from .shared import descriptions, of_parameters, users

_BELOW = ("item", "value")
_SUFFIXES = {
    "body": "Request",
    "response": "Response",
    "error": "Error",
    "event": "Event",
    "header": "Header",
}
_INNER = {"item": "Item", "value": "Value"}
_KINDS = frozenset({"string", "integer", "number", "object", "array", "boolean"})
_LONGEST_TITLE = 5
_LONGEST_WORD = 24
"""Longer ones are several that somebody glued together."""
_MEDIA = re.compile(r"/content/[^/]*?~1(?:x-|vnd\.)?([a-z0-9.+-]+)")
_JSON = re.compile(r"/content/[^/]*json")
_STATUS = re.compile(r"/responses/([0-9A-Za-z]+)/")


class Inline:
    """Makes the wishes of inline declarations of one API.

    `names` are the names of the components, `calls` the words of each operation, the
    best first.
    """

    def __init__(
        self,
        api: ir.Api,
        names: Mapping[ir.TypeId, str],
        calls: Mapping[str, tuple[Name, ...]],
    ) -> None:
        self._declarations = api.declarations
        self._roots = {
            id_: split(name)
            for id_, name in names.items()
            if api.declarations[id_].hint.component
        }
        self._calls = calls
        self._api = api
        self._users = users(api)
        self._holders = {
            "/".join(id_.split("/")[:4]): id_
            for id_ in self._users
            if id_.startswith("/components/") and id_ not in self._roots
        }
        self._wholes = Counter(map(_place_of, api.declarations.values()))
        self._siblings: dict[str, list[ir.Object]] = {}
        for declaration in api.declarations.values():
            if declaration.hint.role == "option" and isinstance(declaration, ir.Object):
                self._siblings.setdefault(_union(declaration), []).append(declaration)

    def wish(self, declaration: ir.Declaration) -> Wish[ir.TypeId]:
        """What an inline declaration would like to be called, best first."""
        every = partial(self._wishes, declaration)
        foreign = "/content/" in declaration.id and not _JSON.search(declaration.id)
        asked = "/parameters/" in declaration.id and self._is_shared(declaration.id)
        rank = (1 + asked, len(self._owners(declaration)[1]), int(foreign))
        names = Candidates(next(every()), every)
        return Wish(declaration.id, names, rank, declaration.at)

    def _wishes(self, declaration: ir.Declaration) -> Iterator[str]:
        owner, chain = self._owners(declaration)
        own = self._own_words(declaration)
        shared = self._is_shared(declaration.id)
        roots = self._words_of(declaration.id if shared else owner)
        taken = key(pascal(roots[0])) if ir.TypeId(owner) in self._roots else ""
        asked = "/parameters/" in declaration.id
        said = shared and own and not (asked or _generic(declaration))
        found: list[Name] = [own] if said else []
        for root in roots:
            found += [root] if shared else self._from(root, chain, own, declaration)
        if self._is_alone(declaration, chain):
            plain = [_whole(root, own, declaration)[0] for root in roots]
            found = [*dict.fromkeys((*found[:1], *plain)), *found[1:]]
        for name in map(shortened, found):
            if name and key(name) != taken:
                yield name
        for words in () if shared else found:
            name = pascal(undoubled(words))  # longer, rather than numbered
            if len(name) <= LONGEST and key(name) != taken:
                yield name
        repeats = shared and (asked or _generic(declaration))
        whole = undoubled(roots[0] if repeats else joined(roots[0], own))
        if len(whole) > MOST_WORDS or len(pascal(whole)) > LONGEST:
            yield pascal(trimmed(whole))
        base = pascal(unlinked(whole)) or "Value"
        if len(base) > LONGEST:
            yield base  # to be cut, which leaves different names different
        yield shortened_text(base, suffix(base, declaration))

    def _is_alone(self, declaration: ir.Declaration, chain: list[Name]) -> bool:
        """Whether a whole body or reply is the only one of its operation that has no name, so
        that its media type and its status say nothing about it."""
        if declaration.hint.role not in ("body", "response") or chain:
            return False
        return self._wholes[_place_of(declaration)] == 1

    def _is_shared(self, id_: str) -> bool:
        """Whether several operations have an inline declaration in common."""
        users = self._users.get(ir.TypeId(id_), ())
        return id_.startswith("/paths/") and len(users) > 1

    def _words_of(self, owner: str) -> tuple[Name, ...]:
        """What is said of an owner in names, the best first."""
        if owner in self._calls:
            return self._calls[owner]
        if self._is_shared(owner):
            return self._descriptions(ir.TypeId(owner))
        root = self._root(owner)
        held = self._holders.get(owner)
        if held is None or not any(len(word) > _LONGEST_WORD for word in root):
            return (root,)
        using = self._users[held]
        return self._calls[using[0]] if len(using) == 1 else self._descriptions(held)

    def _descriptions(self, id_: ir.TypeId) -> tuple[Name, ...]:
        """What is said of a declaration that several operations share."""
        declaration = self._declarations[id_]
        calls = [self._calls[user][0] for user in self._users[id_]]
        if "/parameters/" in id_:
            return tuple(of_parameters(calls, self._own_words(declaration)))
        ending = _SUFFIXES.get(declaration.hint.role, "Item")
        return tuple(descriptions(self._api, self._roots, declaration, calls, ending))

    def _from(
        self, root: Name, chain: list[Name], own: Name, declaration: ir.Declaration
    ) -> Iterator[Name]:
        role = declaration.hint.role
        if role in _SUFFIXES:
            yield from _whole(root, own, declaration)
        elif role == "option":
            yield from self._option(root, chain, own, declaration)
        elif role == "parameter" and stems(own) == stems(root)[-len(own) :]:
            yield root
        else:
            if root and own and stems(root)[-len(own) :] == stems(own):
                yield (*root, _INNER.get(role) or inner(declaration))
            yield from spelled(root, chain, own)
            if role in _BELOW:
                plain = split(declaration.hint.words)
                yield from spelled(root, chain, (*plain, role.capitalize()))

    def _own_words(self, declaration: ir.Declaration) -> Name:
        """The words an inline declaration brings along: of its property, one of several."""
        hint = declaration.hint
        found: Name = (
            (_SUFFIXES[hint.words],) if _generic(declaration) else split(hint.words)
        )
        if found and (hint.role in _BELOW or "/items/" in declaration.id[-16:]):
            found = (*found[:-1], singular(found[-1]))
        return found

    def _owners(self, declaration: ir.Declaration) -> tuple[str, list[Name]]:
        """The component or operation that holds a declaration, and the words of what lies
        between, nearest first."""
        chain: list[Name] = []
        seen = {str(declaration.id)}
        owner = str(declaration.hint.owner or _above(declaration.id))
        while owner and owner not in seen:
            seen.add(owner)
            if owner in self._calls or self._root(owner) or self._is_shared(owner):
                return owner, chain
            holder = self._declarations.get(ir.TypeId(owner))
            if holder is None:
                owner = _above(owner)
                continue
            chain.append(self._own_words(holder))
            owner = str(holder.hint.owner or _above(owner))
        return "", chain

    def _root(self, owner: str) -> Name:
        """The words of a component of any section, none for other addresses."""
        found = self._roots.get(ir.TypeId(owner), ())
        if not found and owner.startswith("/components/") and owner.count("/") == 3:
            return split(unescape(owner.rpartition("/")[2]))
        return found

    def _option(
        self, root: Name, chain: list[Name], own: Name, declaration: ir.Declaration
    ) -> Iterator[Name]:
        """An option by its own words, if it has any, else by what sets it apart."""
        if not self._specific(root, chain, own, declaration):
            if len(self._siblings.get(_union(declaration), ())) == 1:
                yield from spelled(root, chain, own)
            elif mark := apart(
                declaration, self._siblings.get(_union(declaration), ())
            ):
                yield from spelled(root, chain, (*own, *mark))
            return
        if len(own) > len(root) and root and stems(own)[-len(root) :] == stems(root):
            own = own[: -len(root)]
            yield from (own, (*own, "Variant"))
            return
        if len(own) > 1:
            yield own
        if len(joined(root, own)) > MOST_WORDS:
            yield (*own, "Variant")
        yield joined(root, own)
        if place := _property(declaration):
            yield from spelled(root, chain, place)
        yield from spelled(root, chain, own)

    def _specific(
        self, root: Name, chain: list[Name], own: Name, declaration: ir.Declaration
    ) -> bool:
        """Whether the words are those of the option and not of the union's place."""
        if not own or _generic(declaration):
            return False
        holders = (chain[0] if chain else root, _property(declaration), root)
        same = [
            other
            for other in self._siblings.get(_union(declaration), ())
            if other.hint.words == declaration.hint.words
        ]
        return stems(own) not in map(stems, holders) and len(same) < 2


def _place_of(declaration: ir.Declaration) -> tuple[str, str]:
    """The operation or component and the part of it that a declaration stands in."""
    return "/".join(declaration.id.split("/")[:4]), declaration.hint.role


def suffix(name: str, declaration: ir.Declaration) -> str:
    """What kind of thing a declaration is, for where the name alone is taken."""
    role = declaration.hint.role
    word = kind(declaration)
    if role == "option":
        word = "Variant"
    elif role in _BELOW or role in _KINDS or role == "base":
        word = role.capitalize()
    return "Data" if name.endswith(word) else word


def inner(declaration: ir.Declaration) -> str:
    """What a property is to its holder that has the same name."""
    word = kind(declaration)
    return {"Model": "Details", "Enum": "Value"}.get(word, word)


def kind(declaration: ir.Declaration) -> str:
    """One word for the shape of a declaration."""
    if isinstance(declaration, ir.Object):
        return "Model"
    match declaration.target:
        case ir.Literals():
            return "Enum"
        case ir.Array() | ir.Tuple():
            return "List"
        case ir.Map():
            return "Map"
        case ir.Union():
            return "Union"
        case _:
            return "Type"


def _generic(declaration: ir.Declaration) -> bool:
    """Whether the words only repeat where in an operation a schema stands."""
    return declaration.hint.words in _SUFFIXES


def _whole(root: Name, own: Name, declaration: ir.Declaration) -> list[Name]:
    """A whole body or header: by its title or the name of its component, else by the
    operation and its part in it."""
    ending = _SUFFIXES[declaration.hint.role]
    repeats = bool(root) and root[-1].lower() == ending.lower()
    by_root = (*root[:-1], ending) if repeats else (*root, ending)
    if _generic(declaration):
        return [by_root, *_placed(root, ending, declaration)]
    if stems(own) == stems(root):
        return [own, by_root]
    if declaration.hint.role == "header":
        return [(*root, *own), by_root]
    titled = [own] if 1 < len(own) <= _LONGEST_TITLE else []
    return [*titled, by_root, *_placed(root, ending, declaration)]


def _placed(root: Name, ending: str, declaration: ir.Declaration) -> Iterator[Name]:
    """The whole body with its media type, then with its status."""
    for mark in (_MEDIA, _STATUS):
        found = mark.search(declaration.id)
        if found is not None:
            yield (*root, *split(found[1]), ending)


def _property(declaration: ir.Declaration) -> Name:
    """The words of the property at which a union stands."""
    before, _, tail = declaration.id.rpartition("/properties/")
    return split(unescape(tail.partition("/")[0])) if before else ()


def _union(declaration: ir.Declaration) -> str:
    """The address of the union that an option belongs to."""
    return declaration.id.rpartition("/")[0]


def _above(pointer: str) -> str:
    return pointer.rpartition("/")[0] if pointer.startswith("/") else ""
