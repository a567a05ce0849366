"""Whether an output is what would be generated now, found out without generating it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..config import Config
from ..version import VERSION
from . import manifest
from .errors import OutputError
from .paths import Entry, is_left_alone, survey
from .recovery import is_interrupted

_PACKAGE = Path(__file__).resolve().parent.parent
_TEMPLATES = (_PACKAGE / "templates", _PACKAGE.parent.parent / "templates")
_STATE_FILE = f"{manifest.STATE}/state.json"
_NOT_FACTS = ("root", "file", "name", "output")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an output is made from: the generator, its own code, and the inputs by name.

    `settled` says that the run that made it ended well, so that it may be trusted later.
    """

    generator: str = VERSION
    inputs: Mapping[str, str] = dataclasses.field(default_factory=dict)
    code: str = ""
    settled: bool = False

    def state(self, written: bytes) -> dict[str, bytes]:
        """The files that remember, on this machine, that a manifest belongs to this stamp."""
        if not self.settled:
            return {}
        facts = {"code": self.code, "manifest": manifest.digest(written)}
        return {
            f"{manifest.STATE}/.gitignore": b"*\n",
            _STATE_FILE: (json.dumps(facts) + "\n").encode(),
        }


def stamp(config: Config, read: Iterable[Path] = (), *, settled: bool = True) -> Stamp:
    """The stamp of a configuration and of the files it leads to.

    `read` are the files that the specification was found to refer to.
    """
    paths = dict.fromkeys((*_inputs(config), *read))
    inputs = {config.shown(path): _digest_of(path) for path in paths}
    inputs["configuration"] = manifest.digest(_facts(config).encode())
    return Stamp(VERSION, inputs, _code(config), settled)


def is_current(config: Config) -> bool:
    """Whether the output is complete, untouched, and made from the inputs of now.

    False where it cannot be told; then generating tells.
    """
    root = config.output
    try:
        known = manifest.read(root) if root is not None else None
        if root is None or known is None or is_interrupted(root):
            return False
        recorded = (
            config.root / name for name in known.inputs if name != "configuration"
        )
        now = stamp(config, recorded)
        state = json.loads((root / _STATE_FILE).read_bytes())
        return (
            known.inputs == now.inputs
            and known.generator == now.generator
            and state == {"code": now.code, "manifest": manifest.digest(known.dump())}
            and _is_intact(root, known, config.keep)
        )
    except (OSError, ValueError, OutputError):
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


def _inputs(config: Config) -> tuple[Path, ...]:
    """The configuration counts by its values, not by its bytes."""
    return tuple(path for path in config.inputs if path != config.file)


def _digest_of(path: Path) -> str:
    try:
        return manifest.digest(path.read_bytes())
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
