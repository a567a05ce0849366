"""Text of documents made harmless for each format that findings are printed in."""

from __future__ import annotations

import html
import re
import shlex

from .hidden_characters import UNSEEN

_STEERING = re.compile(rf"[{UNSEEN}]|(?<=#)#(?=[A-Za-z]*\[)")
"""What nobody sees, and `##[` with or without a word, by which runners of CI know commands
anywhere in a line."""
_COMMAND = "::"
"""By which GitHub's runner knows a command, where a line begins with it."""
_ILLEGAL = re.compile("[\ufffe\uffff]")
_SPANS = re.compile(r"`([^`]*)`")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|~&@#$!^]")
_LINKING = re.compile(r"&#(?:64|35);|:(?=//)|www(?=\.)|gh-(?=\d)", re.IGNORECASE)
"""What begins a mention or a link, where `@` and `#` are escaped already: GitHub looks for them
in the text that escapes stand for."""


def visible(text: str) -> str:
    """Text on one line in which controls, direction marks and other hidden characters show
    as escapes, so that it can steer neither a terminal nor a runner of CI."""
    shown = _STEERING.sub(_escape, text)
    bare = shown.lstrip()
    if not bare.startswith(_COMMAND):
        return shown
    return f"{shown.removesuffix(bare)}\\x3a{bare[1:]}"


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def inline(message: str, *, cell: bool = False) -> str:
    """A message as one line of Markdown, in a table if it is for a `cell`.

    What stands in backticks becomes code, in which nothing is markup, a mention or a
    link; the rest is escaped.
    """
    parts = []
    end = 0
    text = visible(message)
    for found in _SPANS.finditer(text):
        parts += [_plain(text[end : found.start()]), code(found[1], cell=cell)]
        end = found.end()
    parts.append(_plain(text[end:]))
    return "".join(parts)


def _plain(text: str) -> str:
    shown = _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", text)
    return _LINKING.sub(r"\g<0>&#8203;", shown)


def code(text: str, *, cell: bool = False) -> str:
    """Text as code in a line of Markdown; backticks become straight quotes."""
    shown = visible(text).replace("`", "'")
    # A pipe ends a table cell even inside of code, unless escaped (GFM, section 4.10).
    return "`" + ((shown.replace("|", "\\|") if cell else shown) or " ") + "`"


def shell_word(text: str) -> str:
    """Text as one word of a shell's command that stands in backticks: one in the text would
    become a quote there, and end the word."""
    return shlex.quote(text).replace("`", r"'$'\140''")


def data(text: str) -> str:
    """The message of a GitHub workflow command."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """A property of a GitHub workflow command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def xml(text: str) -> str:
    """Text for XML 1.0 on one line: what it cannot hold or does not show becomes escapes."""
    return html.escape(_ILLEGAL.sub(_escape, visible(text)))
