"""What stands around each page: its frame, its navigation, lists of links."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..medium import NOTHING


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link, perhaps with a line about what it leads to. `anchor` is set where the list is
    what is left here of an entry that has a page of its own, `verb` for what is called, and
    `deprecated` where that is not to be used any more.
    """

    link: Markup
    about: Markup = NOTHING
    anchor: Markup = NOTHING
    verb: Markup = NOTHING
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class NavView:
    """A row of the navigation; `level` is how far it is indented. One without an address is a
    heading."""

    text: Markup
    href: Markup
    level: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class FrameView:
    """What stands around each page. `root` leads to the site's root, `twin` to the same page
    in Markdown; `address` is the page's own address where the site's is known; `versions`
    lead to the references of other versions."""

    title: Markup
    site: Markup
    logo: bool
    console: bool
    version: Markup
    description: Markup
    root: Markup
    page: Markup
    twin: Markup
    address: Markup
    nav: Markup
    crumbs: tuple[NavView, ...]
    before: NavView | None
    after: NavView | None
    versions: tuple[NavView, ...]

    @property
    def has_turns(self) -> bool:
        """Whether a page stands before or after this one."""
        return self.before is not None or self.after is not None


@dataclass(frozen=True, slots=True)
class ListView:
    """A heading, perhaps with its place and a line about it, and the links below it; `brief`
    ones have nothing but names."""

    title: Markup
    links: tuple[LinkView, ...]
    brief: bool = False
    anchor: Markup = NOTHING
    about: Markup = NOTHING


@dataclass(frozen=True, slots=True)
class ListsView:
    """A page of lists of links."""

    title: Markup
    said: Markup
    parts: tuple[ListView, ...]
