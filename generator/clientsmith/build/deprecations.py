"""What a document says to those who use what is deprecated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from openapi_pydantic.v3.v3_1 import Operation, Parameter, Schema

from ..config import OperationRule
from ..model import ir
from ..spec.source_map import unescape
from ..text.hypertext import as_markdown

_REASONS = (
    "x-deprecated-reason",
    "x-deprecation-reason",
    "x-deprecated-message",
    "x-deprecation-message",
    "x-deprecated-description",
    "x-deprecation-description",
    "x-speakeasy-deprecation-message",
    "x-deprecated",
    "x-deprecation",
)
_DATES = (
    "x-sunset",
    "x-sunset-date",
    "x-deprecated-sunset",
    "x-deprecation-sunset",
    "x-deprecated-removal-date",
)
P = TypeVar("P", ir.Operation, ir.Parameter, ir.Field)
_INSIDE = ("message", "reason", "description")
_WORD = re.compile(r"\bdeprecated\b", re.IGNORECASE)
_REST = re.compile(r"(?:[^.\n]|\.(?=\w))*\.?")
"""What is left of a sentence."""
_EMPTY = re.compile(
    r"\W*(this|the|it|is|has|been|now|endpoint|operation|method|parameter|property|field"
    r"|deprecated|\W)+",
    re.IGNORECASE,
)


def read_reason(node: Operation | Parameter | Schema) -> str:
    """Why something is deprecated, or what takes its place: as an extension says, else the
    sentence of its description that tells. Empty for what is not deprecated."""
    if not node.deprecated:
        return ""
    extra = node.model_extra or {}
    said = next(filter(None, (_text(extra.get(key)) for key in _REASONS)), "")
    if not said:
        said = _sentence(as_markdown(node.description))
        said = "" if _EMPTY.fullmatch(said) else said
    date = next(filter(None, (_text(extra.get(key)) for key in _DATES)), "")
    if date:
        said = f"{_ended(said)} It goes away on {date}."
    return _ended(said)


def with_reasons(
    api: ir.Api,
    rules: Mapping[str, OperationRule],
    properties: Mapping[str, Mapping[str, str]],
) -> ir.Api:
    """The API with what a configuration says of operations, of their parameters and of the
    properties of components that are deprecated."""

    def told(operation: ir.Operation) -> ir.Operation:
        rule = rules.get(operation.id) or rules.get(operation.operation_id or "")
        if rule is None:
            return operation
        reasons = rule.deprecated_parameters
        if reasons:
            found = (_told(each, reasons.get(each.wire)) for each in operation.parameters)
            operation = replace(operation, parameters=tuple(found))
        return _told(operation, rule.deprecated)

    def told_of(declaration: ir.Declaration) -> ir.Declaration:
        if not (declaration.hint.component and isinstance(declaration, ir.Object)):
            return declaration
        reasons = properties.get(unescape(declaration.id.rpartition("/")[2]))
        if not reasons:
            return declaration
        found = (_told(each, reasons.get(each.wire)) for each in declaration.fields)
        return replace(declaration, fields=tuple(found))

    if rules:
        api = replace(api, operations=tuple(map(told, api.operations)))
    if properties:
        found = {id_: told_of(each) for id_, each in api.declarations.items()}
        api = replace(api, declarations=found)
    return api


def _told(part: P, reason: str | None) -> P:
    return replace(part, deprecated=True, deprecation=reason) if reason else part


def _sentence(text: str) -> str:
    """The first sentence of a description that says "deprecated"; empty if none does."""
    word = _WORD.search(text)
    if word is None:
        return ""
    start = max(text.rfind(end, 0, word.start()) for end in ".\n") + 1
    rest = _REST.match(text, word.end())
    assert rest is not None  # it may be empty
    return " ".join(text[start : rest.end()].split())


def _text(value: ir.Json) -> str:
    if isinstance(value, Mapping):
        return next(filter(None, (_text(value.get(key)) for key in _INSIDE)), "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _ended(text: str) -> str:
    text = text.replace("**", "").strip("*_: ")
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?)`" else ".")
