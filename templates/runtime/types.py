"""Types of arguments and results that users may name."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterable, Mapping
from typing import IO, Annotated, TypeAlias

Base64: TypeAlias = Annotated[bytes, "base64"]
"""Bytes that travel as base64 text in JSON."""

FileContent: TypeAlias = (
    bytes | str | os.PathLike[str] | IO[bytes] | Iterable[bytes] | AsyncIterable[bytes]
)
"""What can be uploaded: bytes, text, a path, an open binary file, or an iterator of bytes."""

FileInput: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent]
    | tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
"""A file: its content, perhaps with a file name, a content type and part headers."""
