"""What is known of an existing SDK, and of how it fits a document."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method. `kind` is "positional", "either" or "keyword"; `default` is
    source text, None where it is required; `wire` is its name in the request if seen, and
    `place` where it goes there: "path", "query", "header", "cookie" or "body".
    """

    name: str
    kind: str
    default: str | None = None
    wire: str = ""
    place: str = ""
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What a method sends. `direct` tells that its own body does so, `guessed` that only the
    general shape of a call says it, not a shape that is known of a maker. `sender` is the
    function that does."""

    verb: str
    path: str
    direct: bool = True
    guessed: bool = False
    operation_id: str = ""
    sender: ast.FunctionDef | ast.AsyncFunctionDef | None = field(
        default=None, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class Call:
    """A public call: the attributes from the client on, and the method.

    `spelling` is what callers write before the parenthesis, `place` is file and line.
    """

    path: tuple[str, ...]
    spelling: str
    place: str
    requests: tuple[Request, ...] = ()
    arguments: tuple[Argument, ...] = ()
    returns: str = ""
    deprecated: str | None = None

    @property
    def dotted(self) -> str:
        """The path with dots."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Sdk:
    """The public surface of an SDK. `types` are names of components, and `credentials`
    scheme, argument and variable, where the configuration of its maker says them, and
    `passwords` likewise. `secrets` are credentials that one value holds. `pairs` are arguments
    that are the name and the password of HTTP Basic; `held` are headers with the argument that
    holds each, `headers` those that never change. `joined` are classes that are the client
    and one of its resources at once: module, class and attribute. `server` is the argument
    that chooses among `servers`, the URLs by name, and `server_class` the module and name of
    the enumeration that has these, if any.
    """

    package: str
    maker: str
    client: str = ""
    constructor: tuple[Argument, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    base_urls: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    handwritten: tuple[Call, ...] = ()
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    credentials: tuple[tuple[str, str, str], ...] = ()
    passwords: tuple[tuple[str, str, str], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    secrets: tuple[str, ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    joined: tuple[tuple[str, str, str], ...] = ()
    server: str = ""
    server_class: str = ""
    servers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the document, and what clientsmith calls it by itself."""

    verb: str
    path: str
    operation_id: str = ""
    reply: str = ""
    item: str = ""
    default: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its key in a configuration."""
        return f"{self.verb} {self.path}"


@dataclass(frozen=True, slots=True)
class Adoption:
    """An SDK beside a document: what fits, what does not, and what has to be asked. `prefix` is
    what one of them begins its paths with and the other does not: the SDK if `begins_calls`.
    """

    sdk: Sdk
    prefix: str = ""
    begins_calls: bool = False
    matched: tuple[tuple[Operation, Call], ...] = ()
    others: tuple[tuple[Operation, Call], ...] = ()
    questions: tuple[tuple[Operation, tuple[Call, ...]], ...] = ()
    operations_alone: tuple[Operation, ...] = ()
    calls_alone: tuple[Call, ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    type_questions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    credentials: tuple[tuple[str, str, str], ...] = ()
    passwords: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())
