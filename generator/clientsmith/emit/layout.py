"""Line breaks where black would put them, so that black has nothing left to do.

Two forms are stable under black: everything on one line if it fits, or one item a line
behind a magic trailing comma. Long annotations break at their unions and brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text.code import WIDTH

_STEP = 4
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def call(
    head: str,
    items: Sequence[str],
    indent: int,
    tail: str = "",
    *,
    close: str = ")",
    after: int = 0,
) -> str:
    """`head` + items + closing bracket + `tail`: on one line, or one item a line.

    Args:
        head: what stands before the items, opening bracket included.
        items: finished arguments; an item may hold line breaks if it was laid out for
            `indent` + 4.
        indent: column of the statement.
        tail: what follows the closing bracket on its line.
        after: columns to leave free behind that, for a comma that the caller adds.
    """
    flat = f"{head}{', '.join(items)}{close}{tail}"
    if indent + len(flat) + after <= WIDTH and "\n" not in flat:
        return flat
    margin = " " * (indent + _STEP)
    body = "".join(f"\n{margin}{item}," for item in items)
    return f"{head}{body}\n{' ' * indent}{close}{tail}"


def fits(text: str, indent: int, extra: int = 0) -> bool:
    """Whether one line of text stays within the width at this column."""
    return indent + len(text) + extra <= WIDTH and "\n" not in text


def collection(open_: str, items: Sequence[str], indent: int, prefix: int = 0) -> str:
    """A tuple, list or dict display; `prefix` is what stands before it on its line."""
    close = _CLOSING[open_]
    comma = "," if open_ == "(" and len(items) == 1 else ""
    flat = f"{open_}{', '.join(items)}{comma}{close}"
    # One more column for the comma that follows an item of an exploded call.
    if indent + prefix + len(flat) + 1 <= WIDTH and "\n" not in flat:
        return flat
    margin = " " * (indent + _STEP)
    body = "".join(f"\n{margin}{item}," for item in items)
    return f"{open_}{body}\n{' ' * indent}{close}"


def annotated(prefix: str, annotation: str, suffix: str, indent: int) -> str:
    """`prefix` annotation `suffix`, as in `name: int | None = None`, broken as black would."""
    flat = prefix + annotation + suffix
    if indent + len(flat) <= WIDTH:
        return flat
    if suffix.startswith(" = "):
        wrapped = _assigned(prefix + annotation, suffix, indent)
        if wrapped:
            return wrapped
    if len(operands(annotation)) > 1 or (
        not annotation.endswith("]") and fits(annotation, indent + _STEP)
    ):
        body = _body([annotation], indent + _STEP)
        return f"{prefix}(\n{body}\n{' ' * indent}{_ended(')', suffix, indent)}"
    shown = prefix + _operand(annotation, indent, len(suffix), len(prefix))
    last = shown.rpartition("\n")[2].lstrip()
    return shown.removesuffix(last) + _ended(last, suffix, indent)


def _ended(line: str, suffix: str, indent: int) -> str:
    """The last line of an annotation over several lines, with what is assigned behind it."""
    if suffix.startswith(" = ") and not fits(line + suffix, indent):
        return _assigned(line, suffix, indent) or line + suffix
    return line + suffix


def _assigned(target: str, suffix: str, indent: int) -> str:
    """The assignment of a call broken on its right side, empty where that does not fit."""
    comma = "," if suffix.endswith(",") else ""
    value = suffix.removesuffix(",").removeprefix(" = ")
    cut = value.find("(") + 1
    margin, inner, close = (
        " " * (indent + _STEP),
        value[cut:-1],
        f"\n{' ' * indent}){comma}",
    )
    if cut and fits(target, indent, len(" = ") + cut):
        if fits(inner, indent + _STEP):
            return f"{target} = {value[:cut]}\n{margin}{inner}{close}"
        items = split(inner, ",")
        rows = f",\n{margin}".join(items) + ("," if len(items) > 1 else "")
        return f"{target} = {value[:cut]}\n{margin}{rows}{close}"
    if fits(target, indent, len(" = (")) and fits(value, indent + _STEP):
        return f"{target} = (\n{margin}{value}{close}"
    return ""


def signature(
    head: str, parameters: Sequence[str], returns: str, indent: int, end: str
) -> str:
    """A function head: one line, parameters on one line of their own, or one a line.

    Args:
        head: `def name(` or `async def name(`.
        parameters: `name: annotation = default` texts, with `self` and `*`.
        returns: the return annotation.
        indent: column of `def`.
        end: what follows the annotation: `:` or `: ...`.
    """
    flat = f"{head}{', '.join(parameters)}) -> {returns}{end}"
    if fits(flat, indent):
        return flat
    tail = f") -> {returns}{end}"
    margin = " " * (indent + _STEP)
    inline = ", ".join(parameters)
    if fits(tail, indent):
        if len(parameters) > 1 and fits(inline, indent + _STEP):
            return f"{head}\n{margin}{inline}\n{' ' * indent}{tail}"
    else:
        tail = ") -> " + _returned(returns, indent, end) + end
    rows = "".join(
        f"\n{margin}{_parameter(text, indent + _STEP)}," for text in parameters
    )
    return f"{head}{rows}\n{' ' * indent}{tail}"


def _returned(returns: str, indent: int, end: str) -> str:
    if len(split(returns, "|")) > 1:
        return f"(\n{_body([returns], indent + _STEP)}\n{' ' * indent})"
    return _operand(returns, indent, len(end), 5)


def _parameter(text: str, indent: int) -> str:
    if fits(text, indent, 1):
        return text
    name, colon, rest = text.partition(": ")
    cut = rest.rfind(" = ")
    annotation, default = (rest[:cut], rest[cut:]) if cut >= 0 else (rest, "")
    laid = annotated(name + colon, annotation, default + ",", indent)
    return laid[:-1]


def _operand(text: str, indent: int, after: int, before: int = 0) -> str:
    """One operand or item at a column: as it is if it fits, else broken at its bracket."""
    if indent + before + len(text) + after <= WIDTH or not text.endswith("]"):
        return text
    cut = text.index("[")
    items = split(text[cut + 1 : -1], ",")
    return f"{text[:cut]}[\n{_body(items, indent + _STEP)}\n{' ' * indent}]"


def _body(items: list[str], indent: int) -> str:
    """The inside of exploded brackets, margins included."""
    margin = " " * indent
    flat = ", ".join(items)
    if indent + len(flat) <= WIDTH:
        return margin + flat
    if len(items) > 1:
        return "\n".join(f"{margin}{_item(item, indent)}," for item in items)
    options = split(items[0], "|")
    if len(options) > 1:
        first, *others = (_operand(operand, indent, 0, 2) for operand in options)
        first = _operand(options[0], indent, 0)
        return "\n".join(
            [margin + first, *(f"{margin}| {operand}" for operand in others)]
        )
    return margin + _operand(items[0], indent, 0)


def _item(item: str, indent: int) -> str:
    if indent + len(item) + 1 <= WIDTH:
        return item
    options = split(item, "|")
    if len(options) == 1:
        return _operand(item, indent, 1)
    margin = " " * indent
    rows = [_operand(options[0], indent, 0)]
    rows += [
        f"{margin}| {_operand(operand, indent, 0, 2)}" for operand in options[1:-1]
    ]
    rows.append(f"{margin}| {_operand(options[-1], indent, 1, 2)}")
    return "\n".join(rows)


def operands(annotation: str) -> list[str]:
    """The options of a union annotation."""
    return split(annotation, "|")


def split(text: str, separator: str) -> list[str]:
    """Split an annotation at a separator outside brackets and strings."""
    if separator not in text:
        return [text]
    parts: list[str] = []
    depth = start = 0
    quote = ""
    skip = False
    for index, char in enumerate(text):
        if skip:
            skip = False
        elif quote:
            skip = char == "\\"
            if char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif char in "[({":
            depth += 1
        elif char in "])}":
            depth -= 1
        elif char == separator and not depth:
            parts.append(text[start:index].strip())
            start = index + 1
    parts.append(text[start:].strip())
    return parts
