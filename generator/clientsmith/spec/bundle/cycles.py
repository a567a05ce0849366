"""After the walk: components that are references to each other and nothing else."""

from __future__ import annotations

from typing import Any

from ..grammar import Kind
from ..grammar import Path as Way
from ..source_map import Pointer, tokens
from .work import DANGLING, Work, is_reference


def break_circles(work: Work) -> None:
    """Report components that are references to each other and nothing else."""
    for kind in work.parts.sections:
        section = work.parts.section(kind)
        prefix = work.parts.reference(kind, "")
        sound: set[str] = set()
        for start in section:
            seen: dict[str, None] = {}
            name = start
            while name not in sound and is_reference(section.get(name)):
                if name in seen:
                    _break(work, kind, section, list(seen)[list(seen).index(name) :])
                    break
                seen[name] = None
                text = section[name]["$ref"]
                name = (
                    (*tokens(Pointer(text[1:])), "")[-2]
                    if text.startswith(prefix)
                    else ""
                )
            sound.update(seen)


def _break(work: Work, kind: Kind, section: dict[str, Any], names: list[str]) -> None:
    for name in names:
        way: Way = None
        for step in (*work.parts.sections[kind], name):
            way = (way, step)
        work.error(
            way,
            "ref-cycle",
            f"The reference {section[name]['$ref']!r} comes back to itself and means nothing.",
            "Let one of the references on the way name a real object.",
        )
        section[name] = {DANGLING: section[name]["$ref"]}
