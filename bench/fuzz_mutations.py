"""Documents made wrong: mutations that keep the structure, and some that break it."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

Container = dict[str, Any] | list[Any]
Mutation = Callable[[random.Random, Any, "Pool"], Any]

HOSTILE = (
    "",
    " ",
    '"""',
    "'''",
    "\\",
    '\\"',
    "\n",
    "\r",
    "\x00",
    "\x1b[2J",
    "\x85\u2028\u2029\x0b\x0c",
    "\u202e\u2066a\u2069",
    "\ufeff",
    "\ud800",
    "\U0001f600",
    "\uff45\uff56\uff41\uff4c",
    "ß",
    "İ",
    "ſelf",
    "__class__",
    "__init__",
    "self",
    "None",
    "class",
    "import os",
    "../../x",
    "/etc/passwd",
    "CON",
    "aux.py",
    "{0.__class__}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "%s%n",
    "$(id)",
    "#/components/schemas/A",
    "#",
    "#/",
    "#/~2",
    "#/paths/~1a/get",
    "file:///etc/passwd",
    "http://127.0.0.1:9/x",
    "0",
    "-1",
    "1e999",
    "no",
    "null",
    "2020-01-01",
    "*/*",
    "application/json; charset=utf-8",
    "multipart/form-data",
    "text/event-stream",
    "a" * 3000,
    "(a+)+$",
    "[",
    "{a}/{a}/{",
    "}{",
)
"""Texts that some reader or writer of text gets wrong."""

SCALARS: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    10**30,
    1.5,
    -0.0,
    1e300,
    [],
    {},
    [[]],
    [{}],
    [None],
    {"": None},
)

KEYWORDS = tuple("""
$ref $id $schema $anchor $dynamicRef $dynamicAnchor $defs $comment type properties required
items prefixItems additionalProperties patternProperties unevaluatedProperties propertyNames
allOf oneOf anyOf not if then else enum const default example examples format pattern
minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems
maxItems uniqueItems nullable readOnly writeOnly deprecated discriminator propertyName mapping
title description summary externalDocs xml contentEncoding contentMediaType dependentRequired
openapi swagger info version servers url variables paths webhooks components schemas responses
parameters requestBodies headers securitySchemes links callbacks pathItems tags security
operationId name in style explode allowReserved schema content requestBody required encoding
contentType get put post delete options head patch trace query additionalOperations 200 2XX
default 4XX 204 application/json itemSchema jsonSchemaDialect x-enum-varnames x-tagGroups
consumes produces definitions collectionFormat host basePath schemes flows scopes tokenUrl
authorizationUrl bearerFormat scheme openIdConnectUrl
""".split())
TYPES = "string number integer boolean array object null file date-time binary".split()


class Pool:
    """Parts of all seeds, to be put where they do not belong."""

    def __init__(self, seeds: list[Any]) -> None:
        self.parts: list[Any] = []
        self.refs: list[str] = []
        for seed in seeds:
            for holder, key in places(seed):
                value = holder[key]  # type: ignore[index]
                self.parts.append(value)
                if key == "$ref" and isinstance(value, str):
                    self.refs.append(value)

    def part(self, rng: random.Random) -> Any:
        """A copy of some part of some seed."""
        return copy.deepcopy(rng.choice(self.parts))

    def text(self, rng: random.Random) -> str:
        """A name, a keyword or a hostile text."""
        kind = rng.random()
        if kind < 0.3:
            return rng.choice(KEYWORDS)
        if kind < 0.4:
            return rng.choice(TYPES)
        if kind < 0.5 and self.refs:
            return rng.choice(self.refs)
        if kind < 0.8:
            return rng.choice(HOSTILE)
        return "".join(
            chr(
                rng.choice(
                    (rng.randrange(128), rng.randrange(0x300), rng.randrange(0x11000))
                )
            )
            for _ in range(rng.randrange(1, 12))
        )

    def value(self, rng: random.Random) -> Any:
        """Any JSON value."""
        kind = rng.random()
        if kind < 0.3:
            return copy.deepcopy(rng.choice(SCALARS))
        if kind < 0.6:
            return self.text(rng)
        return self.part(rng)


def places(tree: Any) -> list[tuple[Container, Any]]:
    """Every member and item of a tree, as its holder and key."""
    found: list[tuple[Container, Any]] = []
    stack = [tree]
    while stack:
        node = stack.pop()
        items = (
            node.items()
            if isinstance(node, dict)
            else enumerate(node) if isinstance(node, list) else ()
        )
        for key, value in items:
            found.append((node, key))
            stack.append(value)
    return found


def _set(rng: random.Random, tree: Any, value: Callable[[Any], Any]) -> Any:
    holder, key = rng.choice(places(tree))
    holder[key] = value(holder[key])
    return tree


