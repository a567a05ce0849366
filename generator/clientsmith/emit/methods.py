"""Methods: one signature for a call, its async twin and its stub; one docstring."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass

from .. import ir
from ..plan.results import Manner, Result
from .annotations import Annotation, Annotations, optional, shadowed
from .bodies import Argument
from .code import Code, docstring, prose, quote
from .layout import collection, operands, sent, signature
from .raises import raises
from .variants import Variant

_HANDLES = {Manner.STREAM: "Stream", Manner.DOWNLOAD: "Download", Manner.PAGES: "Pages"}
_VERBS = {
    Manner.CALL: "_call",
    Manner.PAGES: "_pages",
    Manner.STREAM: "_stream",
    Manner.DOWNLOAD: "_download",
}


@dataclass(frozen=True, slots=True)
class Method:
    """A method, final text: heads for both twins and the stubs, docs and the one statement."""

    head: Code
    async_head: Code
    stub: Code
    async_stub: Code
    doc: Code
    async_doc: Code
    body: Code
    async_body: Code


def returned(printer: Annotations, result: Result) -> Annotation:
    """The annotation of an operation's decoded result."""
    texts = [
        printer.reply(reply.type).text if reply.type is not None else "JsonValue"
        for _, replies in result.replies
        for reply in replies
    ]
    if result.manner is Manner.DOWNLOAD:
        return printer.made("bytes")
    if result.undeclared:
        return printer.made("JsonValue | None")
    options = list(dict.fromkeys(option for text in texts for option in operands(text)))
    if result.empty:
        options = [option for option in options if option != "None"] + ["None"]
    elif "None" in options:
        options.remove("None")
        options.append("None")
    return printer.made(" | ".join(options) or "None")


def method(
    printer: Annotations,
    variant: Variant,
    *,
    constant: str,
    owner: str,
    taken: Set[str],
    uses: set[str],
) -> Method:
    """Lay out one method.

    Args:
        taken: the names that the class defines, which its annotations cannot use plainly.
        uses: receives the words of all annotations, for the import block.
    """
    name, operation, result = variant.name, variant.operation, variant.result
    listed, fixed = variant.listed, variant.fixed
    decoded = shadowed(returned(printer, result), taken)
    given = handed(printer, operation, result, decoded, taken)
    uses |= decoded.uses | given.uses
    parameters = ["self", "*"]
    stubs = ["self", "*"]
    for item in listed:
        shown = item.annotation if item.required else optional(item.annotation, "Omit")
        shown = shadowed(shown, taken)
        uses |= shown.uses
        parameters.append(
            f"{item.name}: {shown.text}" + ("" if item.required else " = OMIT")
        )
        stubs.append(f"{item.name}: {shown.text}" + ("" if item.required else " = ..."))
    uses.add("Options")
    parameters.append("options: Options | None = None")
    stubs.append("options: Options | None = None")
    later = result.manner is not Manner.PAGES
    async_def = "async def" if later else "def"
    async_handed = (
        f"Async{given.text}" if result.manner is not Manner.CALL else given.text
    )
    if result.manner is not Manner.CALL:
        uses.add("Async" + _HANDLES[result.manner])
    passed = [f"{quote(item.name)}: {item.name}" for item in listed]
    passed += [f"{quote(key)}: {value}" for key, value in fixed]
    verb = f"self.{_VERBS[result.manner]}("
    handed_on = [constant, collection("{", passed, 12), "options"]
    return Method(
        head=Code(signature(f"def {name}(", parameters, given.text, 4, ":")),
        async_head=Code(
            signature(f"{async_def} {name}(", parameters, async_handed, 4, ":")
        ),
        stub=Code(signature(f"def {name}(", stubs, given.text, 4, ": ...")),
        async_stub=Code(
            signature(f"{async_def} {name}(", stubs, async_handed, 4, ": ...")
        ),
        doc=Code(docstring(_doc(variant), 8)),
        async_doc=Code(docstring([f"See `{owner}.{name}`."], 8)),
        body=Code(sent(f"return {verb}", handed_on, 8)),
        async_body=Code(
            sent(f"return {'await ' if later else ''}{verb}", handed_on, 8)
        ),
    )


def handed(
    printer: Annotations,
    operation: ir.Operation,
    result: Result,
    decoded: Annotation,
    taken: Set[str],
) -> Annotation:
    """The annotation of what a method returns: its result, or what hands it over."""
    match result.manner:
        case Manner.CALL:
            return decoded
        case Manner.DOWNLOAD:
            return Annotation("Download", frozenset({"Download"}))
        case Manner.STREAM:
            return Annotation(f"Stream[{decoded.text}]", decoded.uses | {"Stream"})
        case Manner.PAGES:
            assert operation.paging is not None
            item = shadowed(printer.reply(operation.paging.item), taken)
            text = f"Pages[{item.text}, {decoded.text}]"
            return Annotation(text, decoded.uses | item.uses | {"Pages"})


def _doc(variant: Variant) -> list[str]:
    operation, result = variant.operation, variant.result
    summary = " ".join(operation.summary.split())
    description = operation.description.strip()
    if not summary:
        summary, _, description = description.partition("\n")
        summary = summary.strip()
        if len(summary) > 78:
            sentence, dot, rest = summary.partition(". ")
            if dot:
                summary, description = sentence + ".", rest + "\n" + description
    lines = prose(summary, 80)
    if not lines:
        lines = [f"Send `{operation.method} {operation.path}`."]
    elif lines[-1][-1:].isalnum():
        lines[-1] += "."
    if description.strip() and description.strip(" .") != summary.strip(" ."):
        lines += ["", *prose(description.strip("\n"), 80)]
    if operation.deprecated:
        lines += ["", "Deprecated."]
    if variant.note:
        lines += ["", variant.note]
    if result.manner is Manner.STREAM:
        lines += ["", "The reply is handed over item by item, as it comes."]
    elif result.manner is Manner.DOWNLOAD:
        lines += ["", "The reply is a file, read as it is needed."]
    explained = [row for item in variant.listed for row in _argument_doc(item)]
    if explained:
        lines += ["", "Args:", *explained]
    raised = raises(operation)
    if raised:
        brief = bool(explained) and len(raised) == 1
        lines += raised if brief else ["", *raised]
    if not summary:
        return lines
    return [*lines, "", f"API: {operation.method} {operation.path}"]


def _argument_doc(item: Argument) -> list[str]:
    text = item.description.strip()
    if item.deprecated:
        text = f"Deprecated. {text}".strip()
    if item.default is not ir.ABSENT and item.default is not None:
        note = f"Default: {json.dumps(item.default, ensure_ascii=False)}."
        text = f"{text}\n{note}" if "\n" in text else f"{text} {note}".strip()
    if not text:
        return []
    first, *rest = prose(f"{item.name}: {text}", 76)
    return [f"    {first}", *(f"        {row}" if row else "" for row in rest)]
