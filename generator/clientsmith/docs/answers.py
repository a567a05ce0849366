"""What is said of an operation in a word or a line."""

from __future__ import annotations

from .. import ir
from .defaults import defaults


def exception(status: str) -> str:
    """The exception that a documented status is raised as."""
    if status.startswith("5"):
        return "InternalServerError"
    for known, name in defaults().statuses:
        if status == str(known):
            return name
    return "APIStatusError"


def retried(status: str, operation: ir.Operation) -> str:
    """Whether a call that ends so is tried again."""
    known = defaults()
    repeated = [code for code in known.retried if _covers(status, code)]
    if not repeated:
        return "no"
    which = "yes" if status.isdigit() else ", ".join(map(str, repeated))
    if operation.method.upper() not in known.idempotent:
        return f"{which}, only with an idempotency key"
    return which


def _covers(status: str, code: int) -> bool:
    if status == "default":
        return True
    return all(
        one in ("X", "x") or one == two
        for one, two in zip(status, str(code), strict=False)
    )


def summary(operation: ir.Operation) -> tuple[str, str]:
    """What an operation does in a line, and what else is said of it."""
    first = " ".join(operation.summary.split())
    rest = operation.description.strip()
    if not first:
        first, _, rest = rest.partition("\n")
    if not first:
        first = f"Send `{operation.method} {operation.path}`"
    return first.rstrip("."), rest if rest.strip(" .") != first.strip(" .") else ""


def sentence(text: str) -> str:
    """A text on one line, closed by a full stop."""
    flat = " ".join(text.split())
    return flat if flat.endswith((".", "!", "?", ":")) else f"{flat}."
