"""Which rules of ours say what a rule of oasdiff says."""

# ruff: noqa: E501 - a table reads best with a row a line

from __future__ import annotations

import re

_LIFE = ("endpoint", "request-parameter", "request-property", "response-property")

_EXACT: dict[str, tuple[str, ...]] = {
    "api-operation-id-added": ("endpoint-id-added", "endpoint-id-changed"),
    "api-operation-id-removed": ("endpoint-id-removed", "endpoint-id-changed"),
    "api-tag-added": ("endpoint-tag-added",),
    "api-tag-removed": ("endpoint-tag-removed",),
    "api-schema-removed": ("schema-removed",),
    "api-stability-decreased": ("endpoint-stability-decreased",),
    "api-stability-increased": ("endpoint-stability-increased",),
    "api-invalid-stability-level": tuple(f"{place}-stability-invalid" for place in _LIFE),
    "api-deprecated-sunset-parse": ("endpoint-sunset-invalid",),
    "api-deprecated-sunset-missing": ("endpoint-sunset-missing",),
    "api-sunset-date-too-small": ("endpoint-sunset-too-soon",),
    "api-sunset-date-changed-too-small": ("endpoint-sunset-moved-too-soon",),
    "api-path-sunset-parse": ("endpoint-removed-sunset-invalid", "endpoint-sunset-invalid"),
    "sunset-deleted": ("endpoint-sunset-removed",),
    "request-parameter-sunset-parse": (
        "request-parameter-removed-sunset-invalid",
        "request-parameter-sunset-invalid",
    ),
    "request-parameter-sunset-deleted": ("request-parameter-sunset-removed",),
    "request-parameter-sunset-date-changed-too-small": ("request-parameter-sunset-moved-too-soon",),
    "new-request-path-parameter": ("request-parameter-added-required",),
    "new-required-request-header-property": ("request-parameter-property-added-required",),
    "request-header-property-became-enum": ("request-parameter-property-became-enum",),
    "request-header-property-became-required": ("request-parameter-property-became-required",),
    "request-parameter-removed-with-deprecation": ("request-parameter-removed-after-deprecation",),
    "request-property-removed": ("request-property-removed-required", "request-property-removed-optional"),
    "response-mediatype-enum-value-removed": ("response-body-enum-value-removed",),
    "required-response-header-removed": ("response-header-removed-required",),
    "optional-response-header-removed": ("response-header-removed-optional",),
    "response-media-type-name-changed": ("response-media-type-changed", "response-media-type-specialized"),
    "response-property-pattern-changed": ("response-property-pattern-changed", "response-property-pattern-generalized"),
    "api-security-component-type-changed": ("security-scheme-type-changed",),
    "api-security-component-oauth-url-changed": ("security-scheme-authorization-url-changed",),
    "api-security-component-oauth-token-url-changed": ("security-scheme-token-url-changed",),
    "api-security-added": ("endpoint-security-added",),
    "api-security-removed": ("endpoint-security-removed",),
    "api-security-scope-added": ("endpoint-scope-added",),
    "api-security-scope-removed": ("endpoint-scope-removed",),
}  # fmt: skip

_REGULAR: tuple[tuple[str, str], ...] = (
    (r"api-(?:path-)?removed-without-deprecation", "endpoint-removed"),
    (r"api-(?:path-)?removed-with-deprecation", "endpoint-removed-after-deprecation"),
    (r"api-(?:path-)?removed-before-sunset", "endpoint-removed-before-sunset"),
    (r"api-version-(.*)", r"version-\1"),
    (r"api-major-version-(.*)", r"version-major-\1"),
    (r"api-global-security-(.*)", r"security-\1"),
    (r"api-security-component-(?:oauth-)?(.*)", r"security-scheme-\1"),
    (r"(.*)-deprecated-with-sunset", r"\1-deprecated"),
    (r"(.*)-deprecated-sunset-(missing|invalid)", r"\1-sunset-\2"),
    (r"(.*)-sunset-date-too-small", r"\1-sunset-too-soon"),
    (r"new-(required|optional)-request-(?:default-)?parameter(?:-to-existing-path)?", r"request-parameter-added-\1"),
    (r"new-(required|optional)-request-property(?:-with-default)?", r"request-property-added-\1"),
    (r"(request|response)-(required|optional)-(?:write-only-)?property-(added|removed)", r"\1-property-\3-\2"),
    (r"(request|response)-(?:required|optional)-property-(became-.*)", r"\1-property-\2"),
    (r"(request|response)-(?:read|write)-only-property-(.*)", r"\1-property-\2"),
    (r"(.*)-became-required-with-default", r"\1-became-required"),
    (r"(.*)-media-type-schema-(added|removed)", r"\1-schema-\2"),
    (r"(.*)-media-type-name-(.*)", r"\1-media-type-\2"),
    (r"(.*)-discriminator-property-name-changed", r"\1-discriminator-property-changed"),
    (r"(.*)-mapping-deleted", r"\1-mapping-removed"),
    (r"(.*)-default-value-(.*)", r"\1-default-\2"),
    (r"(.*)-x-extensible-enum-(.*)", r"\1-extensible-enum-\2"),
    (r"(.*)-all-of-(added|removed)-annotation-only", r"\1-all-of-note-\2"),
    (r"(.*)-wrapped-in-one-of", r"\1-wrapped-in-union"),
    (r"response-success-status-(.*)", r"response-success-\1"),
    (r"response-non-success-status-(.*)", r"response-error-\1"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), ours) for pattern, ours in _REGULAR)

_RECEIVED = re.compile("^request-")

_TYPES = {
    "generalized": ("widened",),
    "specialized": ("narrowed",),
    "compatible": ("widened", "narrowed"),
    # One word for every change of type that breaks; we say which.
    "changed": ("changed", "widened", "narrowed"),
}
_LISTS = {"widened": "became-nullable", "narrowed": "became-not-nullable"}
_LIST = re.compile(r"(.*)-list-of-types-(widened|narrowed)")
_TYPE = re.compile(r"(.*)-type-(generalized|specialized|compatible|changed)")


def ours(theirs: str, *, received: bool = False) -> frozenset[str]:
    """The ids of our rules that answer to one of oasdiff's; ours may be finer or coarser.

    `received` is set for webhooks, whose requests come from the API.
    """
    if received:
        return frozenset(_RECEIVED.sub("response-", rule) for rule in ours(theirs))
    if theirs in _EXACT:
        return frozenset(_EXACT[theirs])
    listed = _LIST.fullmatch(theirs)
    if listed:
        place, word = listed.groups()
        return frozenset({f"{place}-type-{word}", f"{place}-{_LISTS[word]}"})
    typed = _TYPE.fullmatch(theirs)
    if typed and "media-type" not in theirs and "security" not in theirs:
        return frozenset(f"{typed[1]}-type-{word}" for word in _TYPES[typed[2]])
    for pattern, replacement in _PATTERNS:
        found = pattern.fullmatch(theirs)
        if found:
            return frozenset({found.expand(replacement)})
    return frozenset({theirs})
