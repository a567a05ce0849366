"""What words of paths and operationIds say about the kind of an operation."""

from __future__ import annotations

from ..text.words import plural

VERBS = frozenset("""
    abort accept acknowledge activate add allow analyze answer append apply approve archive assign
    associate attach authenticate authorize ban begin bind block buy calculate cancel capture
    change check claim classify clear clone close commit complete compute confirm connect
    convert copy create deactivate decline decrypt deny delete demote deploy describe destroy detach
    detect detokenize diagnose disable
    disassociate disconnect discard dismiss download drop duplicate
    edit embed enable encrypt end enroll ensure evaluate exchange execute expire explain
    export extend fail fetch finalize find finish follow force generate get grant hide
    hold import increment init initialize initiate insert inspect install introspect
    invalidate invite invoke issue join kick kill launch leave link list load lock login
    logout lookup mark merge migrate modify monitor move mute open parse patch pause pin
    ping play poll populate post prepare preview process produce promote provision prune
    publish purge push put query queue read rebuild recalculate recover redeem refresh
    regenerate register reindex reject release reload remove rename render renew reopen
    reorder replace reply reprocess request rerank rerequest reset resend reserve resize
    restrict
    resolve restart restore resume retire retrieve retry revert revoke rollback rotate run
    save scan schedule seek send set share show sign simulate skip snooze
    start stop stream submit subscribe summarize suspend sync terminate test toggle
    tokenize transfer transform translate trigger unarchive unassign unban unblock
    undelete unfollow uninstall unlink unlock unmark unmerge unmute unpause unpin
    unpublish unregister unset unshare unstar unsubscribe unsuspend untag update upgrade
    upload upsert validate verify view void wait watch withdraw write
    dial discover moderate predict recommend transcribe
    escalate flush ignore notify reconcile
    advance consume count enrich expire file fire report scroll search seed deposit distribute
    """.split())
"""Verbs that begin the names of operations; some are nouns elsewhere."""

NOUNS_TOO = frozenset("""
    block buy capture change charge check claim clone commit copy deploy drop edit
    embed end exchange export extend file find grant hold import invite issue join kick
    link list lock lookup merge monitor move open patch pause pin ping play poll post
    preview process push query queue read release reply report request reserve
    restore run scan schedule search share show sign stream
    count report stop test transfer trigger view void wait watch
    """.split())
"""Verbs of the table that may as well be nouns, so that they prove nothing alone."""

SURE = VERBS - NOUNS_TOO

CREATED = frozenset({"create", "add", "post", "new", "insert", "make"})
FETCHED = frozenset(
    {"get", "fetch", "read", "retrieve", "list", "find", "show", "view"}
)
CHANGED = frozenset({"update", "patch", "put", "edit", "modify", "change", "partial"})
DELETED = frozenset({"delete", "destroy", "del"})

STANDARD = CREATED | FETCHED | CHANGED | DELETED | {"replace", "bulk", "by"}
"""Verbs that say what the HTTP method says anyway."""

METHODS = {
    "GET": "retrieve",
    "POST": "create",
    "PUT": "update",
    "PATCH": "update",
    "DELETE": "delete",
    "QUERY": "query",
}
"""The default method for an HTTP method on one thing; others keep their own name."""

LINKS = frozenset({"and", "by", "for", "from", "in", "of", "on", "or", "to", "with"})
FILLERS = frozenset({"a", "an", "the"})
BULK = frozenset({("bulk",), ("batch",)})
"""Segments for many things at once; the HTTP method says what is done to them."""

ASKED = frozenset({("search",), ("query",), ("count",), ("lookup",), ("preview",)})
"""Segments that are posted to for an answer, and create nothing."""

OF_THINGS = (CREATED | FETCHED | CHANGED) - {"post", "put", "patch"}
"""Verbs that say that a noun which is posted to is a thing."""


def is_action(name: tuple[str, ...]) -> bool:
    """Whether the words of a segment are something that is done: `search`, `mark_read`,
    `bulk_delete`; `test_results` are things."""
    if name[0] in SURE or (len(name) > 1 and name[-1] in SURE):
        return True
    return name[0] in VERBS and not (len(name) > 1 and plural(head(name)[-1]))


def head(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a thing, without what it is for: `routes` of `routes_for_agency`."""
    ends = (at for at, word in enumerate(name) if at and word in LINKS)
    return name[: next(ends, len(name))]


_FIRST = "list create retrieve get update partial_update replace delete".split()
_RANKS = {name: place for place, name in enumerate(_FIRST)}


def rank_method(name: str) -> int:
    """The place of a method among those of its resource: what most people look for first."""
    return _RANKS.get(name, len(_RANKS))
