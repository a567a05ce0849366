"""The story: an OpenAPI document goes in, the files of a Python client come out.

`generate` is pure: it reads its inputs and returns a map of path to text. Writing,
checking, documentation and the golden tests are consumers of that map.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .. import names, plan
from ..build.coverage import Coverage, coverage
from ..config import Config, Docs
from ..emit.package import package
from ..emit.project import ProjectFacts, python_version
from ..emit.render import place_of, prepare
from ..extend.check import check_extensions
from ..extend.own_code import own_members
from ..model import ir
from ..process.bounds import bounded
from ..process.deferred import deferred
from ..process.files import read_text
from ..report.diagnostics import Diagnostics
from ..spec import dump, parse
from ..spec.source_map import ROOT, Location, Pointer, SourceMap
from ..text.sentences import with_article
from .configured import client_facts, configured_api
from .front_end import Early, Front, begin, uncollected
from .name_lock import read_name_lock

formatting = deferred("..output.formatting", __package__)
docs = deferred("..docs", __package__)

Progress = Callable[[str], None]

_FOLDER = "."
"""What stands for the output where pip installs it: a name on an index may be a stranger's, and
where the output lies must not show in it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What `generate` made. `files` is None where the document cannot be used."""

    files: Mapping[str, str] | None
    diagnostics: Diagnostics
    sources: SourceMap | None = None
    api: ir.Api | None = None
    names: names.Names | None = None
    lock_text: str = ""
    models: int = 0
    subject: Any = None
    """What the reference is made of, where one was."""

    @property
    def coverage(self) -> Coverage | None:
        """What became of each part of the document; None where nothing did."""
        if self.api is None or self.names is None:
            return None
        return coverage(self.api, self.diagnostics)


@dataclass(frozen=True, slots=True)
class NormalizeResult:
    """A document in normal form, as text; None where it cannot be used."""

    text: str | None
    diagnostics: Diagnostics
    sources: SourceMap | None = None
    tree: Mapping[str, Any] = field(default_factory=dict)


def generate(
    config: Config,
    *,
    progress: Progress | None = None,
    early: Callable[[], Early] | None = None,
    types: bool = False,
) -> Result:
    """Turn the configured document into the files of a client project.

    Args:
        config: what to read and how to name things; nothing is written.
        progress: told the name of each step as it begins.
        early: gives what `front` made of the same configuration, where that was begun.
        types: has mypy check code of one's own, which takes seconds.

    Returns:
        The files by path relative to the output folder, and everything worth saying about
        the document. Faults of the document never raise.
    """
    diagnostics = Diagnostics()
    tell = progress or (lambda step: None)
    with bounded(config.limits, diagnostics, _document_name(config)):
        if early is not None:
            tell("load")
            prepare()  # while another process works on the document
        begun = early() if early else begin(config, tell)
        for item in begun.diagnostics:
            diagnostics.add(item)
        return _generate(config, begun.front, diagnostics, tell, types)
    return Result(None, diagnostics)


def _generate(
    config: Config,
    front: Front | None,
    diagnostics: Diagnostics,
    tell: Progress,
    types: bool,
) -> Result:
    with uncollected():
        if front is None or diagnostics.failed:
            return Result(None, diagnostics, front.sources if front else None)
        tell("read")
        openapi = parse.read(front.tree, diagnostics)
        if openapi is None or diagnostics.failed:
            return Result(None, diagnostics, front.sources)
        tell("build")
        lock = read_name_lock(config, diagnostics)
        api = configured_api(openapi, front.tree, config, lock, diagnostics)
        if not api.operations and not api.webhooks:
            diagnostics.warning(
                "no-operations",
                Pointer("/paths"),
                "The document has no operations, so that its client has no calls.",
                "Add paths with operations, or name the document that has them.",
            )
        tell("names")
        decided = names.decide(api, config, diagnostics, lock)
        if diagnostics.failed:
            return Result(None, diagnostics, front.sources, api)
        api = replace(api, title=names.identity.title(api, decided.client))
        planned = plan.plan(api, decided)
        about = _project_facts(api, config, decided, front.tree, diagnostics)
        tell("emit")
        try:
            files: dict[str, str] = package(
                api,
                decided,
                planned,
                client_facts(api, config, decided),
                about,
                overrides=config.templates,
            )
        except Exception as error:  # a template of the user's own may raise anything
            if config.templates is None or isinstance(error, MemoryError):
                raise
            file, line = place_of(error, config.templates)
            diagnostics.error(
                "template-fault",
                ROOT,
                f"A template of your own failed: {error}",
                "Correct it; templates print what views hold, and reach nothing else.",
                Location(file, line, 1),
            )
            return Result(None, diagnostics, front.sources, api)
        if config.extend:
            tell("extensions")
            check_extensions(files, config, api, decided, diagnostics, types=types)
        if config.templates is not None or config.format == "always":
            tell("format")
            files = formatting.format_files(files, diagnostics)
        subject = None
        if (
            config.docs is not None
            or config.distribution.api
            or config.distribution.tests
        ):
            tell("docs")
            chosen = config.docs or Docs()
            subject = docs.Subject(
                api,
                decided,
                planned,
                client_facts(api, config, decided),
                about,
                front.tree,
                dump.dump(front.tree, as_json=True),
                chosen.title,
                chosen.url,
                _read_text(chosen.changelog, "changelog", config, diagnostics),
                chosen.versions,
                {
                    path.stem: _read_text(path, "guides", config, diagnostics)
                    for path in chosen.guides
                },
                _read_text(chosen.logo, "logo", config, diagnostics),
                chosen.accent or "",
                own_members(config, decided.package),
                chosen.console,
            )
            if config.docs is not None:
                for path, text in docs.reference(subject).items():
                    files[f"docs/{path}"] = text
            if config.distribution.api:
                files["api.md"] = docs.api_page(subject)
            if config.distribution.tests:
                files |= docs.tests_of(subject)
    return Result(
        files=None if diagnostics.failed else files,
        diagnostics=diagnostics,
        sources=front.sources,
        api=api,
        names=decided,
        models=len(planned.named),
        lock_text=decided.to_lock() if config.lock is not None else "",
        subject=subject,
    )


def normalize(config: Config, *, progress: Progress | None = None) -> NormalizeResult:
    """The configured document in normal form: OpenAPI 3.1, bundled, everything explicit."""
    diagnostics = Diagnostics()
    with bounded(config.limits, diagnostics, _document_name(config)):
        begun = begin(config, progress or (lambda step: None))
        for item in begun.diagnostics:
            diagnostics.add(item)
        front = begun.front
        if front is None or diagnostics.failed:
            return NormalizeResult(None, diagnostics, front.sources if front else None)
        with uncollected():
            text = dump.dump(front.tree, as_json=front.is_json)
        return NormalizeResult(text, diagnostics, front.sources, front.tree)
    return NormalizeResult(None, diagnostics)


def _document_name(config: Config) -> str:
    if config.given is not None:
        return config.given.name
    return config.shown(config.spec) if config.spec else ""


def _read_text(
    path: Path | None, key: str, config: Config, diagnostics: Diagnostics
) -> str:
    """A file that the reference or the README shows; `key` is the setting that names it."""
    if path is None:
        return ""
    try:
        return read_text(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        table = "distribution" if key == "readme" else "docs"
        hint = f"Correct `{table}.{key}`, or write the file."
        if key == "changelog":
            hint = (
                "Correct `docs.changelog`, or write the file, for example with "
                "`clientsmith diff --format changelog`."
            )
        diagnostics.error(
            "file-unreadable",
            ROOT,
            f"The {_SHOWN[key]} cannot be read: {reason}.",
            hint,
            Location(config.shown(path), 1, 1),
        )
        return ""


_SHOWN = {
    "changelog": "changelog of the reference",
    "guides": "guide of the reference",
    "logo": "logo of the reference",
    "readme": "part of the README",
}


def _project_facts(
    api: ir.Api,
    config: Config,
    decided: names.Names,
    tree: Mapping[str, Any],
    diagnostics: Diagnostics,
) -> ProjectFacts:
    about, info = config.distribution, tree["info"]
    contact, licence = info.get("contact", {}), info.get("license", {})
    version = config.distribution.version or python_version(api.version) or "0.0.0"
    distribution = config.distribution.name or decided.package.replace("_", "-")
    return ProjectFacts(
        distribution=distribution,
        version=version,
        summary=about.description
        or f"A typed Python client of {with_article(api.title) or decided.package}.",
        source=distribution if about.published else _FOLDER,
        license=about.license or "",
        authors=about.authors,
        urls=about.urls,
        classifiers=about.classifiers,
        python=about.python or ">=3.11",
        dependencies=about.dependencies,
        extras=about.extras,
        reference=("docs/index.md" if config.docs else "api.md" if about.api else ""),
        tests=about.tests,
        licensed=licence.get("name", ""),
        support=(
            contact.get("name", ""),
            contact.get("url", ""),
            contact.get("email", ""),
        ),
        sections=tuple(
            _read_text(part, "readme", config, diagnostics) for part in about.readme
        ),
    )
