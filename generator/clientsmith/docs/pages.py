"""The views of resources and models, in one medium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from .. import ir
from ..emit.annotations import Annotations
from ..emit.code import literal
from ..plan import Plan, Resource
from ..plan.results import errors, success
from .answers import exception, retried, sentence, summary
from .curl import curl
from .entries import Manner, Method
from .links import ERRORS, Places, relative, slug
from .medium import NOTHING, Href, Medium, joined
from .python_examples import Examples
from .rows import Rows
from .usage import Use
from .views import (
    ExampleView,
    LinkView,
    MethodView,
    ModelsView,
    ModelView,
    RaiseView,
    ResourceView,
)

_MOST_USES = 20
_HANDED = {
    Manner.PAGES: "Iterate over it for the items; the pages are loaded as they are needed.",
    Manner.STREAM: "A context manager and an iterator: items are handed over as they come.",
    Manner.DOWNLOAD: "A context manager: the file is read as it is needed, or saved.",
    Manner.CALL: "",
}


@dataclass(slots=True)
class Pages:
    """Makes the views of the pages of one API."""

    medium: Medium
    printer: Annotations
    plan: Plan
    places: Places
    examples: Examples
    methods: Mapping[tuple[str, ...], tuple[Method, ...]]
    uses: Mapping[ir.TypeId, list[Use]]
    sent: frozenset[ir.TypeId]

    def address(self, page: str, target: str, anchor: str = "") -> str:
        """A link from a page to another one, or to a place in it."""
        if self.medium.suffix == "md":
            anchor = "" if target == ERRORS else slug(anchor.partition(".")[0])
        path = (
            "" if page == target else f"{relative(page, target)}.{self.medium.suffix}"
        )
        return (path + (f"#{anchor}" if anchor else "")) or "#"

    def href(self, page: str) -> Href:
        """Where the types of an annotation lead to."""

        def found(name: str) -> str | None:
            place = self.places.declaration(name)
            return self.address(page, *place) if place else None

        return found

    def rows(self, page: str) -> Rows:
        """What makes the rows of a page."""
        opens = self.medium.suffix == "html"
        return Rows(self.medium, self.printer, self.places, self.href(page), opens)

    # --- resources --------------------------------------------------------------------------

    def resource(self, item: Resource) -> ResourceView:
        """The view of a resource's page."""
        page = self.places.resource(item.path)
        methods = self.methods[item.path]
        rows = self.rows(page)
        apart = self.places.is_apart(page)
        return ResourceView(
            title=self.medium.text(".".join(item.path)),
            path=self.medium.code("client." + ".".join(item.path)),
            description=self.medium.prose(self._about(item)),
            methods=(
                () if apart else tuple(self._method(m, page, rows) for m in methods)
            ),
            children=tuple(
                LinkView(
                    self.medium.link(
                        ".".join(path), self.address(page, self.places.resource(path))
                    )
                )
                for path in item.children
            ),
            listed=tuple(
                LinkView(
                    self.medium.link(
                        method.name,
                        self.address(page, *self.places.method(item.path, method.name)),
                    ),
                    self.medium.cell(summary(method.operation)[0]),
                    self.medium.text(method.name) if apart else NOTHING,
                )
                for method in methods
            ),
        )

    def one_method(self, method: Method) -> ResourceView:
        """The view of a method that has a page of its own."""
        page, _ = self.places.method(method.resource, method.name)
        return ResourceView(
            title=self.medium.text(method.path),
            path=NOTHING,
            description=NOTHING,
            methods=(self._method(method, page, self.rows(page)),),
            children=(),
            listed=(),
        )

    def _about(self, item: Resource) -> str:
        """What the document says of the tag that all operations here share."""
        tags = [set(operation.tags) for operation in item.operations]
        shared = set.intersection(*tags) if tags else set()
        for tag in self.printer.api.tags:
            if tag.name in shared and len(item.path) == 1:
                return tag.description
        return ""

    def _method(self, method: Method, page: str, rows: Rows) -> MethodView:
        medium, operation = self.medium, method.operation
        first, rest = summary(operation)
        href = self.href(page)
        replies = [
            reply.type
            for _, listed in method.result.replies
            for reply in listed
            if reply.type is not None
        ]
        if operation.paging is not None and method.result.manner is Manner.PAGES:
            replies = [operation.paging.item]
        trees = [
            tree
            for type_ in (replies if rows.opens else ())
            for tree in rows.tree(type_)
        ]
        more = operation.external_docs
        return MethodView(
            name=medium.text(method.name),
            anchor=medium.text(method.name),
            path=medium.text(method.path),
            inventory=medium.text(self.inventory(method)),
            verb=medium.text(operation.method),
            address=medium.code(operation.path),
            summary=medium.cell(first),
            description=medium.prose(rest),
            deprecated=operation.deprecated,
            signature=medium.signature(
                f"client.{'.'.join(method.resource)}.{method.signature}", href
            ),
            rows=rows.arguments(method.name, method.parameters),
            returns=medium.type(method.returns, href),
            returns_about=medium.text(self._returned(method)),
            trees=tuple(trees),
            raises=tuple(self._raises(method, page)),
            access=tuple(self._access(operation)),
            operation_id=medium.code(operation.operation_id or operation.id),
            more=_external(medium, more),
            examples=self.example(method),
        )

    def inventory(self, method: Method) -> str:
        """The full name of a method, as other documentation refers to it."""
        names = self.printer.names
        return f"{names.package}.{names.client}.{method.path}"

    def example(self, method: Method) -> ExampleView:
        """The examples of a method."""
        medium, examples = self.medium, self.examples
        values = examples.values(method)
        return ExampleView(
            medium.block(examples.program(method, asynchronous=False), "python"),
            medium.block(examples.program(method, asynchronous=True), "python"),
            medium.block(curl(examples, method, values), "console"),
        )

    def _returned(self, method: Method) -> str:
        texts = [
            reply.description.strip()
            for reply in success(method.operation)
            if reply.description.strip()
        ]
        said = _HANDED[method.result.manner]
        if method.result.undeclared:
            said = "No reply body is documented: the decoded JSON, if the server sends any."
        return " ".join([*(sentence(text) for text in texts[:1]), said]).strip()

    def _raises(self, method: Method, page: str) -> Iterator[RaiseView]:
        medium, operation = self.medium, method.operation
        bodies = dict(errors(operation))
        fine = {reply.status for reply in success(operation)}
        for reply in operation.responses:
            status = reply.status
            if status in fine or status.startswith(("1", "2", "3")):
                continue
            name = exception(status)
            body = bodies.get(status)
            yield RaiseView(
                status=medium.text(status),
                exception=medium.link(name, self.address(page, ERRORS, name)),
                body=(
                    medium.type(self.printer.reply(body).text, self.href(page))
                    if body is not None
                    else NOTHING
                ),
                description=medium.cell(reply.description),
                retried=medium.text(retried(status, operation)),
            )

    def bodies(self, operation: ir.Operation) -> Iterator[tuple[str, str]]:
        """The documented error statuses of an operation with the types of their bodies."""
        for status, type_ in errors(operation):
            yield status, self.printer.reply(type_).text

    def _access(self, operation: ir.Operation) -> Iterator[Markup]:
        """The alternatives of credentials, with their scopes."""
        medium = self.medium
        for alternative in operation.security:
            parts: list[Markup] = []
            for scheme, scopes in alternative:
                listed = ", ".join(medium.code(scope) for scope in scopes)
                code = medium.code(scheme)
                what = "scope" if len(scopes) == 1 else "scopes"
                parts.append(
                    joined(code, f" with the {what} ", listed) if scopes else code
                )
            yield (
                joined(" and ".join(parts)) if parts else medium.text("no credentials")
            )

    # --- models -----------------------------------------------------------------------------

    def models(self, stem: str) -> ModelsView:
        """The view of the page of a module of models."""
        page = f"models/{stem}"
        rows = self.rows(page)
        ids = self.places.modules[stem]
        apart = self.places.is_apart(page)
        return ModelsView(
            title=self.medium.text("Models of " + stem.replace("_", " ")),
            models=() if apart else tuple(self._model(id_, page, rows) for id_ in ids),
            listed=tuple(self.model_link(page, id_) for id_ in ids),
        )

    def one_model(self, id_: ir.TypeId) -> ModelsView:
        """The view of a model that has a page of its own."""
        title = self.places.title(id_)
        page, _ = self.places.declaration(title) or ("", "")
        model = self._model(id_, page, self.rows(page))
        return ModelsView(self.medium.text(title), (model,), ())

    def model_link(self, page: str, id_: ir.TypeId, *, brief: bool = False) -> LinkView:
        """A declaration in a list, with a line about it unless `brief`."""
        title = self.places.title(id_)
        target, anchor = self.places.declaration(title) or ("", "")
        return LinkView(
            self.medium.link(title, self.address(page, target, anchor)),
            (
                NOTHING
                if brief
                else self.medium.cell(_line(self.printer.api.declarations[id_]))
            ),
            self.medium.text(title) if target.startswith(f"{page}.") else NOTHING,
        )

    def _model(self, id_: ir.TypeId, page: str, rows: Rows) -> ModelView:
        medium, names = self.medium, self.printer.names
        declaration = self.printer.api.declarations[id_]
        title = self.places.title(id_)
        is_object = isinstance(declaration, ir.Object)
        received = id_ in self.plan.received
        href = self.href(page)
        definition, values = NOTHING, tuple[Markup, ...]()
        if isinstance(declaration, ir.Alias):
            target = declaration.target
            shown = (
                self.printer.reply(target) if received else self.printer.request(target)
            )
            if isinstance(target, ir.Literals):
                values = tuple(
                    medium.code(literal(value))
                    for value in target.values
                    if value is not None
                )
            else:
                definition = medium.type(shown.text, href)
        extra = declaration.extra if isinstance(declaration, ir.Object) else None
        uses = [
            LinkView(medium.link(name, self.address(page, target, anchor)))
            for name, target, anchor in self.uses.get(id_, ())
        ]
        kind = "alias"
        if is_object:
            kind = "model" if received else "typed dictionary"
        elif values:
            kind = "enumeration"
        twin = received and id_ in self.plan.differs and is_object and id_ in self.sent
        return ModelView(
            name=medium.text(title),
            anchor=medium.text(title),
            inventory=medium.text(f"{names.package}.{title}"),
            kind=medium.text(kind),
            description=medium.prose(declaration.description or declaration.title),
            deprecated=declaration.deprecated,
            definition=definition,
            rows=(
                rows.fields(declaration, title)
                if isinstance(declaration, ir.Object)
                else ()
            ),
            extra=(
                medium.type(self.printer.reply(extra).text, href)
                if extra is not None and extra != ir.ANY
                else NOTHING
            ),
            values=values,
            param=medium.code(names.param(id_)) if twin else NOTHING,
            used=tuple(uses[:_MOST_USES]),
            used_more=tuple(uses[_MOST_USES:]),
            open=received and len(values) > 1,
        )


def _external(medium: Medium, url: str) -> Markup:
    if not url.startswith(("https://", "http://")) or set(url) & set(" <>()\"'`|\\\n"):
        return NOTHING
    return medium.link("Read more", url)


def _line(declaration: ir.Declaration) -> str:
    """The first sentence of what the document says of a declaration."""
    text = " ".join((declaration.description or declaration.title).split())
    sentence, dot, _ = text.partition(". ")
    return sentence + dot.strip()
