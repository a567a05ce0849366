"""XML documents as trees of elements, read with limits and without entities."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

XSI = "http://www.w3.org/2001/XMLSchema-instance"
_XMLNS = "http://www.w3.org/XML/1998/namespace"

DEPTH = 100
"""Levels of elements that are read and written."""

ELEMENTS = 5_000_000
"""Elements and attributes that one document may have; its bytes are limited as all bodies are."""

_SPECIAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*")
_SPACED = {"\r": "&#13;"}
_KNOWN = {"xsi": XSI}
_QUOTED = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


@dataclass(slots=True)
class Element:
    """An element. Names are local names; `attributes` are by local name.

    `prefix` is the wish of who writes. `text` is all text directly in the element,
    written before its children, as a CDATA section if `cdata` is set. `nil` stands for
    `xsi:nil="true"`.
    """

    name: str
    namespace: str = ""
    prefix: str = ""
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    children: list[Element] = field(default_factory=list["Element"])
    text: str = ""
    cdata: bool = False
    nil: bool = False
    spaces: dict[str, tuple[str, str]] = field(
        default_factory=dict[str, tuple[str, str]]
    )
    """Of attributes that are written: (namespace, prefix) where they have one."""


# --- reading -----------------------------------------------------------------------------


def parse(content: bytes, charset: str = "") -> Element:
    """Read an XML document; `charset` is that of its content type.

    Raises ValueError for what is no XML, for a document type declaration, with which
    entities would come, and for more nesting or more elements than are read.
    """
    try:
        try:
            return _parsed(content, charset, " ")
        except expat.ExpatError as error:
            if error.code != _UNBOUND:
                raise
            return _parsed(content, charset, None)  # prefixes that nobody declared
    except expat.ExpatError as error:
        raise ValueError(f"the body is not XML that can be read: {error}") from None
    except LookupError:  # it says so itself
        raise ValueError("the body is XML in an encoding that is none") from None


_UNBOUND = expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]


def _parsed(content: bytes, charset: str, separator: str | None) -> Element:
    content, encoding = _decoded(content, charset)
    parser = expat.ParserCreate(encoding, separator)
    builder = _Builder()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.Parse(content, True)
    assert builder.root is not None  # or expat would have said so
    return builder.root


def _refuse(*declaration: object) -> None:
    raise ValueError(
        "the body is XML with a document type declaration, which is refused"
    )


class _Builder:
    """Makes elements of what the parser meets."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > ELEMENTS:
            raise ValueError(f"the body is XML of more than {ELEMENTS} elements")
        if len(self._open) >= DEPTH:
            raise ValueError(f"the body is XML that nests more than {DEPTH} levels")
        namespace, local = _split(name)
        made = Element(local, namespace)
        for key, value in attributes.items():
            space, short = _split(key)
            if space == XSI and short == "nil":
                made.nil = value.strip() in ("true", "1")
            else:
                made.attributes.setdefault(short, value)
                if space:
                    made.spaces[short] = space, ""
        if self._open:
            self._open[-1].children.append(made)
        else:
            self.root = made
        self._open.append(made)
        self._texts.append([])

    def end(self, name: str) -> None:
        self._open.pop().text = "".join(self._texts.pop())

    def data(self, text: str) -> None:
        self._texts[-1].append(text)


def _split(name: str) -> tuple[str, str]:
    """The namespace and the local name; a prefix that is not declared is left out."""
    namespace, _, local = name.rpartition(" ")
    return namespace, local.rpartition(":")[2]


def _decoded(content: bytes, charset: str) -> tuple[bytes, str | None]:
    """The document, and its encoding where the document does not say it (RFC 7303): a byte
    order mark counts before the content type, which many servers get wrong."""
    if not charset or content.startswith(_MARKS):
        return content, None
    try:
        if codecs.lookup(charset).name == "utf-8":
            content.decode()
            return content, "utf-8"
        return content.decode(charset).encode(), "utf-8"
    except (LookupError, ValueError):
        return content, None


