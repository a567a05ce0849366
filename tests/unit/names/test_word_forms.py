"""Words of names in any convention, and identifiers made of them."""

from __future__ import annotations

import keyword

import pydantic
import pytest
from clientsmith.text import words
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "snake", "pascal"),
    [
        ("batchExport", "batch_export", "BatchExport"),
        ("simple-user", "simple_user", "SimpleUser"),
        ("HTTPServer2", "http_server2", "HTTPServer2"),
        ("userIDs", "user_ids", "UserIDs"),
        ("OAuth2Token", "oauth2_token", "OAuth2Token"),
        ("readCoreV1NamespacedPod", "read_core_v1_namespaced_pod", None),
        ("sha256", "sha256", "Sha256"),
        ("e2e_test", "e2e_test", "E2eTest"),
        ("IPv4Address", "ipv4_address", "IPv4Address"),
        ("UUIDv4", "uuidv4", "UUIDv4"),
        ("USER_NAME", "user_name", "UserName"),
        ("AWSConfig", "aws_config", "AWSConfig"),
        ("+1", "plus_1", "Plus1"),
        ("-1", "minus_1", "Minus1"),
        ("3d_secure", "three_d_secure", "ThreeDSecure"),
        ("30d_active", "n30d_active", "N30dActive"),
        ("404", "n404", "N404"),
        ("v1.2", "v1_2", "V1_2"),
        ("@timestamp", "timestamp", "Timestamp"),
        ("Größe", "grosse", "Grosse"),
        ("ﬁle", "file", "File"),
        ("ｅval", "eval", "Eval"),
        ("名前", "u540d_u524d", "U540dU524d"),
        ("a\u200db\u202e", "ab", "Ab"),
        ("user's", "users", "Users"),
        ("*", "", ""),
    ],
)
def test_forms(text: str, snake: str, pascal: str | None) -> None:
    assert words.snake(words.split(text)) == snake
    if pascal is not None:
        assert words.pascal(words.split(text)) == pascal


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("users", "user"),
        ("policies", "policy"),
        ("statuses", "status"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("branches", "branch"),
        ("APIs", "API"),
        ("URLs", "URL"),
        ("Caches", "Cache"),
        ("people", "person"),
        ("corpora", "corpus"),
        ("movies", "movie"),
        ("status", "status"),
        ("address", "address"),
        ("AWS", "AWS"),
        ("analytics", "analytics"),
        ("news", "news"),
    ],
)
def test_singular(plural: str, singular: str) -> None:
    assert words.singular(plural) == singular
    assert words.singular(singular) == singular


@given(st.text(max_size=40))
def test_any_text_gives_an_identifier_or_nothing(text: str) -> None:
    for name in (words.snake(words.split(text)), words.pascal(words.split(text))):
        assert name == "" or (name.isascii() and name.isidentifier())
        assert not name.startswith("_")


@given(st.text(alphabet="abXY12_-", max_size=30))
def test_snake_case_is_stable(text: str) -> None:
    once = words.snake(words.split(text))
    assert words.snake(words.split(once)) == once


@given(st.text(alphabet="ab", min_size=61, max_size=90), st.text("ab", min_size=61))
def test_cut_names_stay_different(one: str, other: str) -> None:
    assert len(words.cut(one)) <= words.LONGEST
    assert (words.cut(one) == words.cut(other)) == (one == other)


def test_reserved_words_are_those_of_the_language_and_of_pydantic() -> None:
    assert frozenset(keyword.kwlist) == words.KEYWORDS
    model = pydantic.BaseModel
    members = {*dir(model), *dir(type(model))}
    public = {name for name in members if not name.startswith("_")}
    assert public <= words.MODEL_ATTRIBUTES


def test_devices() -> None:
    assert {"con", "nul", "com1", "lpt9"} <= words.DEVICES


def test_words_that_meet_when_others_are_left_out_are_one() -> None:
    found = words.split("RatePlanChargeDataRatePlanDataRatePlanCharge")
    assert words.pascal(words.condensed(found)) == "RatePlanDataRatePlanCharge"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("eFTReference", "eFT Reference"),
        ("uRL", "uRL"),
        ("gRPCPort", "gRPC Port"),
        ("customer_vATRate", "customer vAT Rate"),
        ("xAPIKey", "x API Key"),
        ("pHValue", "p H Value"),
        ("eTag", "e Tag"),
    ],
)
def test_an_acronym_whose_first_letter_was_made_lower_is_one_word(text: str, found: str) -> None:
    assert " ".join(words.split(text)) == found
