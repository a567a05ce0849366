"""Words of a document, and the identifiers that are made of them.

Identifiers are ASCII: accents are folded, other letters are written as their code point.
Only the `names` stage turns words into identifiers.
"""

from __future__ import annotations

import builtins
import hashlib
import keyword
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LONGEST = 60
"""The most characters of an identifier or of a file's stem."""

LONGEST_WRITTEN = 72
"""The most characters of a class that somebody named."""

MOST_WORDS = 7
"""The most words of a name that is made here, so that it can be read."""

KEYWORDS = frozenset(keyword.kwlist)
SOFT_KEYWORDS = frozenset(keyword.softkwlist)
BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))

ANNOTATION_NAMES = frozenset(
    "bool bytes date datetime dict float int list str time tuple".split()
)
"""Lower-case names that annotations use bare; where a class has a member of this name, the
annotation must reach the type through its module."""

YIELDING_MODEL_ATTRIBUTES = frozenset("""
    construct copy dict from_orm json mro parse_file parse_obj parse_raw register schema
    schema_json update_forward_refs validate
    """.split())
"""What pydantic keeps of its first version, and the machinery of classes: a field of this name
can be read by it, and is declared under another one."""

MODEL_ATTRIBUTES = YIELDING_MODEL_ATTRIBUTES | frozenset("""
    model_computed_fields model_config model_construct model_copy model_dump
    model_dump_json model_extra model_fields model_fields_set model_json_schema
    model_parametrized_name model_post_init model_rebuild model_validate
    model_validate_json model_validate_strings
    to_dict to_json
    """.split())
"""What models and their bases define: a field of this name would hide it."""

DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""File stems that Windows keeps for itself."""

# Names whose inner capitals do not start a word.
_WHOLE = (
    "GitHub GitLab GraphQL IPv4 IPv6 JavaScript LinkedIn MacOS MySQL NoSQL OAuth2 OAuth "
    "OpenAPI OpenID PayPal PostgreSQL SQLite TypeScript WiFi YouTube eBay iOS iPad iPhone "
    "mTLS macOS oAuth2 oAuth vCPUs vCPU"
).split()
_TOKEN = re.compile(
    "|".join(f"{word}(?![a-z])" for word in _WHOLE)
    + r"|(?<![A-Za-z0-9])[b-w][A-Z]{2,}(?![a-z])[0-9]*"  # acronyms made lower: uRL, eFTReference
    + r"|[A-Z]{2,}s(?![a-z])[0-9]*"  # plural acronyms: URLs, IDs
    + r"|[vV][0-9]+(?:p[0-9]+)?(?:(?:alpha|beta|rc)[0-9]*)?(?![a-z])"
    + r"|[A-Z]{2,}v[0-9]+(?![a-z])"  # UUIDv4
    + r"|[A-Z]+[0-9]*(?![a-z])"
    + r"|[0-9]+[A-Z](?![a-z])"  # 3D
    + r"|[A-Z]?[a-z][a-z0-9]*"
    + r"|[0-9]+[a-z]*"
    + r"|[A-Z]"
)

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o",
        "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th",
        "Þ": "TH", "ı": "i", "ħ": "h", "Ħ": "H", "'": "", "’": "", "`": "",
    }
)  # fmt: skip

SYMBOLS = {
    "+": "plus", "-": "minus", "*": "star", "/": "slash", "%": "percent", "&": "and",
    "|": "or", "=": "equals", "<": "before", ">": "after", "!": "not", "?": "question",
    "#": "hash", "@": "at", "$": "dollar", "^": "caret", "~": "tilde", ".": "dot",
    ",": "comma", ":": "colon", ";": "semicolon", "(": "open", ")": "close",
    "[": "bracket", "]": "bracket", "{": "brace", "}": "brace", "\\": "backslash",
    "_": "underscore", '"': "quote", "'": "apostrophe", " ": "space",
}  # fmt: skip
"""What a character is called where nothing else tells two names apart."""

_DIGITS = "zero one two three four five six seven eight nine".split()
_SEAM = re.compile(
    r"(?<![0-9])_|_(?![0-9])"
)  # digits that met would read as one number
_SIGNED = re.compile(r"^([+-])(?=[0-9.])")


@lru_cache(maxsize=65536)
def split(text: str) -> tuple[str, ...]:
    """The words of a name in any convention, in their own case.

    `"userIDs"` gives `user IDs`, `"HTTPServer2"` `HTTP Server2`, `"x-trace_id"` `x trace id`,
    `"Größe"` `Grosse`, `"+1"` `plus 1`. A text without letters and digits gives nothing.
    """
    if not text.isascii():
        text = fold(text)
    signed = _SIGNED.match(text)
    found = _TOKEN.findall(text.replace("'", ""))
    if len(found) > 1 and text.isupper():
        found = [word.lower() for word in found]
    if signed:
        found.insert(0, SYMBOLS[signed[1]])
    return tuple(found)


def fold(text: str) -> str:
    """The text in ASCII: compatibility forms and accents folded as NFKD does, letters
    without such a form as `u` and their code point, everything else a space."""
    out: list[str] = []
    for char in unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(
        _LETTERS
    ):
        if char.isascii():
            out.append(char)
        elif unicodedata.combining(char):
            continue
        elif char.isalnum():
            out.append(f" u{ord(char):04x} ")
        elif unicodedata.category(char) != "Cf":
            out.append(" ")
    return "".join(out)


def symbols(text: str) -> tuple[str, ...]:
    """The names of the punctuation in a text, for where the words alone do not do."""
    return tuple(SYMBOLS[char] for char in text if char in SYMBOLS)


def snake(words: tuple[str, ...] | list[str]) -> str:
    """`("Batch", "Export")` as `batch_export`; empty for no words."""
    return _led("_".join(word.lower() for word in words), "_").lower()


def pascal(words: tuple[str, ...] | list[str]) -> str:
    """`("batch", "export")` as `BatchExport`; acronyms keep the capitals they came with."""
    parts = [word[:1].upper() + word[1:] for word in words]
    whole = "".join(parts)
    if not whole.isalpha() and any(part[:1].isdigit() for part in parts):
        return _led(_SEAM.sub("", "_".join(parts)), "")
    return whole


def _led(text: str, join: str) -> str:
    """An identifier cannot start with a digit: one digit is spelled, more get an `n`."""
    if not text[:1].isdigit():
        return text
    if text[1:2].isdigit():
        return ("n" if join else "N") + text
    word = _DIGITS[int(text[0])]
    rest = text[1:].lstrip("_")
    if not join:
        word = word.capitalize()
        rest = rest[:1].upper() + rest[1:]
    return word + (join if rest else "") + rest


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, or where it is too long its start and eight characters that stand for the
    whole, so that different long names stay different."""
    if len(text) <= longest:
        return text
    stamp = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    head = text[: longest - 9].rstrip("_")
    return f"{head}_{stamp}"


_MOST_TRIED = 40
"""Of a name of more words, only so many are looked at: those of its start and of its end."""


