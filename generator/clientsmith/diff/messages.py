"""The sentences of findings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_LONGEST = 160
_VERBS = re.compile(
    r"(?:was|were|is|are|has|became|lost|may|must|need|takes|now|no longer)\b"
)
_SLOTS = re.compile(r"(`?)\{(old|new)\}")


def shown(value: object, *, bare: bool = True) -> str:
    """A value as a message shows it: JSON for data, bare for text that shows as it is, cut
    when long."""
    if isinstance(value, str):
        seen = bare and value and value == value.strip()
        text = value if seen else json.dumps(value, ensure_ascii=False)
    elif isinstance(value, list | tuple) and all(
        isinstance(item, str) for item in value
    ):
        text = ", ".join(value)
    else:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def quote(text: object) -> str:
    """Text of a document in backticks; its own become straight quotes, so that messages
    can always be taken apart into what we say and what the document says."""
    return "`" + str(text).replace("`", "'") + "`"


def name_below(title: str, labels: tuple[str, ...]) -> str:
    """What a sentence is about: a place, and the way from there to a property."""
    return f"{quote(join_labels(labels))} of the {title}" if labels else f"the {title}"


INSIDE = {"items": "[]", "additionalProperties": "[*]"}
"""How a label says what stands in a list, or under any key."""


def join_labels(labels: Iterable[str]) -> str:
    """The way from the outside to the inside, as programs write it: `attachments[].name`."""
    parts = (label if label.startswith("[") else f".{label}" for label in labels)
    return "".join(parts).removeprefix(".")


def sentence(title: str, text: str, old: object = None, new: object = None) -> str:
    """A message: its subject, and the text of a rule with both values filled in.

    The text goes on where the subject ends if it starts with a verb.
    """
    values = {"old": old, "new": new}
    # `5` is not `5` if one of them is text.
    bare = type(old) is type(new) or shown(old) != shown(new)

    def fill(slot: re.Match[str]) -> str:
        value = shown(values[slot[2]], bare=bare)
        return slot[1] + (value.replace("`", "'") if slot[1] else value)

    return attach(f"{title[:1].upper()}{title[1:]}", _SLOTS.sub(fill, text))


def attach(title: str, fact: str) -> str:
    """A sentence about something: the fact goes on where the title ends if it can."""
    return f"{title}{' ' if _VERBS.match(fact) else ': '}{fact}"
