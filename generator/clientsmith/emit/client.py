"""The client module: what the API is as a whole, and the pair of client classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model import ir
from ..names import Names
from ..plan import Plan
from ..sdk.annotation import literals, optional
from ..text.code import Code
from ..text.sentences import with_article
from .annotations import Annotations
from .api import (
    ApiView,
    HeldParameter,
    api_view,
    default_server,
    example_server,
    must_be_told,
    server_variables,
)
from .api import ClientFacts as ClientFacts
from .former import FormerView, former_methods
from .imports import Import, Imports
from .resources import WEBHOOKS, ChildView, child_view, import_words
from .settings import Setting, about_server, parameter_settings, settings_of
from .surface import base_module

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ClientView:
    """`_client.py` and its stub.

    `credentials` are the arguments for credentials, `parameters` those that hold parameters
    for all calls, in the order of `held`; `options` annotates what `with_options`
    takes beside them; `choice` is the argument that chooses a
    server by its name; `environment` the variable of the base URL; `addresses` are further
    arguments for it.
    """

    title: str
    imports: tuple[Import, ...]
    typing: tuple[Import, ...]
    stub_imports: tuple[Import, ...]
    api: ApiView
    name: Code
    async_name: Code
    credentials: tuple[Code, ...]
    options: Code
    async_options: Code
    choice: Code | None
    must_be_told: bool
    server_variables: bool
    environment: str
    default_server: str
    example_server: str
    addresses: tuple[Code, ...]
    parameters: tuple[Setting, ...]
    held: tuple[HeldParameter, ...]
    settings: tuple[Setting, ...]
    children: tuple[ChildView, ...]
    former: tuple[FormerView, ...] = ()

    @property
    def changed(self) -> tuple[tuple[Code, Code], ...]:
        """The arguments of `with_options` that carry credentials, hold parameters or choose
        a server. One that is called as the setting which holds credentials by scheme takes
        these too.
        """
        by_scheme = Code("Credential | Mapping[str, Credential | None] | None")
        credentials = tuple(
            (name, by_scheme if name == "credentials" else Code("Credential | None"))
            for name in self.credentials
        )
        held = tuple((item.name, item.annotation) for item in self.parameters)
        servers = optional(literals(name for name, _ in self.api.choices))
        choice = ((self.choice, Code(servers.text)),) if self.choice else ()
        return credentials + held + choice

    @property
    def described(self) -> Iterator[tuple[Code, str]]:
        """What the constructor says of credentials and of parameters, by their arguments."""
        for source in self.api.sources:
            yield source.argument, source.about
            if source.password is not None:
                yield source.password, source.about_password
        for item in self.parameters:
            yield item.name, item.about

    @property
    def headers(self) -> Code:
        """The argument for headers of every request."""
        return next(
            item.name for item in self.settings if "headers" in (item.name, item.core)
        )

    @property
    def about_server(self) -> str:
        """What the constructor says of the base URL."""
        return about_server(self.default_server, self.example_server, self.environment)


def client(
    api: ir.Api,
    names: Names,
    plan: Plan,
    facts: ClientFacts,
    known: Mapping[str, str] = NOTHING,
) -> ClientView:
    """The view of the client module; `known` says where types are, from the package's root."""
    printer = Annotations(api, names, plan)
    shown = api_view(printer, facts)
    home = base_module(names.surface, 1, "client")
    real = Imports(1, {})
    typing = Imports(1, {})
    stub = Imports(1, known)
    words: set[str] = set()
    former = former_methods(printer, plan, (), frozenset(), words)
    import_words(stub, words, ".")
    stub.use(str(item.method.decorator) for item in former if item.method.deprecated)
    stub.use(
        str(item.method.overload)
        for item in former
        if item.method.overloads or item.method.streaming
    )
    if former:
        real.add("._runtime.renamed", "Renamed")
    children = tuple(
        child_view(names, item.path, 1)
        for item in plan.resources
        if len(item.path) == 1
    )
    if names.surface.webhooks and not any(each.name == "webhooks" for each in children):
        children = (*children, WEBHOOKS)
    for block in (real, stub):
        block.add(home, "Client")
        block.add(home, "AsyncClient")
        if children:
            block.add("functools", "cached_property")
    real.add("typing", "TYPE_CHECKING")
    for block in (typing, stub):
        for name in ("Callable", "Collection", "Mapping"):
            block.add("collections.abc", name)
        for child in children:
            block.add(child.home, child.type)
            block.add(child.async_home, child.async_type)
        block.add("._runtime.errors", "Deviation")
        block.add("._runtime.hooks", "Hooks")
        for name in ("Transport", "HttpxClient"):
            block.add("._runtime.transport", name)
            block.add("._runtime.transport", f"Async{name}")
        if api.schemes:
            block.add("._runtime.credential", "Credential")
        if facts.choices:
            block.add("typing", "Literal")
    credentials = tuple(
        dict.fromkeys(
            name
            for item in shown.sources
            for name in (item.argument, item.password)
            if name is not None
        )
    )
    options = "ClientSettings" if "credentials" in credentials else "ClientOptions"
    # Clients of a surface take settings by names of their own, which their base takes as any.
    changes = [] if shown.surface else [options, f"Async{options}"]
    if shown.sources or facts.parameters or facts.choices:
        stub.add("typing", "Self")
        stub.add("typing", "Unpack" if changes else "Any")
        for name in changes:
            stub.add("._runtime.options", name)
    for block in (typing, stub):
        block.add("._runtime.retry", "RetryPolicy")
        block.add("._runtime.timeout", "Seconds")
        block.add("._runtime.timeout", "Timeout")
    real.add("._runtime.session", "BODY_LIMIT")
    real.add("._runtime.session", "DEADLINE")
    real.add("._runtime.session", "TIMEOUT")
    if (
        facts.environment
        or facts.passwords
        or any(item.variable for item in facts.parameters)
    ):
        real.add("._runtime.environment", "variable")
    real.add("._runtime.environment", "base_url_of")
    if shown.sources:
        real.add("._runtime.secrets", "hidden")
    if any(item.password for item in shown.sources):
        real.add("._runtime.secrets", "name_and_password")
    real.add("._runtime.secrets", "hidden_headers")
    for name in shown.uses():
        real.add("._runtime.operation", name)
    if shown.surface:
        real.add("._runtime.surface.settings", str(shown.kind))
    server = default_server(api)
    return ClientView(
        title=with_article(api.title),
        imports=real.listed(),
        typing=typing.listed(4),
        stub_imports=stub.listed(),
        api=shown,
        name=Code(names.client),
        async_name=Code(names.async_client),
        credentials=credentials,
        options=Code(f"Unpack[{options}]" if changes else "Any"),
        async_options=Code(f"Unpack[Async{options}]" if changes else "Any"),
        choice=Code(facts.choice) if facts.choices and facts.choice else None,
        must_be_told=must_be_told(api, facts),
        server_variables=bool(server_variables(api)),
        environment=facts.base_url or "",
        default_server=api.servers[0].url if server is not None else "",
        example_server=example_server(api),
        addresses=tuple(
            Code(name)
            for name, core in names.surface.constructor.items()
            if core == "base_url"
        ),
        parameters=parameter_settings(facts),
        held=facts.parameters,
        settings=settings_of(names),
        children=children,
        former=former,
    )
