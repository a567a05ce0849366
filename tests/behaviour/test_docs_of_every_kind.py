"""A page of each kind is valid HTML, and leads nowhere that is not there."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import html5lib
import pytest
from docs_of_every_kind import PAGES, write_site
from node_tools import HTML_VALIDATE, VNU, lacking

COMMITTED = Path(__file__).parents[2] / "generated" / "docs"


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


def _pages(site: Path) -> list[str]:
    return [
        str(path) for folder in (site, COMMITTED) for path in folder.rglob("*.html")
    ]


@pytest.mark.slow
@pytest.mark.skipif(
    bool(lacking("node", HTML_VALIDATE)), reason=lacking("node", HTML_VALIDATE)
)
def test_html_validate_finds_nothing(site: Path, tmp_path: Path) -> None:
    """With the rules that it recommends, none of them turned off."""
    rules = tmp_path / "rules.json"
    rules.write_text('{"root": true, "extends": ["html-validate:recommended"]}')
    judge = ["node", str(HTML_VALIDATE), "--config", str(rules), "-f", "json"]
    done = subprocess.run(
        [*judge, *_pages(site)], capture_output=True, text=True, timeout=300
    )
    found = [
        (Path(page["filePath"]).name, each["line"], each["ruleId"], each["message"])
        for page in json.loads(done.stdout)
        for each in page["messages"]
    ]
    assert found == [] and done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(bool(lacking("java", VNU)), reason=lacking("java", VNU))
def test_the_nu_html_checker_finds_no_error(site: Path) -> None:
    """It judges by the standard of HTML itself: https://validator.github.io/validator."""
    judge = ["java", "-Xss2m", "-jar", str(VNU), "--errors-only", "--stdout"]
    done = subprocess.run(
        [*judge, *_pages(site)], capture_output=True, text=True, timeout=300
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
