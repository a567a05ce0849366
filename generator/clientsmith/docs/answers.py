"""What is said of an operation in a word or a line."""

from __future__ import annotations

from ..model import ir
from ..text.sentences import first_sentence
from .defaults import defaults

_LINE = 160
"""A summary that is longer is no line any more."""


def exception(status: str) -> str:
    """The exception that a documented status is raised as."""
    if status.startswith("5"):
        return "InternalServerError"
    for known, name in defaults().statuses:
        if status == str(known):
            return name
    return "APIStatusError"


def retried(status: str) -> str:
    """Whether a call that ends so is tried again, where it may be repeated."""
    if status.isdigit() and int(status) in defaults().locks:
        return "with Retry-After"
    repeats = [code for code in defaults().retried if covers(status, code)]
    if not repeats:
        return "no"
    return "yes" if status.isdigit() else ", ".join(map(str, repeats))


def repeated(operation: ir.Operation) -> bool:
    """Whether a call may be repeated without an idempotency key."""
    return operation.method.upper() in defaults().idempotent


def covers(status: str, code: int) -> bool:
    """Whether a documented status, which may be a range, is said of a code."""
    if status == "default":
        return True
    return all(
        one in ("X", "x") or one == two
        for one, two in zip(status, str(code), strict=False)
    )


def summary(operation: ir.Operation) -> tuple[str, str]:
    """What an operation does in a line, and what else is said of it."""
    first, rest = " ".join(operation.summary.split()), operation.description.strip()
    if not first:
        first = first_sentence(rest)
        rest = _after(first, rest)
    elif len(first) > _LINE:
        # Some documents put all there is to say into the summary.
        said, first = operation.summary, first_sentence(first)
        rest = "\n\n".join(text for text in (_after(first, said), rest) if text)
    if not first:
        first = f"Send `{operation.method} {operation.path}`"
    return first.rstrip("."), rest if rest.strip(" .") != first.strip(" .") else ""


def _after(first: str, text: str) -> str:
    """What comes after the first words of a text, whatever space stands between them."""
    left = sum(not character.isspace() for character in first)
    for place, character in enumerate(text):
        if not left:
            return text[place:].strip()
        left -= not character.isspace()
    return ""


def sentence(text: str) -> str:
    """A text on one line, closed by a full stop."""
    flat = " ".join(text.split())
    return flat if flat.endswith((".", "!", "?", ":")) else f"{flat}."
