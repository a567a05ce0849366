"""Why we judge some changes otherwise than oasdiff does.

Each entry: the pairs it is about, a pattern for oasdiff's rule, and the reason.
"""

from __future__ import annotations

import re

_REASONS: tuple[tuple[str, str, str], ...] = (
    (
        "",
        r"api-(?:global-)?security-scope-added",
        "A client whose token lacks the scope is turned away from now on. The documents do not "
        "tell whether it does: a warning.",
    ),
    (
        "",
        r"(?:api-(?:global-)?|endpoint-)?security-(?:added|removed)",
        "Who sent no credential, or one that no longer suffices, gets 401 from now on: an error.",
    ),
    (
        "",
        r"request-(?:parameter|body|property)-(?:exclusive-)?max(?:-length)?-set|"
        r"request-(?:parameter|body|property)-exclusive-min-set",
        "A bound that is set on a request refuses what was taken, upper or lower, unless every "
        "old value lies within it (oas0064: an enumeration of shorter texts).",
    ),
    (
        "oas0147 oas0148 oas0149 oas0150 oas0361 oas0517",
        r".*-(?:all|any|one)-of-(?:added|removed)",
        "The part that came or went says the same as another one, or describes an optional "
        "member only: the values that pass are the same. A note; in the `oneOf` around it, "
        "where equal options exclude each other, an error stands at the same place.",
    ),
    (
        "oas0283 oas0393",
        r"request-(?:body|property)-type-changed",
        "`uuid` is no format of an object or of an integer: it annotates and restricts nothing.",
    ),
    (
        "",
        r"response-.*-discriminator-mapping-(?:added|changed)|.*-discriminator-mapping-.*",
        "A schema that stays is named by another value: an old client does not recognize it, "
        "or its value is not recognized. An error where the schema stays, a note else.",
    ),
    (
        "",
        r"response-.*-became-write-only",
        "What is write-only is in no response any more: removed, as far as readers can tell.",
    ),
    (
        "oas0452",
        r"request-(?:required-)?property-became-not-read-only",
        "As long as the property was `readOnly`, no request had to carry it, and those that "
        "kept to the document did not; now each has to: an error.",
    ),
    (
        "oas0122 oas0123 oas0124 oas0324",
        r".*-enum-value-added",
        "An enumeration appeared. That is one change, `became-enum`, an error; its values are "
        "listed in it, and none of them is good news of its own.",
    ),
    (
        "oas0019 oas0020 oas0069",
        r"request-property-pattern-.*",
        "The property is `readOnly` in both documents, so no request carries it: a note.",
    ),
    (
        "oas0029",
        r"request-body-became-required",
        "The request of a webhook is sent by the API. That it always has a body now breaks no "
        "receiver; the opposite would. What an API sends is judged like a response.",
    ),
    (
        "oas0126 oas0231 oas0236",
        r"request-parameter(?:-property)?-(?:type-changed|list-of-types-narrowed)",
        "In a query a number is text like any other: a parameter that takes every string "
        "takes what old clients send. Widened, a note.",
    ),
    (
        "oas0136 oas0547",
        r"request-(?:body|property)-enum-value-removed",
        "The enumeration is lifted as a whole: every value is accepted that was before. Wider, "
        "a note.",
    ),
    (
        "oas0147 oas0148",
        r"request-property-all-of-.*",
        "The part that came or went demands nothing that the other parts do not (`Breed1`, "
        "`Breed2` and `Breed3` are equal): a note.",
    ),
    (
        "oas0241",
        r".*",
        "The change is inside of `not`, where the sense is reversed: what `not` forbids more "
        "loosely is accepted less. One finding, `not-changed`, an error.",
    ),
    (
        "oas0261",
        r"request-body-any-of-removed",
        "`Cat` and `Rabbit` are equal schemas: the option has another name, and what was "
        "accepted is accepted. Notes.",
    ),
    (
        "oas0317 oas0471",
        r".*-discriminator-property-name-changed",
        "An old client writes the old tag, and looks for it: nobody can tell the options "
        "apart any more. An error.",
    ),
    (
        "oas0442",
        r"request-parameter-pattern-removed",
        "One value became a list of values with the same pattern: nothing was lifted. The "
        "parameter was widened, and that is said.",
    ),
    (
        "oas0495 oas0496",
        r"response-.*-any-of-added",
        "A reply may have a shape that old clients have never seen, as with `oneOf`, but "
        "it may fit the known ones too: a warning.",
    ),
    (
        "oas0075",
        r"new-request-path-parameter",
        "The template of the path has the parameter in both documents; the old one forgot "
        "to describe it. What changed is what it may be: an error at the same place.",
    ),
    (
        "oas0306 oas0310",
        r"request-body-type-(?:changed|generalized)",
        "`properties` without a type describe an object, for authors and for clients: that "
        "`type` is written out is a note.",
    ),
    (
        "oas0326",
        r"request-parameter-default-value-changed",
        "A path parameter is always sent, so its default is never used: a note.",
    ),
    (
        "oas0146",
        r"request-parameter-max-items-decreased",
        "The parameter stands on the path item. oasdiff looks there with --flatten-params only "
        "(oas0145, the same two documents, where it finds the error).",
    ),
)

_COMPILED = tuple(
    (frozenset(pairs.split()), re.compile(pattern), text)
    for pairs, pattern, text in _REASONS
)


_BY_SETS = (
    "Who sent no credential",
    "A bound that is set",
    "The part that came or went says",
    "`uuid` is no format",
    "A schema that stays",
    "What is write-only",
    "`properties` without a type",
    "In a query a number",
)
"""How the reasons begin that came when changes were first judged by the sets of values that
pass, and by what old clients can do; until then we mostly had the level that oasdiff has."""


def is_by_sets(text: str) -> bool:
    """Whether a reason came with verdicts by sets of values."""
    return text.startswith(_BY_SETS)


def reason(pair: str, rule: str) -> str:
    """Why we differ at a finding of a pair; empty if nobody has said why."""
    for pairs, pattern, text in _COMPILED:
        if (not pairs or pair in pairs) and pattern.fullmatch(rule):
            return text
    return ""