def without_inner_words(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """A name that is too long without as few of its inner words as possible, which stand side
    by side; those in the middle go first. Empty where its first and last word are too long.
    """
    join = snake if text[:1].islower() else pascal
    words = split(text)
    if len(words) > _MOST_TRIED:
        words = (*words[: _MOST_TRIED // 2], *words[-_MOST_TRIED // 2 :])
    for number in range(1, len(words) - 1):
        found = [
            name
            for at in range(1, len(words) - number)
            if len(name := join([*words[:at], *words[at + number :]])) <= longest
        ]
        if found:
            middle = len(found) // 2
            return tuple(
                dict.fromkeys(sorted(found, key=lambda n: abs(found.index(n) - middle)))
            )
    return ()


_FILLERS = frozenset("a an and by for from in of on or the to with".split())


def condensed(
    found: Sequence[str], longest: int = LONGEST, most: int = MOST_WORDS
) -> tuple[str, ...]:
    """The words of a class name, of one that is too long fewer: without small words, then
    without those that come again later, then without those in the middle, where names of
    one family differ least often."""
    kept = tuple(found)

    def long() -> bool:
        return len(kept) > most or len(pascal(kept)) > longest

    if not long():
        return kept
    kept = without_fillers(kept)
    at = 1
    while at < len(kept):
        twice = kept[at].lower() == kept[at - 1].lower()
        again = twice or (long() and kept[at].lower() in map(str.lower, kept[at + 1 :]))
        kept = kept[:at] + kept[at + 1 :] if again else kept
        at += not again
    while long() and len(kept) > 3:
        at = len(kept) // 2
        kept = kept[:at] + kept[at + 1 :]
        if kept[at - 1].lower() == kept[at].lower():
            kept = kept[:at] + kept[at + 1 :]
    return kept


def without_fillers(found: Sequence[str]) -> tuple[str, ...]:
    """The words without small ones such as `of` behind the first, but for those that part a
    word from itself: `OneToOne`."""
    low = [word.lower() for word in found]
    return tuple(
        word
        for at, word in enumerate(found)
        if at == 0
        or low[at] not in _FILLERS
        or low[at - 1 : at] == low[at + 1 : at + 2]
    )


def trimmed(
    found: Sequence[str], longest: int = LONGEST, most: int = MOST_WORDS
) -> tuple[str, ...]:
    """The last words of a class name that is too long, where others are called alike."""
    kept = tuple(found)
    while len(kept) > 2 and (len(kept) > most or len(pascal(kept)) > longest):
        kept = kept[1:]
    return kept


def without_separators(name: str) -> str:
    """A name without what spellings differ in: `tripId`, `trip_id`, `trip_id[]`."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def key(name: str) -> str:
    """What two names share that a reader, a file system or Python could mix up."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKC", name).casefold()


# --- number -------------------------------------------------------------------------------

_SINGULAR_S = frozenset("""
    access address alias analysis analytics apis atlas basis bias billing bonus bus business
    bypass campus canvas census chaos class compass consensus corpus cosmos cross cumulus
    cvss diagnosis dns dos egress express focus gas genus has https ingress ios iris kubernetes
    lens loss macos mass mess metropolis minus mls mms nas news nexus os pass plus postgres
    press process progress redis s3s sms sos species status stress success synthesis tls
    todos toss us via virus vps vs windows wireless
    """.split())
_IRREGULAR = {
    "aliases": "alias", "analyses": "analysis", "axes": "axis", "bases": "base",
    "buses": "bus", "caches": "cache", "canvases": "canvas", "children": "child",
    "corpora": "corpus", "genera": "genus",
    "cookies": "cookie", "criteria": "criterion", "data": "data", "feet": "foot",
    "geese": "goose", "indices": "index", "indexes": "index", "leaves": "leaf",
    "lies": "lie", "lives": "life", "matrices": "matrix", "media": "media", "men": "man",
    "mice": "mouse", "movies": "movie", "people": "person", "series": "series",
    "shelves": "shelf", "statuses": "status", "ties": "tie", "vertices": "vertex",
    "viruses": "virus", "women": "woman", "zombies": "zombie", "addresses": "address",
    "apis": "api", "ids": "id", "databases": "database", "leases": "lease",
    "licenses": "license", "expenses": "expense", "responses": "response",
    "purchases": "purchase", "warehouses": "warehouse", "causes": "cause",
    "houses": "house", "clauses": "clause", "courses": "course", "nurses": "nurse",
    "horses": "horse", "uses": "use", "releases": "release", "cases": "case",
    "phases": "phase", "phrases": "phrase", "purposes": "purpose", "senses": "sense",
    "diseases": "disease", "increases": "increase", "universes": "universe",
    "metrics": "metric", "topics": "topic", "epics": "epic", "clinics": "clinic",
    "comics": "comic", "fabrics": "fabric", "lyrics": "lyric", "critics": "critic",
    "characteristics": "characteristic", "mosaics": "mosaic", "mechanics": "mechanic",
}  # fmt: skip


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The singular of an English noun, or the word itself where it is none."""
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return word[:-1]
    low = word.lower()
    if low in _IRREGULAR:
        found = _IRREGULAR[low]
        return (
            found.capitalize()
            if word[:1].isupper() and not word[1:2].isupper()
            else found
        )
    if word.isupper() or low in _SINGULAR_S or len(low) < 3 or not low.endswith("s"):
        return word
    if low.endswith(("ss", "us", "is", "ics")):
        return word
    if low.endswith("ies"):
        return word[:-3] + "y" if len(low) > 4 else word[:-1]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> bool:
    """Whether a word is a plural."""
    return singular(word) != word or word.lower() in (
        "media",
        "people",
        "data",
        "series",
    )
