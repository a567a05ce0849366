"""Characters that no text should hold, or that nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...report.diagnostics import Diagnostics
from ..source_map import ROOT, Finder, Location, Pointer, Text, child

_HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
_HIDDEN_ESCAPE = re.compile(
    r"\\u(?:20(?:0[b-fB-F]|2[a-eA-E]|6[06-9])|[fF][eE][fF][fF]|[dD][bB]40)"
)
_SUSPECTS = tuple(
    map(
        re.compile,
        (
            rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0\xa6-\xa9])",
            rb"\xef\xbb\xbf",
            rb"\xf3\xa0[\x80\x81]",
            rb"\\u(?:20[026]|[fF][eE]|[dD])",
        ),
    )
)
"""The bytes of all that is looked for; each begins with one that is soon ruled out."""

_PAIRED = re.compile(
    r"(?:[^\\]++|\\(?:[^u]|u(?![dD][89a-fA-F]))"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F])*+",
    re.DOTALL,
)
"""A text up to the first escape that is half of a surrogate pair without the other half."""

_HIDDEN_IN_NAME = re.compile(f"{_HIDDEN.pattern}|[\u200c\u200d]")
"""Joiners are part of languages and emoji, and make names differ that look alike."""


@dataclass(frozen=True, slots=True)
class Characters:
    """Looks through the texts of one document."""

    name: str
    finder: Finder
    diagnostics: Diagnostics

    def checked(self, data: Any, text: Text) -> Any:
        """The value without broken characters; hidden ones are reported and kept."""
        if not any(suspect.search(text.content) for suspect in _SUSPECTS):
            return data
        whole = str(text)
        if ("\\ud" in whole or "\\uD" in whole) and _has_half(whole):
            data = self._surrogates(data)
        if _HIDDEN_IN_NAME.search(whole) or _HIDDEN_ESCAPE.search(whole):
            self._hidden(data)
        return data

    def _surrogates(self, data: Any) -> Any:
        """Replace halves of UTF-16 pairs, which no text can hold, by U+FFFD."""
        if not isinstance(data, dict | list):
            return _mended(data) if isinstance(data, str) else data
        stack: list[tuple[Any, Pointer]] = [(data, ROOT)]
        while stack:
            node, pointer = stack.pop()
            items = (
                list(node.items()) if isinstance(node, dict) else list(enumerate(node))
            )
            broken = isinstance(node, dict) and any(_is_broken(key) for key, _ in items)
            if broken:
                node.clear()
            for key, value in items:
                at = child(pointer, key)
                fixed = value
                if _is_broken(value) or _is_broken(key):
                    self._surrogate(at)
                if _is_broken(value):
                    fixed = _mended(value)
                elif isinstance(value, dict | list):
                    stack.append((value, at))
                if broken:
                    node[_mended(str(key))] = fixed
                else:
                    node[key] = fixed
        return data

    def _hidden(self, data: Any) -> None:
        """Report characters that nobody sees and that change how text looks."""
        stack: list[tuple[Any, Pointer]] = [(data, ROOT)]
        while stack:
            node, pointer = stack.pop()
            if isinstance(node, dict | list):
                items = node.items() if isinstance(node, dict) else enumerate(node)
                for key, value in items:
                    at = child(pointer, key)
                    stack.append((value, at))
                    if isinstance(key, str) and _HIDDEN_IN_NAME.search(key):
                        self._hidden_at(at, key, "name")
            elif isinstance(node, str) and _HIDDEN.search(node):
                self._hidden_at(pointer, node, "text")

    def _hidden_at(self, at: Pointer, text: str, what: str) -> None:
        signs = sorted({f"U+{ord(sign):04X}" for sign in _HIDDEN_IN_NAME.findall(text)})
        self.diagnostics.warning(
            "hidden-character",
            at,
            f"The {what} holds characters that do not show: {', '.join(signs)}.",
            "Remove them, unless they are needed to write the language of the text.",
            Location(self.name, *self.finder(at)),
        )

    def _surrogate(self, at: Pointer) -> None:
        self.diagnostics.warning(
            "lone-surrogate",
            Pointer(_mended(at)),
            "Half of a surrogate pair is no character; U+FFFD stands in its place.",
            "Write both halves of the pair, or the character itself.",
            Location(self.name, *self.finder(at)),
        )


def _is_broken(value: object) -> bool:
    return isinstance(value, str) and any(
        "\ud800" <= sign <= "\udfff" for sign in value
    )


def _mended(value: str) -> str:
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in value)


def _has_half(text: str) -> bool:
    """Whether there is half of a surrogate pair: most escapes of that kind are emoji."""
    found = _PAIRED.match(text)
    return found is None or found.end() < len(text)
