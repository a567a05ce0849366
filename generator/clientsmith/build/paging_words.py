"""The words by which paging is recognized, without case and punctuation."""

from __future__ import annotations

import re

_NOISE = re.compile(r"[^a-z0-9]")


def word(wire: str) -> str:
    """A wire name in the form of these tables: `page[size]`, `PageSize`, `page_size`."""
    return _NOISE.sub("", wire.lower())


OFFSETS = frozenset("offset pageoffset skip startat start recordoffset".split())
PAGES = frozenset("page pagenumber pagenum pageno currentpage pageindex".split())
SIZES = frozenset(
    "limit pagesize perpage size count maxresults pagelimit top max itemsperpage"
    " resultsperpage maxitems rows take numresults pagecount recordsperpage maxpagesize"
    " resultsize maxrecords batchsize numitems".split()
)
CURSORS = frozenset(
    "cursor after startingafter pagetoken nexttoken continuationtoken nextcursor pagecursor"
    " marker continue paginationtoken bookmark pageafter aftercursor nextpagetoken scrollid"
    " pagekey startcursor exclusivestartkey startkey nextkey continuation paginationcursor"
    " afterid nextpage pageid nextmarker scroll endcursor".split()
)
"""Parameters that take a token."""

NEXT_CURSORS = frozenset(
    "nextcursor nextpagetoken nexttoken continuationtoken endcursor nextcontinuationtoken"
    " nextmarker nextpagecursor bookmark nextkey paginationtoken lastevaluatedkey nextpage"
    " nextstartkey aftercursor continue cursor after lastid nextid scrollid nextafter marker"
    " cursornext continuation nextpageid nextscrollid nextpaginationtoken nextoffset"
    " nextpageoffset".split()
)
"""Properties of a reply that hold the next token."""

NEXT_ONLY = frozenset(
    "next nextcursor nextpagetoken nexttoken nextcontinuationtoken nextpagecursor nextkey"
    " nextpage nextstartkey nextid nextafter cursornext nextpageid nextscrollid"
    " nextpaginationtoken nextoffset nextpageoffset".split()
)
"""Those that are null after the last page; a cursor or an id may be that of this page."""

NEXT_URLS = frozenset(
    "nexturl nextlink nextpageurl nextpageuri nexthref odatanextlink nextpagelink nexturi"
    " nextpath".split()
)
MORE = frozenset(
    "hasmore hasnext hasnextpage more ismore hasmoreitems hasmorepages hasmoreresults"
    " moreavailable nextpage ismoreavailable hasnextresults".split()
)
LAST_ITEM = frozenset(
    "startingafter after afterid startafter startafterid lastid".split()
)
"""Parameters that may take the id of the last item received."""
TOTALS = frozenset(
    "total totalcount totalitems totalresults totalpages pagecount count totalentries"
    " totalrecords totalelements numpages lastpage resultcount totalsize pages pagestotal"
    " totalpagecount totalrows".split()
)
ALL_ITEMS = frozenset(
    "total totalcount totalitems totalresults totalentries totalrecords totalelements"
    " totalsize totalrows".split()
)
ALL_PAGES = frozenset("totalpages numpages lastpage pagestotal totalpagecount".split())
"""Totals that are surely of all pages: `count` is that of one page as often as not."""

LISTS = tuple("items results data records entries values list rows hits".split())
"""Names of the list itself where a reply has several, the surest first."""

HOLDERS = frozenset(
    "meta metadata pagination paging pageinfo page responsemetadata links pages cursors"
    " cursor next resultinfo paginator paginginfo response result data pager paginationinfo"
    " payload".split()
)
"""Objects in a reply that describe the list."""

LINKS = frozenset("links pages paging next pagination".split())
WRAPPERS = frozenset("data result response payload embedded body results".split())
"""Objects in a reply that hold the list."""

MARKED_URL = re.compile(r"https?://|\b(?:url|uri|link|href)\b", re.IGNORECASE)
MARKED_LINK = re.compile(r"\blink[\s`\"*\]]+header", re.IGNORECASE)
"""How descriptions say that the next page is told in the header `Link`."""

MARKED_ZERO = re.compile(
    r"\b(?:zero|0)[ -](?:based|indexed)\b|\b(?:start|begin)(?:s|ing)?(?: (?:with|at|from))?"
    r" (?:page )?(?:0|zero)\b|\bfirst page is (?:page )?(?:0|zero)\b",
    re.IGNORECASE,
)
"""How descriptions say that pages are counted from zero."""

MARKED_TOKEN = re.compile(r"\b(?:cursor|token)\b", re.IGNORECASE)
"""How descriptions tell addresses from tokens."""
