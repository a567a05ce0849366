"""The project around the package: pyproject.toml and README."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import ir
from ..names import Names
from .code import Code
from .escape import markdown, toml

_VERSION = re.compile(
    r"v?(\d+(?:\.\d+){0,3})(?:[-._]?(a|b|rc|alpha|beta|dev|post)\.?(\d*))?"
)
_KINDS = {"alpha": "a", "beta": "b", "dev": ".dev", "post": ".post"}


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What is said of the project in its metadata."""

    distribution: str
    version: str
    summary: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """Final text for pyproject.toml and README.md."""

    title: Code
    summary: Code
    distribution: Code
    version: Code
    description: Code
    package: Code
    package_name: Code
    client: Code
    async_client: Code


def project(api: ir.Api, names: Names, facts: ProjectFacts) -> ProjectView:
    """The view of the project's own files."""
    return ProjectView(
        title=markdown(api.title),
        summary=markdown(facts.summary),
        distribution=toml(facts.distribution),
        version=toml(facts.version),
        description=toml(" ".join(facts.summary.split())[:200]),
        package=toml(names.package),
        package_name=Code(names.package),
        client=Code(names.client),
        async_client=Code(names.async_client),
    )


def python_version(text: str) -> str | None:
    """A document's version as Python writes it (PEP 440), None where it is none."""
    match = _VERSION.fullmatch(text.strip().lower())
    if match is None:
        return None
    release, kind, number = match.groups()
    if kind is None:
        return release
    return f"{release}{_KINDS.get(kind, kind)}{number or 0}"
