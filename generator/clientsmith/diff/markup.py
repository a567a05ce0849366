"""Text of documents made harmless for each format that findings are printed in."""

from __future__ import annotations

import html
import re

_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_SPANS = re.compile(r"`([^`]*)`")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|~&@#$!^]")


def visible(text: str) -> str:
    """Text on one line that cannot steer a terminal: control characters as escapes."""
    return _CONTROLS.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def inline(message: str) -> str:
    """A message as one line of Markdown, fit for a table cell.

    What stands in backticks becomes code, in which nothing is markup, a mention or a
    link; the rest is escaped.
    """
    parts = []
    end = 0
    text = visible(message)
    for found in _SPANS.finditer(text):
        parts += [_plain(text[end : found.start()]), _code(found[1])]
        end = found.end()
    parts.append(_plain(text[end:]))
    return "".join(parts)


def _plain(text: str) -> str:
    return _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", text)


def _code(text: str) -> str:
    # A pipe ends a table cell even inside of code, unless escaped (GFM, section 4.10).
    return "`" + (text.replace("|", "\\|") or " ") + "`"


def data(text: str) -> str:
    """The message of a GitHub workflow command."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """A property of a GitHub workflow command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def xml(text: str) -> str:
    """Text for XML 1.0: characters that it cannot hold become escapes."""
    return html.escape(
        re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", _escape, text)
    )
