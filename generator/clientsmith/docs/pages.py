"""What the views of all pages share: one medium, and where everything lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from ..emit.annotations import Annotations
from ..model import ir
from ..plan import Plan
from ..text.sentences import first_sentence
from .curl import curl
from .docstrings import as_markdown
from .document import Document
from .entries import Method
from .links import BEHAVIOUR, ERRORS, PLAIN, Places, relative, slug
from .medium import NOTHING, Href, Medium
from .python_examples import Examples
from .remarks import Remarks
from .rows import Rows
from .usage import Use
from .views.frame import LinkView
from .views.resources import ExampleView

_RUNTIME = {
    "Omit": "omit",
    "Options": "options",
    "Pages": "pages",
    "AsyncPages": "pages",
    "FileInput": "uploads",
    "Download": "downloads",
    "AsyncDownload": "downloads",
    "Stream": "streams",
    "AsyncStream": "streams",
}
"""Types of the runtime, and the section that tells of each."""


@dataclass(slots=True)
class Pages:
    """The pages of one API in one medium."""

    medium: Medium
    printer: Annotations
    plan: Plan
    places: Places
    examples: Examples
    methods: Mapping[tuple[str, ...], tuple[Method, ...]]
    uses: Mapping[ir.TypeId, list[Use]]
    sent: frozenset[ir.TypeId]
    remarks: Remarks
    own: Mapping[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    console: bool = False

    @property
    def document(self) -> Document:
        """The document, for what only people read."""
        return self.remarks.document

    def written_by_hand(self, key: str) -> tuple[tuple[Markup, Markup, Markup], ...]:
        """Members of one's own of a resource, of a model (`model:NAME`), or of the client (no
        name): how each is defined, what it says, and where it stands."""
        medium = self.medium
        return tuple(
            (
                medium.block(definition, "python"),
                medium.prose(as_markdown(said)),
                medium.code(place),
            )
            for definition, said, place in self.own.get(key, ())
        )

    def address(self, page: str, target: str, anchor: str = "") -> str:
        """A link from a page to another one, or to a place in it."""
        if self.medium.suffix == "md":
            anchor = "" if target in PLAIN else slug(anchor.partition("-")[0])
        path = (
            "" if page == target else f"{relative(page, target)}.{self.medium.suffix}"
        )
        return (path + (f"#{anchor}" if anchor else "")) or "#"

    def href(self, page: str) -> Href:
        """Where the types of an annotation lead to."""

        def found(name: str) -> str | None:
            place = self.places.declaration(name)
            if place is None and name in _RUNTIME:
                place = BEHAVIOUR, _RUNTIME[name]
            return self.address(page, *place) if place else None

        return found

    def rows(self, page: str) -> Rows:
        """What makes the rows of a page."""
        opens = self.medium.suffix == "html"
        return Rows(
            self.medium,
            self.printer,
            self.places,
            self.href(page),
            opens,
            self.remarks,
        )

    def error(self, page: str, name: str) -> str:
        """The address of an exception."""
        return self.address(page, ERRORS, name)

    def example(self, method: Method) -> ExampleView:
        """The examples of a method."""
        medium, examples = self.medium, self.examples
        values = examples.values(method)
        return ExampleView(
            medium.block(examples.program(method, asynchronous=False), "python"),
            medium.block(examples.program(method, asynchronous=True), "python"),
            medium.block(curl(examples, method, values), "console"),
        )

    def model_link(self, page: str, id_: ir.TypeId, *, brief: bool = False) -> LinkView:
        """A declaration in a list, with a line about it unless `brief`."""
        title = self.places.title(id_)
        target, anchor = self.places.declaration(title) or ("", "")
        own = "" if target.endswith(f".{title}") else anchor
        declaration = self.printer.api.declarations[id_]
        about = first_sentence(declaration.description or declaration.title)
        return LinkView(
            self.medium.link(title, self.address(page, target, own)),
            NOTHING if brief else self.medium.cell(about),
            self.medium.text(title) if target.startswith(f"{page}.") else NOTHING,
        )
