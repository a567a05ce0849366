"""The third stage: patches in the Overlay format (OpenAPI Overlay 1.0 and 1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from jsonpath import JSONPath, JSONPathEnvironment, JSONPathMatch
from jsonpath.selectors import NameSelector

from ..report.diagnostics import Diagnostics
from .limits import DEFAULT, Limits, measure
from .source_map import ROOT, Document, Location, Origin, Pointer, SourceMap, child

_PATHS = JSONPathEnvironment(strict=True)
_LONGEST = 2_000
"""Characters of a target: the library nests a call, and a generator, for each segment."""
_MOST = 1_000_000


def apply(
    tree: dict[str, Any],
    overlays: Sequence[Document],
    sources: SourceMap,
    diagnostics: Diagnostics,
    limits: Limits = DEFAULT,
) -> dict[str, Any]:
    """Apply the overlays to a bundled tree in their order, in place; returns the tree.

    Targets are JSONPath queries (RFC 9535). An overlay that cannot be read, a target that is
    no query and an action that matches nothing are errors, placed in the overlay's file. What
    they add counts as parts of one document: the limits hold for all of it.
    """
    room = limits.nodes
    for document in overlays:
        sources.add(document)
        overlay = _Overlay(tree, document, sources, diagnostics, limits, room)
        overlay.apply()
        room = overlay.room
    return tree


@dataclass(slots=True)
class _Overlay:
    tree: dict[str, Any]
    document: Document
    sources: SourceMap
    diagnostics: Diagnostics
    limits: Limits
    room: int
    """Nodes that actions may still add."""

    def apply(self) -> None:
        data = self.document.data
        if not isinstance(data, dict) or "overlay" not in data:
            self._error(
                "overlay-invalid",
                ROOT,
                "This is no Overlay document: it has no 'overlay' field.",
                "Begin it with 'overlay: 1.1.0' and list its actions.",
            )
            return
        if not str(data["overlay"]).startswith("1."):
            self._error(
                "overlay-invalid",
                Pointer("/overlay"),
                f"The version {str(data['overlay'])[:40]!r} of Overlay cannot be read.",
                "Use 1.0.0 or 1.1.0.",
            )
            return
        actions = data.get("actions")
        if not isinstance(actions, list) or not actions:
            self._error(
                "overlay-invalid",
                ROOT,
                "The overlay has no list of actions, so it patches nothing.",
                "Add 'actions' with at least one action, or do not list the overlay.",
            )
            return
        self._head(data)
        for index, action in enumerate(actions):
            self._action(action, child(ROOT, "actions", index))

    def _head(self, data: dict[str, Any]) -> None:
        """Tell what the head of the document lacks, and that it is meant for another one."""
        info = data.get("info")
        for key in ("title", "version"):
            if not isinstance(info, dict) or not isinstance(info.get(key), str):
                self._warn(
                    "overlay-info",
                    ROOT if info is None else Pointer("/info"),
                    f"The overlay does not say its {key}.",
                    "Add 'info' with 'title' and 'version' (Overlay 1.1, section 4.4).",
                )
        extends = data.get("extends")
        if not isinstance(extends, str):
            return
        meant = unquote(urlsplit(extends).path).rpartition("/")[2]
        patched = self.sources.origin(ROOT).file.rpartition("/")[2]
        if meant and patched and not patched.startswith("<") and meant != patched:
            self._warn(
                "overlay-extends",
                Pointer("/extends"),
                f"The overlay is meant for {meant[:200]!r}, and patches {patched[:200]!r}.",
                "Correct 'extends', or list the overlay with the document that it names.",
            )

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
        copies = "copy" in action
        if "update" not in action and not removes and not copies:
            self._error(
                "overlay-invalid",
                at,
                "The action neither updates nor copies nor removes.",
                "Add 'update', 'copy', or 'remove: true'.",
            )
            return
        matches = self._query(target, child(at, "target"))
        if matches is None:
            return
        if not matches:
            self._error(
                "overlay-no-match",
                child(at, "target"),
                f"The target {target[:200]!r} matches nothing.",
                self._guess(target)
                or "Correct it, or remove the action if the document has changed.",
            )
        elif removes:
            self._remove(matches)
        else:
            if copies:
                self._copy(matches, action["copy"], at)
            if "update" in action:
                self._update(matches, action["update"], child(at, "update"))

    def _query(self, path: str, at: Pointer) -> list[JSONPathMatch] | None:
        """What a JSONPath matches; None where it is none."""
        try:
            if len(path) > _LONGEST:
                raise ValueError(f"it has more than {_LONGEST} characters")
            found = _PATHS.compile(path).finditer(self.tree)
            matches = list(islice(found, _MOST + 1))
            if len(matches) > _MOST:
                raise ValueError(f"it matches more than {_MOST} places")
            return matches
        except MemoryError:
            raise
        except Exception as error:  # the library raises much for queries that are none
            deep = isinstance(error, RecursionError)
            what = "it is nested too deeply" if deep else _told(error)
            self._error(
                "overlay-target",
                at,
                f"The target {path[:200]!r} is no JSONPath: {what}.",
                "Write a query after RFC 9535, such as $.paths['/pets'].get.",
            )
            return None

    def _guess(self, path: str) -> str:
        """The key that was meant by the first name of a JSONPath that nothing has."""
        reached: list[Any] = [self.tree]
        done = "$"
        query = _PATHS.compile(path)
        for segment in query.segments if isinstance(query, JSONPath) else ():
            done += str(segment)
            matches = islice(_PATHS.finditer(done, self.tree), _MOST)
            found = [match.value for match in matches]
            if not found:
                wanted = [
                    selector.name
                    for selector in segment.selectors
                    if isinstance(selector, NameSelector)
                ]
                known = [
                    key for node in reached if isinstance(node, dict) for key in node
                ]
                near = [get_close_matches(name, known, 1, 0.5) for name in wanted]
                return f"Did you mean {near[0][0][:200]!r}?" if any(near[:1]) else ""
            reached = found
        return ""

    def _copy(self, matches: list[JSONPathMatch], path: Any, at: Pointer) -> None:
        """Merge one node of the document into the targets (Overlay 1.1, Action Object)."""
        where = child(at, "copy")
        found = self._query(path, where) if isinstance(path, str) else []
        if found is None:
            return
        if len(found) != 1:
            self._error(
                "overlay-no-match",
                where,
                f"'copy' names one node, and {str(path)[:200]!r} matches {len(found)}.",
                "Write a JSONPath that matches exactly one node.",
            )
            return
        source = _copied(_node(self.tree, found[0].parts))
        self._update(matches, source, where)

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

    def _update(
        self, matches: list[JSONPathMatch], update: Any, origin: Pointer
    ) -> None:
        size = measure(update, self.limits)
        self.room -= len(matches) * size.nodes
        deepest = max((len(match.parts) for match in matches), default=0)
        if self.room < 0 or deepest + size.depth > self.limits.depth:
            self._error(
                "overlay-target",
                origin,
                "The update would make the document too large, or too deep.",
                "Update fewer places, or less.",
            )
            return
        for match in matches:
            node = _node(self.tree, match.parts)
            pointer = _pointer(match.parts)
            if isinstance(node, list):
                self._append(node, update, pointer, origin)
            elif isinstance(node, dict) and isinstance(update, dict):
                self._merge(node, update, pointer, origin)
            elif (
                match.parts
                and not isinstance(node, dict | list)
                and not isinstance(update, dict | list)
            ):
                # A primitive is replaced (Overlay 1.1).
                _node(self.tree, match.parts[:-1])[match.parts[-1]] = _copied(update)
                self._origin(pointer, origin)
            else:
                self._error(
                    "overlay-target",
                    origin,
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

    def _warn(self, code: str, at: Pointer, message: str, hint: str) -> None:
        place = Location(self.document.name, *self.document.finder(at))
        self.diagnostics.warning(code, ROOT, message, hint, place)

    def _error(self, code: str, at: Pointer, message: str, hint: str) -> None:
        place = Location(self.document.name, *self.document.finder(at))
        self.diagnostics.error(code, ROOT, message, hint, place)


def _told(error: Exception) -> str:
    """What an error says. Those of the library may fail to say where they are."""
    try:
        return str(error).splitlines()[0]
    except (ValueError, LookupError):
        return str(error.args[0]) if error.args else "its syntax is wrong"


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
