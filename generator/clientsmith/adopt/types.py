"""Ties the types of an SDK to those of a document: both are walked side by side."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..emit.annotations import Annotations
from ..model import ir, shapes
from ..text.trees import parse_expression
from .definitions import Definition, fields_of, find_definition
from .modules import Module, Modules, read_name

_LISTS = {
    "List",
    "list",
    "Sequence",
    "Iterable",
    "SequenceNotStr",
    "Tuple",
    "tuple",
    "Set",
}
_MAPS = {"Dict", "dict", "Mapping"}
_WRAPPERS = {
    "Optional",
    "Annotated",
    "Required",
    "NotRequired",
    "ClassVar",
    "Final",
    "Nullable",
    "OptionalNullable",
}
_UNIONS = {"Union", "Optional"}
_DEEPEST = 40
_SAME = 0.9
"""From here on, a class and an object are the same."""

Key = tuple[str, str]
Options = list[tuple[Module, ast.expr]]


@dataclass
class Walk:
    """What was found: for each type of the SDK, by module and name, the annotations of ours
    that stand in its places, the first one first. `optional` are properties of ours that the
    SDK does not rely on."""

    home: Modules
    printer: Annotations
    found: dict[Key, dict[str, None]] = field(default_factory=dict)
    optional: dict[ir.TypeId, dict[str, None]] = field(default_factory=dict)
    _seen: set[tuple[Key, str, bool]] = field(default_factory=set)
    _scores: dict[tuple[Key, ir.TypeId], float] = field(default_factory=dict)
    _shapes: dict[ir.TypeId, tuple[frozenset[str], dict[str, str]]] = field(
        default_factory=dict
    )
    _printed: list[ir.Type] = field(default_factory=list)
    _spelled: dict[int, str] = field(default_factory=dict)
    _split: dict[tuple[int, int], tuple[ast.expr, Options]] = field(
        default_factory=dict
    )
    """The options of annotations; the node is kept so that no other one gets its id."""

    @property
    def api(self) -> ir.Api:
        """The document."""
        return self.printer.api

    def pair(
        self,
        module: Module,
        node: ast.expr,
        ours: ir.Type,
        *,
        sending: bool = False,
        depth: int = 0,
    ) -> None:
        """Note what an annotation of the SDK's is in the document.

        Args:
            module: where the annotation is written.
            node: the annotation.
            ours: the type in the document.
            sending: whether values are passed, not received.
            depth: how deep the walk is.
        """
        if depth > _DEEPEST:
            return
        node = parsed(node)
        ours = _without_null(ours)
        head, inner = subscripted(node)
        options = self._options(module, node)
        if len(options) > 1:
            self._pair_unions(options, ours, sending, depth)
            return
        if head in _WRAPPERS and inner:
            self.pair(module, inner[0], ours, sending=sending, depth=depth + 1)
        elif head in _LISTS and inner:
            shape = shapes.resolve(self.api, ours)
            if isinstance(shape, ir.Array):
                self.pair(
                    module, inner[0], shape.item, sending=sending, depth=depth + 1
                )
        elif head in _MAPS and len(inner) > 1:
            shape = shapes.resolve(self.api, ours)
            value = shape.value if isinstance(shape, ir.Map) else None
            if isinstance(shape, ir.Object):
                value = shape.extra
            if value is not None:
                self.pair(module, inner[1], value, sending=sending, depth=depth + 1)
        elif isinstance(node, ast.Name | ast.Attribute):
            found = find_definition(self.home, module, read_name(node))
            if found is not None:
                self._pair_definition(found, ours, sending, depth)

    def _pair_definition(
        self, found: Definition, ours: ir.Type, sending: bool, depth: int
    ) -> None:
        text = self._text(ours, sending)
        self.found.setdefault(found.key, {})[text] = None
        if (found.key, text, sending) in self._seen:
            return
        self._seen.add((found.key, text, sending))
        if not found.is_class:
            assert isinstance(found.node, ast.expr)
            self.pair(found.module, found.node, ours, sending=sending, depth=depth + 1)
            return
        theirs = fields_of(self.home, found)
        shape = shapes.resolve(self.api, ours)
        if isinstance(shape, ir.Object) and not sending:
            self._note_optional(found, shape)
        for option in self._objects(ours):
            for each in option.fields:
                if each.wire in theirs:
                    _, module, annotation = theirs[each.wire]
                    self.pair(
                        module, annotation, each.type, sending=sending, depth=depth + 1
                    )
            if option.extra is not None and "__pydantic_extra__" in theirs:
                _, module, annotation = theirs["__pydantic_extra__"]
                self.pair(
                    module,
                    annotation,
                    ir.Map(option.extra),
                    sending=sending,
                    depth=depth + 1,
                )

    def _note_optional(self, found: Definition, shape: ir.Object) -> None:
        """Note what a class that is the same object does without, if all of them do."""
        if self._object_likeness(found, shape) < _SAME:
            return
        theirs = fields_of(self.home, found)
        without = {
            item.wire: None
            for item in shape.fields
            if item.wire in theirs
            and item.required
            and not self._is_nullable(item.type)
            and subscripted(parsed(theirs[item.wire][2]))[0] == "Optional"
        }
        known = self.optional.setdefault(shape.id, without)
        for wire in known.keys() - without.keys():
            del known[wire]

    def _is_nullable(self, type_: ir.Type) -> bool:
        shape = shapes.resolve(self.api, type_)
        options = shape.options if isinstance(shape, ir.Union) else (shape,)
        return ir.NULL in options or ir.Scalar(ir.Kind.ANY) in options

    def _text(self, ours: ir.Type, sending: bool) -> str:
        self._printed.append(ours)  # the printer knows types by their identity
        shown = self.printer.request(ours) if sending else self.printer.reply(ours)
        return shown.text

    def _objects(self, ours: ir.Type) -> Iterator[ir.Object]:
        shape = shapes.resolve(self.api, ours)
        if isinstance(shape, ir.Object):
            yield shape
        elif isinstance(shape, ir.Union):
            for option in shape.options:
                yield from self._objects(option)

    def _options(self, module: Module, node: ast.expr, depth: int = 0) -> Options:
        """The options of a union, those of unions behind names too."""
        key = id(node), depth
        if key not in self._split:
            self._split[key] = node, self._split_union(module, node, depth)
        return self._split[key][1]

    def _split_union(self, module: Module, node: ast.expr, depth: int) -> Options:
        node = parsed(node)
        head, inner = subscripted(node)
        found: Options = []
        if depth > 6:
            return [(module, node)]
        if head in _UNIONS:
            for each in inner:
                found += self._options(module, each, depth + 1)
        elif isinstance(node, ast.BinOp):
            for each in (node.left, node.right):
                found += self._options(module, each, depth + 1)
        elif head == "Annotated" and inner:
            found += self._options(module, inner[0], depth + 1)
        elif depth and isinstance(node, ast.Name | ast.Attribute):
            parts = read_name(node)
            behind = find_definition(self.home, module, parts)
            if behind is not None and not behind.is_class:
                assert isinstance(behind.node, ast.expr)
                inside = self._options(behind.module, behind.node, depth + 1)
                if len(inside) > 1:
                    return [(module, node)]  # it is walked as a whole
            found.append((module, node))
        else:
            found.append((module, node))
        return [item for item in found if not _says_nothing(item[1])]

    def _pair_unions(
        self,
        options: Options,
        ours: ir.Type,
        sending: bool,
        depth: int,
    ) -> None:
        """Tie the options of two unions, those first that are most alike."""
        left = list(self._flat(ours))
        if not left:
            return
        if len(left) == 1:
            for module, node in options:
                if self._fits(module, node, left[0]):
                    self.pair(module, node, left[0], sending=sending, depth=depth + 1)
            return
        scored = sorted(
            (
                (-self._likeness(module, node, each), abs(one - two), one, two)
                for one, (module, node) in enumerate(options)
                for two, each in enumerate(left)
            ),
        )
        used: set[int] = set()
        for score, _, one, two in scored:
            module, node = options[one]
            whole = self._inner_union(module, node)
            if one in used and not whole:
                continue
            if score < 0:
                used.add(one)
                if whole:
                    continue
                self.pair(module, node, left[two], sending=sending, depth=depth + 1)
        for module, node in options:
            inside = self._inner_union(module, node)
            if inside:
                parts = [
                    each
                    for each in left
                    if max(self._likeness(m, n, each) for m, n in inside) > 0.3
                ]
                if parts:
                    type_ = parts[0] if len(parts) == 1 else ir.Union(tuple(parts))
                    self.pair(module, node, type_, sending=sending, depth=depth + 1)

    def _inner_union(self, module: Module, node: ast.expr) -> Options:
        """The options of a name that stands for a union; none for any other."""
        if not isinstance(node, ast.Name | ast.Attribute):
            return []
        parts = read_name(node)
        behind = find_definition(self.home, module, parts)
        if behind is None or behind.is_class:
            return []
        assert isinstance(behind.node, ast.expr)
        found = self._options(behind.module, behind.node, 1)
        return found if len(found) > 1 else []

    def _flat(self, ours: ir.Type, depth: int = 0) -> Iterator[ir.Type]:
        shape = shapes.resolve(self.api, ours)
        if isinstance(shape, ir.Union) and depth < 6:
            for option in shape.options:
                if option != ir.NULL:
                    yield from self._flat(option, depth + 1)
        else:
            yield ours

    def _fits(self, module: Module, node: ast.expr, ours: ir.Type) -> bool:
        return self._likeness(module, node, ours) > 0.3

    def _likeness(self, module: Module, node: ast.expr, ours: ir.Type) -> float:
        """How alike an option of the SDK's and one of ours are, from 0 to 1."""
        node = parsed(node)
        head, inner = subscripted(node)
        shape = shapes.resolve(self.api, ours)
        if head in _LISTS:
            if not isinstance(shape, ir.Array):
                return 0
            return (
                0.5 + self._likeness(module, inner[0], shape.item) / 2 if inner else 0.5
            )
        if head in _MAPS:
            return 0.9 if isinstance(shape, ir.Map) else 0
        if head == "Literal":
            return 0.9 if isinstance(shape, ir.Literals) else 0
        if not isinstance(node, ast.Name | ast.Attribute):
            return 0.1
        found = find_definition(self.home, module, read_name(node))
        if found is None:
            return 0.8 if isinstance(shape, ir.Scalar | ir.Literals) else 0
        if not found.is_class:
            assert isinstance(found.node, ast.expr)
            return self._likeness(found.module, found.node, ours)
        if not isinstance(shape, ir.Object):
            return 0
        key = found.key, shape.id
        if key not in self._scores:
            self._scores[key] = self._object_likeness(found, shape)
        return self._scores[key]

    def _object_likeness(self, found: Definition, shape: ir.Object) -> float:
        theirs = fields_of(self.home, found)
        mine, constants = self._members(shape)
        both, either = len(mine & theirs.keys()), len(mine | theirs.keys())
        if not both:
            return 0
        score = both / either
        for wire, value in constants.items():
            if wire in theirs:
                text = self._spell(theirs[wire][2])
                if "Literal" in text:
                    score += 0.5 if repr(value) in text or value in text else -0.5
        return max(score, 0.01)

    def _spell(self, node: ast.expr) -> str:
        """The text of an annotation, which is asked for again and again."""
        if id(node) not in self._spelled:
            self._spelled[id(node)] = ast.unparse(node)
        return self._spelled[id(node)]

    def _members(self, shape: ir.Object) -> tuple[frozenset[str], dict[str, str]]:
        """The names of an object's properties, and the values of those that never change."""
        if shape.id not in self._shapes:
            fixed = {
                item.wire: str(value)
                for item in shape.fields
                if (value := shapes.constant(self.api, item.type)) is not None
            }
            self._shapes[shape.id] = frozenset(i.wire for i in shape.fields), fixed
        return self._shapes[shape.id]

    def unfold(self, texts: Iterable[str]) -> str:
        """One annotation for all places of a type."""
        return " | ".join(dict.fromkeys(texts))


def parsed(node: ast.expr) -> ast.expr:
    """An annotation; one that is written as text is read."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return parse_expression(node.value) or node
    return node


def subscripted(node: ast.expr) -> tuple[str, list[ast.expr]]:
    """The last name before brackets, and what is in them."""
    if not isinstance(node, ast.Subscript):
        return "", []
    head = read_name(node.value)[-1]
    inner = node.slice
    return head, list(inner.elts) if isinstance(inner, ast.Tuple) else [inner]


def _says_nothing(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant) and node.value is None:
        return True
    return isinstance(node, ast.Name | ast.Attribute) and read_name(node)[-1] in (
        "None",
        "NoneType",
        "Omit",
        "NotGiven",
        "UnsetType",
        "Unset",
    )


def _without_null(ours: ir.Type) -> ir.Type:
    if not isinstance(ours, ir.Union) or ir.NULL not in ours.options:
        return ours
    left = tuple(option for option in ours.options if option != ir.NULL)
    return left[0] if len(left) == 1 else replace(ours, options=left)
