"""The catalogue: every rule fires on its own example, alone, and has its mirrors."""

from __future__ import annotations

import re
from datetime import date

import pytest
from click.testing import CliRunner
from clientsmith import diff
from clientsmith.cli.app import app
from clientsmith.diff import RULES, Audience, Direction, Policy, Rule
from clientsmith.diff.allowlist import apply, read_allow_list
from clientsmith.diff.rules import PLACES
from clientsmith.diff.schema_rules import SCHEMA_CHANGES
from clientsmith.diff.verdict import judge_version, version_of

SHOWN = [
    rule
    for rule in RULES.values()
    if rule.area != "info" and rule.audience is not Audience.SOURCE
]
VERSIONS = [rule for rule in RULES.values() if rule.id.startswith("version-")]
NOTICE = Policy(notice={"stable": 30})

UNTOLD = ("values-refused", "values-new")
"""What a value shows where other rules call each change harmless."""
NO_MIRROR = {
    "-aliased": "a name that is left is gone in the other direction",
    "alias-removed": "an alias may be added at any time",
    "values-refused": "tells of requests only",
    "values-new": "tells of responses only",
    "sunset-missing": "judges one document",
    "sunset-invalid": "judges one document",
    "sunset-too-soon": "judges one document",
    "sunset-removed": "a sunset date may be added at any time",
    "sunset-moved-too-soon": "a later date breaks no promise",
    "stability-invalid": "judges one document",
    "wait-state-added": "a state that no list has needs none when it goes",
    "wait-state-removed": "a state that comes back is listed already",
    "version-not-bumped": "judges the versions",
    "version-decreased": "judges the versions",
    "version-major-not-bumped": "judges the versions",
    "allowance-expired": "judges an allow-list",
    "allowance-unused": "judges an allow-list",
}


def policy(rule: Rule) -> Policy:
    return NOTICE if rule.id.endswith(("-missing", "-too-soon")) else Policy()


@pytest.mark.parametrize("area", sorted({rule.area for rule in SHOWN}))
def test_example_fires_its_rule_and_no_other(area: str) -> None:
    for rule in (rule for rule in SHOWN if rule.area == area):
        found = diff.compare(*rule.example, policy(rule))
        is_untold = rule.id.endswith(UNTOLD)
        told = {
            item.rule
            for item in found
            if not is_untold or item.level is not diff.Level.INFO
        }
        assert told == {rule.id}, rule.id


@pytest.mark.parametrize("area", sorted({rule.area for rule in SHOWN}))
def test_example_backwards_gives_the_mirror(area: str) -> None:
    for rule in (rule for rule in SHOWN if rule.area == area and rule.mirror):
        old, new = rule.example
        found = {
            RULES[item.rule].family
            for item in diff.compare(new, old, Policy())
            if not item.rule.endswith(UNTOLD)
        }
        assert found == {rule.mirror}, rule.id


def test_example_compared_with_itself_is_silent() -> None:
    for rule in SHOWN:
        old, new = rule.example
        assert diff.compare(old, old) == ()
        assert diff.compare(new, new) == ()


def test_every_rule_has_an_example() -> None:
    assert not [rule.id for rule in RULES.values() if rule.before == rule.after]


@pytest.mark.parametrize("rule", VERSIONS, ids=lambda rule: rule.id)
def test_example_of_versions(rule: Rule) -> None:
    old, new = rule.example
    changes = diff.compare(old, new)
    (judged,) = judge_version(version_of(old), version_of(new), changes)
    assert judged.rule == rule.id
    assert not judge_version(version_of(old), version_of(old), ())


def test_examples_of_allow_lists() -> None:
    for name, days, gone in (
        ("allowance-expired", (date(2030, 1, 31), date(2030, 2, 1)), (True, True)),
        ("allowance-unused", (date(2030, 1, 1), date(2030, 1, 1)), (True, False)),
    ):
        rule, found = RULES[name], []
        for text, day, is_gone in zip(
            (rule.before, rule.after), days, gone, strict=True
        ):
            assert isinstance(text, str)
            old, new = RULES["version-not-bumped"].example
            new = new if is_gone else old
            kept = apply(
                diff.compare(old, new), read_allow_list(text, "list"), day
            ).kept
            found.append({item.rule for item in kept} - {"endpoint-removed"})
        assert found == [set(), {name}]


def test_every_mirror_is_a_family_and_answers() -> None:
    families = {rule.family for rule in RULES.values()}
    for rule in RULES.values():
        alone = any(rule.id.endswith(name) for name in NO_MIRROR)
        if alone and "-removed-" not in rule.id:
            assert not rule.mirror, rule.id
            continue
        assert rule.mirror in families, rule.id
        mirrors = [other for other in RULES.values() if other.family == rule.mirror]
        assert any(other.mirror == rule.family for other in mirrors), rule.id


def test_requests_and_replies_have_the_same_schema_rules() -> None:
    for place, (_, direction, _) in PLACES.items():
        names = {
            rule[len(place) + 1 :] for rule in RULES if rule.startswith(f"{place}-")
        }
        for change in SCHEMA_CHANGES:
            if place.endswith("-property") or not change.member:
                assert change.name in names, (place, change.name)
                assert RULES[f"{place}-{change.name}"].direction is direction


def test_what_widens_a_request_narrows_no_reply() -> None:
    """A change and its opposite are not both harmless, and not both judged the same way
    in both directions, unless neither constrains values."""
    for change in SCHEMA_CHANGES:
        if change.kind in ("constraints", "type") and change.mirror != change.name:
            opposite = next(
                other for other in SCHEMA_CHANGES if other.name == change.mirror
            )
            assert min(change.request.rank, opposite.request.rank) <= 1, change.name


def test_ids_are_kebab_case_and_levels_have_hints() -> None:
    for rule in RULES.values():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", rule.id)
        assert rule.text
        if rule.level is not diff.Level.INFO:
            assert rule.hint, rule.id
        if rule.id.startswith(("request-", "response-")):
            assert rule.direction is not Direction.NONE


def test_rules_are_listed_without_placeholders() -> None:
    listed = CliRunner().invoke(app, ["rules"]).output
    assert "{" not in listed
    assert "callback `NEW` was added" in listed
