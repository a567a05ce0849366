"""Descriptions as lines of docstrings: broken where they are too long, joined where a sentence
goes on, and without what only a page can show."""

from __future__ import annotations

import pytest
from clientsmith.text.wrapping import prose

WIDTH = 40
SHOWN = {
    "a sentence that goes on": (
        "If you want the deployment of a thing to\nbe attached to one log only, set this.",
        "If you want the deployment of a thing to\nbe attached to one log only, set this.",
    ),
    "a sentence that goes on behind a long line": (
        "The deployments of an account are attached to\nall logs, or to\nthe one that is given.",
        "The deployments of an account are\nattached to all logs, or to the one that\nis given.",
    ),
    "a sentence that goes on before a long line": (
        "It is a red\nthing.\nThe deployments of an account are attached to all.",
        "It is a red thing.\nThe deployments of an account are\nattached to all.",
    ),
    "a new sentence": (
        "The deployments of an account are attached to all.\nNone is not.",
        "The deployments of an account are\nattached to all.\nNone is not.",
    ),
    "values line by line": (
        "What a thing may be, of which the values are these:\nGREEN\nRED",
        "What a thing may be, of which the values\nare these:\nGREEN\nRED",
    ),
    "a numbered list": (
        "The many ways in which a thing can be made, in order of age,\n1. by hand\n2) by foot",
        "The many ways in which a thing can be\nmade, in order of age,\n1. by hand\n2) by foot",
    ),
    "numbers with what they mean": (
        "The many states that a thing may have, of which there are\n0 - new\n1 = old\n2: gone",
        "The many states that a thing may have,\nof which there are\n0 - new\n1 = old\n2: gone",
    ),
    "a number within a sentence": (
        "The code is sent with its surroundings, which are\n10 lines before it.",
        "The code is sent with its surroundings,\nwhich are 10 lines before it.",
    ),
    "a break that is asked for": (
        "The deployments of an account are attached to  \nall logs",
        "The deployments of an account are\nattached to\nall logs",
    ),
    "a list": (
        "- the deployments of an account are attached to\n  all logs\n- or not",
        "- the deployments of an account are\n  attached to all logs\n- or not",
    ),
    "code": (
        "```\na line of code that is longer than forty characters\nb\n```",
        "```\na line of code that is longer than forty characters\nb\n```",
    ),
    "entities": (
        "&lt;top&gt; &amp; `&lt;` &nope; a&b=1;&nbsp;x",
        "<top> & `&lt;` &nope; a&b=1; x",
    ),
    "links that lead nowhere": (
        "Lists are [paginated](#pages) as `[x](#y)`, see\n[the `GET`](/docs/a) ![i](#b)",
        "Lists are paginated as `[x](#y)`, see\nthe `GET` ![i](#b)",
    ),
    "links that lead somewhere": ("[a](https://b.test/#c)", "[a](https://b.test/#c)"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_prose_is_laid_out(name: str) -> None:
    text, expected = SHOWN[name]
    assert "\n".join(prose(text, WIDTH)) == expected


@pytest.mark.parametrize("name", SHOWN)
def test_prose_that_is_laid_out_stays(name: str) -> None:
    lines = prose(SHOWN[name][0], WIDTH)
    if "entities" not in name:
        assert prose("\n".join(lines), WIDTH) == lines


@pytest.mark.parametrize("part", ["[", "`", "[`", "](#", "&lt", "[a](#", "``x` "])
def test_time_is_in_proportion(part: str) -> None:
    assert prose(part * 20_000, 80)
