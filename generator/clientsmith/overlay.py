"""The third stage: patches in the Overlay format (OpenAPI Overlay 1.0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jsonpath import JSONPathEnvironment, JSONPathError, JSONPathMatch

from .diagnostics import Diagnostics
from .source import ROOT, Document, Location, Origin, Pointer, SourceMap, child

_PATHS = JSONPathEnvironment(strict=True)


def apply(
    tree: dict[str, Any],
    overlays: Sequence[Document],
    sources: SourceMap,
    diagnostics: Diagnostics,
) -> dict[str, Any]:
    """Apply the overlays to a bundled tree in their order, in place; returns the tree.

    Targets are JSONPath queries (RFC 9535). An overlay that cannot be read, a target that is
    no query and an action that matches nothing are errors, placed in the overlay's file.
    """
    for document in overlays:
        sources.add(document)
        _Overlay(tree, document, sources, diagnostics).apply()
    return tree


@dataclass(slots=True)
class _Overlay:
    tree: dict[str, Any]
    document: Document
    sources: SourceMap
    diagnostics: Diagnostics

    def apply(self) -> None:
        data = self.document.data
        if not isinstance(data, dict) or "overlay" not in data:
            self._error(
                "overlay-invalid",
                ROOT,
                "This is no Overlay document: it has no 'overlay' field.",
                "Begin it with 'overlay: 1.0.0' and list its actions.",
            )
            return
        if not str(data["overlay"]).startswith("1."):
            self._error(
                "overlay-invalid",
                Pointer("/overlay"),
                f"The version {str(data['overlay'])[:40]!r} of Overlay cannot be read.",
                "Use 1.0.0.",
            )
            return
        actions = data.get("actions")
        if not isinstance(actions, list):
            self._error(
                "overlay-invalid",
                ROOT,
                "The overlay has no list of actions.",
                "Add 'actions'.",
            )
            return
        for index, action in enumerate(actions):
            self._action(action, child(ROOT, "actions", index))

    def _action(self, action: Any, at: Pointer) -> None:
        target = action.get("target") if isinstance(action, dict) else None
        if not isinstance(target, str):
            self._error(
                "overlay-invalid",
                at,
                "The action has no target.",
                "Add a JSONPath as 'target'.",
            )
            return
        removes = action.get("remove") is True
        if "update" not in action and not removes:
            self._error(
                "overlay-invalid",
                at,
                "The action neither updates nor removes.",
                "Add 'update', or 'remove: true'.",
            )
            return
        try:
            matches = list(_PATHS.compile(target).finditer(self.tree))
        except (JSONPathError, RecursionError, ValueError) as error:
            self._error(
                "overlay-target",
                child(at, "target"),
                f"The target {target[:200]!r} is no JSONPath: {str(error).splitlines()[0]}.",
                "Write a query after RFC 9535, such as $.paths['/pets'].get.",
            )
            return
        if not matches:
            self._error(
                "overlay-no-match",
                child(at, "target"),
                f"The target {target[:200]!r} matches nothing.",
                "Correct it, or remove the action if the document has changed.",
            )
        elif removes:
            self._remove(matches)
        else:
            self._update(matches, action["update"], at)

    def _remove(self, matches: list[JSONPathMatch]) -> None:
        """Remove from the end, so that the places of earlier items stay true."""
        for match in sorted(
            matches, key=lambda match: _order(match.parts), reverse=True
        ):
            if not match.parts:
                self.tree.clear()
                continue
            holder = _node(self.tree, match.parts[:-1])
            last = match.parts[-1]
            if isinstance(holder, dict):
                holder.pop(str(last), None)
            elif (
                isinstance(holder, list)
                and isinstance(last, int)
                and last < len(holder)
            ):
                del holder[last]
                self._shifted(_pointer(match.parts[:-1]), last, len(holder))

    def _shifted(self, holder: Pointer, removed: int, length: int) -> None:
        origins = [
            self.sources.origin(child(holder, i + 1)) for i in range(removed, length)
        ]
        for index, origin in enumerate(origins, removed):
            self.sources.move(child(holder, index), origin)

    def _update(self, matches: list[JSONPathMatch], update: Any, at: Pointer) -> None:
        origin = child(at, "update")
        for match in matches:
            node = _node(self.tree, match.parts)
            pointer = _pointer(match.parts)
            if isinstance(node, list):
                self._append(node, update, pointer, origin)
            elif isinstance(node, dict) and isinstance(update, dict):
                self._merge(node, update, pointer, origin)
            else:
                self._error(
                    "overlay-target",
                    child(at, "target"),
                    f"The target matches {pointer or 'the root'}, where the update does not fit.",
                    "Update objects with objects, and lists with the item to append.",
                )

    def _merge(
        self, node: dict[str, Any], update: dict[str, Any], at: Pointer, origin: Pointer
    ) -> None:
        """Merge as section 4.4.3 says: objects deeply, lists by appending, others replaced."""
        for key, value in update.items():
            known = node.get(key)
            here, from_ = child(at, key), child(origin, key)
            if isinstance(known, dict) and isinstance(value, dict):
                self._merge(known, value, here, from_)
            elif isinstance(known, list) and isinstance(value, list):
                self._append(known, value, here, from_)
            elif value is None and isinstance(known, dict | list):
                continue  # a key without a value, as in YAML, has nothing to merge
            else:
                node[key] = _copied(value)
                self._origin(here, from_)

    def _append(
        self, node: list[Any], update: Any, at: Pointer, origin: Pointer
    ) -> None:
        """Append an item, or each item of a list."""
        items = update if isinstance(update, list) else [update]
        for index, item in enumerate(items):
            where = child(origin, index) if items is update else origin
            self._origin(child(at, len(node)), where)
            node.append(_copied(item))

    def _origin(self, at: Pointer, origin: Pointer) -> None:
        self.sources.move(at, Origin(self.document.name, origin))

    def _error(self, code: str, at: Pointer, message: str, hint: str) -> None:
        place = Location(self.document.name, *self.document.finder(at))
        self.diagnostics.error(code, ROOT, message, hint, place)


def _order(parts: Sequence[int | str]) -> tuple[tuple[bool, int, str], ...]:
    return tuple(
        (isinstance(part, str), 0, part) if isinstance(part, str) else (False, part, "")
        for part in parts
    )


def _pointer(parts: Sequence[int | str]) -> Pointer:
    return child(ROOT, *parts)


def _node(tree: Any, parts: Sequence[int | str]) -> Any:
    node = tree
    for part in parts:
        node = node[part]
    return node


def _copied(node: Any) -> Any:
    """A copy, since one update may be put in several places."""
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(item) for item in node] if isinstance(node, list) else node
