"""How a program that a change of types breaks reads, or passes, the same values now.

Told only where it is certain: where the earlier type is all that the new class holds, and
where lists hold more kinds of items that can be told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..sdk.annotation import NONE, Annotation, type_named, union
from ..sdk.surface import Class, Member, Method, Surface
from .witness import Thing, write_call, write_dictionary, write_program

_ABSENT = ("None", "Omit")
_CHECKED = frozenset({"str", "int", "bool", "bytes"})
_WITHIN = {"int": {"bool", "float"}}
"""Types whose values `isinstance` takes, or may take at run time, for those of another."""


def migrate(
    rule: str, old: Member | None, after: Surface, thing: Thing, new: Member | None
) -> str:
    """The program of a change (`rule` without `python-`) that does with the new package what
    it did; empty where that is not certain."""
    place, _, change = rule.partition("-type-")
    if not change or old is None or new is None or thing is None:
        return ""
    make = _PLACES.get(place)
    return make(after, thing, old.annotation, new) if make else ""


def find_part(
    surface: Surface, old: str, options: Collection[str]
) -> tuple[Class, Member] | None:
    """The class among the options of a type, and its only member, if that has the earlier type
    `old`. Of a model and the dictionary that is passed for it the dictionary."""
    known = [surface.classes[name] for name in options if name in surface.classes]
    found = [
        (item, member)
        for item in known
        for member in item.members.values()
        if len(item.members) == 1 and _plain(member.annotation.text) == _plain(old)
    ]
    names = {item.name.removesuffix("Param") for item, _ in found}
    if len(names) != 1 or len(found) != len(options):
        return None
    return max(found, key=lambda pair: pair[0].kind == "typed dictionary")


def check_kinds(surface: Surface, kept: Sequence[str], come: Sequence[str]) -> str:
    """The second argument of an `isinstance` that lets the options `kept` of a type through
    and none that came; empty where none does."""

    def is_class(name: str) -> bool:
        item = surface.classes.get(name)
        return item is not None and item.kind == "model"

    is_told_apart = all(
        (name in _CHECKED and _WITHIN.get(name, set()).isdisjoint(come)) or is_class(name)
        for name in kept
    )
    # What is compared has to be known, so that it is no other name of what is kept.
    is_known = all(
        name in _CHECKED or name == "float" or is_class(name) or name[:5] in ("list[", "dict[")
        for name in come
    )
    if not (kept and come and is_told_apart and is_known):
        return ""
    return kept[0] if len(kept) == 1 else f"({', '.join(kept)})"


def _plain(text: str) -> str:
    return text.replace("Sequence[", "list[")


def _read(surface: Surface, thing: Thing, old: Annotation, new: Member) -> str:
    """What is read of a model, or of a result."""
    assert thing is not None
    parameters, place, uses = (
        write_call(surface, thing)
        if isinstance(thing, Method)
        else ({"value": type_named(thing.name)}, f"value.{new.name}", ())
    )
    core, told = _without_none(old), _without_none(new.annotation)
    is_none = told != new.annotation
    if part := find_part(surface, str(core), [str(each) for each in told.options]):
        name = part[1].name
        if not is_none:
            return write_program(surface, parameters, old, f"return {place}.{name}", uses)
        body = [f"found = {place}", f"return None if found is None else found.{name}"]
        known = core != old
        return write_program(surface, parameters, old, body, uses) if known else ""
    if core.head != "list" or told.head != "list":
        return ""
    kept, come = compare_options(surface, core.arguments[0], told.arguments[0])
    kinds = check_kinds(surface, kept, come)
    if not kinds or len(kept) != len(core.arguments[0].options):
        return ""
    body = [
        f"items = {place}{' or []' if is_none else ''}",
        f"# This leaves out {' and '.join(come)}, which your code may want to handle.",
        f"return [item for item in items if isinstance(item, {kinds})]",
    ]
    named = tuple(name for name in kept if name in surface.classes)
    return write_program(surface, parameters, core, body, (*uses, *named))


def compare_options(
    surface: Surface, old: Annotation, new: Annotation
) -> tuple[list[str], list[str]]:
    """The options of a type that were and are, and those that came."""
    before = [str(each) for each in old.options]
    after = [str(each) for each in _expand(surface, new)]
    kept = [each for each in before if each in after]
    return kept, [each for each in after if each not in before]


def _expand(surface: Surface, annotation: Annotation) -> tuple[Annotation, ...]:
    """The options of a type; of an alias those that it stands for."""
    options = annotation.options
    for _ in surface.aliases:
        known = [surface.aliases.get(str(each), each) for each in options]
        if known == list(options):
            break
        options = union(known).options
    return options


def _pass_key(surface: Surface, thing: Thing, old: Annotation, new: Member) -> str:
    """What is passed as a key of a dictionary."""
    part = _find_passed(surface, old, new.annotation)
    if not isinstance(thing, Class) or not part:
        return ""
    given = Member(new.name, _without_none(old), new.required)
    return write_dictionary(surface, thing, given, wrapped=part)


def _pass_argument(surface: Surface, thing: Thing, old: Annotation, new: Member) -> str:
    """What is passed as an argument."""
    part = _find_passed(surface, old, new.annotation)
    if not isinstance(thing, Method) or not part:
        return ""
    given = Member(new.name, _without_none(old), new.required)
    parameters, call, uses = write_call(surface, thing, given, wrapped=part)
    return write_program(surface, parameters, NONE, call, uses)


def _find_passed(surface: Surface, old: Annotation, new: Annotation) -> str:
    options = [str(each) for each in _without_none(new).options]
    part = find_part(surface, str(_without_none(old)), options)
    is_dictionary = part is not None and part[0].kind == "typed dictionary"
    return part[1].name if part is not None and is_dictionary else ""


def _without_none(annotation: Annotation) -> Annotation:
    kept = [each for each in annotation.options if str(each) not in _ABSENT]
    return union(kept) if kept else annotation


_PLACES = {
    "member": _read,
    "result": _read,
    "key": _pass_key,
    "argument": _pass_argument,
}
