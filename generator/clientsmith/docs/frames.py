"""What stands around the pages of the site: head, navigation, ways to the twins."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from .links import INDEX, MODELS, relative
from .medium import joined
from .pages import Pages
from .views.frame import FrameView, NavView

_Row = tuple[str, str, int]
_DEEPEST = 4
_TITLE = 70
_ABSOLUTE = re.compile(r"https?://|/")
_GROUP = ""
"""In the place of a page: a heading of the navigation."""


@dataclass(slots=True)
class Frames:
    """Makes the frame of each page; `write` is the template of a row of the navigation,
    `others` are the pages of the site, each with its title and the heading above it, if any."""

    pages: Pages
    title: str | None
    url: str | None
    write: Callable[[NavView], Markup]
    others: Collection[tuple[str, str, str]]
    versions: Mapping[str, str]
    articles: Mapping[str, str]
    logo: bool
    _rows: list[_Row] = field(default_factory=list)
    _made: dict[int, list[Markup]] = field(default_factory=dict)
    _entries: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    _around: dict[str, list[Markup]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _turns: list[str] = field(default_factory=list)
    _order: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places = self.pages.places
        self._rows.append(("Overview", INDEX, 0))
        if self.pages.plan.resources:
            self._rows.append(("Resources", _GROUP, 0))
        for item in self.pages.plan.resources:
            page = places.resource(item.path)
            self._rows.append(
                (item.path[-1], page, min(len(item.path) - 1, _DEEPEST - 1))
            )
            self._names[page] = ".".join(item.path)
            for method in self.pages.methods[item.path]:
                place, anchor = places.method(item.path, method.name)
                entry = f"{method.name}()", place, anchor
                self._entries.setdefault(page, []).append(entry)
                self._names.setdefault(place, method.path)
        for stem, ids in places.modules.items():
            for id_ in ids:
                title = places.title(id_)
                place, anchor = places.declaration(title) or ("", "")
                entries = self._entries.setdefault(f"models/{stem}", [])
                entries.append((title, place, anchor))
        below = [(page, title) for page, title, group in self.others if not group]
        heading = ""
        for page, title, group in self.others:
            if group and group != heading:
                self._rows.append((group, _GROUP, 0))
                heading = group
            if group:
                self._rows.append((title, page, 0))
        for page, title in (*self.articles.items(), *below):
            self._rows.append((title, page, 0))
        self._names |= {page: title for page, title, _ in self.others}
        self._names |= self.articles
        self._lay_out()

    def _lay_out(self) -> None:
        """The order of all pages: that of the navigation, opened."""
        for _, target, _ in self._rows:
            if target == _GROUP:
                continue
            self._turns.append(target)
            for _, place, _ in self._entries.get(target, ()):
                if place != target:
                    self._turns.append(place)
            if target == MODELS:
                for stem in self.pages.places.modules:
                    self._turns.append(f"models/{stem}")
                    entries = self._entries.get(f"models/{stem}", ())
                    self._turns += [
                        place for _, place, _ in entries if place != f"models/{stem}"
                    ]
        self._turns = list(dict.fromkeys(self._turns))
        self._order = {page: number for number, page in enumerate(self._turns)}

    def around(self, page: str) -> FrameView:
        """The frame of a page."""
        medium, api = self.pages.medium, self.pages.printer.api
        site = self.title or f"{api.title}, Python"
        name = self._name(page)
        said = " ".join(api.description.split())[:200]
        address = f"{self.url.rstrip('/')}/{page}.html" if self.url else ""
        return FrameView(
            title=medium.text(_title(name, site)),
            site=medium.text(site),
            logo=self.logo,
            console=self.pages.console,
            version=medium.text(api.version),
            description=medium.text(f"{name}: {said}" if name else said),
            root=medium.text("../" * page.count("/")),
            page=medium.text(page),
            twin=medium.text(relative(page, f"{page}.md")),
            address=medium.text(address),
            nav=joined(*self._nav(page)),
            crumbs=tuple(self._crumbs(page)),
            before=self._turn(page, -1),
            after=self._turn(page, 1),
            versions=tuple(self._versions("../" * page.count("/"))),
        )

    def _crumbs(self, page: str) -> Iterator[NavView]:
        """The pages above this one, from the first."""
        above: list[tuple[str, str]] = []
        if page != INDEX:
            above.append(("Overview", INDEX))
        base, _, own = page.partition(".")
        if page.startswith("resources/"):
            path = next(
                (
                    item.path
                    for item in self.pages.plan.resources
                    if self.pages.places.resource(item.path) == base
                ),
                (),
            )
            for length in range(1, len(path) + bool(own)):
                target = self.pages.places.resource(path[:length])
                if target in self._order:
                    above.append((path[length - 1], target))
        elif page.startswith("models/") and page != MODELS:
            above.append(("Models", MODELS))
            if own:
                above.append((self._name(base), base))
        for text, target in above:
            yield self._view(text, self.pages.address(page, target))

    def _turn(self, page: str, step: int) -> NavView | None:
        """The page before or after this one, in the order of the navigation."""
        place = self._order.get(page)
        if place is None or not 0 <= place + step < len(self._turns):
            return None
        target = self._turns[place + step]
        return self._view(
            self._name(target) or "Overview", self.pages.address(page, target)
        )

    def _view(self, text: str, href: str) -> NavView:
        medium = self.pages.medium
        return NavView(medium.name(text), medium.text(href), 0)

    def _versions(self, root: str) -> Iterator[NavView]:
        """Where the references of other versions are, and this one's among them."""
        medium, own = self.pages.medium, self.pages.printer.api.version
        for label, address in self.versions.items():
            href = address if _ABSOLUTE.match(address) else root + address
            yield NavView(medium.text(label), medium.text(href), 0, label == own)

    def _name(self, page: str) -> str:
        if page == INDEX:
            return ""
        found = self._names.get(page)
        return found or page.removeprefix("models/").replace("_", " ")

    def _nav(self, page: str) -> Iterator[Markup]:
        depth = page.count("/")
        rows = self._made.get(depth)
        if rows is None:
            rows = self._made[depth] = [
                self._row(text, target and "../" * depth + f"{target}.html", level)
                for text, target, level in self._rows
            ]
        for row, (text, target, level) in zip(rows, self._rows, strict=True):
            if page == target or page.startswith(f"{target}."):
                yield from self._opened(page, text, target, level)
            elif target == MODELS and page.startswith("models/"):
                yield row
                module = page.partition(".")[0]
                yield from self._opened(page, self._name(module), module, level + 1)
            else:
                yield row

    def _opened(
        self, page: str, text: str, target: str, level: int
    ) -> Iterator[Markup]:
        """A row with what its page holds, one of which a page may be about."""
        href = self.pages.address(page, target)
        yield self._row(text, href, level, page == target)
        if target.startswith("models/") and self.pages.places.is_apart(target):
            # There may be hundreds of models: only the one that is shown.
            title = page.removeprefix(target).removeprefix(".")
            if title:
                yield self._row(title, "#" + title, level + 1, True)
            return
        rows = self._around.get(target)
        if rows is None:
            rows = self._around[target] = [
                self._row(name, self.pages.address(target, place, anchor), level + 1)
                for name, place, anchor in self._entries.get(target, ())
            ]
        for row, (name, place, _) in zip(
            rows, self._entries.get(target, ()), strict=True
        ):
            if page == place and page != target:
                row = self._row(name, "#" + name.removesuffix("()"), level + 1, True)
            yield row

    def _row(self, text: str, href: str, level: int, current: bool = False) -> Markup:
        medium = self.pages.medium
        return self.write(NavView(medium.name(text), medium.text(href), level, current))


def _title(name: str, site: str) -> str:
    """What a tab of a browser and a search engine show, which cut what is longer."""
    whole = " · ".join(filter(None, (name, site)))
    return whole if len(whole) <= _TITLE else name[-_TITLE:] or site[:_TITLE]
