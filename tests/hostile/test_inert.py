"""The checks of this folder find what they are meant to find."""

from __future__ import annotations

import inert
import pytest

PATH = "pkg/resources/things.py"


@pytest.mark.parametrize(
    "text",
    [
        '__import__("os").system("true")\n',
        "import os\n",
        "from subprocess import run\n",
        'x = eval("1")\n',
        'x = f"{1 + 1}"\n',
        "x = 1  # a comment of the document\n",
        'x = "\u202e"\n',
        'x = "\x1b"\n',
        'x = "\\d"\n',
        "x = \n",
        "x = __class__\n",
        '"""\n>>> x\n"""\n',
        "def f(a, a): ...\n",
    ],
)
def test_faulty_modules_are_found(text: str) -> None:
    with pytest.raises((AssertionError, SyntaxError)):
        inert.check_python(PATH, text)


@pytest.mark.parametrize(
    "paths",
    [
        ["a/../b.py"],
        ["/a.py"],
        ["a\\b.py"],
        ["a/con.py"],
        ["a/b.", "c"],
        ["a/B.py", "a/b.py"],
        ["a/\u00e9.py"],
        ["a/" + "b" * 250],
    ],
)
def test_faulty_paths_are_found(paths: list[str]) -> None:
    with pytest.raises(AssertionError):
        inert.check_paths(dict.fromkeys(paths, ""))


_HEAD = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"


@pytest.mark.parametrize(
    "page",
    [
        "<p>no policy</p>",
        _HEAD + "<iframe src=x></iframe>",
        _HEAD + "<p onclick=x>",
        _HEAD + "<a href='java\nscript:x'>",
        _HEAD + "<img src='http://example.com/x'>",
        _HEAD + "<meta http-equiv=refresh content=0>",
        _HEAD + "<base href=x>",
    ],
)
def test_faulty_pages_are_found(page: str) -> None:
    with pytest.raises(AssertionError):
        inert.check_html("index.html", page)


def test_a_faulty_project_is_found() -> None:
    good = '[project]\nname = "a"\ndescription = "b"\n'
    inert.check_project(good)
    with pytest.raises(AssertionError):
        inert.check_project(good + '[project.scripts]\nx = "os:system"\n')


def test_a_skeleton_leaves_out_texts_only() -> None:
    assert inert.skeleton('x = "a"') == inert.skeleton('x = "b"')
    assert inert.skeleton('x = "a"') != inert.skeleton('x = "a".upper()')
