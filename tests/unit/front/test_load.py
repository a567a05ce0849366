"""Reading bytes: what is accepted, and what each refusal says."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load
from clientsmith.spec.limits import Limits

from .conftest import run

BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        ("a.json", b'{"a": 1,}', "json-syntax", "1:9"),
        ("a.json", b'{"a": NaN}', "number-not-finite", "1:7"),
        ("a.json", b'{"a": [1, -Infinity]}', "number-not-finite", "1:11"),
        ("a.json", b'{"a": 1e400}', "number-too-large", "1:7"),
        ("a.json", b'{"a":\n ' + b"9" * 5000 + b"}", "number-too-large", "2:2"),
        ("a.json", b"[" * 300 + b"]" * 300, "too-deep", "1:201"),
        ("a.json", b"[" * 100_000 + b"]" * 100_000, "too-deep", "1:201"),
        ("a.yaml", b"a: [1,2\nb: 3\n", "yaml-syntax", "2:2"),
        ("a.yaml", b"a:\n\tb: 1\n", "yaml-syntax", "2:2"),
        ("a.yaml", b"a: .inf\n", "number-not-finite", "1:1"),
        ("a.yaml", b"x: 1\na: " + b"9" * 5000, "number-too-large", "2:4"),
        ("a.yaml", b"a: \x00\n", "control-character", "1:4"),
        ("a.yaml", b"a: b\nc: !!python/object:os.system x\n", "yaml-tag", "2:4"),
        ("a.yaml", b"a:\n- &x !include secret.yaml\n", "yaml-tag", "2:6"),
        ("a.yaml", b"[a, b]: c\n", "yaml-key", "1:1"),
        ("a.yaml", b"- " * 300 + b"a", "too-deep", "1:401"),
        ("a.yaml", b"x: 1\n" + b"- " * 1_000_000 + b"a", "too-deep", "2:1"),
        ("a.yaml", b"? " * 100_000 + b"a", "too-deep", "1:1"),
        ("a.yaml", b"[" * 3000 + b"]" * 3000, "too-deep", "1:256"),
        ("a.yaml", BOMB.encode(), "too-many-aliases", "1:5"),
        ("a.yaml", b"a: &x {items: *x}\n", "yaml-alias", "1:15"),
        ("a.yaml", b"a: &x\n- b\n- *x\n", "yaml-alias", "3:3"),
        ("a.yaml", b"a:\n  &x\n  b: *x\n", "yaml-alias", "3:6"),
        ("a.yaml", b"a: &x\n  <<: *x\n", "yaml-alias", "2:7"),
        (
            "a.yaml",
            b"a: 1\nb:\n  - &x !!map\n    c:\n\n      d: *x\n",
            "yaml-alias",
            "6:10",
        ),
        ("a.yaml", b"{a: &x {y: &y [*x]}}\n", "yaml-alias", "1:16"),
        ("a.yaml", "a: é".encode("latin-1"), "not-utf-8", "1:4"),
        ("a.yaml", "a: 1".encode("utf-16"), "not-utf-8", "1:1"),
        ("a.yaml", "a: 1".encode("utf-16-le"), "not-utf-8", "1:1"),
        ("a.yaml", b"", "empty-file", "1:1"),
        ("a.yaml", b"# nothing\n", "empty-file", "1:1"),
    ],
)
def test_what_cannot_be_read_is_one_located_error(
    name: str, content: bytes, code: str, place: str
) -> None:
    result = run(name, content, upto="load")
    assert result.tree is None
    assert result.codes == [code]
    assert result.place(code) == place


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: &x {b: 1}\nc: *x\n", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &x\n  b: 1\nc: *x\n", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &x\n  b: &x\n    d: 1\n  c: *x\n", {"a": {"b": {"d": 1}, "c": {"d": 1}}}),
        ("- &x\n  b: 1\n- *x\n", [{"b": 1}, {"b": 1}]),
        ("a: |\n  &x\n  b: *x\n", {"a": "&x\nb: *x\n"}),
        ("a: '&x\n  b: [ *x ]'\n", {"a": "&x b: [ *x ]"}),
        ("a: &x null\nb: [*x]\n", {"a": None, "b": [None]}),
    ],
)
def test_an_alias_behind_what_it_refers_to_repeats_it(text: str, tree: object) -> None:
    result = run("a.yaml", text.encode(), upto="load")
    assert (result.tree, result.codes) == (tree, [])


def test_an_object_with_a_repeated_name_keeps_the_last_and_tells_both_lines() -> None:
    result = run("a.json", b'{"a": 1,\n "b": {"x": 1, "x": 2},\n "a": 3}', upto="load")
    assert result.tree == {"a": 3, "b": {"x": 2}}
    assert [str(item.at) for item in result.diagnostics] == ["/a", "/b/x"]
    assert "first in line 1" in result.message("duplicate-key")
    assert result.place("duplicate-key") == "3:2"


def test_a_mapping_with_a_repeated_key_keeps_the_last_and_tells_both_lines() -> None:
    result = run("a.yaml", b"a: 1\nb:\n  c: 1\n  c: 2\na: 3\n'a ': 4\n", upto="load")
    assert result.tree == {"a": 3, "b": {"c": 2}, "a ": 4}
    assert [str(item.at) for item in result.diagnostics] == ["/a", "/b/c"]
    assert result.place("duplicate-key") == "5:1"


def test_json_numbers_keep_every_digit_of_whole_numbers() -> None:
    result = run(
        "a.json", b'{"a": 9007199254740993, "b": 123456789012345678901234}', upto="load"
    )
    assert result.tree == {"a": 9007199254740993, "b": 123456789012345678901234}


def test_yaml_scalars_follow_the_core_schema_of_yaml_1_2() -> None:
    text = (
        "{a: no, b: on, c: 2020-01-01, d: 12:30:45, e: 0x1F, f: 0o17, g: 1_000, h: 0b11, "
        "i: ~, j: True, k: 1e3, l: 9007199254740993, m: =, n: _1, o: [1_0, 2], p: '1.10'}"
    )
    assert run("a.yaml", text.encode(), upto="load").tree == {
        "a": "no",
        "b": "on",
        "c": "2020-01-01",
        "d": "12:30:45",
        "e": 31,
        "f": 15,
        "g": "1_000",
        "h": "0b11",
        "i": None,
        "j": True,
        "k": 1000.0,
        "l": 9007199254740993,
        "m": "=",
        "n": "_1",
        "o": ["1_0", 2],
        "p": "1.10",
    }


def test_yaml_keys_are_strings_as_they_were_typed() -> None:
    text = b"200: a\n1.10: b\ntrue: c\nnull: d\n0x10: e\n007: f\nno: g\n"
    result = run("a.yaml", text, upto="load")
    assert list(result.tree or ()) == [
        "200",
        "1.10",
        "true",
        "null",
        "0x10",
        "007",
        "no",
    ]


def test_a_status_with_and_without_quotes_is_one_key() -> None:
    result = run("a.yaml", b"200: a\n'200': b\n", upto="load")
    assert result.tree == {"200": "b"}
    assert result.codes == ["duplicate-key"]


def test_merge_keys_are_written_out_and_own_members_win() -> None:
    text = b"x: &x {p: 1, q: 1}\ny: &y {q: 2, r: 2}\nz:\n  <<: [*x, *y]\n  p: 3\n"
    result = run("a.yaml", text, upto="load")
    assert result.tree is not None
    assert result.tree["z"] == {"p": 3, "q": 1, "r": 2}
    assert result.codes == ["yaml-merge"]


def test_a_mark_in_front_and_carriage_returns_are_accepted() -> None:
    assert run("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: |\r\n  x\r\n", upto="load").tree == {
        "a": 1,
        "b": "x\n",
    }


def test_exclamation_marks_in_text_are_no_tags() -> None:
    text = b"a: wow! great\nb: |\n  - !important note\nc: '!x'\nd: ![x](y)\n"
    result = run("a.yaml", text.replace(b"d: ![x](y)\n", b""), upto="load")
    assert result.codes == []


def test_half_a_surrogate_pair_is_replaced_and_reported() -> None:
    result = run(
        "a.json", b'{"a": "x\\ud800", "\\udc00": "\\ud83d\\ude00"}', upto="load"
    )
    assert result.tree == {"a": "x\ufffd", "\ufffd": "\U0001f600"}
    assert result.codes == ["lone-surrogate"] * 2


def test_characters_that_do_not_show_are_kept_and_reported() -> None:
    result = run(
        "a.json", '{"a": "\u202e x", "b\\u200b": 1, "é": "ü"}'.encode(), upto="load"
    )
    assert result.tree == {"a": "\u202e x", "b\u200b": 1, "é": "ü"}
    assert sorted(str(item.at) for item in result.diagnostics) == ["/a", "/b\u200b"]


def test_of_several_documents_the_first_is_used() -> None:
    result = run("a.yaml", b"---\na: 1\n---\nb: 2\n", upto="load")
    assert result.tree == {"a": 1}
    assert result.codes == ["yaml-documents"]


def test_a_list_is_not_taken_for_several_documents() -> None:
    assert run("a.yaml", b"---\n- a\n- b\n", upto="load").tree == ["a", "b"]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(bytes=10), "too-large"),
        (Limits(nodes=3), "too-many-nodes"),
        (Limits(depth=2), "too-deep"),
        (Limits(digits=3), "number-too-large"),
    ],
)
def test_every_limit_refuses_what_is_beyond(limits: Limits, code: str) -> None:
    diagnostics = Diagnostics()
    content = b'{"a": {"b": [1, 2, 3]}, "c": 12345}'
    assert (
        load.read_document("a.json", content, limits=limits, diagnostics=diagnostics)
        is None
    )
    assert [item.code for item in diagnostics] == [code]


def test_files_that_are_none_give_one_error_each(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, code in (
        (".", "is-folder"),
        ("none.yaml", "file-not-found"),
        ("pipe", "not-a-file"),
    ):
        result = run(tmp_path / name, upto="load")
        assert result.codes == [code]
        assert result.place(code) == "1:1"


def test_an_address_is_not_taken_for_a_mistyped_path() -> None:
    result = run("https://example.com/openapi.yaml", upto="load")
    assert result.codes == ["file-not-found"]
    (finding,) = result.diagnostics
    assert "not fetched" in str(finding.hint)


def test_a_dash_means_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"openapi: 3.1.0\n")))
    result = run("-", upto="load")
    assert result.tree == {"openapi": "3.1.0"}


def test_a_document_that_describes_no_api_is_refused() -> None:
    for content in (b"a: 1\n", b"- a\n", b"text\n"):
        result = run("a.yaml", content)
        assert result.tree is None
        assert result.codes == ["not-openapi"]


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a:\n  b: 'one\ntwo'\n", "3:1", "Indent the lines of a quoted text"),
        ('a:\n  b: "one\n"two" three\n', "3:2", "ends at its second quote"),
        ("a: [1,2\nb: 3\n", "2:2", "a YAML checker may find more"),
    ],
)
def test_the_hint_of_a_fault_in_yaml_says_what_to_do(
    text: str, place: str, hint: str
) -> None:
    done = run("a.yaml", text.encode(), upto="load")
    (item,) = done.diagnostics
    assert hint in item.hint
    assert done.place(item.code) == place
