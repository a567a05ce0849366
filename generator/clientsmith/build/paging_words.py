"""The words by which paging is recognized, without case and punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

_NOISE = re.compile(r"[^a-z0-9]")


@lru_cache(maxsize=4096)  # documents ask by few names, again and again
def word(wire: str) -> str:
    """A wire name in the form of these tables: `page[size]`, `PageSize`, `page_size`."""
    return _NOISE.sub("", wire.lower())


# --- what asks ------------------------------------------------------------------------------

OFFSETS = frozenset(
    "offset pageoffset skip startat start startindex recordoffset firstresult startrow"
    " startposition from offsetcount startfrom resultoffset rowoffset queryoffset"
    " recordindex".split()
)
UNSURE_OFFSETS = frozenset("start from".split())
"""Offsets that may be the beginning of a span of time or numbers as well."""

PAGES = frozenset(
    "page pagenumber pagenum pageno currentpage pageindex pagenr pageid startpage pagestart"
    " p skippages pagestoskip pageskip".split()
)
SKIPPED_PAGES = frozenset("skippages pagestoskip pageskip".split())
"""Those that say how many pages to leave out: the first one is asked for with 0."""

SIZES = frozenset(
    "limit pagesize perpage size count maxresults pagelimit top max itemsperpage"
    " resultsperpage maxitems rows take numresults pagecount recordsperpage maxpagesize"
    " resultsize maxrecords batchsize numitems pagelength results hitsperpage maxkeys"
    " amount length maxcount first num".split()
)
CURSORS = frozenset(
    "cursor after startingafter pagetoken nexttoken continuationtoken nextcursor pagecursor"
    " marker continue paginationtoken bookmark pageafter aftercursor nextpagetoken scrollid"
    " pagekey startcursor exclusivestartkey startkey nextkey continuation paginationcursor"
    " afterid nextpage pageid nextmarker scroll endcursor startafter startafterid sinceid"
    " iterator nextid skiptoken resumptiontoken cursormark searchafter pagingtoken since"
    " until next cursorid startingtoken resumetoken pagestate cursorafter position".split()
)
"""Parameters that take a token."""

UNSURE_CURSORS = frozenset("since until next position from pageid p".split())
"""Tokens only where the document relates them to what a reply holds."""

STARTING_AFTER = frozenset({"startingafter"})
"""Parameters that take the id of the last item for sure, where there is one to go back."""

LAST_ITEM = frozenset(
    "startingafter after afterid startafter startafterid lastid sinceid since idafter"
    " afteritem lastitemid".split()
)
"""Parameters that may take the id of the last item received."""

BACKWARDS = frozenset(
    "before endingbefore beforeid endbefore pagebefore beforecursor cursorbefore"
    " previouscursor prevcursor endbeforeid previoustoken prevtoken pagingbefore".split()
)
"""Parameters that walk a list to its beginning."""

ASKING = frozenset(
    "page pagination paging options pageinfo pagerequest paginationrequest pageoptions"
    " paginationoptions pageable pager query".split()
)
"""Objects in a request that hold what asks for a page."""

# --- what is told ---------------------------------------------------------------------------

NEXT_CURSORS = frozenset(
    "nextcursor nextpagetoken nexttoken continuationtoken endcursor nextcontinuationtoken"
    " nextmarker nextpagecursor bookmark nextkey paginationtoken lastevaluatedkey nextpage"
    " nextstartkey aftercursor continue cursor after lastid nextid scrollid nextafter marker"
    " cursornext continuation nextpageid nextscrollid nextpaginationtoken nextoffset"
    " nextpageoffset iterator nextiterator nextbatch nextpagekey nextcursormark nextstartingafter"
    " nextskiptoken resumptiontoken nextcontinuation nextbookmark nextpagemarker"
    " nextresulttoken nextstart nextposition pagestate cursorafter lastkey".split()
)
"""Properties of a reply that hold the next token."""

NEXT_ONLY = frozenset(
    "next nextpage nextoffset nextpageoffset nextstart nextposition nextpagenumber"
    " nextindex nextskip".split()
)
"""Those by which a list of numbered pages says that it goes on; a token may be of another
way to page the same list."""

NEXT_URLS = frozenset(
    "nexturl nextlink nextpageurl nextpageuri nexthref odatanextlink nextpagelink nexturi"
    " nextpath nextpagepath nextresultsurl nextrecordsurl nextpagehref".split()
)
SERVERS_NEXT = frozenset("odatanextlink".split())
"""Addresses by which the server itself divides a list, whatever was asked for."""

MORE = frozenset(
    "hasmore hasnext hasnextpage more ismore hasmoreitems hasmorepages hasmoreresults"
    " moreavailable nextpage ismoreavailable hasnextresults istruncated truncated"
    " morerecords moredata moreresults hasmoredata hasmorerecords morepages".split()
)
DONE = frozenset(
    "done last islast islastpage lastpage finished isfinished nomore exhausted endoflist"
    " isdone endofresults".split()
)
"""Flags that are true on the last page."""

TOTALS = frozenset(
    "total totalcount totalitems totalresults totalpages pagecount count totalentries"
    " totalrecords totalelements numpages lastpage resultcount totalsize pages pagestotal"
    " totalpagecount totalrows totalhits nbpages nbhits numfound recordcount itemcount"
    " matches estimatedtotalhits resultscount rowcount itemscount numresults recordstotal"
    " found hits resulttotal maxpage allpages odatacount".split()
)
ALL_ITEMS = frozenset(
    "total totalcount totalitems totalresults totalentries totalrecords totalelements"
    " totalsize totalrows totalhits nbhits numfound estimatedtotalhits recordstotal"
    " odatacount resulttotal".split()
)
ALL_PAGES = frozenset(
    "totalpages numpages lastpage pagestotal totalpagecount nbpages maxpage".split()
)
"""Totals that are surely of all pages: `count` is that of one page as often as not."""

# --- where the list is ----------------------------------------------------------------------

LISTS = tuple(
    "items results data records entries values list rows hits content elements value objects"
    " result collection members member resources edges nodes documents docs".split()
)
"""Names of the list itself where a reply has several, the surest first."""

COMPANIONS = frozenset(
    "errors error warnings warning links included includes sort sorts order orderby"
    " unreachable unreachables facets filters aggregations aggregates columns headers"
    " messages notices notifications expand expands meta metadata breadcrumbs stats"
    " suggestions facet relatedobjects availablefilters appliedfilters failures errordetails"
    " validationerrors errormessages fields schema permissions actions debug"
    " corrections".split()
)
"""Lists that stand beside the items of a page, and are none."""

FAULTS = frozenset(
    "errors error warnings warning unreachable unreachables failures errordetails"
    " validationerrors errormessages".split()
)
"""Those that are no list of items even where they are the only one."""

HOLDERS = frozenset(
    "meta metadata pagination paging pageinfo page responsemetadata links pages cursors"
    " cursor next resultinfo paginator paginginfo response result data pager paginationinfo"
    " payload nextpage pagemeta pagedata pagingdata pagingmetadata paginationmetadata"
    " paginationmeta metapagination resultset searchinfo pageinformation collectionmeta"
    " iterator results tracking paged responseinfo pagingmeta".split()
)
"""Objects in a reply that describe the list."""

NEXT_HOLDERS = frozenset("next nextpage nextcursor".split())
"""Objects in a reply that are the next page's request."""

