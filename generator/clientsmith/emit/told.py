"""What docstrings say of arguments, results and deprecation, in the words of the document."""

from __future__ import annotations

import json
import re

from ..model import ir
from ..plan.results import success
from ..plan.saying import says_something
from ..text.code import deprecated_text, with_full_stop
from .bodies import Argument

_LONGEST_BOUND = 60
"""Characters of a pattern that a docstring shows; the reference has longer ones."""
_DEPRECATED = re.compile(r"\W*deprecated\b", re.IGNORECASE)
_RETURNED = re.compile(r"^returns (?=\w)|^return (?=(?:a|an|the|all)\b)", re.IGNORECASE)
"""How replies begin that are described as if they did something."""


def returned_text(operation: ir.Operation, api: ir.Api) -> str:
    """What the document says of what a method returns: of its replies, else of a type."""
    replies = [
        (reply, type_)
        for reply in success(operation)
        for type_ in [each.type for each in reply.contents if each.type][:1]
    ]
    told = {
        reply.status: said
        for reply, _ in replies
        if (said := _told_of(reply.description))
    }
    if len(set(told.values())) > 1:
        return " ".join(f"With {status}: {said}" for status, said in told.items())
    types = (
        api.declarations[each.id] for _, each in replies if isinstance(each, ir.Ref)
    )
    texts = (*told.values(), *(_told_of(each.description) for each in types))
    return next(filter(None, texts), "")


def _told_of(description: str) -> str:
    """What a description says of a thing that is returned, but for that it is."""
    said = " ".join(description.strip().partition("\n\n")[0].split())
    if not says_something(said):
        return ""
    said = _RETURNED.sub("", said)
    return with_full_stop(said[:1].upper() + said[1:])


def deprecation_notice(operation: ir.Operation) -> str:
    """What the docstring says of it, which has the description beside."""
    if not operation.deprecated:
        return ""
    said = operation.deprecation
    if _DEPRECATED.match(operation.description):
        return ""
    if not said or said.rstrip(".") in " ".join(operation.description.split()):
        return "Deprecated."
    return said if "deprecated" in said.lower() else f"Deprecated. {said}"


def _tells_default(text: str, default: str) -> bool:
    """Whether a sentence says what is taken where nothing is given, such as "Defaults to 5"."""
    value = re.escape(default.strip('"'))
    said = rf"\bdefaults?\b(?:(?!\.\s)[^\n])*?(?<![\w.-]){value}(?![\w-]|\.\w)"
    return re.search(said, text, re.IGNORECASE) is not None


def note(item: Argument) -> str:
    text = item.description.strip()
    if item.deprecated:
        text = deprecated_text(item.deprecation, text)
    notes = [str(bound) for bound in item.bounds if len(bound.value) <= _LONGEST_BOUND]
    if item.default is not ir.ABSENT and item.default is not None:
        default = json.dumps(item.default, ensure_ascii=False)
        if not _tells_default(text, default):
            notes.append(f"Default: {default}.")
    if not notes:
        return text
    note = " ".join(notes)
    if "\n" in text:
        return f"{text}\n{note}"
    return f"{with_full_stop(text)} {note}".strip()
