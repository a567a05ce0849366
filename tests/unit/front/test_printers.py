"""Findings for people and for machines, with nothing in them that a terminal obeys."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from clientsmith.report import printers
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.report.printers.finding import without_passwords
from clientsmith.spec import load
from clientsmith.spec.bundle import bundle
from clientsmith.spec.source_map import ROOT, Location, Pointer, SourceMap
from markdown_it import MarkdownIt

EVIL = "a\x1b[31m%\r\n::error::x,y:z\u202e<b>\x9b"


@pytest.fixture
def findings() -> list[printers.Finding]:
    """An error with a hostile message and place, and seven warnings of one code."""
    diagnostics = Diagnostics()
    text = (
        b"openapi: 3.1.0\npaths:\n  /a:\n    get: {summary: '\xe2\x80\xae', tags: []}\n"
    )
    document = load.read_document("dir/api.yaml", text, diagnostics=Diagnostics())
    assert document is not None
    bundled = bundle(document, diagnostics)
    assert bundled is not None
    for number in range(7):
        diagnostics.warning(
            "enum-empty", Pointer("/paths/~1a/get/tags"), f"number {number}"
        )
    place = Location(EVIL, 3, 4)
    diagnostics.error("json-syntax", Pointer(f"/{EVIL}"), EVIL, EVIL, place)
    return printers.located(diagnostics, bundled.sources)


def clean(text: str) -> bool:
    """Whether a text holds nothing but lines of visible characters."""
    return all(sign == "\n" or printers.visible(sign) == sign for sign in text)


@pytest.mark.parametrize("name", list(printers.PRINTERS))
def test_no_format_lets_a_hidden_character_through(
    findings: list[printers.Finding], name: str
) -> None:
    assert clean(printers.PRINTERS[name](findings))


def test_text_shows_place_line_and_caret_and_counts_what_repeats(
    findings: list[printers.Finding],
) -> None:
    lines = printers.text(findings).splitlines()
    assert lines[0].startswith(
        "a\\x1b[31m%\\x0d\\x0a::error::x,y:z\\u202e<b>\\x9b:3:4: error["
    )
    start = lines.index("dir/api.yaml:4:25: warning[enum-empty]: number 0")
    assert lines[start + 1 : start + 4] == [
        "  4 |     get: {summary: '\\u202e', tags: []}",
        "    |                              ^",
        "  at /paths/~1a/get/tags",
    ]
    assert lines[-1] == "warning[enum-empty]: 2 more like it"
    assert "more like it" not in printers.text(findings, most=0)
    assert " | " not in printers.text(findings, excerpts=False)


def test_a_long_line_is_cut_around_the_column() -> None:
    finding = printers.Finding(
        next(iter(one("x", Location("f", 1, 500)))),
        Location("f", 1, 500),
        "a" * 499 + "b" * 999,
    )
    block = printers.text([finding]).splitlines()
    assert len(block[1]) < 120
    assert block[1][block[2].index("^")] == "b"


def one(message: str, place: Location | None) -> Diagnostics:
    """A collection of one error."""
    diagnostics = Diagnostics()
    diagnostics.error("json-syntax", Pointer("/a"), message, "", place)
    return diagnostics


def test_json_has_every_field(findings: list[printers.Finding]) -> None:
    rows = json.loads(printers.as_json(findings))
    assert rows[0]["message"] == EVIL
    assert rows[1] == {
        "file": "dir/api.yaml",
        "line": 4,
        "column": 25,
        "pointer": "/paths/~1a/get/tags",
        "severity": "warning",
        "code": "enum-empty",
        "message": "number 0",
        "hint": "",
    }


def test_github_commands_cannot_be_broken_out_of(
    findings: list[printers.Finding],
) -> None:
    lines = printers.as_annotations(findings).splitlines()
    assert len(lines) == 8
    assert lines[0].startswith(
        "::error file=a\\x1b[31m%25\\x0d\\x0a%3A%3Aerror%3A%3Ax%2Cy%3Az"
    )
    assert lines[1] == (
        "::warning file=dir/api.yaml,line=4,col=25,title=enum-empty::number 0"
    )


def test_sarif_names_rules_levels_and_regions(findings: list[printers.Finding]) -> None:
    log: dict[str, Any] = json.loads(printers.as_sarif(findings))
    [run] = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "enum-empty",
        "json-syntax",
    ]
    assert run["results"][0]["level"] == "error"
    location = run["results"][1]["locations"][0]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "dir/api.yaml"},
        "region": {"startLine": 4, "startColumn": 25},
    }
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert uri == "a%1B%5B31m%25%0D%0A%3A%3Aerror%3A%3Ax%2Cy%3Az%E2%80%AE%3Cb%3E%C2%9B"


def test_findings_are_sorted_by_severity_and_place() -> None:
    diagnostics = one("late", Location("b.yaml", 9, 1))
    diagnostics.error(
        "json-syntax", Pointer("/z"), "early", "", Location("b.yaml", 2, 1)
    )
    diagnostics.error(
        "json-syntax", Pointer("/z"), "first", "", Location("a.yaml", 20, 1)
    )
    diagnostics.info("enum-empty", Pointer("/0"), "info")
    found = printers.located(diagnostics, SourceMap("a.yaml"))
    assert [item.diagnostic.message for item in found] == [
        "first",
        "early",
        "late",
        "info",
    ]
    assert printers.summary(found) == "3 errors, 1 info"


def test_explain_tells_about_known_codes_only() -> None:
    assert (printers.explain("ref-not-found") or "").startswith(
        "ref-not-found: A reference leads"
    )
    assert printers.explain("nonsense") is None


def test_junit_reads_back_and_fails_where_the_command_does(
    findings: list[printers.Finding],
) -> None:
    tree = ElementTree.fromstring(printers.as_junit(findings).encode())
    suite = tree[0]
    assert (suite.get("tests"), suite.get("failures")) == ("8", "1")
    [failure] = tree.iter("failure")
    assert failure.get("message") == printers.visible(EVIL)
    fine = ElementTree.fromstring(printers.as_junit([]).encode())
    assert [case.get("name") for case in fine.iter("testcase")] == ["up to date"]


def test_markdown_shows_what_a_document_says_and_obeys_nothing_of_it(
    findings: list[printers.Finding],
) -> None:
    page = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
        printers.markdown(findings)
    )
    assert set(re.findall(r"<(\w+)", page)) <= set(
        "h2 h3 table thead tbody tr th td code p".split()
    )
    rows = re.findall(r"<tr>\s*(.*?)\s*</tr>", page, re.DOTALL)
    cells = re.findall(r"<td>(.*?)</td>", rows[1], re.DOTALL)
    assert len(cells) == 4
    assert html.unescape(cells[1]) == printers.visible(EVIL)
    assert "up to date" in printers.markdown([])


def test_a_markdown_comment_is_no_longer_than_a_comment_can_be() -> None:
    diagnostics = Diagnostics()
    for number in range(2000):
        diagnostics.error("x", ROOT, f"{number} {'x' * 60}", "mend it")
    text = printers.markdown(printers.located(diagnostics, None))
    assert len(text) < 65_536
    [left] = re.findall(r"and (\d+) more", text)
    assert text.count("mend it") + int(left) == 2000


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("url: https://u:p@x.test/a", "url: https://***@x.test/a"),
        ("- {url: 'https://u:p@ss@x.test'}", "- {url: 'https://******@x.test'}"),
        ("url: https://x.test/a@b", "url: https://x.test/a@b"),
        ("mail: a@b.test", "mail: a@b.test"),
    ],
)
def test_excerpts_show_no_password(line: str, shown: str) -> None:
    assert without_passwords(line) == shown
