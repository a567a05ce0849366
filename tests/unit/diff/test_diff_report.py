"""Every format says what the findings say, whatever a document puts into them."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from clientsmith.diff import RULES, Finding, Level
from clientsmith.diff.changelog import changelog
from clientsmith.diff.messages import quote, sentence
from clientsmith.diff.report import FORMATS, Report
from clientsmith.diff.report.markdown import LONGEST
from clientsmith.diff.verdict import VERSION
from clientsmith.spec.source_map import Pointer
from clientsmith.text.escaping import inline, visible
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

NASTY = [
    "a|b",
    "`code`",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "@everyone",
    "[x](javascript:alert(1))",
    "\n::set-output name=x::y",
    "%0A::error::",
    "\x1b[31mred\x1b[0m",
    "\x00",
    "\u202ertl",
    "a\r\nb",
    "**bold** _it_ ~~no~~ #1 $x$",
    "&lt; &amp;",
    "\ud800",
    "\\| \\` \\",
]
TAGS = {
    f"{slash}{name}"
    for slash in ("", "/")
    for name in "h2 h3 p ul ol li strong code pre sub details summary".split()
} | {"br"}
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))


def finding(name: str, rule: str = "response-property-removed-required") -> Finding:
    return Finding(
        rule=rule,
        level=RULES[rule].level,
        pointer_old=Pointer("/paths/~1a"),
        pointer_new=Pointer("/paths/~1a"),
        message=f"{quote(name)} of the response was removed",
        operation="GET",
        path=f"/{name}",
        old=name,
        hint="keep it",
    )


def report(*findings: Finding) -> Report:
    return Report(findings, "old.yaml", "new.yaml")


def said(name: str) -> str:
    """What a reader should see of a message: backticks, then control characters tamed, in
    what is code also those that begin a command of a runner."""
    code, _, rest = visible(f"{quote(name)} of the response was removed").rpartition("`")
    return visible(code.replace("`", "")) + rest


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_markdown_reads_back(name: str) -> None:
    text = FORMATS["markdown"](report(finding(name)))
    page = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    entry = page.partition("<li>")[2].partition("</li>")[0]
    assert set(re.findall(r"<(/?\w+)", entry)) <= {"code", "/code", "br", "sub", "/sub"}
    shown = html.unescape(re.sub(r"<[^>]*>", "", entry.partition("<br>")[0]))
    assert re.sub(r"\s+", " ", shown).strip() == re.sub(r"\s+", " ", said(name)).strip()
    assert set(re.findall(r"<(/?\w+)", page)) <= TAGS


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_changelogs_read_back(name: str) -> None:
    text = changelog(report(finding(name)))
    page = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    (entry,) = re.findall(r"<li>(.*?)</li>", page, re.DOTALL)
    assert set(re.findall(r"<(/?\w+)", entry)) <= {"code", "/code", "strong", "/strong"}
    shown = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", entry)))
    assert re.sub(r"\s+", " ", said(name)).strip() in shown


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_junit_reads_back(name: str) -> None:
    tree = ElementTree.fromstring(FORMATS["junit"](report(finding(name))).encode())
    (failure,) = tree.iter("failure")
    if visible(name) == name:
        assert failure.get("message") == f"{quote(name)} of the response was removed"
    assert len(list(tree.iter("testcase"))) == 1


@given(TEXTS)
@settings(max_examples=100, deadline=None)
@pytest.mark.parametrize("format_", ["json", "sarif"])
def test_json_reads_back(format_: str, name: str) -> None:
    data = json.loads(FORMATS[format_](report(finding(name))))
    if format_ == "json":
        (entry,) = data["findings"]
        assert entry["old"]["value"] == name
        assert entry["message"] == finding(name).message
    else:
        (result,) = data["runs"][0]["results"]
        assert result["message"]["text"].startswith(visible(finding(name).message))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_annotations_are_one_command_a_finding(name: str) -> None:
    lines = FORMATS["github"](report(finding(name))).split("\n")
    assert [line[:7] for line in lines] == ["::error", "::notic", ""]
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(lines))
    properties = lines[0].split("::")[1]
    assert properties.count(",") == 3


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_terminals_are_not_steered(name: str) -> None:
    text = FORMATS["text"](report(finding(name)))
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
    )
    assert text.encode()


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_no_findings_is_a_report_too(format_: str) -> None:
    assert FORMATS[format_](report())


def test_comment_fits_and_counts_what_it_leaves_out() -> None:
    many = [finding(f"property-{index}-" + "x" * 40) for index in range(5000)]
    text = FORMATS["markdown"](report(*many))
    assert len(text.encode()) < LONGEST
    rows = text.count("\n- `property-")
    (left,) = re.findall(r"… and (\d+) more changes", text)
    assert rows + int(left) == len(many)


def test_annotations_leave_room_for_the_summary() -> None:
    rules = ("response-property-removed-required", "response-property-added-optional")
    many = [finding(f"p{index}", rule) for index in range(30) for rule in rules]
    lines = FORMATS["github"](report(*many)).splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert sum(line.startswith("::notice") for line in lines) == 10
    assert "41 more" in lines[-1]


def test_equal_changes_of_many_operations_are_one_entry() -> None:
    base = finding("x")
    fields = {name: getattr(base, name) for name in base.__dataclass_fields__}
    many = [Finding(**{**fields, "path": f"/{index}"}) for index in range(20)]
    text = FORMATS["text"](report(*many))
    assert text.count("error[") == 1
    assert "and 17 more operations" in text
    assert "1 error:" in text


def test_sarif_has_what_code_scanning_asks_for() -> None:
    data = json.loads(FORMATS["sarif"](report(finding("x"))))
    (run,) = data["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert data["version"] == "2.1.0"
    assert rule["id"] == result["ruleId"]
    assert result["level"] == "error"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] >= 1
    assert result["partialFingerprints"]["clientsmith/v1"] == finding("x").fingerprint


def test_inline_keeps_plain_words() -> None:
    said = "the `a|b` was removed"
    assert inline(said) == said
    assert inline(said, cell=True) == "the `a\\|b` was removed"
    assert finding("x").level is Level.ERROR


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", None, 'default `""` became `null`'),
        (" ", "a ", 'default `" "` became `"a "`'),
        ("5", 5, 'default `"5"` became `5`'),
        ("null", None, 'default `"null"` became `null`'),
        ("a", "b", "default `a` became `b`"),
        ("a`b", ["c", "d"], "default `a'b` became `c, d`"),
    ],
)
def test_values_show_as_what_they_are(old: object, new: object, said: str) -> None:
    text = "default `{old}` became `{new}`"
    assert sentence("it", text, old, new) == f"It: {said}"


def test_a_changelog_is_silent_about_its_own_version() -> None:
    version = replace(finding("x"), rule="version-not-bumped", pointer_new=VERSION)
    assert "response" not in changelog(report(version))