_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


# --- writing -----------------------------------------------------------------------------


def document(root: Element, charset: str = "") -> bytes:
    """Write a document, in UTF-8 unless another charset is asked for.

    Raises ValueError for names and characters that XML does not have, and LookupError for
    a charset that is not known.
    """
    encoding = charset or "utf-8"
    if not codecs.lookup(encoding).name.startswith("utf"):
        for name in _names(root):
            name.encode(encoding)  # texts have escapes, names have none
    pieces = [f'<?xml version="1.0" encoding="{encoding.upper()}"?>\n']
    pieces += _written(root, {"xml": _XMLNS, "": ""}, 0)
    return "".join(pieces).encode(encoding, "xmlcharrefreplace")


def _names(element: Element) -> Iterator[str]:
    yield element.name
    yield from element.attributes
    for child in element.children:
        yield from _names(child)


def _written(element: Element, scope: Mapping[str, str], depth: int) -> Iterator[str]:
    """The pieces of an element; `scope` are the namespaces by prefix around it."""
    if depth > DEPTH:
        raise ValueError(f"the value nests more than {DEPTH} levels")
    inner = dict(scope)
    name = _qualified(element.name, element.namespace, element.prefix, inner)
    pairs: list[tuple[str, str]] = []
    for key, value in element.attributes.items():
        space, prefix = element.spaces.get(key, ("", ""))
        if space:
            prefix = _free(prefix or "ns", space, inner)
        pairs.append((_qualified(key, space, prefix, inner), value))
    if element.nil:
        pairs.append((_qualified("nil", XSI, "xsi", inner), "true"))
    declared = [
        (f"xmlns:{prefix}" if prefix else "xmlns", uri)
        for prefix, uri in inner.items()
        if scope.get(prefix) != uri
    ]
    yield f"<{name}"
    for key, value in (*declared, *pairs):
        yield f" {key}={quoteattr(characters(value), _QUOTED)}"
    if not element.text and not element.children:
        yield "/>"
        return
    yield ">"
    if element.cdata:
        text = characters(element.text).replace("]]>", "]]]]><![CDATA[>")
        yield f"<![CDATA[{text}]]>"
    else:
        yield escape(characters(element.text), _SPACED)
    for child in element.children:
        yield from _written(child, inner, depth + 1)
    yield f"</{name}>"


def _qualified(local: str, namespace: str, prefix: str, scope: dict[str, str]) -> str:
    """A name with its prefix, which is bound in `scope`. A prefix of no namespace that is
    known is left out: a document with it could not be read."""
    given, _, local = local.rpartition(":")
    prefix = prefix or given
    namespace = namespace or _KNOWN.get(prefix, "")
    if namespace:
        scope[prefix] = namespace
    elif prefix not in scope:
        prefix = ""
    if not is_name(local) or (prefix and not is_name(prefix)):
        raise ValueError(f"{local!r} cannot be a name in XML")
    return f"{prefix}:{local}" if prefix else local


def _free(prefix: str, namespace: str, scope: Mapping[str, str]) -> str:
    """A prefix that is not bound to another namespace."""
    while scope.get(prefix, namespace) != namespace:
        prefix += "_"
    return prefix


def is_name(text: str) -> bool:
    """Whether a text can be the local name of an element or an attribute."""
    if _NAME.fullmatch(text) is None:
        return False
    return text.isascii() or _is_foreign_name(text)


@lru_cache(maxsize=1024)
def _is_foreign_name(text: str) -> bool:
    """Which letters can be in names changed between the editions of XML 1.0, so that it is
    asked who will have to read them."""
    try:
        expat.ParserCreate("utf-8").Parse(f"<{text}/>".encode(), True)
    except (expat.ExpatError, UnicodeEncodeError):
        return False
    return True


def characters(text: str) -> str:
    """The text. Raises ValueError if it has characters that XML does not have."""
    if found := _SPECIAL.search(text):
        raise ValueError(f"XML cannot hold the character {found[0]!r}")
    return text
