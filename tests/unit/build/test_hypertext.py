"""Simple HTML in descriptions becomes Markdown; what only looks like it stays."""

from __future__ import annotations

import random
import time

import pytest
from clientsmith.text.hypertext import as_markdown

UNTOUCHED = [
    "A list of <id>, of Map<String, List<a>>, of <b> and <p>.",
    "Plain *Markdown* with `<br>` and\n\n```\n<b>x</b>\n```\n  trailing  \n",
    "~~~html\n<p>x</p>\n~~~",
    "Left &lt;open&gt; &amp; as it is, 1 < 2 > 0, <https://a.test/> <me@a.test>",
    r"escaped \<b>x\</b>",
    "<script>alert(1)",
    "<script>alert(1)</script>",
    "<!-- to do -->",
    "<!-- never closed",
    "<li>no list</li",
    "``<b>`` `a` <img>",
    "<b>" * 200 + "deep" + "</b>" * 200,
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_html_stays(text: str) -> None:
    assert as_markdown(text) == text


def test_no_description_is_none() -> None:
    assert as_markdown(None) == as_markdown("") == ""


WRITTEN = {
    "paragraphs": ("<p>One <b>two</b></p>\n<p>three</p>", "One **two**\n\nthree"),
    "implied ends": ("<p>a<p>b\n<ul><li>x<li>y</ul>", "a\n\nb\n\n- x\n- y"),
    "a stray end": ("one</p>\n\ntwo<br/>", "one\n\ntwo"),
    "breaks": ("a<br>b</br>\nc<br><BR />d<br>\n\ne", "a  \nb  \nc\n\nd\n\ne"),
    "marks": (
        "<strong>a</strong> <em>b</em> <s>c</s> <u>d</u> 2<sup>8</sup> <q>e</q>",
        '**a** *b* ~~c~~ d 2^8 "e"',
    ),
    "marks that cling": ("<b>Note:</b>it<b>`x`</b>", "**Note:** it **`x`**"),
    "marks with white space": ("a<b> b </b>c<i> </i>d", "a **b** c d"),
    "code": (
        "<code>/a/<id>?x&lt;1</code> <tt>`</tt> <code><b>x</b></code>",
        "`/a/<id>?x<1` `` ` `` `x`",
    ),
    "blocks of code": (
        "See:<pre><code>a &lt; b\n  c</code></pre>",
        "See:\n\n```\na < b\n  c\n```",
    ),
    "links": (
        "<a href=\"/docs\">a</a> <A HREF='https://b.test/?x=1&amp;y=(2)'>b</A> "
        '<a href=https://c.test>https://c.test</a> <a name="x"></a>d',
        "a [b](https://b.test/?x=1&y=%282%29) <https://c.test> d",
    ),
    "links to nowhere": (
        "<a href='javascript:x'>a</a> <a href='java&#10;script:x'>b</a> "
        "<a href='data:text/html,x'>c</a> <a href='//d.test'>d</a>",
        "a b c d",
    ),
    "links with brackets": (
        '<a href="https://a.test/">[1]</a>',
        "[1] <https://a.test/>",
    ),
    "lists": (
        "<ul>\n    <li>one\n    more</li>\n    <li>two\n<ol><li>in</li><li>out</li></ol>"
        "tail</li>\n</ul>after",
        "- one more\n- two\n  1. in\n  2. out\n\n  tail\n\nafter",
    ),
    "definitions": (
        "<dl><dt>A</dt><dd>is a</dd><dt>B<dd>b</dl>",
        "- **A**: is a\n- **B**: b",
    ),
    "headings": ("<h2>Big\n thing</h2>text", "## Big thing\n\ntext"),
    "tables": (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tr><td>1|2<td>x<br>y</table>",
        "| A | B |\n| --- | --- |\n| 1\\|2 | x y |",
    ),
    "tables of one column": ("<table><tr><td>A</td></tr></table>", "A"),
    "rows of Markdown": (
        "| a | b |\n|---|---|\n| x<br>y <ul><li>1</li><li>2</li></ul> | <b>z</b> |",
        "| a | b |\n|---|---|\n| x y \u2022 1 \u2022 2  | **z** |",
    ),
    "images": ('<img src="x.png" alt="A &lt; B"> <img src=x>end', "A < B end"),
    "what is not shown": (
        "<style>p {}</style>a<script>x('<b>')</script><!-- <b> -->b",
        "ab",
    ),
    "Markdown within HTML": (
        "<details>\n<summary>More</summary>\n\n- a\n  - b\n\n```\n<b>\n```\n</details>\nend",
        "**More**\n\n- a\n  - b\n\n```\n<b>\n```\n\nend",
    ),
    "HTML within Markdown": (
        "### Head\n\n1. a<br>more\n   - b <i>c</i>\n\n    code\n",
        "### Head\n\n1. a  \nmore\n   - b *c*\n\n    code",
    ),
    "quotes": ("<blockquote>a<p>b</p></blockquote>", "> a\n>\n> b"),
    "entities": (
        "<i>x</i> &lt;b&gt; &#42;&nbsp;&amp; &copy; &nope;",
        "*x* <b> &#42; & \u00a9 &nope;",
    ),
    "placeholders among tags": ("<p>GET /x/<id>/<b></p>", "GET /x/<id>/<b>"),
    "ends of lines": ("<p>a\r\nb</p>\r\n<p>c</p>", "a b\n\nc"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_html_becomes_markdown(name: str) -> None:
    text, expected = WRITTEN[name]
    assert as_markdown(text) == expected


@pytest.mark.parametrize("name", WRITTEN)
def test_once_is_enough(name: str) -> None:
    made = as_markdown(WRITTEN[name][0])
    assert as_markdown(made) == made


@pytest.mark.parametrize(
    "part",
    [
        "<p>",
        "<b>",
        "<b>x</b>",
        "<ul><li>",
        '<a href="',
        "`<b>",
        "<!--",
        "<code>",
        "</code>",
        "<br> ",
        "<pre>",
        "|<br>",
        "<x>",
        "<table><tr><td>",
        "<i><b></i>",
        "~~~\n",
        "<a x='\"",
        "<p ",
        "</p>",
    ],
)
def test_time_grows_with_the_text_alone(part: str) -> None:
    def taken(size: int) -> float:
        text = "<i>x</i>" + part * (size // len(part))
        start = time.process_time()
        as_markdown(text)
        return time.process_time() - start

    small = min(taken(20_000) for _ in range(2))
    # Sixteen times where it grows in proportion, 256 times where by the square.
    assert taken(320_000) < max(small, 0.005) * 80


def test_any_mixture_is_read() -> None:
    tags = (
        "p b i a code br ul li table tr td pre div dl dt dd h2 script q summary".split()
    )
    chance = random.Random(7)
    others = [
        "x",
        " ",
        "\n",
        "\n\n",
        "`",
        "```\n",
        "| ",
        "&lt;",
        "- ",
        "**",
        "\\",
        "<!--",
    ]
    for _ in range(1500):
        parts = []
        for _ in range(chance.randrange(25)):
            tag = chance.choice(tags)
            parts.append(
                chance.choice([f"<{tag}>", f"</{tag}>", chance.choice(others)])
            )
        text = "".join(parts)
        assert as_markdown(text).count("x") <= text.count("x")
