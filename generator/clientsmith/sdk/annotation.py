"""Annotations as values: code that knows what it is made of.

An annotation is printed as any other code. Whoever wants to know what is in it, such as its
options or the names that it uses, asks it; nobody has to take text apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from ..text.code import Code, literal, quote

BUILTINS = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "object", "str", "tuple"}
)

STANDARD: Mapping[str, str] = {
    "Annotated": "typing",
    "Any": "typing",
    "Callable": "collections.abc",
    "Literal": "typing",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "UUID": "uuid",
    "deprecated": "typing_extensions",
    "overload": "typing",
    "Decimal": "decimal",
    "date": "datetime",
    "datetime": "datetime",
    "time": "datetime",
}
"""The module of Python or of `typing_extensions` that defines each name of annotations."""

# Heads of what is no name and no generic type.
_UNION, _VALUE, _QUOTED, _DICT, _LIST, _CALL = "|", "", '"', "{", "[", "("


class Annotation(Code):
    """An annotation, which is equal to its text.

    Attributes:
        head: the name of a type (`int`), of a generic type (`list`) or, followed by `(`, of
            what is called in an `Annotated`; `|` for a union.
        arguments: what is in the brackets, or the options of a union.
        uses: the names that an import block has to know.
    """

    __slots__ = ("arguments", "head", "uses")

    head: str
    arguments: tuple[Annotation, ...]
    uses: frozenset[str]

    @property
    def text(self) -> str:
        """What is printed."""
        return str(self)

    @property
    def options(self) -> tuple[Annotation, ...]:
        """The options of a union; of another type itself."""
        return self.arguments if self.head == _UNION else (self,)

    @property
    def is_literal(self) -> bool:
        """Whether it is a `Literal` of some values."""
        return self.head in ("Literal", "_Literal")


def _made(head: str, arguments: tuple[Annotation, ...] = ()) -> Annotation:
    text = _printed(head, arguments)
    uses: frozenset[str] = _names(head)
    if arguments:
        uses = uses.union(*(each.uses for each in arguments))
    return _built(text, head, arguments, uses)


def _built(
    text: str, head: str, arguments: tuple[Annotation, ...], uses: frozenset[str]
) -> Annotation:
    found = Annotation(text)
    found.head, found.arguments, found.uses = head, arguments, uses
    return found


def _printed(head: str, arguments: tuple[Annotation, ...]) -> str:
    if head == _UNION:
        return " | ".join(arguments)
    if head == _QUOTED:
        return quote(str(arguments[0]))
    if head == _LIST:
        return f"[{', '.join(arguments)}]"
    if head == _DICT:
        pairs = zip(arguments[::2], arguments[1::2], strict=True)
        return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
    if head.endswith(_CALL):
        return f"{head}{', '.join(arguments)})"
    return f"{head}[{', '.join(arguments)}]" if arguments else head


@cache
def _names(head: str) -> frozenset[str]:
    word = head.removesuffix(_CALL).partition(".")[0]
    return frozenset({word} if word.isidentifier() and word != "None" else ())


@cache
def type_named(word: str) -> Annotation:
    """A type without arguments, by its name."""
    return _made(word)


NONE = type_named("None")
OBJECT = type_named("object")
JSON_VALUE = type_named("JsonValue")


def value(constant: object) -> Annotation:
    """A value in a `Literal` or a call: of JSON's scalars, or one that is `Code`."""
    text = constant if isinstance(constant, Code) else literal(constant)
    return _built(str(text), _VALUE, (), frozenset())


def literals(constants: Iterable[object]) -> Annotation:
    """`Literal` of some values."""
    return _made("Literal", tuple(value(each) for each in constants))


def generic(head: str, *arguments: Annotation) -> Annotation:
    """A generic type with its arguments; `tuple` without is that of no items."""
    if not arguments and head == "tuple":
        arguments = (value(Code("()")),)
    return _made(head, arguments)


def listing(items: Iterable[Annotation]) -> Annotation:
    """The parameters of a `Callable`."""
    return _made(_LIST, tuple(items))


