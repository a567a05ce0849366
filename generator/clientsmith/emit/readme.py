"""The README of a generated project: how to begin, with a call that exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..examples.brackets import call
from ..model import ir
from ..names import Names
from ..names.verbs import rank_method
from ..plan import Plan
from ..plan.results import Manner
from ..text.code import Code
from ..text.sentences import first_sentence
from .annotations import Annotations
from .bodies import arguments, payload
from .client import ClientFacts
from .escape import markdown
from .events import events, webhook_type
from .fitting import fit
from .login import find_login
from .opening import client_arguments
from .project import ProjectFacts
from .schemes import about_credential
from .settings import (
    VALUES,
    Part,
    Setting,
    document_settings,
    log_variable,
    settings_of,
)

_MOST_CALLS = 30
"""Methods that are listed: with more, the README is no page to read."""
_NOTHING = Code("")
_PLAIN = {"str": '"…"', "int": "1", "UUID | str": '"…"', "bool": "True"}


@dataclass(frozen=True, slots=True)
class NounView:
    """A resource of the client and how many methods it and those below it have."""

    attribute: Code
    methods: int


@dataclass(frozen=True, slots=True)
class CallView:
    """A method, and a line about it."""

    path: Code
    about: Code


@dataclass(frozen=True, slots=True)
class CredentialView:
    """A credential of the client: its argument, its variable, what it takes, and how a login
    gives it."""

    argument: Code
    variable: Code
    about: Code
    login: Code
    token: Code
    program: Code


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """Final text for the README."""

    title: Code
    summary: Code
    source: Code
    published: bool
    package: Code
    client: Code
    async_client: Code
    opening: Code
    async_opening: Code
    fake_opening: Code
    called: bool
    first: Code
    awaited: Code
    credentials: tuple[CredentialView, ...]
    calls: tuple[CallView, ...]
    further: int
    paged: bool
    nouns: tuple[NounView, ...]
    reference: Code
    tests: bool
    facts: tuple[Code, ...]
    settings: tuple[Setting, ...]
    values: tuple[Part, ...] = VALUES
    sections: tuple[Code, ...] = ()
    waits: tuple[Code, ...] = ()
    streams: Code = _NOTHING
    """A method that gives a stream, and so on for what else few APIs have."""
    downloads: Code = _NOTHING
    model: Code = _NOTHING
    uploads: bool = False
    webhooks: Code = _NOTHING
    unwraps: bool = False

    @property
    def variable(self) -> Code:
        """The variable of the environment that turns logging on."""
        return Code(log_variable(str(self.package)))


def readme(
    printer: Annotations,
    plan: Plan,
    facts: ClientFacts,
    project: ProjectFacts,
) -> ReadmeView:
    """The view of the README."""
    api, names = printer.api, printer.names
    chosen, calls = _example(printer, plan), _calls(api, names)
    asked = [operation.security for operation in api.operations if operation.security]
    security = chosen.security if chosen else next(iter(asked), ())
    given = client_arguments(api, names, facts, security)
    faked = client_arguments(api, names, facts, security, environment={})
    return ReadmeView(
        title=markdown(api.title.strip().rstrip(".")),
        summary=markdown(project.summary),
        source=Code(project.source),
        published=project.source == project.distribution,
        package=Code(names.package),
        client=Code(names.client),
        async_client=Code(names.async_client),
        opening=_opening(f"with {names.client}", given, 0),
        async_opening=_opening(f"async with {names.async_client}", given, 4),
        fake_opening=_opening(
            f"with {names.client}", [*faked, "transport=transport"], 4
        ),
        called=chosen is not None,
        first=Code(_statement(chosen, "client", "") if chosen else "..."),
        awaited=Code(_statement(chosen, "client", "await ") if chosen else "..."),
        credentials=tuple(_credentials(printer, facts)),
        calls=calls[:_MOST_CALLS],
        further=len(calls[_MOST_CALLS:]),
        paged=any(operation.paging for operation in api.operations),
        nouns=_nouns(api, names) if len(calls) > _MOST_CALLS else (),
        reference=Code(project.reference),
        tests=project.tests,
        facts=tuple(_facts(project)),
        settings=(*document_settings(api, facts), *settings_of(names)),
        waits=tuple(
            Code(".".join((*names.resource(start), method)))
            for wait in api.waits
            for start, method in names.wait(wait.name).starts.items()
        ),
        streams=_method(printer, plan, Manner.STREAM),
        downloads=_method(printer, plan, Manner.DOWNLOAD),
        model=Code(min(map(names.type, plan.received), default="")),
        uploads=_takes_files(printer),
        webhooks=_webhook(printer),
        unwraps=events(printer) is not None,
        sections=tuple(Code(text.strip()) for text in project.sections),
    )


def _method(printer: Annotations, plan: Plan, manner: Manner) -> Code:
    """The first method that hands its reply over so, empty if none does."""
    names = printer.names
    found = (
        ".".join((*names.resource(each.id), names.method(each.id)))
        for each in printer.api.operations
        if plan.results[each.id].main.manner is manner
    )
    return Code(min(found, default=""))


def _takes_files(printer: Annotations) -> bool:
    return any(
        "File" in each.annotation.text
        for operation in printer.api.operations
        for each in arguments(printer, operation, payload(printer, operation))
    )


def _webhook(printer: Annotations) -> Code:
    """The function that reads the first of the webhooks, empty without any."""
    read = (each for each in printer.api.webhooks if webhook_type(printer.api, each))
    first = next(read, None)
    return Code(printer.names.webhook(first.name) if first else "")


def _opening(head: str, given: list[str], indent: int) -> Code:
    """The line that opens a client; what stands before its first line is the template's."""
    made = call(f"{' ' * indent}{head}(", given, indent, " as client:")
    return Code(made.lstrip())


