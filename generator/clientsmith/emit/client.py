"""The client module: what the API is as a whole, and the pair of client classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .. import ir
from ..names import Names
from ..plan import Plan
from .api import ClientFacts as ClientFacts
from .api import (
    constants,
    credential_arguments,
    default_server,
    example_server,
    must_be_told,
    server_variables,
)
from .code import Code, docstring, literal, prose, quote
from .imports import Imports
from .layout import call, collection, signature
from .resources import ChildView, child_view

_SETTINGS = (
    ("timeout", "float | Timeout | None", "TIMEOUT"),
    ("deadline", "float | None", "DEADLINE"),
    ("max_retries", "int", "2"),
    ("retry_policy", "RetryPolicy | None", "None"),
    ("headers", "Mapping[str, str] | None", "None"),
    ("transport", "Transport | None", "None"),
    ("hooks", "Hooks | None", "None"),
    ("strict", "bool", "False"),
    ("on_deviation", "Callable[[Deviation], None] | None", "None"),
)
_EXPLAINED = {
    "timeout": "Seconds for each phase of an attempt, or a `Timeout`; None waits for ever.",
    "deadline": "Seconds for a whole call, retries and waiting included.",
    "max_retries": "How often a failed attempt is repeated where that is safe.",
    "retry_policy": "What is retried, and the waiting in between.",
    "headers": "Headers for every request.",
    "transport": "What sends requests, instead of httpx2.",
    "hooks": "Functions called around each request.",
    "strict": "Raise `ResponseValidationError` where a reply does not fit its schema.",
    "on_deviation": "Called where a reply does not fit its schema and is kept all the same.",
}


@dataclass(frozen=True, slots=True)
class FaceView:
    """One of the two client classes."""

    name: Code
    base: Code
    doc: Code
    init: Code
    stub: Code
    body: Code
    children: tuple[ChildView, ...]


@dataclass(frozen=True, slots=True)
class ClientView:
    """`_client.py` and its stub."""

    doc: Code
    imports: Code
    typing: Code
    stub_imports: Code
    api: Code
    faces: tuple[FaceView, ...]


def client(api: ir.Api, names: Names, plan: Plan, facts: ClientFacts) -> ClientView:
    """The view of the client module."""
    real = Imports(1, {})
    typing = Imports(1, {})
    stub = Imports(1, {})
    children = tuple(
        child_view(names, item.path, ".resources.", "self")
        for item in plan.resources
        if len(item.path) == 1
    )
    for block in (real, stub):
        block.add("._runtime.client", "Client")
        block.add("._runtime.client", "AsyncClient")
        if children:
            block.add("functools", "cached_property")
    real.add("typing", "TYPE_CHECKING")
    for block in (typing, stub):
        for name in ("Callable", "Mapping"):
            block.add("collections.abc", name)
        for child in children:
            block.add(f".resources.{child.module}", child.type)
            block.add(f".resources.{child.module}", child.async_type)
        block.add("._runtime.errors", "Deviation")
        block.add("._runtime.hooks", "Hooks")
        block.add("._runtime.transport", "Transport")
        block.add("._runtime.transport", "AsyncTransport")
        if api.schemes:
            block.add("._runtime.credential", "Credential")
        if facts.choices:
            block.add("typing", "Literal")
    for block in (typing, stub):
        block.add("._runtime.retry", "RetryPolicy")
        block.add("._runtime.timeout", "Timeout")
    real.add("._runtime.session", "DEADLINE")
    real.add("._runtime.session", "TIMEOUT")
    if facts.environment:
        real.add("._runtime.environment", "variable")
    real.add("._runtime.environment", "base_url_of")
    head = constants(api, names, facts, real)
    faces = (
        _face(api, names, facts, children, asynchronous=False),
        _face(api, names, facts, children, asynchronous=True),
    )
    return ClientView(
        doc=Code(docstring([f"The client of {' '.join(api.title.split())}."], 0)),
        imports=real.block(),
        typing=typing.block(4),
        stub_imports=stub.block(),
        api=head,
        faces=faces,
    )


def _face(
    api: ir.Api,
    names: Names,
    facts: ClientFacts,
    children: tuple[ChildView, ...],
    *,
    asynchronous: bool,
) -> FaceView:
    arguments = credential_arguments(api, names)
    parameters = [
        (name, "Credential | None", "None")
        for name in dict.fromkeys(arguments.values())
    ]
    if facts.choices and facts.choice:
        listed = ", ".join(quote(name) for name in facts.choices)
        parameters.append((facts.choice, f"Literal[{listed}] | None", "None"))
    told = must_be_told(api, facts)
    parameters.append(
        ("base_url", "str" if told else "str | None", "" if told else "None")
    )
    variables = bool(server_variables(api))
    if variables:
        parameters.append(("server_variables", "Mapping[str, str] | None", "None"))
    parameters += [
        (
            name,
            (
                f"Async{annotation}"
                if asynchronous and name == "transport"
                else annotation
            ),
            text,
        )
        for name, annotation, text in _SETTINGS
    ]
    shown = ["self", "*", *(f"{n}: {a}{d and ' = ' + d}" for n, a, d in parameters)]
    stubs = ["self", "*", *(f"{n}: {a}{d and ' = ...'}" for n, a, d in parameters)]
    credentials = []
    for scheme, name in arguments.items():
        variable = facts.environment.get(scheme)
        value = f"{name} or variable({quote(variable)})" if variable else name
        credentials.append(f"{quote(scheme)}: {value}")
    origin = ["_API", "base_url"]
    if facts.choices and facts.choice:
        origin += ["choices=_SERVERS", f"choice={facts.choice}"]
    if variables:
        origin.append("variables=server_variables")
    if facts.base_url:
        origin.append(f"environment={literal(facts.base_url)}")
    sent = ["_API"]
    if credentials:
        sent.append(
            "credentials=" + collection("{", credentials, 12, len("credentials="))
        )
    sent.append("base_url=" + call("base_url_of(", origin, 12))
    if variables:
        sent.append("server_variables=server_variables")
    sent += [f"{name}={name}" for name, _, _ in _SETTINGS]
    name = names.async_client if asynchronous else names.client
    return FaceView(
        name=Code(name),
        base=Code("AsyncClient" if asynchronous else "Client"),
        doc=Code(
            docstring(_doc(api, names, facts, arguments, asynchronous, variables), 4)
        ),
        init=Code(signature("def __init__(", shown, "None", 4, ":")),
        stub=Code(signature("def __init__(", stubs, "None", 4, ": ...")),
        body=Code(call("super().__init__(", sent, 8)),
        children=(
            tuple(_awaited(child) for child in children) if asynchronous else children
        ),
    )


def _awaited(child: ChildView) -> ChildView:
    return replace(
        child,
        head=child.async_head,
        stub=child.async_stub,
        load=child.async_load,
        made=child.async_made,
    )


def _doc(
    api: ir.Api,
    names: Names,
    facts: ClientFacts,
    arguments: Mapping[str, str],
    asynchronous: bool,
    variables: bool,
) -> list[str]:
    title = " ".join(api.title.split())
    if asynchronous:
        return [f"`{names.client}` for asyncio: the same surface, awaited."]
    lines = [f"A client of {title}, safe to share between threads."]
    rows: list[str] = []
    described = {scheme.name: scheme.description for scheme in api.schemes}
    for scheme, name in arguments.items():
        text = " ".join(described[scheme].split()) or f"The credential of {scheme}."
        if facts.environment.get(scheme):
            text += f" Taken from {facts.environment[scheme]} if left out."
        rows += _row(name, text)
    if facts.choices and facts.choice:
        rows += _row(facts.choice, "Which of the known servers to call.")
    where = f"such as {example_server(api)}."
    if default_server(api) is not None:
        where = f"by default {api.servers[0].url}."
    if facts.base_url:
        where += f" {facts.base_url} overrides it."
    rows += _row("base_url", f"The server to call, {where}")
    if variables:
        rows += _row("server_variables", "Values for the braces in the server's URL.")
    for name, text in _EXPLAINED.items():
        rows += _row(name, text)
    return [*lines, "", "Args:", *rows]


def _row(name: str, text: str) -> list[str]:
    first, *rest = prose(f"{name}: {text}", 76)
    return [f"    {first}", *(f"        {row}" for row in rest)]
