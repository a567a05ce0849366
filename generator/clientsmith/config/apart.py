"""What is written lies apart from what is read, and from what is written for another API."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from .node import Node, Refused
from .values import Config


def check_apart(node_of: Callable[[str], Node], configs: tuple[Config, ...]) -> None:
    """Refuse APIs that would write over each other, or over what they are made from. Names
    that differ in case only are one, as on many disks.

    Args:
        node_of: where an API is configured, by its name.
        configs: all APIs of a file.

    Raises:
        Refused: two have one output or lock, something of one lies in the output of another,
            or a lock is a file that is read.
    """
    taken: dict[Path, Config] = {}
    outputs: dict[Path, Config] = {}
    for config in configs:
        for key, path in _written(config):
            other = taken.setdefault(_folded(path), config)
            if key == "output":
                outputs.setdefault(_folded(path), config)
            if other is not config:
                told = f"`{config.name}` and `{other.name}` have one `{key}`"
                raise _refuse(node_of, config, key, path, told)
    read = {_folded(path) for config in configs for path in _read(config)}
    for config in configs:
        for key, path in _written(config):
            for parent in _folded(path).parents:
                if (other := outputs.get(parent, config)) is not config:
                    told = (
                        f"`{key}` of `{config.name}` lies in `output` of `{other.name}`"
                    )
                    raise _refuse(node_of, config, key, path, told)
            if key == "lock" and _folded(path) in read:
                told = "`lock` names a file that is read"
                raise _refuse(node_of, config, key, path, told)


def _written(config: Config) -> Iterator[tuple[str, Path]]:
    for key, path in (("output", config.output), ("lock", config.lock)):
        if path is not None:
            yield key, path


def _read(config: Config) -> Iterator[Path]:
    known = config.file, config.spec, config.inventory, config.upstream.path
    for path in (*known, *config.overlays):
        if path is not None:
            yield path


def _folded(path: Path) -> Path:
    return Path(os.path.realpath(path).casefold())


def _refuse(
    node_of: Callable[[str], Node], config: Config, key: str, path: Path, told: str
) -> Refused:
    api = node_of(config.name)
    place = api.child(key) if key in api.value else api
    hint = f"give each API a `{key}` of its own"
    return place.refuse("config-value", f"{told}: {config.shown(path)}", hint)