def replace(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """Another value in some place."""
    return _set(rng, tree, lambda old: pool.value(rng))


def retype(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """The same value in another shape: wrapped, listed, as text, or only its keys."""

    def shaped(old: Any) -> Any:
        return rng.choice(
            (
                [old],
                {rng.choice(KEYWORDS): old},
                str(old)[:500],
                list(old) if isinstance(old, dict) else {"0": old},
            )
        )

    return _set(rng, tree, shaped)


def delete(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """Some member or item less."""
    holder, key = rng.choice(places(tree))
    del holder[key]
    return tree


def rename(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """Another name for some member."""
    members = [place for place in places(tree) if isinstance(place[0], dict)]
    holder, key = rng.choice(members)
    assert isinstance(holder, dict)
    holder[pool.text(rng)] = holder.pop(key)
    return tree


def insert(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """A keyword where it may not belong."""
    holders = [holder for holder, _ in places(tree)]
    holder = rng.choice(holders)
    if isinstance(holder, dict):
        holder[pool.text(rng)] = pool.value(rng)
    else:
        holder.insert(rng.randrange(len(holder) + 1), pool.value(rng))
    return tree


def swap(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """Two parts change places."""
    found = places(tree)
    (one, a), (two, b) = rng.choice(found), rng.choice(found)
    first, second = copy.deepcopy(one[a]), copy.deepcopy(two[b])
    one[a] = second
    if not (isinstance(two, list) and b >= len(two)):
        two[b] = first
    return tree


def refer(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """A reference to somewhere: elsewhere in the document, itself, nowhere."""
    holder, key = rng.choice(places(tree))
    target = rng.choice(
        (
            _pointer(tree, rng),
            _pointer(tree, rng),
            rng.choice(pool.refs) if pool.refs else "#",
            pool.text(rng),
        )
    )
    if isinstance(holder[key], dict) and rng.random() < 0.3:
        holder[key]["$ref"] = target
    else:
        holder[key] = {"$ref": target}
    return tree


def _pointer(tree: Any, rng: random.Random) -> str:
    node, path = tree, "#"
    while isinstance(node, dict | list) and node and rng.random() < 0.85:
        key = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
        node = node[key]
        path += "/" + str(key).replace("~", "~0").replace("/", "~1")
    return path


def nest(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """A part deep inside keywords that nest."""
    keyword = rng.choice(
        (
            "items",
            "not",
            "additionalProperties",
            "allOf",
            "oneOf",
            "properties",
            "callbacks",
        )
    )
    levels = rng.choice((5, 30, 90, 190, 400))

    def deep(old: Any) -> Any:
        for _ in range(levels):
            old = (
                {keyword: [old]}
                if keyword.endswith("Of")
                else (
                    {keyword: {"a": old}}
                    if keyword in ("properties", "callbacks")
                    else {"type": "array", keyword: old}
                )
            )
        return old

    return _set(rng, tree, deep)


def multiply(rng: random.Random, tree: Any, pool: Pool) -> Any:
    """A list or object with many more items like those it has."""
    holders = [holder for holder, _ in places(tree)]
    holder = rng.choice(holders)
    times = rng.choice((2, 10, 60))
    if isinstance(holder, list):
        holder.extend(copy.deepcopy(holder) * times if len(holder) < 50 else [])
    else:
        for key in list(holder)[:5]:
            for number in range(times):
                holder[f"{key}{rng.choice(('', '_', '-', ' '))}{number}"] = holder[key]
    return tree


MUTATIONS: tuple[Mutation, ...] = (
    replace,
    replace,
    retype,
    delete,
    rename,
    insert,
    insert,
    swap,
    refer,
    refer,
    nest,
    multiply,
)


def mutated(rng: random.Random, seeds: list[Any], pool: Pool) -> Any:
    """A seed after one to six mutations."""
    tree = copy.deepcopy(rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        if not places(tree):
            break
        tree = rng.choice(MUTATIONS)(rng, tree, pool)
    return tree


# --- text that may be no document at all ----------------------------------------------------

TOKENS = (
    *"{}[]:,\"'#&*!|>-?%@`\\\n\t ",
    "\n  ",
    "- ",
    ": ",
    "? ",
    "&a ",
    "*a",
    "<<: *a",
    "!!python/object/apply:os.system [id]",
    "!!binary ",
    "--- ",
    "...\n",
    "|2-\n",
    ">+\n",
    "%YAML 1.1\n",
    "\\ud800",
    "\\u0000",
    "\ufeff",
    "\x85",
    "NaN",
    "Infinity",
    "1e400",
    "9" * 500,
    "0x1F",
    "0o17",
    "1_000",
    "12:30:00",
    "~",
    "[" * 300,
    "{a: " * 300,
    "- " * 300,
)


def mangled(rng: random.Random, texts: list[str]) -> bytes:
    """A text with pieces cut, repeated, inserted or overwritten; or tokens alone."""
    if rng.random() < 0.2:
        text = "".join(rng.choice(TOKENS) for _ in range(rng.randrange(1, 40)))
        return text.encode("utf-8", "surrogatepass")
    data = bytearray(rng.choice(texts).encode("utf-8", "surrogatepass"))
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.choice((1, 1, 2, 8, 40)))
        kind = rng.randrange(5)
        if kind == 0:
            del data[at:end]
        elif kind == 1:
            data[at:at] = rng.choice(TOKENS).encode("utf-8", "surrogatepass")
        elif kind == 2:
            data[at:end] = rng.randbytes(end - at)
        elif kind == 3:
            data[at:at] = data[at:end] * rng.choice((1, 2, 50))
        elif data:
            data[min(at, len(data) - 1)] ^= 1 << rng.randrange(8)
    return bytes(data)


def as_json(tree: Any) -> bytes:
    """The tree as a JSON file, lone surrogates as escapes."""
    return json.dumps(tree).encode()
