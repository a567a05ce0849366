"""Configurations of other generators: the names in them, as if an SDK had been read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from keyword import iskeyword
from pathlib import Path
from typing import Any

from ..report.diagnostics import Diagnostics
from ..spec.load import read_document
from ..text.words import pascal, snake, split
from .makers import VERBS
from .sources import SourcesError
from .values import Call, Request, Sdk

SUFFIXES = (".yml", ".yaml", ".json")
_SCHEMA = re.compile(r"(?:#?/components/schemas/)?([^/#$.]+)")
_ENDPOINT = re.compile(rf"({'|'.join(VERBS)})\s+(/\S*)", re.IGNORECASE)
_Node = Mapping[str, Any]


def is_makers_file(old: str) -> bool:
    """Whether this is the configuration of a generator rather than an SDK."""
    path = Path(old)
    return path.suffix in SUFFIXES and path.is_file()


def read_makers_file(old: str) -> Sdk:
    """Read the configuration of another generator.

    Args:
        old: a `stainless.yml`, Fern's `generators.yml`, Speakeasy's `gen.yaml`, or the
            configuration of openapi-generator or openapi-python-client.

    Returns:
        What it says of the SDK: names of the package, of the client, of calls where it has
        them, and of types.

    Raises:
        SourcesError: it cannot be read, or is none of these.
    """
    faults = Diagnostics()
    document = read_document(old, diagnostics=faults)
    if document is None or not isinstance(document.data, Mapping):
        found = next(iter(faults), None)
        said = found.message if found else "it is no object"
        where = (found.place if found else None) or old
        raise SourcesError(f"{where} cannot be read: {said}", "is it YAML or JSON?")
    tree: _Node = document.data
    for maker, members, read in _READERS:
        if not members.isdisjoint(tree):
            return replace(read(tree, Path(old).name), maker=maker)
    raise SourcesError(
        f"{old} is no configuration of a generator that is known",
        "known are those of Stainless, Fern, Speakeasy, openapi-generator and "
        "openapi-python-client; an SDK is a folder, a .whl or a .tar.gz",
    )


def _of_stainless(tree: _Node, file: str) -> Sdk:
    python = _below(tree, "targets", "python") or _below(tree, "targets.python")
    options = _below(tree, "client_settings", "opts")
    variables = [
        (_argument(name), option["read_env"])
        for name, option in options.items()
        if isinstance(option, Mapping) and isinstance(option.get("read_env"), str)
    ]
    rows = [
        (_text(auth, "role"), scheme, argument, dict(variables).get(argument, ""))
        for name, option in options.items()
        if (auth := _below(option, "auth"))
        and (scheme := _text(auth, "security_scheme"))
        and (argument := _argument(name))
    ]
    resources = _below(tree, "resources")
    return Sdk(
        package=_package(
            _text(python, "package_name") or _text(python, "project_name")
        ),
        maker="",
        client=pascal(split(_text(_below(tree, "organization"), "name"))),
        variables=tuple(variables),
        base_urls=tuple(
            url for url in _below(tree, "environments").values() if isinstance(url, str)
        ),
        calls=tuple(_calls(resources, (), file)),
        types=tuple(dict(_types(resources)).items()),
        credentials=tuple(
            (scheme, *row)
            for role, scheme, *row in rows
            if role in ("", "value", "username")
        ),
        passwords=tuple(
            (scheme, *row) for role, scheme, *row in rows if role == "password"
        ),
        held=tuple(
            (header, _argument(name))
            for name, option in options.items()
            if (header := _text(option, "send_in_header"))
        ),
    )


def _calls(resources: _Node, above: tuple[str, ...], file: str) -> Iterator[Call]:
    """The calls of resources, and of those below them."""
    for name, resource in resources.items():
        if name == "$shared" or not _is_for_python(resource):
            continue
        path = above if name == "$client" else (*above, _argument(name))
        for method, said in _below(resource, "methods").items():
            whole = said if isinstance(said, Mapping) else {"endpoint": said}
            found = _ENDPOINT.fullmatch(_text(whole, "endpoint").strip())
            if found is None or not _is_for_python(whole):
                continue
            called = (*path, _argument(method))
            if not all(called):
                continue
            deprecated = whole.get("deprecated")
            yield Call(
                path=called,
                spelling=f"client.{'.'.join(called)}",
                place=file,
                requests=(Request(found[1].upper(), found[2]),),
                deprecated=deprecated if isinstance(deprecated, str) else None,
            )
        yield from _calls(_below(resource, "subresources"), path, file)


def _types(resources: _Node) -> Iterator[tuple[str, str]]:
    """Components and the classes that they are, of resources and of those below them."""
    for resource in resources.values():
        for name, said in _below(resource, "models").items():
            uri = said if isinstance(said, str) else _text(said, "openapi_uri")
            component = _SCHEMA.fullmatch(uri)
            if component is not None:
                yield component[1], pascal(split(name))
        yield from _types(_below(resource, "subresources"))


def _is_for_python(said: Any) -> bool:
    """Whether a resource or a method is in the SDK for Python."""
    if not isinstance(said, Mapping):
        return True
    skip, only = said.get("skip"), said.get("only")
    if skip is True or (isinstance(skip, list) and "python" in skip):
        return False
    return not isinstance(only, list) or "python" in only


def _of_fern(tree: _Node, file: str) -> Sdk:
    for group in _below(tree, "groups").values():
        for generator in _list(group, "generators"):
            if "python" in _text(generator, "name"):
                config = _below(generator, "config")
                client = _below(config, "client")
                return Sdk(
                    package=_package(_text(config, "package_name")),
                    maker="",
                    client=_text(client, "exported_class_name")
                    or _text(client, "class_name")
                    or _text(config, "client_class_name"),
                )
    raise SourcesError(f"{file} has no generator for Python", "name its generators.yml")


def _of_speakeasy(tree: _Node, file: str) -> Sdk:
    python = _below(tree, "python")
    return Sdk(
        package=_package(_text(python, "moduleName") or _text(python, "packageName")),
        maker="",
        client=pascal(split(_text(_below(tree, "generation"), "sdkClassName"))),
    )


def _of_openapi_generator(tree: _Node, file: str) -> Sdk:
    names = _below(tree, "modelNameMappings")
    return Sdk(
        package=_package(_text(tree, "packageName") or _text(tree, "projectName")),
        maker="",
        types=tuple(
            (component, name)
            for component, name in names.items()
            if isinstance(name, str)
        ),
    )


def _of_openapi_python_client(tree: _Node, file: str) -> Sdk:
    types = [
        (component, _text(said, "class_name"))
        for component, said in _below(tree, "class_overrides").items()
    ]
    return Sdk(
        package=_package(_text(tree, "package_name_override")),
        maker="",
        types=tuple((component, name) for component, name in types if name),
    )


_READERS: tuple[tuple[str, frozenset[str], Callable[[_Node, str], Sdk]], ...] = (
    ("stainless", frozenset({"organization", "resources"}), _of_stainless),
    ("fern", frozenset({"groups"}), _of_fern),
    ("speakeasy", frozenset({"generation"}), _of_speakeasy),
    (
        "openapi-generator",
        frozenset({"packageName", "projectName", "generatorName", "modelNameMappings"}),
        _of_openapi_generator,
    ),
    (
        "openapi-python-client",
        frozenset(
            {"package_name_override", "project_name_override", "class_overrides"}
        ),
        _of_openapi_python_client,
    ),
)
"""Makers, with members of which their configurations have one at the top."""


def _below(node: Any, *names: str) -> _Node:
    """The object below members of these names, empty where there is none."""
    for name in names:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else {}


def _list(node: Any, name: str) -> list[Any]:
    found = node.get(name) if isinstance(node, Mapping) else None
    return found if isinstance(found, list) else []


def _text(node: Any, name: str) -> str:
    found = node.get(name) if isinstance(node, Mapping) else None
    return found if isinstance(found, str) else ""


def _package(name: str) -> str:
    return snake(split(name))


def _argument(name: str) -> str:
    made = snake(split(name))
    return f"{made}_" if iskeyword(made) else made
