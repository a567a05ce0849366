"""Whether an output is what would be generated now, found out without generating it."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..config import Config
from ..version import VERSION
from . import manifest
from .errors import OutputError
from .paths import Entry, is_left_alone, survey
from .recovery import is_interrupted

_PACKAGE = Path(__file__).resolve().parent.parent
_TEMPLATES = (_PACKAGE / "templates", _PACKAGE.parent.parent / "templates")
_STATE_FILE = f"{manifest.STATE}/state.json"
NOTHING: Mapping[Path, str] = MappingProxyType({})
_CONFIGURATION = "configuration"
_NOT_FACTS = ("root", "file", "name", "output", "given")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an output is made from: the generator, its own code, and the inputs by name.

    `proven` names the commands that ended well with it and need not be run again.
    """

    generator: str = VERSION
    inputs: Mapping[str, str] = dataclasses.field(default_factory=dict)
    code: str = ""
    proven: tuple[str, ...] = ()

    def state(self, root: Path) -> dict[str, bytes]:
        """The files by which this machine knows that an output belongs to this stamp."""
        if not self.proven:
            return {}
        facts = {
            "manifest": manifest.digest((root / manifest.MANIFEST).read_bytes()),
            "code": self.code,
            "inputs": self.inputs,
            "proven": self.proven,
            "seals": _seals(root),
        }
        return {
            f"{manifest.STATE}/.gitignore": b"*\n",
            _STATE_FILE: (json.dumps(facts, indent=1, sort_keys=True) + "\n").encode(),
        }


def stamp(
    config: Config,
    read: Iterable[Path] = (),
    *,
    proven: tuple[str, ...] = (),
    about_to_be: Mapping[Path, str] = NOTHING,
) -> Stamp:
    """The stamp of a configuration and of the files it leads to.

    `read` are the files that the specification was found to refer to; `about_to_be` are
    the texts of files that will be written next to the output.
    """
    paths = dict.fromkeys((*_inputs(config), *read))
    inputs = {config.shown(path): _digest_of(path) for path in paths}
    for path, text in about_to_be.items():
        inputs[config.shown(path)] = manifest.digest(text.encode())
    inputs[_CONFIGURATION] = manifest.digest(_facts(config).encode())
    return Stamp(VERSION, inputs, _code(config), proven)


def is_current(config: Config, command: str) -> bool:
    """Whether `command` ended well with the inputs of now, and the output is as it left it.

    False where it cannot be told, as with a document on a host; then running
    the command tells.
    """
    if config.given or config.extend or (command == "check" and config.upstream.url):
        return False
    root = config.output
    try:
        known = manifest.read(root) if root is not None else None
        if root is None or known is None or is_interrupted(root):
            return False
        state = json.loads((root / _STATE_FILE).read_bytes())
        recorded = [
            config.root / name for name in state["inputs"] if name != _CONFIGURATION
        ]
        now = stamp(config, recorded)
        return (
            command in state["proven"]
            and state["code"] == now.code
            and state["inputs"] == now.inputs
            and state["manifest"]
            == manifest.digest((root / manifest.MANIFEST).read_bytes())
            and known.generator == now.generator
            and _is_sealed(state["seals"], _seals(root), command)
            and _is_intact(root, known, config.kept)
        )
    except (OSError, ValueError, LookupError, TypeError, OutputError):
        return False


def _is_intact(root: Path, known: manifest.Manifest, keep: tuple[str, ...]) -> bool:
    present = survey(root)
    return all(
        present.get(path) is Entry.FILE and _digest_of(root / path) == wanted
        for path, wanted in known.files.items()
    ) and all(
        entry is Entry.FOLDER or path in known.files or is_left_alone(path, keep)
        for path, entry in present.items()
    )


def _seals(root: Path) -> dict[str, str]:
    """What the file system says of an output: of our files, and of those of others.

    Inode numbers and times of change are given out by the system, so that a state which
    came with a commit, or was copied, fits no checkout of it.
    """
    known = manifest.read(root) or manifest.Manifest()
    lines: dict[str, list[str]] = {"ours": [], "others": []}
    for path, entry in survey(root).items():
        if path.split("/")[0] == manifest.STATE or entry is Entry.FOLDER:
            continue
        ours = path == manifest.MANIFEST or path in known.files
        found = os.lstat(f"{root}/{path}")
        lines["ours" if ours else "others"].append(
            f"{path} {found.st_ino} {found.st_ctime_ns} {found.st_mode}"
        )
    return {
        whose: manifest.digest("\n".join(each).encode("utf-8", "surrogateescape"))
        for whose, each in lines.items()
    }


def _is_sealed(then: Mapping[str, str], now: Mapping[str, str], command: str) -> bool:
    """Only `check` looks at the files of others."""
    return then["ours"] == now["ours"] and (
        command != "check" or then["others"] == now["others"]
    )


def _inputs(config: Config) -> tuple[Path, ...]:
    """The configuration counts by its values, not by its bytes."""
    return tuple(path for path in config.inputs if path != config.file)


def _digest_of(path: Path) -> str:
    """The digest of a file; empty for what is none, and may never end, like a pipe."""
    try:
        return manifest.digest(path.read_bytes()) if path.is_file() else ""
    except OSError:
        return ""


def _facts(config: Config) -> str:
    """The configuration's values but for defaults, paths relative to its folder."""
    values = {
        field.name: getattr(config, field.name)
        for field in dataclasses.fields(config)
        if field.name not in _NOT_FACTS
    }
    default = Config(root=config.root)
    told = {
        key: value for key, value in values.items() if value != getattr(default, key)
    }

    def plain(value: object) -> object:
        if isinstance(value, Path):
            return config.shown(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {
                field.name: getattr(value, field.name)
                for field in dataclasses.fields(value)
            }
        raise TypeError(f"{type(value)} in the configuration")

    return json.dumps(told, default=plain, sort_keys=True)


def _code(config: Config) -> str:
    """A digest of everything that decides what is generated from the inputs."""
    templates = next((folder for folder in _TEMPLATES if folder.is_dir()), None)
    sources = list(_PACKAGE.rglob("*.py"))
    for folder in (templates, config.templates):
        if folder is not None:
            sources += [path for path in folder.rglob("*") if path.is_file()]
    lines = (
        f"{path.name} {_digest_of(path)}"
        for path in sorted(set(sources))
        if path.suffix not in (".pyc",)
    )
    return manifest.digest("\n".join(lines).encode())
