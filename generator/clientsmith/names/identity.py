"""What the package and its client are called."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..config.package_names import FRAMEWORKS, PACKAGES
from ..model import ir
from ..text.words import KEYWORDS, cut, fold, pascal, split

_NOISE = frozenset("""
    a an and api apis client definition doc docs documentation for http json of official
    openapi public reference rest restful schema sdk server service services spec
    specification swagger the v web
    """.split())
_VERSION = re.compile(r"v?\d+(\.\d+)*$", re.IGNORECASE)
_END = re.compile(r"\s[-–—|:+&]\s|[(\[{:;,/]")
_POSSESSIVE = re.compile(r"['’]s\b")
_MOST_WORDS = 4
_ODATA = re.compile(r"OData Service for namespace\s+(?=\S)", re.IGNORECASE)
"""What converters of OData write before the name."""


def client(api: ir.Api) -> str:
    """A class name: from the title, else from the host, else `Client`."""
    words = [word for part in _parts(api) for word in split(part)]
    name = cut(pascal(words))
    return name if name and name not in KEYWORDS else f"{name}Client"


def package(api: ir.Api) -> str:
    """A package name; what the title writes as one word stays one."""
    name = cut("_".join("".join(split(part)).lower() for part in _parts(api)))
    if not name.isidentifier():
        return f"api_{name}".rstrip("_")
    return f"{name}_client" if name in PACKAGES else name


def title(api: ir.Api, client: str) -> str:
    """What the API is called in texts: its title, or what its client is called where a
    framework wrote the title for nobody in particular."""
    words = re.split(r"[\s_.-]+", api.title.strip().lower())
    return client if {*words, ""} <= _UNTELLING else api.title


_UNTELLING = FRAMEWORKS | frozenset(
    ["", *"definition documentation openapi schema specification swagger".split()]
)
"""Words of the titles that tools write where an API has none: "OpenAPI definition"."""


def _parts(api: ir.Api) -> list[str]:
    """The words of the title that name the API, as `GitHub` in "GitHub v3 REST API"."""
    told = _ODATA.sub("", api.title.strip())
    head = _POSSESSIVE.sub("", _END.split(told)[0])
    found = [word for word in re.split(r"[\s_.-]+", fold(head)) if split(word)]
    kept = [
        word
        for word in found
        if word.lower() not in _NOISE and not _VERSION.match(word)
    ]
    if kept and not FRAMEWORKS.issuperset(word.lower() for word in kept):
        return kept[:_MOST_WORDS]
    for server in api.servers:
        labels = (urlsplit(server.url).hostname or "").split(".")
        if len(labels) > 1 and split(labels[-2]) and not labels[-1].isdigit():
            return [labels[-2]]
    # A title that a framework wrote for nobody in particular, as FastAPI does, says nothing.
    telling = [word for word in found if word.lower() not in FRAMEWORKS]
    return telling[:_MOST_WORDS] or (["API"] if found else [])
