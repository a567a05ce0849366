"""What stands around the pages of the site: head, navigation, ways to the twins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .links import BEHAVIOUR, ERRORS, INDEX, MODELS, TESTING, relative
from .pages import Pages
from .views import FrameView, NavView

_Row = tuple[str, str, int]
_DEEPEST = 4
_FRONTS = (
    ("Models", MODELS),
    ("Errors", ERRORS),
    ("Behaviour", BEHAVIOUR),
    ("Testing", TESTING),
)


@dataclass(slots=True)
class Frames:
    """Makes the frame of each page."""

    pages: Pages
    title: str | None
    url: str | None
    _rows: list[_Row] = field(default_factory=list)
    _made: dict[int, list[NavView]] = field(default_factory=dict)
    _methods: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places = self.pages.places
        self._rows.append(("Overview", INDEX, 0))
        for item in self.pages.plan.resources:
            page = places.resource(item.path)
            self._rows.append(
                (item.path[-1], page, min(len(item.path) - 1, _DEEPEST - 1))
            )
            self._names[page] = ".".join(item.path)
            for method in self.pages.methods[item.path]:
                place, anchor = places.method(item.path, method.name)
                self._methods.setdefault(page, []).append((method.name, place, anchor))
                self._names.setdefault(place, method.path)
        for text, page in _FRONTS:
            self._rows.append((text, page, 0))
            self._names[page] = text

    def around(self, page: str) -> FrameView:
        """The frame of a page."""
        medium, api = self.pages.medium, self.pages.printer.api
        site = self.title or f"{api.title}, Python"
        name = self._name(page)
        said = " ".join(api.description.split())[:200]
        address = f"{self.url.rstrip('/')}/{page}.html" if self.url else ""
        return FrameView(
            title=medium.text(f"{name} · {site}" if name else site),
            site=medium.text(site),
            version=medium.text(api.version),
            description=medium.text(f"{name}: {said}" if name else said),
            root=medium.text("../" * page.count("/")),
            page=medium.text(page),
            twin=medium.text(relative(page, f"{page}.md")),
            address=medium.text(address),
            nav=tuple(self._nav(page)),
        )

    def _name(self, page: str) -> str:
        if page == INDEX:
            return ""
        found = self._names.get(page)
        return found or page.removeprefix("models/").replace("_", " ")

    def _nav(self, page: str) -> Iterator[NavView]:
        depth = page.count("/")
        rows = self._made.get(depth)
        if rows is None:
            rows = self._made[depth] = [
                self._row(text, "../" * depth + f"{target}.html", level)
                for text, target, level in self._rows
            ]
        for row, (_, target, level) in zip(rows, self._rows, strict=True):
            if page != target and not page.startswith(f"{target}."):
                yield row
                continue
            yield replace(row, current=page == target)
            for name, place, anchor in self._methods.get(target, ()):
                href = self.pages.address(page, place, anchor)
                current = page == place and page != target
                yield replace(self._row(f"{name}()", href, level + 1), current=current)

    def _row(self, text: str, href: str, level: int) -> NavView:
        medium = self.pages.medium
        return NavView(medium.text(text), medium.text(href), level)
