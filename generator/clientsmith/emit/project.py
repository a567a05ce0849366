"""The metadata of the project around the package."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..names import Names
from .code import Code
from .escape import toml

_VERSION = re.compile(
    r"v?(\d+(?:\.\d+){0,3})(?:[-._]?(a|b|rc|alpha|beta|dev|post)\.?(\d*))?"
)
_KINDS = {"alpha": "a", "beta": "b", "dev": ".dev", "post": ".post"}


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What is said of the project in its metadata, and what `pip install` takes."""

    distribution: str
    version: str
    summary: str
    source: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """Final text for pyproject.toml."""

    distribution: Code
    version: Code
    description: Code
    package: Code


def project(names: Names, facts: ProjectFacts) -> ProjectView:
    """The view of the project's metadata."""
    return ProjectView(
        distribution=toml(facts.distribution),
        version=toml(facts.version),
        description=toml(" ".join(facts.summary.split())[:200]),
        package=toml(names.package),
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
