"""What stands around the pages of the site: head, navigation, ways to the twins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .links import BEHAVIOUR, ERRORS, INDEX, MODELS, TESTING, relative
from .pages import Pages
from .views import FrameView, NavView

_Row = tuple[str, str, int]
_DEEPEST = 4


@dataclass(slots=True)
class Frames:
    """Makes the frame of each page."""

    pages: Pages
    title: str | None
    url: str | None
    _rows: list[_Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._rows.append(("Overview", INDEX, 0))
        for item in self.pages.plan.resources:
            level = min(len(item.path) - 1, _DEEPEST - 1)
            self._rows.append(
                (item.path[-1], self.pages.places.resource(item.path), level)
            )
        for text, page in (
            ("Models", MODELS),
            ("Errors", ERRORS),
            ("Behaviour", BEHAVIOUR),
            ("Testing", TESTING),
        ):
            self._rows.append((text, page, 0))

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
        for item in self.pages.plan.resources:
            own = self.pages.places.resource(item.path)
            if page == own:
                return ".".join(item.path)
            if page.startswith(f"{own}.") and self.pages.places.is_apart(own):
                return ".".join((*item.path, page.removeprefix(f"{own}.")))
        for text, target, _ in self._rows[1:]:
            if target == page:
                return text
        return "" if page == INDEX else page.removeprefix("models/").replace("_", " ")

    def _nav(self, page: str) -> Iterator[NavView]:
        medium, places = self.pages.medium, self.pages.places
        for text, target, level in self._rows:
            yield NavView(
                medium.text(text),
                medium.text(self.pages.address(page, target)),
                level,
                page == target,
            )
            if page != target and not page.startswith(f"{target}."):
                continue
            for item in self.pages.plan.resources:
                if places.resource(item.path) != target:
                    continue
                for method in self.pages.methods[item.path]:
                    place = places.method(item.path, method.name)
                    yield NavView(
                        medium.text(f"{method.name}()"),
                        medium.text(self.pages.address(page, *place)),
                        level + 1,
                        page == place[0] and page != target,
                    )
