"""A page of each kind is valid HTML, and leads nowhere that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
from docs_of_every_kind import PAGES, write_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("every"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_valid(site: Path, path: str) -> None:
    text = (site / path).read_text("utf-8")
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    assert parser.errors == []
    ids = re.findall(r'\bid="([^"]*)"', text)
    assert len(ids) == len(set(ids))


def test_links_lead_to_what_is_there(site: Path) -> None:
    anchors = set((site / "anchors.txt").read_text("utf-8").splitlines())
    for page in site.rglob("*.html"):
        for link in re.findall(r'href="([^":]+\.html[^"]*)"', page.read_text("utf-8")):
            path, _, anchor = link.partition("#")
            if path.startswith("/"):
                continue  # another version's reference
            target = (page.parent / path).resolve().relative_to(site.resolve())
            assert f"{target}{'#' if anchor else ''}{anchor}" in anchors, (page, link)
