"""What a configuration says, read once and never changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ..spec.limits import DEFAULT, Limits
from .extend import NO_EXTENSIONS, Extend
from .surface import PLAIN, Surface
from .waits import WaitRule

STDIN = Path("-")
"""Stands for the specification on standard input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingRule:
    """How a list is continued, stated by hand.

    `kind` is a value of `ir.PagingKind`. Paths are property names from the reply's root;
    `header` is the reply's header that holds the cursor; `page` names the class of the pages.
    """

    kind: str
    items: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    parameter: str | None = None
    size: str | None = None
    more: tuple[str, ...] = ()
    header: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingScheme(PagingRule):
    """A rule for the operations whose operationId, or method and path, match a pattern."""

    operations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRule:
    """What the configuration decides about one operation; None leaves it to clientsmith.

    `paging` is False for an operation that looks like a paged list and is none; `deprecated`
    is the message to those who use an operation that is, `deprecated_parameters` that to those
    who pass one of its parameters.
    """

    resource: tuple[str, ...] | None = None
    method: str | None = None
    paging: PagingRule | Literal[False] | None = None
    deprecated: str | None = None
    deprecated_parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Password:
    """The client's argument for the password of HTTP Basic, and the variable it is read from."""

    argument: str
    env: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """The client's argument for a security scheme, and the variable it is read from; with a
    `password`, both are those of the user name."""

    argument: str | None = None
    env: str | None = None
    password: Password | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientParameter:
    """The client's argument for a parameter of its operations, the variable that it is read
    from, and its value where nobody gives one. With `header`, it is a header of every call,
    which no operation needs to name."""

    argument: str | None = None
    env: str | None = None
    default: str | None = None
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """What stands for an earlier public name now. `until` is the day, or the version of the
    distribution, with which the earlier name goes; empty for one that stays. One that is
    `silent` is a second name, and no earlier one: it warns nobody."""

    name: str
    until: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Earlier public names by kind: methods (`pets.fetch`), classes, and arguments with
    their method (`pets.list.maximum`)."""

    methods: Mapping[str, Alias] = field(default_factory=dict)
    classes: Mapping[str, Alias] = field(default_factory=dict)
    arguments: Mapping[str, Alias] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerChoice:
    """An argument of the client that chooses a server by name; the first is the default."""

    argument: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Environment variables of the client: a prefix for those not named elsewhere, and the
    one that holds the base URL."""

    prefix: str | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """The document that the specification was taken from, and its paths of interest
    (glob patterns; none means all)."""

    path: Path | None = None
    url: str | None = None
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Docs:
    """That the reference is wanted beside the client, in `docs/`; what it is called, the
    address at which it will be served, for its sitemap, the project's changelog, where the
    references of other versions are, by what to call them, guides of the project's own in
    Markdown, a logo (an SVG file), an accent colour, and whether pages can send calls.
    """

    title: str | None = None
    url: str | None = None
    changelog: Path | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    guides: tuple[Path, ...] = ()
    logo: Path | None = None
    accent: str | None = None
    console: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What the pyproject.toml of the generated project says, and whether it is on a package
    index under its name; files of one's own that its README has at its end; whether there is
    an `api.md`, and tests of every operation."""

    name: str | None = None
    version: str | None = None
    published: bool = False
    description: str | None = None
    license: str | None = None
    authors: tuple[str, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    classifiers: tuple[str, ...] = ()
    python: str | None = None
    dependencies: tuple[str, ...] = ()
    extras: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    readme: tuple[Path, ...] = ()
    api: bool = False
    tests: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A document that was had from elsewhere than a file, and what to call it: its address,
    or the import path of the app that describes itself. `files` are those of the app.
    """

    name: str
    content: bytes
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One API to generate. Paths are absolute.

    `name` is the key below `[tool.clientsmith.apis]`, empty for a configuration of one API.
    `root` is the folder that file names are shown relative to; `file` the configuration
    itself, None where everything came from the command line. `given` stands for `spec` where
    the document is no file.
    """

    root: Path
    file: Path | None = None
    name: str = ""
    spec: Path | None = None
    given: Given | None = None
    overlays: tuple[Path, ...] = ()
    output: Path | None = None
    package: str | None = None
    client: str | None = None
    naming: Literal["auto", "path", "operation_id", "tags", "verbatim"] = "auto"
    format: Literal["auto", "always"] = "auto"
    operations: Mapping[str, OperationRule] = field(default_factory=dict)
    paging: Mapping[str, PagingScheme] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    deprecated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    waits: Mapping[str, WaitRule | Literal[False]] = field(default_factory=dict)
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    client_parameters: Mapping[str, ClientParameter] = field(default_factory=dict)
    aliases: Aliases = Aliases()
    extend: Extend = NO_EXTENSIONS
    surface: Surface = PLAIN
    server: ServerChoice | None = None
    env: Environment = Environment()
    distribution: Distribution = Distribution()
    docs: Docs | None = None
    allow: tuple[str, ...] = ()
    allow_hosts: tuple[str, ...] = ()
    allow_roots: tuple[Path, ...] = ()
    limits: Limits = DEFAULT
    keep: tuple[str, ...] = ()
    normalized: bool = False
    inventory: Path | None = None
    templates: Path | None = None
    lock: Path | None = None
    upstream: Upstream = Upstream()

    def shown(self, path: Path) -> str:
        """A path as it appears in messages and generated files: relative, with slashes."""
        if path == STDIN:
            return "<stdin>"
        return Path(os.path.relpath(path, self.root)).as_posix()

    @property
    def kept(self) -> tuple[str, ...]:
        """Patterns of files in the output that are left alone: those of `keep`, and modules of
        one's own."""
        first = {
            module.partition(".")[0]
            for module in self.extend.modules
            if not self.extend.is_outside(module)
        }
        own = (f"*/{name}{end}" for name in sorted(first) for end in ("", ".py"))
        return (*self.keep, *own)

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files known to matter before the specification is read, without repetition."""
        known = (
            self.file,
            self.spec,
            *self.overlays,
            self.lock,
            self.inventory,
            self.surface.names,
            self.upstream.path,
            self.docs.changelog if self.docs else None,
            self.docs.logo if self.docs else None,
            *(self.docs.guides if self.docs else ()),
            *self.distribution.readme,
        )
        return tuple(
            dict.fromkeys(path for path in known if path is not None and path != STDIN)
        )


def for_spec(spec: Path | Given) -> Config:
    """The configuration of a specification that has none: every default."""
    if isinstance(spec, Given):
        return Config(root=Path.cwd(), given=spec)
    root = Path.cwd() if spec == STDIN else spec.absolute().parent
    return Config(root=root, spec=spec if spec == STDIN else spec.absolute())