LINKS = frozenset("links pages paging next pagination".split())
WRAPPERS = frozenset(
    "data result response payload embedded body results meta page output resultset".split()
)
"""Objects in a reply that hold the list."""

# --- what descriptions say ------------------------------------------------------------------

MARKED_URL = re.compile(r"https?://|\b(?:url|uri|link|href)\b", re.IGNORECASE)
MARKED_LINK = re.compile(
    r"\blink[\s`\"*'\]]+(?:response )?header|\bheader[\s`\"*']+link\b|\bnext link\b"
    r"|\blink relation|\brel=[\\'\"]*next",
    re.IGNORECASE,
)
"""How descriptions say that the next page is told in the header `Link`."""

MARKED_ZERO = re.compile(
    r"\b(?:zero|0)[ -](?:based?|indexed|paged)\b|\b(?:start|begin)(?:s|ing)?(?: (?:with|at|from))?"
    r" (?:page )?(?:0|zero)\b|\bfirst page is (?:page )?(?:0|zero)\b"
    r"|\bindex(?:ed)? (?:from|at) (?:0|zero)\b",
    re.IGNORECASE,
)
"""How descriptions say that pages are counted from zero."""

MARKED_NUMBER = re.compile(
    r"^\W*(?:the |a )?(?:page number|number of (?:the )?page)\b|^\W*which page\b",
    re.IGNORECASE,
)
"""How descriptions begin that say that a `start`, or a text, is the number of a page."""

