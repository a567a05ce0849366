"""Media types of bodies: which is which, and what is JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.media_types import covers, essence, is_binary, is_media, is_xml
from ..model.relation import ANNOTATIONS
from ..spec.source_map import Pointer, child
from .context import Context, Place
from .encoding import compare_encoding
from .findings import Direction
from .messages import quote
from .schemas import Use
from .shape import Node
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


def compare_media(
    context: Context,
    place: Place,
    side: str,
    title: str,
    names: tuple[str, str],
    nodes: tuple[object, object],
    at: tuple[Pointer, Pointer],
) -> None:
    """Compare the schemas of one media type of a body; `side` is `request` or `response`."""
    before, after = (node if isinstance(node, Mapping) else {} for node in nodes)
    at_old, at_new = (
        child(at[0], "content", names[0]),
        child(at[1], "content", names[1]),
    )
    prefix = place.prefix[side]
    title = f"{title} ({quote(names[1])})"
    if is_opaque(names[0], before) and is_opaque(names[1], after):
        return
    for keyword in ("schema", "itemSchema"):
        if keyword not in before and keyword not in after:
            continue
        if keyword not in before or keyword not in after:
            what = "removed" if keyword in before else "added"
            context.report(
                f"{prefix}-body-schema-{what}", at_old, at_new, title, place=place
            )
            continue
        pair = context.schemas.pair(
            before[keyword],
            child(at_old, keyword),
            after[keyword],
            child(at_new, keyword),
        )
        context.schemas.use(
            Use(
                f"{prefix}-body", Direction(prefix), place.operation, place.path,
                title if keyword == "schema" else f"items of the {title}", pair,
                text=keyword == "schema" and is_text(names[1]),
            )
        )  # fmt: skip
    if "schema" in before and "schema" in after and is_xml(names[1]):
        compare_xml(
            context, place, prefix, title,
            (before["schema"], child(at_old, "schema")),
            (after["schema"], child(at_new, "schema")),
        )  # fmt: skip
    if prefix == "request":
        compare_encoding(context, place, title, names[1], before, after, at_old, at_new)
