"""The views of the pages on what the client does by itself, in one medium."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from itertools import chain

from markupsafe import Markup

from ..emit.settings import VALUES, document_settings, log_variable, settings_of
from ..model import ir
from ..plan.results import errors as responses
from ..plan.saying import says_something
from ..spec.source_map import Pointer
from .answers import covers, retried
from .bodies import Bodies
from .defaults import defaults
from .document import as_object, text
from .entries import Manner, Method
from .links import BEHAVIOUR, ERRORS
from .medium import NOTHING, joined
from .overview import method_link
from .pages import Pages
from .programs import Programs
from .views.guides import (
    BehaviourView,
    ErrorsView,
    ErrorView,
    OptionView,
    TestingView,
    WebhookView,
)


@dataclass(frozen=True, slots=True)
class Guides:
    """Makes the views of the pages on errors, behaviour and testing."""

    pages: Pages
    programs: Programs

    def errors(self) -> ErrorsView:
        """The page of exceptions."""
        medium, known = self.pages.medium, defaults()
        statuses = {name: str(status) for status, name in known.statuses}
        statuses |= {"InternalServerError": "5XX", "APIStatusError": "any other"}
        listed = []
        for name, base, meaning in known.meanings:
            status = statuses.get(name, "")
            again = retried("default" if status == "any other" else status)
            if name == "APIStatusError":
                codes = {status for status, _ in known.statuses}
                rest = [str(c) for c in known.retried if c < 500 and c not in codes]
                again = ", ".join(rest) or "no"
            if not status:
                again = "yes" if "Connection" in name or "Timeout" in name else "no"
            listed.append(
                ErrorView(
                    name=medium.code(name),
                    anchor=medium.text(name),
                    base=medium.code(base),
                    status=medium.text(status),
                    meaning=medium.cell(meaning or _phrase(status)),
                    bodies=self._bodies(name, status),
                    retried=medium.text("" if name == "APIError" else again),
                )
            )
        return ErrorsView(
            tuple(listed),
            medium.block(self.programs.caught(), "python"),
            medium.code(self.pages.printer.names.package),
        )

    def _bodies(self, name: str, status: str) -> Markup:
        """The types that the document gives for the bodies of an exception."""
        pages = self.pages
        found: dict[str, None] = {}
        for listed in pages.methods.values():
            for method in listed:
                for documented, type_ in responses(pages.printer.api, method.operation):
                    if _is_of(name, status, documented):
                        found[pages.printer.reply(type_).text] = None
        texts = list(found)[:3]
        return (
            pages.medium.type(" | ".join(texts), pages.href(ERRORS))
            if texts
            else NOTHING
        )

    def behaviour(self) -> BehaviourView:
        """The page of what the client does by itself."""
        pages, medium, known = self.pages, self.pages.medium, defaults()
        api, names = pages.printer.api, pages.printer.names
        facts = pages.examples.facts
        every = [each for listed in pages.methods.values() for each in listed]
        codes = ", ".join(medium.code(str(code)) for code in known.retried)
        locks = ", ".join(medium.code(str(code)) for code in known.locks)
        methods = ", ".join(medium.code(method) for method in known.idempotent)
        shown = {
            "TIMEOUT": "Timeout()",
            "DEADLINE": f"{known.deadline:g}",
            "BODY_LIMIT": known.body_limit,
        }
        return BehaviourView(
            connect=_seconds(known.connect),
            read=_seconds(known.read),
            deadline=_seconds(known.deadline),
            max_retries=known.max_retries,
            max_redirects=known.max_redirects,
            retried=Markup(codes),
            locks=Markup(locks),
            idempotent=Markup(methods),
            base=_seconds(known.base),
            cap=_seconds(known.cap),
            patience=_seconds(known.patience),
            paged=tuple(
                method_link(pages, BEHAVIOUR, each)
                for each in every
                if each.result.manner is Manner.PAGES
            ),
            webhooks=tuple(map(self._webhook, api.webhooks)),
            options=tuple(
                OptionView(
                    medium.code(name),
                    medium.code(kind),
                    medium.cell(about[:1].upper() + about[1:]),
                    medium.text(f"option-{name}"),
                )
                for name, kind, about in known.options
            ),
            constructor=tuple(
                OptionView(
                    medium.code(str(item.name)),
                    medium.code(str(item.annotation)),
                    medium.cell(item.about),
                    medium.text(f"setting-{item.name}"),
                    medium.code(str(shown.get(item.default, item.default))),
                )
                for item in (*document_settings(api, facts), *settings_of(names))
            ),
            values=tuple(
                OptionView(
                    medium.code(str(part.name)),
                    medium.code(str(part.kind)),
                    medium.cell(part.about),
                    medium.text(f"value-{part.kind}-{part.name}"),
                )
                for part in VALUES
            ),
            log=medium.code(f"{log_variable(names.package)}=debug"),
            settings=medium.block(self.programs.settings(), "python"),
            paging=medium.block(self.programs.paged(), "python"),
            raw=medium.block(self.programs.raw(), "python"),
            deviation=medium.block(self.programs.deviation(), "python"),
            deprecated=tuple(
                method_link(pages, BEHAVIOUR, each)
                for each in every
                if each.operation.deprecated
            ),
            uploads=self._takes_files(every),
            streams=any(each.result.manner is Manner.STREAM for each in every),
            downloads=any(each.result.manner is Manner.DOWNLOAD for each in every),
        )

    def _takes_files(self, methods: Iterable[Method]) -> bool:
        """Whether anything that is sent is a file: the type of an argument, or of a field."""
        printer = self.pages.printer
        declared = map(printer.api.declarations.__getitem__, self.pages.plan.named)
        sent = (
            str(printer.request(field.type))
            for each in declared
            if isinstance(each, ir.Object)
            for field in each.fields
        )
        shown = chain((each.full for each in methods), sent)
        return any("FileInput" in each for each in shown)

    def _webhook(self, item: ir.Webhook) -> WebhookView:
        pages, medium = self.pages, self.pages.medium
        content = next(iter(item.body.contents), None) if item.body else None
        type_ = content.type if content is not None else None
        shown = pages.printer.reply(type_).text if type_ is not None else ""
        above = pages.document.at(Pointer(item.at.rpartition("/")[0]))
        told = [
            text(above, "summary"),
            text(above, "description"),
            item.summary,
            item.description,
            item.body.description if item.body else "",
        ]
        node = as_object(pages.document.at(item.at))
        replies = as_object(node.get("responses")).items()
        return WebhookView(
            name=medium.code(pages.printer.names.webhook(item.name)),
            about=medium.prose("\n\n".join(dict.fromkeys(filter(None, told)))),
            type=medium.type(shown, pages.href(BEHAVIOUR)),
            notes=(
                joined("The API calls it ", medium.code(item.name), "."),
                *(
                    joined(
                        "Answer ",
                        medium.text(status),
                        ": ",
                        medium.cell(said.rstrip(".")),
                        ".",
                    )
                    for status, reply in replies
                    if says_something(
                        said := text(pages.document.resolve(reply), "description")
                    )
                ),
            ),
            bodies=Bodies(pages).examples(content) if content is not None else (),
        )

    def testing(self) -> TestingView:
        """The page about testing."""
        medium = self.pages.medium
        return TestingView(
            medium.block(self.programs.faked(failing=False), "python"),
            medium.block(self.programs.faked(failing=True), "python"),
        )


def _is_of(name: str, status: str, documented: str) -> bool:
    """Whether what is documented of a status, or of a range of them, is of an exception."""
    if name == "APIStatusError":
        return not documented.isdigit()
    if status.isdigit():
        return covers(documented, int(status))
    return bool(status) and documented[:1] in (status[:1], "d")


def _seconds(value: float) -> Markup:
    return Markup(f"{value:g} seconds")


def _phrase(status: str) -> str:
    """What HTTP calls a status."""
    return f"{HTTPStatus(int(status)).phrase}." if status.isdigit() else ""
