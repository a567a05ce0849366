"""Media types of bodies: which is which, and what is JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.media_types import covers, essence, is_binary, is_media, is_xml
from ..model.relation import ANNOTATIONS
from ..spec.source_map import child
from .context import Context
from .encoding import compare_encoding
from .messages import quote
from .shape import Node
from .sides import Both, Located, Subject
from .xml_form import compare_xml


def is_text(media: str) -> bool:
    """Whether values of a body lose their JSON types on the way."""
    base = essence(media)
    return not (
        base.endswith(("/json", "+json")) or "json" in base or base in ("*/*", "")
    )


def is_opaque(media: str, node: Node) -> bool:
    """Whether a body is bytes that the document says nothing about (OpenAPI 3.1,
    Considerations for File Uploads: no schema is the same as a binary string)."""
    if not is_media(media) and not is_binary(media):
        return False
    schema = node.get("schema", {})
    if not isinstance(schema, Mapping):
        return schema is True
    said = {key: schema[key] for key in schema if key not in ANNOTATIONS}
    return said in ({}, {"type": "string", "format": "binary"}) or said == {
        "type": "string",
        "contentMediaType": schema.get("contentMediaType"),
    }


@dataclass(frozen=True, slots=True)
class MediaMatch:
    """Media types that are the same thing in both documents: as written in each, and the
    end of the rule that names their difference, empty if there is none."""

    old: str
    new: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class MediaMatches:
    """Pairs, and media types that came or went. `spare` are those of the latter that
    another media type of the other document stands for."""

    pairs: tuple[MediaMatch, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]
    spare: frozenset[str]


def match_media(old: Iterable[str], new: Iterable[str]) -> MediaMatches:
    """Find partners: by name, by name without parameters, then by range."""
    before, after = sorted(old), sorted(new)
    pairs = [MediaMatch(media, media) for media in before if media in after]
    gone = [media for media in before if media not in after]
    come = [media for media in after if media not in before]
    for was in tuple(gone):
        for is_ in come:
            if essence(was) == essence(is_):
                same = _written(was) == _written(is_)
                pairs.append(MediaMatch(was, is_, "" if same else "changed"))
                gone.remove(was)
                come.remove(is_)
                break
    wide = [
        MediaMatch(was, is_, "generalized")
        for was in gone
        for is_ in come
        if covers(is_, was)
    ]
    narrow = [
        MediaMatch(was, is_, "specialized")
        for was in gone
        for is_ in come
        if covers(was, is_)
    ]
    pairs += wide + narrow
    paired = {side for pair in wide + narrow for side in (pair.old, pair.new)}
    gone = [media for media in gone if media not in paired]
    come = [media for media in come if media not in paired]
    spare = {media for media in gone if _stands(after, media)}
    spare |= {media for media in come if _stands(before, media)}
    return MediaMatches(tuple(pairs), tuple(gone), tuple(come), frozenset(spare))


def _stands(others: Iterable[str], media: str) -> bool:
    return any(
        essence(other) == essence(media) or covers(other, media) for other in others
    )


def _written(media: str) -> str:
    """A media type with what is written in it for the eye only taken out."""
    base, _, parameters = media.partition(";")
    return f"{base.strip().lower()};{''.join(parameters.split())}"


def contents(node: Node) -> Mapping[str, object]:
    """The `content` of a body; empty where there is none."""
    content = node.get("content")
    return content if isinstance(content, Mapping) else {}


def compare_contents(
    context: Context, side: str, title: str, both: Both, found: MediaMatches
) -> None:
    """Report what changed in the media types of a body, and compare the schemas of those
    that both documents have; `side` is `request` or `response`."""
    rule = f"{_BODY[context.place.prefix[side]]}-media-type"
    for match in found.pairs:
        names = match.old, match.new
        if match.change:
            at = (
                child(both.old.at, "content", names[0]),
                child(both.new.at, "content", names[1]),
            )
            subject = Subject(title, *at)
            context.report(
                f"{rule}-{match.change}", subject, old=names[0], new=names[1]
            )
        _compare_media(context, side, title, match, both)
    for media in found.removed:
        subject = Subject(title, child(both.old.at, "content", media), both.new.at)
        context.report(
            f"{rule}-removed", subject, old=media, quiet=media in found.spare
        )
    for media in found.added:
        subject = Subject(title, both.old.at, child(both.new.at, "content", media))
        context.report(f"{rule}-added", subject, new=media)


_BODY = {"request": "request-body", "response": "response"}


def _compare_media(
    context: Context, side: str, title: str, match: MediaMatch, body: Both
) -> None:
    """Compare the schemas of one media type of a body."""
    both = Both(_media(body.old, match.old), _media(body.new, match.new))
    before, after = both.old.node, both.new.node
    prefix = context.place.prefix[side]
    title = f"{title} ({quote(match.new)})"
    if is_opaque(match.old, before) and is_opaque(match.new, after):
        return
    for keyword in ("schema", "itemSchema"):
        if keyword not in before and keyword not in after:
            continue
        if keyword not in before or keyword not in after:
            what = "removed" if keyword in before else "added"
            context.report(f"{prefix}-body-schema-{what}", both.about(title))
            continue
        subject = both.member(title, keyword)
        pair = context.schemas.pair(
            before[keyword], subject.at_old, after[keyword], subject.at_new
        )
        named = title if keyword == "schema" else f"items of the {title}"
        text = keyword == "schema" and is_text(match.new)
        context.use(f"{prefix}-body", named, pair, text=text)
    if "schema" in before and "schema" in after and is_xml(match.new):
        compare_xml(context, prefix, both.member(title, "schema"), both.said("schema"))
    if prefix == "request":
        compare_encoding(context, title, match.new, both)


def _media(body: Located, name: str) -> Located:
    node = contents(body.node)[name]
    node = node if isinstance(node, Mapping) else {}
    return Located(node, child(body.at, "content", name))
