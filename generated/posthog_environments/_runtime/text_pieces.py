"""Text and lines out of pieces of bytes that are cut anywhere."""

from __future__ import annotations

from codecs import getincrementaldecoder, lookup
from io import IncrementalNewlineDecoder, StringIO

from .message import charset_of
from .transport import Unreadable

LINE_LIMIT = 16 << 20
"""Characters that one line may have."""


class TextReader:
    """Decodes the pieces of a body in the charset of its media type, UTF-8 without one.

    What the charset does not know becomes U+FFFD. UTF-16 and UTF-32 without a byte order
    mark are little-endian, as browsers have it.
    """

    def __init__(self, media: str) -> None:
        charset = charset_of(media) or "utf-8"
        try:
            b" ".decode(charset, "replace")
        except (LookupError, ValueError):  # not one of texts
            charset = "utf-8"
        self._charset = lookup(charset).name
        self._decoder = getincrementaldecoder(charset)("replace")
        self._first = True

    def feed(self, piece: bytes) -> str:
        """The characters that a piece completes. Raises Unreadable for what is no text."""
        try:
            text = self._decoder.decode(piece)
        except UnicodeError:
            text = self._decode_unmarked(piece)
        if text and self._first:
            self._first = False
            return text.removeprefix("\ufeff")
        return text

    def _decode_unmarked(self, piece: bytes) -> str:
        held, _ = self._decoder.getstate()
        try:
            self._decoder = getincrementaldecoder(f"{self._charset}-le")("replace")
        except LookupError:  # a sequence of another charset that never comes to its end
            raise Unreadable(f"the body is no text in {self._charset}") from None
        return self._decoder.decode(held + piece)

    def finish(self) -> str:
        """What is left of a character that was cut off."""
        return self._decoder.decode(b"", True)


class LineReader:
    """Cuts the text of a body at its line ends (LF, CR LF or CR), which are taken away."""

    def __init__(self, media: str) -> None:
        self._text = TextReader(media)
        self._ends = IncrementalNewlineDecoder(None, translate=True)
        self._rest = StringIO()

    def feed(self, piece: bytes) -> list[str]:
        """The lines that a piece completes. Raises Unreadable for one that is too long."""
        return self._cut(self._ends.decode(self._text.feed(piece)))

    def finish(self) -> list[str]:
        """The last lines, also one without an end."""
        lines = self._cut(self._ends.decode(self._text.finish(), final=True))
        rest = self._rest.getvalue()
        return [*lines, rest] if rest else lines

    def _cut(self, text: str) -> list[str]:
        *lines, rest = text.split("\n")
        if lines:
            lines[0] = self._rest.getvalue() + lines[0]
            self._rest = StringIO()
        if rest:
            self._rest.write(rest)
            if self._rest.tell() > LINE_LIMIT:
                raise Unreadable(f"a line is longer than {LINE_LIMIT} characters")
        return lines
