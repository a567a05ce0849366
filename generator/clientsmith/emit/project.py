"""The metadata of the project around the package."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..names import Names
from ..text.code import Code
from ..text.toml import toml

_VERSION = re.compile(
    r"v?(\d+(?:\.\d+){0,3})(?:[-._]?(a|b|rc|alpha|beta|dev|post)\.?(\d*))?"
)
_KINDS = {"alpha": "a", "beta": "b", "dev": ".dev", "post": ".post"}


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What is said of the project in its metadata, and what `pip install` takes. `reference` is
    the file that tells of every method, `tests` whether there are some, `licensed` the licence of
    the API's description, and `support` who is there to ask: a name, an address of the web, an
    address of mail."""

    distribution: str
    version: str
    summary: str
    source: str
    license: str = ""
    authors: tuple[str, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    classifiers: tuple[str, ...] = ()
    python: str = ">=3.11"
    dependencies: tuple[str, ...] = ()
    extras: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reference: str = ""
    tests: bool = False
    licensed: str = ""
    support: tuple[str, str, str] = ("", "", "")
    sections: tuple[str, ...] = ()
    """Parts of the README that the project's owners wrote."""


@dataclass(frozen=True, slots=True)
class ProjectView:
    """Final text for pyproject.toml."""

    distribution: Code
    version: Code
    description: Code
    package: Code
    license: Code | None
    authors: tuple[tuple[Code, Code | None], ...]
    urls: tuple[tuple[Code, Code], ...]
    classifiers: Code
    python: Code
    dependencies: Code
    extras: tuple[tuple[Code, Code], ...]
    hatchling: Code


def project(names: Names, facts: ProjectFacts) -> ProjectView:
    """The view of the project's metadata."""
    return ProjectView(
        distribution=toml(facts.distribution),
        version=toml(facts.version),
        description=toml(" ".join(facts.summary.split())[:200]),
        package=toml(names.package.partition(".")[0]),
        license=toml(facts.license) if facts.license else None,
        authors=tuple(map(_author, facts.authors)),
        urls=tuple((toml(name), toml(url)) for name, url in facts.urls.items()),
        classifiers=_listed((*facts.classifiers, "Typing :: Typed")),
        python=toml(facts.python),
        dependencies=_listed((*_NEEDED, *facts.dependencies)),
        extras=tuple(
            (toml(name), _listed(each)) for name, each in facts.extras.items()
        ),
        hatchling=_listed((f"hatchling>=1.{27 if facts.license else 25}",)),
    )


_NEEDED = (
    "anyio>=4.10,<5",
    # Before 2.8, the pool closes connections that it has given to another thread.
    "httpcore2>=2.8,<3",
    "httpx2>=2.8,<3",
    "pydantic>=2.11,<3",
    "pydantic-core>=2.33,<3",
    "typing-extensions>=4.12.2,<5",
)


def _listed(texts: tuple[str, ...]) -> Code:
    return Code(f"[{', '.join(toml(text) for text in dict.fromkeys(texts))}]")


def _author(text: str) -> tuple[Code, Code | None]:
    name, _, address = text.partition("<")
    return toml(name.strip()), toml(address.rstrip("> ")) if address else None


def python_version(text: str) -> str | None:
    """A document's version as Python writes it (PEP 440), None where it is none."""
    match = _VERSION.fullmatch(text.strip().lower())
    if match is None:
        return None
    release, kind, number = match.groups()
    if kind is None:
        return release
    return f"{release}{_KINDS.get(kind, kind)}{number or 0}"