MARKED_TOKEN = re.compile(r"\b(?:cursor|token)\b", re.IGNORECASE)
"""How descriptions tell addresses from tokens."""

MARKED_CURSOR = re.compile(
    r"\b(?:cursor|marker|bookmark)\b|\b(?:pag(?:e|ing|ination)|continuation|next|skip) token\b"
    r"|[`'\"]next_?\w+[`'\"]",
    re.IGNORECASE,
)
"""How descriptions say that a parameter takes a token of an earlier reply."""

MARKED_NEXT = re.compile(
    r"\bnext\b|\bsubsequent\b|\bfollowing\b|\bcontinu|\bremaining\b|\bmore\b|\bfurther\b"
    r"|\bto (?:fetch|retrieve|get)\b|\bpass(?:ed)?\b|\bpaginat(?:e|ing)\b",
    re.IGNORECASE,
)
"""How descriptions say that a token is that of the next page."""

MARKED_THIS = re.compile(
    r"\b(?:this|current|present) (?:page|set|request|response|batch)\b|\bwas (?:used|sent|given"
    r"|requested)\b|\bused (?:for|in|to (?:fetch|get|retrieve)) (?:this|the current)\b"
    r"|\bcurrent (?:cursor|token|marker|position)\b|\brequested (?:cursor|token|page)\b",
    re.IGNORECASE,
)
"""How descriptions say that a token is that of the page itself."""

MARKED_PAGES = re.compile(
    r"\bpaginat|\bpage (?:number|index|of)\b|\bnumber of (?:the )?page\b"
    r"|\b(?:which|what) ['\"`]?page|\bnext (?:page|set|batch)\b|\bpage to (?:return|fetch|get"
    r"|retrieve|show|load|display|request)\b|\bresults? page\b|\bpage \(|\bpage=\d"
    r"|\bup to \d+ [\w ]+ returned\b",
    re.IGNORECASE,
)
"""How descriptions say that a list comes in pages."""

MARKED_TIME = re.compile(
    r"\b(?:date|time|timestamps?|datetime|unix|epoch|seconds|milliseconds|ms|minutes|hours?"
    r"|days?|iso[ -]?8601|rfc[ -]?3339|yyyy)\b",
    re.IGNORECASE,
)
"""How descriptions speak of moments and spans of time."""

MARKED_STREAM = re.compile(
    r"\bidentifier of\b|\bupdate_id\b|\btimestamp\b|\bbytes?\b|\bstream\b|\bsequence\b"
    r"|\bcharacters?\b"
    r"|\blog offset\b|\boffset in(?:to)? the (?:file|log|stream)|\butc\b|\btime ?zone"
    r"|\bpixels?\b|\bid of the (?:first|last|oldest|newest)\b|\bevent[_ ]id\b",
    re.IGNORECASE,
)
"""How descriptions say that a number is a position in something other than a list."""

MARKED_LAST = re.compile(
    r"\blast[\w ,'`\"-]{0,40}\b(?:id|identifier|item|object|record|entry|resource|element|retrieved"
    r"|received|returned|response|page|request)\b|\b(?:id|identifier)s? (?:greater|larger|higher)"
    r"|\bafter th(?:is|e|at)\b|\bobject ID\b"
    r"|\bwith (?:this|that|the given) id\b|\bwhich id\b|\bwith an? id (?:greater|after)"
    r"|\bstart(?:ing)? after\b|\bitems? after\b|\bafter (?:which|a|an)\b",
    re.IGNORECASE,
)
"""How descriptions say that a parameter takes the id of the last item received."""

MARKED_LOWER = re.compile(
    r"^(?=.*\bpaginat).*\b(?:id|identifier)s? (?:lower|smaller|less|older)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How descriptions say that a parameter takes the id of the last item, of a list that goes down."""

MARKED_OPAQUE = re.compile(r"\bopaque\b", re.IGNORECASE)
"""How descriptions say that a token is not to be made by callers."""

MARKED_UNUSED = re.compile(
    r"\bignored\b(?! (?:when|if|unless))|\bnot used\b|\bunused\b|\bno effect\b"
    r"|\bclient state\b|\breserved for (?:internal|future)\b",
    re.IGNORECASE,
)
"""How descriptions say that a parameter does nothing."""
