"""From a reference to the node it means: URIs, identifiers, anchors, pointers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin

from ..source_map import ROOT, Document, Pointer, child, tokens
from .reach import Reach, Refused

_CHAIN = 50
"""References that may lead through each other."""


@dataclass(frozen=True, slots=True)
class Target:
    """A node and where it was written."""

    document: Document
    pointer: Pointer
    value: Any

    @property
    def key(self) -> tuple[str, Pointer]:
        """Two references with equal keys mean the same node."""
        return self.document.identity, self.pointer


@dataclass(slots=True)
class _Names:
    """What `$id` and `$anchor` name in one document (JSON Schema 2020-12, section 8.2)."""

    ids: dict[str, Pointer] = field(default_factory=dict)
    anchors: dict[tuple[str, str], Pointer] = field(default_factory=dict)
    bases: list[tuple[Pointer, str]] = field(default_factory=list)


@dataclass(slots=True)
class Resolver:
    """Follows references from any of the documents."""

    reach: Reach
    final: Callable[[dict[str, Any]], Target | None]
    """What a node whose reference was already resolved stands for."""
    _names: dict[str, _Names] = field(default_factory=dict)
    _known: dict[str, Target] = field(default_factory=dict)

    def resolve(
        self,
        text: str,
        base: Document,
        at: Pointer,
        followed: frozenset[tuple[str, Pointer]] = frozenset(),
    ) -> Target | Refused:
        """The node that `text` means when it is written in `base` at `at`.

        `followed` are the places of the references that led here.
        """
        if text.startswith(_EXACT):
            return self._known.get(text) or _missing("", "It names no place.")
        address, _, fragment = text.partition("#")
        fragment = unquote(fragment)
        document = base
        start = ROOT
        names = self._names_of(base)
        scope = self._scope(names, at)
        identified = self._identified(address, scope, names)
        if identified is not None:
            start = identified
        elif address:
            opened = self.reach.open(address, base)
            if isinstance(opened, Refused):
                return opened
            document = opened
        if fragment and not fragment.startswith("/"):
            anchored = self._anchored(document, text, fragment, _joined(scope, address))
            if isinstance(anchored, Refused):
                return anchored
            start, fragment = anchored, ""
        return self._walk(document, start, Pointer(fragment), text, followed)

    def exact(self, target: Target) -> str:
        """A reference that means the same in every document."""
        text = f"{_EXACT}{target.document.identity}#{target.pointer}"
        self._known[text] = target
        return text

    def _identified(self, address: str, scope: str, names: _Names) -> Pointer | None:
        if not names.ids:
            return None
        if address:
            return names.ids.get(_joined(scope, address))
        return names.ids.get(scope) if scope else None

    def _scope(self, names: _Names, at: Pointer) -> str:
        """The base URI at a place: that of the nearest `$id` above."""
        best = ""
        depth = -1
        for pointer, uri in names.bases:
            inside = at == pointer or at.startswith(f"{pointer}/")
            if inside and len(pointer) > depth:
                best, depth = uri, len(pointer)
        return best

    def _anchored(
        self, document: Document, text: str, anchor: str, scope: str
    ) -> Pointer | Refused:
        anchors = self._names_of(document).anchors
        found = anchors.get((scope, anchor))
        if found is None:
            found = next(
                (at for (_, name), at in anchors.items() if name == anchor), None
            )
        if found is None:
            return _missing(text, f"{document.name} has no $anchor {anchor!r}.")
        return found

    def _names_of(self, document: Document) -> _Names:
        names = self._names.get(document.identity)
        if names is None:
            names = self._names[document.identity] = _Names()
            text = document.text.content
            if b"$id" in text or b"nchor" in text:
                _collect(document.data, names)
        return names

    def _walk(
        self,
        document: Document,
        start: Pointer,
        pointer: Pointer,
        text: str,
        followed: frozenset[tuple[str, Pointer]],
    ) -> Target | Refused:
        """Follow a pointer, through references that stand in its way."""
        value: Any = document.data
        at = ROOT
        for token in (*tokens(start), *tokens(pointer)):
            while isinstance(value, dict) and token not in value and "$ref" in value:
                through = self._through(document, value, at, followed)
                if isinstance(through, Refused):
                    return through
                followed |= {(document.identity, at)}
                document, at, value = through.document, through.pointer, through.value
            if isinstance(value, dict) and token in value:
                value = value[token]
            elif (
                isinstance(value, list) and token.isdigit() and int(token) < len(value)
            ):
                value = value[int(token)]
            else:
                return _missing(text, f"{document.name} has nothing at {at}/{token}.")
            at = child(at, token)
        return Target(document, at, value)

    def _through(
        self,
        document: Document,
        value: dict[str, Any],
        at: Pointer,
        followed: frozenset[tuple[str, Pointer]],
    ) -> Target | Refused:
        known = self.final(value)
        if known is not None:
            return known
        text = value["$ref"]
        if not isinstance(text, str):
            return _missing(str(text)[:80], "A $ref is no string.")
        place = (document.identity, at)
        if place in followed or len(followed) >= _CHAIN:
            return _missing(text, "The references go round in a circle.")
        target = self.resolve(text, document, at, followed | {place})
        if isinstance(target, Target) and target.key in followed:
            return _missing(text, "The references go round in a circle.")
        return target


_EXACT = "\0"
"""What no reference of a document leads anywhere by."""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # as for http://[
        return address


def _missing(text: str, reason: str) -> Refused:
    return Refused(
        "ref-not-found",
        f"The reference {text[:200]!r} leads nowhere: {reason}",
        "Correct the reference, or add what it names.",
    )


def _collect(data: Any, names: _Names) -> None:
    """Find `$id`, `$anchor` and `$dynamicAnchor` wherever they may stand."""
    stack: list[tuple[Any, Pointer, str]] = [(data, ROOT, "")]
    while stack:
        node, pointer, base = stack.pop()
        if isinstance(node, dict):
            identifier = node.get("$id")
            if (
                isinstance(identifier, str)
                and identifier
                and not identifier.startswith("#")
            ):
                base = _joined(base, identifier).partition("#")[0]
                names.ids.setdefault(base, pointer)
                names.bases.append((pointer, base))
            for word in ("$anchor", "$dynamicAnchor"):
                anchor = node.get(word)
                if isinstance(anchor, str):
                    names.anchors.setdefault((base, anchor), pointer)
        elif not isinstance(node, list):
            continue
        items = node.items() if isinstance(node, dict) else enumerate(node)
        stack.extend(
            (value, child(pointer, key), base)
            for key, value in items
            if isinstance(value, dict | list)
        )
