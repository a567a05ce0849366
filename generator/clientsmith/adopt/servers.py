"""The servers that an SDK's client chooses between by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..text.trees import nodes_within
from .modules import Class, Module, Modules, read_name
from .values import Argument


def read_servers(
    modules: Modules, constructor: tuple[Argument, ...]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The argument of the client that names a server, and the URLs by name, in their order;
    nothing where there is none.

    It is the one by which a table of addresses is read: `ENVIRONMENTS[environment]`,
    `SERVERS[self.server]`.
    """
    arguments = {item.name for item in constructor}
    for name, (_, text) in sorted(modules.sources.files.items()):
        if "http" not in text or name.count(".") > _DEEPEST:
            continue
        module = modules.get(name)
        if module is None:
            continue
        for table, urls in _tables(module):
            argument = next(_keys_of(module.tree, table), "")
            if argument in arguments:
                return argument, urls
    return "", ()


def read_server_class(
    modules: Modules, client: Class | None, constructor: tuple[Argument, ...]
) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """The argument of the client that takes a member of an enumeration of addresses, the module
    and name of that class below the package, and the URLs by name; nothing where there is none.
    """
    for argument in constructor if client else ():
        found = client.module.find_class(argument.annotation) if client else None
        urls = tuple(_members(found)) if found else ()
        if found and urls:
            return argument.name, f"{found.module.name}:{found.name}", urls
    return "", "", ()


def _members(item: Class) -> Iterator[tuple[str, str]]:
    if any(read_name(base)[-1].endswith("Enum") for base in item.node.bases):
        for node in item.node.body:
            name, value = _assigned(node)
            url = _text(value, {})
            if name and _is_address(url):
                yield name, url


_DEEPEST = 2
"""Modules further down than this are those of resources."""


def _tables(module: Module) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    texts: dict[str, str] = {}
    for node in module.tree.body:
        target, value = _assigned(node)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            texts[target] = value.value
        elif isinstance(value, ast.Dict):
            pairs = tuple(
                (_text(key, texts), _text(url, texts))
                for key, url in zip(value.keys, value.values, strict=True)
            )
            if pairs and all(name and _is_address(url) for name, url in pairs):
                yield target, pairs


def _assigned(node: ast.stmt) -> tuple[str, ast.expr | None]:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id, node.value
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id, node.value
    return "", None


def _text(node: ast.expr | None, texts: dict[str, str]) -> str:
    """What a literal says, or the name of one; empty where that is not plain."""
    if isinstance(node, ast.Name):
        return texts.get(node.id, "")
    value = node.value if isinstance(node, ast.Constant) else ""
    return value if isinstance(value, str) else ""


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and "{" not in text


def _keys_of(tree: ast.Module, table: str) -> Iterator[str]:
    for node in nodes_within(tree):
        if isinstance(node, ast.Subscript) and read_name(node.value) == (table,):
            yield read_name(node.slice)[-1]