def _credentials(printer: Annotations, facts: ClientFacts) -> Iterator[CredentialView]:
    """The client's arguments for credentials, each once."""
    names = printer.names
    seen: set[str] = set()
    for scheme in printer.api.schemes:
        if scheme.kind is ir.SchemeKind.MUTUAL_TLS:
            continue
        argument = names.credential(scheme.name)
        if argument not in seen:
            seen.add(argument)
            login = find_login(printer, facts, scheme)
            password = names.password(scheme.name)
            what = "the user name" if password else about_credential(scheme)
            yield CredentialView(
                argument=Code(argument),
                variable=Code(facts.environment.get(scheme.name, "")),
                about=markdown(what),
                login=Code(login.method if login else ""),
                token=Code(login.token if login else ""),
                program=login.program if login else Code(""),
            )
            if password:
                second = Code(facts.passwords.get(scheme.name, ""))
                nothing = Code("")
                about = markdown("the password")
                yield CredentialView(
                    Code(password), second, about, nothing, nothing, nothing
                )


def _calls(api: ir.Api, names: Names) -> tuple[CallView, ...]:
    """Every method, by resource."""

    def place(operation: ir.Operation) -> tuple[tuple[str, ...], int, str]:
        method = names.method(operation.id)
        return names.resource(operation.id), rank_method(method), method

    return tuple(
        CallView(
            Code(".".join((*names.resource(each.id), names.method(each.id)))),
            markdown(_about(each)),
        )
        for each in sorted(api.operations, key=place)
    )


def _about(operation: ir.Operation) -> str:
    said = operation.summary.strip() or operation.description.strip()
    line = first_sentence(said).rstrip(".") or f"{operation.method} {operation.path}"
    return f"Deprecated. {line}" if operation.deprecated else line


def _facts(project: ProjectFacts) -> Iterator[Code]:
    """What remains to be known of the package, a line each."""
    yield Code(f"Python {project.python.removeprefix('>=')} or later.")
    if project.reference:
        yield Code(f"Reference: [{project.reference}]({project.reference}).")
    if project.license:
        yield Code(f"Licence: {markdown(project.license)}.")
    elif project.licensed:
        yield Code(f"Licence of the API's description: {markdown(project.licensed)}.")
    name, url, mail = map(markdown, project.support)
    if any(project.support):
        listed = ", ".join(filter(None, (name, url, mail)))
        yield Code(f"Support: {listed}.")
    for label, address in project.urls.items():
        yield Code(f"{markdown(label)}: {markdown(address)}.")


def _nouns(api: ir.Api, names: Names) -> tuple[NounView, ...]:
    found = Counter(names.resource(operation.id)[0] for operation in api.operations)
    return tuple(NounView(Code(name), found[name]) for name in sorted(found))


@dataclass(frozen=True, slots=True)
class _Example:
    path: str
    arguments: tuple[str, ...]
    manner: Manner
    security: tuple[ir.Requirement, ...]


def _example(printer: Annotations, plan: Plan) -> _Example | None:
    """A call that reads something, lists before single things, with few and plain arguments."""
    best: tuple[tuple[bool, int, str], _Example] | None = None
    for operation in printer.api.operations:
        result = plan.results[operation.id].main
        if operation.method != "GET" or result.manner not in (
            Manner.PAGES,
            Manner.CALL,
        ):
            continue
        needed = [
            item
            for item in arguments(printer, operation, payload(printer, operation))
            if item.required
        ]
        if any(item.annotation.text not in _PLAIN for item in needed):
            continue
        names = printer.names
        path = ".".join((*names.resource(operation.id), names.method(operation.id)))
        rank = (result.manner is not Manner.PAGES, len(needed), path)
        if best is None or rank < best[0]:
            passed = tuple(
                f"{item.name}={_PLAIN[item.annotation.text]}" for item in needed
            )
            best = rank, _Example(path, passed, result.manner, operation.security)
    return best[1] if best else None


def _statement(chosen: _Example, client: str, wait: str) -> str:
    """The call and what is done with what comes, indented for the body of a `with`."""
    passed = ", ".join(chosen.arguments)
    if chosen.manner is Manner.PAGES:
        lead = "async for" if wait else "for"
        head = fit(f"    {lead} item in {client}.{chosen.path}({passed}):")
        return f"{head.lstrip()}        print(item)"
    head = fit(f"    result = {wait}{client}.{chosen.path}({passed})")
    return f"{head.lstrip()}    print(result)"