def union(options: Iterable[Annotation]) -> Annotation:
    """The union of some types: their options once each, in the order in which they come."""
    flat = dict.fromkeys(each for option in options for each in option.options)
    return next(iter(flat)) if len(flat) == 1 else _made(_UNION, tuple(flat))


ANY_OBJECT = generic("Mapping", type_named("str"), OBJECT)


def optional(annotation: Annotation, extra: Annotation = NONE) -> Annotation:
    """The annotation with one more option at its end, such as `None` or `Omit`."""
    if extra == NONE and annotation == JSON_VALUE:
        return annotation
    return union((annotation, extra))


def call(
    function: str, arguments: Iterable[Annotation], **named: Annotation
) -> Annotation:
    """What stands behind the type in an `Annotated`."""
    given = [*arguments]
    given += [
        _built(f"{key}={item}", f"{key}=", (item,), item.uses)
        for key, item in named.items()
    ]
    return _made(f"{function}{_CALL}", tuple(given))


def mapping(pairs: Mapping[Annotation, Annotation]) -> Annotation:
    """A dict display, as an argument of a call."""
    return _made(_DICT, tuple(each for pair in pairs.items() for each in pair))


def quoted(annotation: Annotation) -> Annotation:
    """The annotation as a string, for names that are not defined yet."""
    return _made(_QUOTED, (annotation,))


def changed(
    annotation: Annotation, change: Callable[[Annotation], Annotation]
) -> Annotation:
    """The annotation with what is in it changed from the innermost outwards.

    Args:
        change: gives a part as it is to be; values of a `Literal` are no parts.
    """
    if annotation.head == _VALUE or annotation.is_literal:
        return annotation if annotation.head == _VALUE else change(annotation)
    if not annotation.arguments:
        return change(annotation)
    arguments = tuple(changed(each, change) for each in annotation.arguments)
    if annotation.head == _UNION:
        return change(union(arguments))
    if annotation.head.endswith("="):
        key = annotation.head.removesuffix("=")
        return call("", (), **{key: arguments[0]}).arguments[0]
    return change(_made(annotation.head, arguments))


def shadowed(annotation: Annotation, taken: Iterable[str]) -> Annotation:
    """The same type where some names mean something else, as in the body of a class that has
    a member called `list` or `date`: builtins are qualified, imports get a leading underscore.
    """
    clash = annotation.uses.intersection(taken)
    if not clash:
        return annotation

    def other(part: Annotation) -> Annotation:
        word = part.head.removesuffix(_CALL)
        if word not in clash:
            return part
        head = f"builtins.{word}" if word in BUILTINS else f"_{part.head}"
        return _made(head, part.arguments)

    return changed(annotation, other)


def spoken(annotation: Annotation) -> Annotation:
    """The annotation as people write it: without quotes, without what keeps names apart from
    members of a class, without what tells options apart; values of neighbouring literals
    together."""
    return changed(annotation, _as_spoken)


def _as_spoken(part: Annotation) -> Annotation:
    if part.head == _QUOTED or part.head == "Annotated":
        return part.arguments[0]
    if part.head == _UNION:
        return _with_one_literal(part)
    plain = part.head.removeprefix("builtins.")
    plain = plain.lstrip("_") or plain
    return part if plain == part.head else _made(plain, part.arguments)


def _with_one_literal(union_: Annotation) -> Annotation:
    options: list[Annotation] = []
    for option in union_.arguments:
        if option.is_literal and options and options[-1].is_literal:
            option = _made("Literal", (*options.pop().arguments, *option.arguments))
        options.append(option)
    return union(options)


def resolved(annotation: Annotation, aliases: Mapping[str, Annotation]) -> Annotation:
    """The annotation with what aliases stand for in their place; circles stay."""
    return _resolved(annotation, aliases, frozenset())


def _resolved(
    annotation: Annotation, aliases: Mapping[str, Annotation], open_: frozenset[str]
) -> Annotation:
    if annotation.uses.isdisjoint(aliases):
        return annotation

    def target(part: Annotation) -> Annotation:
        known = aliases.get(part.head)
        if known is None or part.arguments or part.head in open_:
            return part
        return _resolved(known, aliases, open_ | {part.head})

    return changed(annotation, target)
