"""Programs that show the client as a whole, with a method that is easy to call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..emit.api import example_server
from ..examples.brackets import call
from ..examples.choice import Origin, choose_example
from ..examples.expressions import Expressions, json_text
from ..examples.samples import Samples
from ..model import ir
from ..plan.results import success
from ..text.code import WIDTH, quote
from .entries import Manner, Method
from .python_examples import Examples


@dataclass(frozen=True, slots=True)
class Programs:
    """Writes programs; empty texts where no method of the API will do."""

    examples: Examples
    methods: Mapping[tuple[str, ...], tuple[Method, ...]]

    def simplest(self, manners: tuple[Manner, ...]) -> Method | None:
        """The method that is easiest to call, to show something with."""

        def rank(method: Method) -> tuple[object, ...]:
            needed = [item for item in method.parameters if item.required]
            return (
                method.operation.deprecated,
                manners.index(method.result.manner),
                method.operation.method != "GET",
                "None" in method.returns,
                len(needed),
                method.path,
            )

        every = [each for listed in self.methods.values() for each in listed]
        usable = [each for each in every if each.result.manner in manners]
        return min(usable, key=rank, default=None)

    def caught(self) -> str:
        """Every kind of error, caught."""
        examples = self.examples
        method = self.simplest(
            (Manner.CALL, Manner.PAGES, Manner.STREAM, Manner.DOWNLOAD)
        )
        if method is None:
            return ""
        written = Expressions(examples.api)
        rows = [
            *examples.opened(method.operation, 0),
            "    try:",
            *examples.statement(method, written, 8),
            "    except NotFoundError as error:",
            '        print("there is none:", error.body)',
            "    except RateLimitError as error:",
            '        print("try again in", error.retry_after, "seconds")',
            "    except APIStatusError as error:",
            "        print(error.status_code, error.request_id, error.body)",
            "    except APIConnectionError as error:",
            '        print("no answer:", error)',
        ]
        more = (
            "APIConnectionError",
            "APIStatusError",
            "NotFoundError",
            "RateLimitError",
        )
        return examples.whole(written, rows, more=more)

    def settings(self) -> str:
        """Settings of the client and of one call."""
        given = ("timeout=10.0", "deadline=60.0", "max_retries=4")
        once = ('options={"timeout": 30.0, "max_retries": 0}',)
        return self._called("result = ", given, once)

    def deviation(self) -> str:
        """What a reply that does not fit is told to."""
        return self._called(
            "result = ", ("on_deviation=print",), ('options={"strict": True}',)
        )

    def _called(self, lead: str, given: tuple[str, ...], more: tuple[str, ...]) -> str:
        """A program that calls the simplest method with settings of the client and of the
        call."""
        examples = self.examples
        method = self.simplest((Manner.CALL,))
        if method is None:
            return ""
        written = Expressions(examples.api)
        shown = method.returns != "None"
        rows = [
            *examples.opened(method.operation, 0, more=given),
            examples.invocation(method, written, 4, lead if shown else "", more=more),
            *(["    print(result)"] if shown else []),
        ]
        return examples.whole(written, rows)

    def paged(self) -> str:
        """Items, and pages."""
        examples = self.examples
        method = self.simplest((Manner.PAGES,))
        if method is None or method.result.manner is not Manner.PAGES:
            return ""
        written = Expressions(examples.api)
        rows = [
            *examples.opened(method.operation, 0),
            examples.invocation(method, written, 4, "listing = "),
            "    for item in listing:",
            "        print(item)",
            "    for page in listing.pages():",
            "        print(len(page.items), page.has_next)",
        ]
        return examples.whole(written, rows)

    def raw(self) -> str:
        """A reply with its status."""
        examples = self.examples
        method = self.simplest((Manner.CALL,))
        if method is None:
            return ""
        written = Expressions(examples.api)
        wrapped = examples.invocation(method, written, 8, "lambda c: ", client="c")
        flat = f"    raw = client.raw({wrapped.strip()})"
        rows = [
            *examples.opened(method.operation, 0),
            (
                flat
                if len(flat) <= WIDTH and "\n" not in flat
                else f"    raw = client.raw(\n{wrapped}\n    )"
            ),
            "    print(raw.status_code, raw.request_id, raw.value)",
        ]
        return examples.whole(written, rows)

    def faked(self, *, failing: bool) -> str:
        """A call of a fake, which answers or fails."""
        examples = self.examples
        method = self.simplest((Manner.CALL,))
        if method is None:
            return ""
        operation = method.operation
        written = Expressions(examples.api)
        rows = ["transport = fake()"]
        answer = "json=" + json_text(self._reply(method), 4, 5)
        if failing:
            answer = "connection_failure()"
        place = [quote(operation.method), quote(operation.path)]
        rows.append(call("transport.reply(", [*place, answer], 0))
        more = ["transport=transport"]
        if failing:
            more.append("max_retries=0")
        if examples.server() is not None:
            more.insert(0, f"base_url={quote(example_server(examples.api))}")
        given = [
            f"{name}={quote('test')}"
            for scheme, _ in (operation.security[0] if operation.security else ())
            if examples.facts.environment.get(scheme)
            for name in examples.names.credential_parts(scheme)
        ]
        rows += examples.opened(operation, 0, more=(*given, *more))
        lead = "result = " if method.returns != "None" and not failing else ""
        if failing:
            rows += [
                "    try:",
                examples.invocation(method, written, 8, ""),
                "    except APIConnectionError as error:",
                "        print(error)",
            ]
        else:
            rows += [
                examples.invocation(method, written, 4, lead),
                *(["    print(result)"] if lead else []),
                f"assert transport.requests[0].method == {quote(operation.method)}",
            ]
        names = ("APIConnectionError",) if failing else ()
        what = "connection_failure, fake" if failing else "fake"
        testing = f"from {examples.names.package}.testing import {what}"
        return examples.whole(written, rows, more=names, then=(testing,))

    def _reply(self, method: Method) -> ir.Json:
        """A reply as the server would give it."""
        api = self.examples.api
        for response in success(method.operation):
            for content in response.contents:
                example = choose_example(api, content)
                if example is not None and example.origin is not Origin.TYPES:
                    return example.value
        for _, replies in method.result.replies:
            for reply in replies:
                if reply.type is not None:
                    return Samples(api, reading=True).of(reply.type)
        return None
