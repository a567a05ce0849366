"""Ties the calls of an SDK to the operations of a document, by method and shape of path."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ..text.trees import parse_expression
from .credentials import find_credentials, find_passwords
from .decided import Decided
from .values import Adoption, Call, Operation, Sdk

Shape = tuple[str, str]
_NO_MODELS = ("Any", "None", "BinaryAPIResponse", "HttpxBinaryResponseContent")
_LISTS = re.compile(r"(?:page|pager|paginator|list|iterator|sequence)\b", re.IGNORECASE)


def match(
    sdk: Sdk, operations: tuple[Operation, ...], decided: Decided | None = None
) -> Adoption:
    """Find the operation of each call. Where several calls are one operation and nothing
    tells which is meant, that is a question, and nothing is decided.

    Args:
        sdk: what callers see of it.
        operations: those of the document.
        decided: tells the names of types and of security schemes, if they are wanted.
    """
    direct = {operation.operation_id: operation for operation in operations}
    by_path = {
        (operation.verb, _unnamed(operation.path)): operation
        for operation in operations
    }
    by_shape = {
        (operation.verb, shape_of(operation.path)): operation
        for operation in reversed(operations)  # the first one is the plain one
    }
    by_twin = {
        (operation.verb, shape_of(operation.path), twin): operation
        for operation in operations
        if (twin := operation.path.partition("#")[2])
    }
    cut_call, cut_operation = _prefixes(sdk.calls, operations)
    by_rest = {
        (verb, _cut(path, cut_operation)): operation
        for (verb, path), operation in by_shape.items()
    }
    callers: dict[str, list[Call]] = {}
    matched_calls: set[tuple[str, ...]] = set()
    for call in sdk.calls:
        for request in call.requests:
            shape = request.verb, shape_of(request.path)
            operation = (
                (direct.get(request.operation_id) if request.operation_id else None)
                or by_twin.get((*shape, call.dotted))
                or by_path.get((request.verb, _unnamed(request.path)))
                or by_shape.get(shape)
                or by_rest.get((request.verb, _cut(shape[1], cut_call)))
            )
            if operation is not None:
                listed = callers.setdefault(operation.key, [])
                if call not in listed:
                    listed.append(call)
                matched_calls.add(call.path)
    matched, others, questions = [], [], []
    for operation in operations:
        listed = callers.get(operation.key, [])
        best = _choose(operation, listed)
        if len(best) == 1:
            matched.append((operation, best[0]))
            others += [(operation, call) for call in listed if call != best[0]]
        elif best:
            questions.append((operation, tuple(best)))
    types, type_questions = _types(matched, decided) if decided else ((), ())
    if decided is not None:
        told = [row for row in sdk.types if row[0] in decided.types]
        types = tuple({**dict(types), **dict(told)}.items())
    return Adoption(
        sdk=sdk,
        prefix=cut_call or cut_operation,
        begins_calls=bool(cut_call),
        matched=tuple(matched),
        others=tuple(others),
        questions=tuple(questions),
        operations_alone=tuple(item for item in operations if item.key not in callers),
        calls_alone=tuple(call for call in sdk.calls if call.path not in matched_calls),
        types=types,
        type_questions=type_questions,
        credentials=sdk.credentials
        or (find_credentials(sdk, decided) if decided else ()),
        passwords=sdk.passwords or (find_passwords(sdk, decided) if decided else ()),
    )


def find_served(adoption: Adoption, tree: dict[str, Any]) -> str:
    """What the document's servers end with, and the SDK's paths begin with; empty for nothing."""
    path = f"/{adoption.prefix}"
    urls = (str(item.get("url", "")).rstrip("/") for item in tree.get("servers", ()))
    return path if adoption.begins_calls and any(u.endswith(path) for u in urls) else ""


def shape_of(path: str) -> str:
    """A path without names of parameters, fragment, query and outer slashes."""
    return re.split(r"[?#]", _unnamed(path), maxsplit=1)[0].strip("/")


def _unnamed(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path).strip("/")


def _cut(path: str, prefix: str) -> str:
    return path[len(prefix) :].strip("/") if path.startswith(prefix) else path


def _prefixes(
    calls: Iterable[Call], operations: Iterable[Operation]
) -> tuple[str, str]:
    """What to take off the paths of calls and of operations so that most of them meet."""
    ours = [(item.verb, shape_of(item.path)) for item in operations]
    theirs = [
        (request.verb, shape_of(request.path))
        for call in calls
        for request in call.requests
    ]

    def fits(pair: tuple[str, str]) -> tuple[int, int]:
        known = {(verb, _cut(path, pair[1])) for verb, path in ours}
        count = sum((verb, _cut(path, pair[0])) in known for verb, path in theirs)
        return count, -len(pair[0]) - len(pair[1])

    options = [
        (one, two)
        for one in _heads(theirs)
        for two in _heads(ours)
        if not (one and two)
    ]
    return max(options, key=fits, default=("", ""))


def _heads(shapes: list[Shape]) -> list[str]:
    """The beginnings, in whole segments, that more than half of the paths have."""
    counts: Counter[str] = Counter()
    for _, path in shapes:
        parts = path.split("/")[:4]
        counts.update("/".join(parts[: end + 1]) for end in range(len(parts) - 1))
    return ["", *(head for head, count in counts.items() if count * 2 > len(shapes))]


def _choose(operation: Operation, calls: list[Call]) -> list[Call]:
    """The calls that may be the one of an operation; each rule stands on what is written."""
    rules = (
        lambda call: any(
            request.operation_id == operation.operation_id != ""
            for request in call.requests
        ),
        lambda call: not any(request.guessed for request in call.requests),
        lambda call: call.deprecated is None,
        lambda call: any(request.direct for request in call.requests),
        lambda call: len(call.requests) == 1,
        lambda call: call.path == operation.default,
        lambda call: _words(call.path[-1]) <= _words(operation.operation_id) != set(),
        lambda call: call.path[-1] == (operation.default or ("",))[-1],
    )
    for rule in rules:
        calls = [call for call in calls if rule(call)] or calls
    return calls


def _words(name: str) -> set[str]:
    found = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)
    return {word.lower() for word in found}


def _types(
    matched: list[tuple[Operation, Call]], decided: Decided
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Names of components by what the calls that reply with them are annotated with."""
    seen: dict[str, dict[str, None]] = {}
    for operation, call in matched:
        returned = _without_none(call.returns)
        outer, _, inner = returned.partition("[")
        plain = outer.rpartition(".")[2]
        if inner and _LISTS.search(plain) and operation.item:
            component, name = operation.item, re.split(r"[\],]", inner)[0]
        else:
            component, name = ("" if inner else operation.reply), plain
        name = name.rpartition(".")[2]
        known = component in decided.types and name not in _NO_MODELS
        if known and name[:1].isupper() and name.isidentifier():
            seen.setdefault(component, {})[name] = None
    owners = Counter(name for found in seen.values() for name in found)
    settled, questions = [], []
    for component, found in seen.items():
        if len(found) == 1 and owners[next(iter(found))] == 1:
            settled.append((component, next(iter(found))))
        else:
            questions.append((component, tuple(found)))
    return tuple(settled), tuple(questions)


def _without_none(annotation: str) -> str:
    """What an annotation says beside None; empty where that is several types, or none."""
    found = parse_expression(annotation.strip("'\""))
    if found is None:
        return ""
    others = [text for text in map(ast.unparse, _alternatives(found)) if text != "None"]
    return others[0] if len(others) == 1 else ""


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """The members of a union, however it is written."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _alternatives(node.left)
        yield from _alternatives(node.right)
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(
        ("Optional", "Union")
    ):
        inner = node.slice
        for each in inner.elts if isinstance(inner, ast.Tuple) else (inner,):
            yield from _alternatives(each)
    else:
        yield node
