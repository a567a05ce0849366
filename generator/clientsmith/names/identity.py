"""What the package and its client are called."""

from __future__ import annotations

import re

from ..words import KEYWORDS, pascal, snake, split
from .routes import Name

_NOISE = frozenset("""
    a an and api apis client definition doc docs documentation docu for http json of official
    open openapi public reference rest restful schema sdk server service services spec
    specification swagger the v web
    """.split())
_VERSION = re.compile(r"v?\d+(\.\d+)*$", re.IGNORECASE)
_MOST_WORDS = 4


def title_words(title: str) -> Name:
    """The words of a title that name the API: `GitHub` of "GitHub v3 REST API"."""
    head = re.split(r"\s[-–—|:]\s|[(\[:;,]", title)[0] or title
    found = [word for word in split(head) if not _VERSION.match(word)]
    kept = [word for word in found if word.lower() not in _NOISE]
    return tuple((kept or found)[:_MOST_WORDS])


def client(title: str) -> str:
    """A class name from a title, `Client` plus something if that says nothing."""
    name = pascal(title_words(title))
    return name if name and name not in KEYWORDS else f"{name}Api"


def package(title: str) -> str:
    """A package name from a title."""
    name = snake(title_words(title)) or "api"
    return f"{name}_client" if name in KEYWORDS else name
