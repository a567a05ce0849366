"""Versions, changelogs, allow-lists."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from clientsmith import diff
from clientsmith.diff import RULES, Finding, Level
from clientsmith.diff.allowlist import AllowListError, apply, read_allow_list
from clientsmith.diff.changelog import LONGEST, SECTIONS, changelog, section
from clientsmith.diff.report import Report
from clientsmith.diff.report.causes import OF_VERSIONS
from clientsmith.diff.verdict import Verdict, judge_version, verdict
from clientsmith.spec.source_map import Pointer
from pairs import replies, sends

PET = {
    "type": "object",
    "properties": {"name": {"type": "string"}},
    "required": ["name"],
}
MORE = {**PET, "properties": {**PET["properties"], "age": {"type": "integer"}}}
TODAY = date(2030, 1, 1)
POINTER = "/paths/~1pets/get/responses/200/content/application~1json/schema/properties/name"


def entry_for(findings: Any, *more: str, **named: str) -> str:
    return changelog(Report(tuple(findings), "old.yaml", "new.yaml"), *more, **named)


def breaking() -> tuple[Finding, ...]:
    return diff.compare(replies(PET), replies({"type": "object", "properties": {}}))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (replies(PET), replies({"type": "object", "properties": {}}), Verdict.MAJOR),
        (replies(PET), replies(MORE), Verdict.MINOR),
        (sends(PET), sends(MORE), Verdict.MINOR),
        (replies(PET), replies(PET), Verdict.PATCH),
        (replies({"maxLength": 5}), replies({"maxLength": 4}), Verdict.PATCH),
    ],
)  # fmt: skip
def test_verdict(old: Any, new: Any, expected: Verdict) -> None:
    assert verdict(diff.compare(old, new)) is expected


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("1.0.0", "1.0.0", "version-not-bumped"),
        ("1.2.0", "1.1.9", "version-decreased"),
        ("1.0.0", "1.1.0", "version-major-not-bumped"),
        ("v1.0.0", "v1.1.0-rc.1", "version-major-not-bumped"),
        ("1.0.0", "2.0.0", None),
        ("0.1.0", "0.2.0", None),
        ("0.1.0", "0.1.1", "version-major-not-bumped"),
        ("0.9.0", "1.0.0", None),
        ("2024-01-01", "2024-01-01", None),
        ("1.0", "1.0", None),
    ],
)
def test_breaking_changes_ask_for_a_version(old: str, new: str, rule: str | None) -> None:
    assert [item.rule for item in judge_version(old, new, breaking())] == ([rule] if rule else [])
    alone = [item.rule for item in judge_version(old, new, ())]
    assert alone == ([rule] if rule == "version-decreased" else [])


@pytest.mark.parametrize(
    ("old", "new", "went_back"),
    [
        ("2.0.0", "1.0.0", True),
        ("v2", "v1", True),
        ("1.10", "1.9", True),
        ("2024-05-01", "2023-10-16", True),
        ("1.9", "1.10", False),
        ("1.0", "1.0.1", False),
        ("2.0.0", "2.0.0-rc.1", False),
        ("spring", "autumn", False),
    ],
)
def test_a_version_that_went_back_is_told(old: str, new: str, went_back: bool) -> None:
    (*found,) = judge_version(old, new, ())
    assert bool(found) is went_back
    assert all(item.level is Level.WARNING for item in found)


def entry(**changes: Any) -> str:
    values = {
        "rule": '"response-property-removed-required"',
        "pointer": f'"{POINTER}"',
        "reason": '"nobody reads it"',
        "expires": "2030-06-01",
        **changes,
    }
    lines = [f"{key} = {value}" for key, value in values.items() if value is not None]
    return "\n".join(["[[allow]]", *lines]) + "\n"


def test_allowed_findings_are_taken_out() -> None:
    result = apply(breaking(), read_allow_list(entry(), "allow.toml"), TODAY)
    assert not result.kept
    ((finding, allowance),) = result.allowed
    assert allowance.reason == "nobody reads it"
    assert finding.rule == allowance.rule


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        (
            {"expires": "2029-12-31"},
            {"response-property-removed-required", "allowance-expired"},
        ),
        (
            {"pointer": '"/paths"'},
            {"response-property-removed-required", "allowance-unused"},
        ),
        ({"pointer": '"/paths"', "below": "true"}, set()),
        ({"operation": '"GET /pets"'}, set()),
        (
            {"operation": '"PUT /pets"'},
            {"response-property-removed-required", "allowance-unused"},
        ),
    ],
)
def test_allowances_fit_exactly_and_end(changes: dict[str, str], rules: set[str]) -> None:
    result = apply(breaking(), read_allow_list(entry(**changes), "allow.toml"), TODAY)
    assert {item.rule for item in result.kept} == rules
    assert all(item.level is Level.ERROR for item in result.kept)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[allow]\n", "allow.toml"),
        (entry(reason=None), "`reason` is missing"),
        (entry(reason='" "'), "`reason` is missing"),
        (entry(expires=None), "`expires` is a date"),
        (entry(expires='"soon"'), "`expires` is a date"),
        (
            entry(rule='"response-property-removed-requird"'),
            "did you mean `response-property",
        ),
        (entry(pointer='"paths"'), "JSON Pointer"),
        (entry(pattern='".*"'), "unknown key `pattern`"),
        ("allow = 3\n", "[[allow]]"),
        ("allow = [3]\n", "allowance 1"),
        ("deny = []\n", "unknown key `deny`"),
    ],
)
def test_faulty_allow_lists_say_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(AllowListError) as caught:
        read_allow_list(text, "allow.toml")
    assert message in str(caught.value)
    assert str(caught.value).startswith("allow.toml")


def test_changelog_puts_breaking_changes_first() -> None:
    old = replies({**MORE, "required": ["name"]})
    new = replies({"type": "object", "properties": {"age": {"type": "integer"}, "x": {}}})
    assert entry_for(diff.compare(old, new), "2.0.0", "2030-01-01") == (
        "## [2.0.0] - 2030-01-01\n"
        "\n"
        "API is a major version, because `name` of the response `200` (`application/json`)"
        " was removed."
        " Programs written before can stop working.\n"
        "\n"
        "### Breaking (1)\n"
        "\n"
        "- **pets**: `name` of the response `200` (`application/json`) was removed."
        " If you do not adapt your code: your code finds it missing in replies. (`GET /pets`)\n"
        "\n"
        "### Added (1)\n"
        "\n"
        "- **pets**: `x` of the response `200` (`application/json`) was added, optional"
        " (`GET /pets`)\n"
    )
    assert entry_for(()) == "## [Unreleased]\n\nNothing changed for callers.\n"


def test_a_long_changelog_is_cut_and_leads_to_the_report() -> None:
    def many(count: int) -> dict[str, Any]:
        return {"type": "object", "properties": {f"p{i}": {} for i in range(count)}}

    grown = entry_for(diff.compare(replies(many(1)), replies(many(30))))
    assert grown.count("\n- ") == 1
    assert "29 things were added, optional" in grown
    needed = {**many(99), "required": sorted(many(99)["properties"])}
    gone = diff.compare(replies(needed), replies(many(0)))
    text = entry_for(gone, link="https://example.com/report")
    assert "### Breaking (99)" in text
    assert "and 75 more, see the [full report](https://example.com/report)" in text
    assert text.count("\n") < 60


def test_every_rule_has_a_section() -> None:
    sections = set()
    for rule in RULES.values():
        sections.add(section(Finding(rule.id, rule.level, Pointer(""), Pointer(""), "")))
    assert sections == {"Added", "Changed", "Deprecated", "Removed", "Security"}


@pytest.mark.parametrize(("count", "lines"), [(2, 2), (3, 1), (9, 1)])
def test_one_change_of_many_places_is_one_line(count: int, lines: int) -> None:
    def dated(**format_: str) -> dict[str, Any]:
        names = [f"p{i}" for i in range(count)]
        properties = {name: {"type": "string", **format_} for name in names}
        return {"type": "object", "properties": properties, "required": names}

    text = entry_for(diff.compare(replies(dated(format="date")), replies(dated())))
    assert f"### Breaking ({count})" in text
    assert text.count("\n- ") == lines
    listed = text.partition("### Breaking")[2]
    assert listed.count("type widened from `string/date` to `string`") == lines
    if lines == 1:
        said = f"{count} things: type widened from `string/date` to `string`: `p0` of the response"
        assert said in text


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        pytest.param(1, 100, id="short", marks=pytest.mark.slow),
        pytest.param(6, 20, id="usual"),
        pytest.param(40, 100, id="long samples", marks=pytest.mark.slow),
    ],
)
def test_a_changelog_of_all_that_can_change_is_short(lines: int, times: int) -> None:
    """A hundred changes of every rule are more than OpenAI's in three months."""
    witness = "print()\n" * lines
    found = [
        Finding(
            rule=name,
            level=rule.level,
            pointer_old=Pointer(f"/paths/~1{name}{number}"),
            pointer_new=Pointer(f"/paths/~1{name}{number}"),
            message=f"`{name}` of the response `{number}` changed",
            operation="GET",
            path=f"/v1/{name}{number % 20}",
            old=number,
            new=number + 1,
            witness=witness if rule.level is Level.ERROR else "",
        )
        for name, rule in RULES.items()
        for number in range(times)
    ]
    text = entry_for(found, "2.0.0", "2030-01-01", "https://example.com/report")
    assert set(re.findall(r"### (.+) \(", text)) == {"Breaking", "Possibly breaking", *SECTIONS}
    assert len(text.splitlines()) <= LONGEST == 120
    told = sum(map(int, re.findall(r"### [\w ]+ \((\d+)\)", text)))
    of_versions = times * len(OF_VERSIONS)  # no change of the API
    assert told == len(found) - of_versions
    for part in text.split("### ")[1:]:
        assert re.search(r"… and \d+ more, see the \[full report\]\(https://example", part)
