"""The rules for callers of the generated package: methods, arguments, results, classes."""

# ruff: noqa: E501 - a table reads best with a row a line

from __future__ import annotations

from dataclasses import dataclass

from .findings import Level

E, W, N = Level.ERROR, Level.WARNING, Level.INFO


@dataclass(frozen=True, slots=True)
class SourceRule:
    """One row; `before` and `after` are stubs, as `surface.read_stub` reads them."""

    id: str
    level: Level
    kind: str
    action: str
    mirror: str
    text: str
    before: str
    after: str


_LIST = (
    "class Pets(Resource):\n    def list(self, *, limit: int | Omit = ...) -> Pet: ..."
)


def _method(arguments: str, returns: str = "Pet", name: str = "list") -> str:
    listed = f", *, {arguments}" if arguments else ""
    return f"class Pets(Resource):\n    def {name}(self{listed}) -> {returns}: ..."


def _placed(arguments: str) -> str:
    return f"class Pets(Resource):\n    def list(self, {arguments}) -> Pet: ..."


def _calling(name: str) -> str:
    return (
        f'class Pets(Resource):\n    def {name}(self) -> Pet:\n        """GET /pets"""'
    )


def _sending(argument: str) -> str:
    said = f'"""GET /pets\n{argument} = query:limit"""'
    return f"class Pets(Resource):\n    def list(self, *, {argument}: int) -> Pet:\n        {said}"


def _housed(module: str) -> str:
    return f'class Pet(Model):\n    """{module}"""\n    x: int'


def _named(name: str) -> str:
    place = "/components/schemas/Pet"
    return f'class {name}(Model):\n    """pets\n    {place}"""\n    x: int'


def _tagged(*values: str) -> str:
    tags = ", ".join(f"{value}={value!r}" for value in values)
    return f"class Pet(Model, {tags}):\n    x: int"


def _model(*members: str) -> str:
    return "class Pet(Model):\n" + "\n".join(
        f"    {member}" for member in members or ("...",)
    )


def _keys(*members: str) -> str:
    return "class PetParam(TypedDict):\n" + "\n".join(
        f"    {item}" for item in members or ("...",)
    )


def _types(
    place: str, said: str, levels: tuple[Level, Level], frame: object
) -> tuple[SourceRule, ...]:
    """The three ways in which an annotation can change."""
    assert callable(frame)
    wider, narrower = levels
    prefix = f"python-{place}-type"
    return (
        SourceRule(
            f"{prefix}-widened",
            wider,
            "type",
            "generalize",
            f"{prefix}-narrowed",
            f"{said} widened from `{{old}}` to `{{new}}`",
            frame("int"),
            frame("float"),
        ),
        SourceRule(
            f"{prefix}-narrowed",
            narrower,
            "type",
            "specialize",
            f"{prefix}-widened",
            f"{said} narrowed from `{{old}}` to `{{new}}`",
            frame("float"),
            frame("int"),
        ),
        SourceRule(
            f"{prefix}-changed",
            E,
            "type",
            "change",
            f"{prefix}-changed",
            f"{said} changed from `{{old}}` to `{{new}}`",
            frame("int"),
            frame("str"),
        ),
    )


# fmt: off
SOURCE_RULES: tuple[SourceRule, ...] = (
    SourceRule("python-method-added", N, "existence", "add", "python-method-removed", "was added", _method(""), _method("") + "\n    def delete(self) -> None: ..."),
    SourceRule("python-method-removed", E, "existence", "remove", "python-method-added", "was removed", _method("") + "\n    def delete(self) -> None: ...", _method("")),
    SourceRule("python-method-renamed", E, "existence", "change", "python-method-renamed", "is now `{new}`", _calling("list"), _calling("every")),
    SourceRule("python-method-aliased", N, "existence", "change", "", "is deprecated, and now `{new}`", _calling("list"), _calling("every") + "\nPets.list: Renamed = 'Pets.every'"),
    SourceRule("python-argument-renamed", E, "existence", "change", "python-argument-renamed", "is now `{new}`", _sending("maximum"), _sending("limit")),
    SourceRule("python-argument-aliased", N, "existence", "change", "", "is deprecated, and now `{new}`", _sending("maximum"), _sending("limit") + "\nPets.list.maximum: Renamed = 'limit'"),
    SourceRule("python-alias-removed", E, "existence", "remove", "", "was deprecated, and no longer works for `{old}`", _calling("list") + "\nPets.every: Renamed = 'Pets.list'", _calling("list")),
    SourceRule("python-variable-added", N, "existence", "add", "python-variable-removed", "is read from the environment variable `{new}`, too", "", "token = 'TOKEN'"),
    SourceRule("python-variable-removed", E, "existence", "remove", "python-variable-added", "is no longer read from the environment variable `{old}`", "token = 'TOKEN'", ""),
    SourceRule("python-variable-renamed", E, "existence", "change", "python-variable-renamed", "is read from the environment variable `{new}`, and no longer from `{old}`", "token = 'TOKEN'", "token = 'KEY'"),
    SourceRule("python-positions-changed", E, "type", "change", "python-positions-added", "positional arguments changed from `{old}` to `{new}`", _placed("a: int, b: int"), _placed("a: int, *, b: int")),
    SourceRule("python-positions-added", N, "type", "generalize", "python-positions-changed", "positional arguments changed from `{old}` to `{new}`", _placed("*, a: int, b: int"), _placed("a: int, *, b: int")),
    SourceRule("python-wait-state-added", W, "existence", "add", "", "has a new state `{new}`, which no list of the configuration has", "batch: Wait = 'failed=failure'", "batch: Wait = 'failed=failure paused='"),
    SourceRule("python-wait-state-removed", W, "existence", "remove", "", "has the state `{old}` no longer; take it out of the configuration", "batch: Wait = 'failed=failure expired=failure'", "batch: Wait = 'failed=failure'"),
    SourceRule("python-argument-added-required", E, "existence", "add", "python-argument-removed", "was added, required", _method(""), _method("limit: int")),
    SourceRule("python-argument-added-optional", N, "existence", "add", "python-argument-removed", "was added, optional", _method(""), _method("limit: int | Omit = ...")),
    SourceRule("python-argument-removed", E, "existence", "remove", "python-argument-added", "was removed", _method("limit: int | Omit = ..."), _method("")),
    SourceRule("python-argument-became-required", E, "requiredness", "change", "python-argument-became-optional", "became required", _method("limit: int | Omit = ..."), _method("limit: int")),
    SourceRule("python-argument-became-optional", N, "requiredness", "change", "python-argument-became-required", "became optional", _method("limit: int"), _method("limit: int | Omit = ...")),
    *_types("argument", "type", (N, E), lambda name: _method(f"limit: {name}")),
    *_types("result", "result", (E, N), lambda name: _method("", name)),
    SourceRule("python-class-added", N, "existence", "add", "python-class-removed", "was added", _model("x: int"), _model("x: int") + "\nclass Cat(Model):\n    y: int"),
    SourceRule("python-class-removed", E, "existence", "remove", "python-class-added", "was removed", _model("x: int") + "\nclass Cat(Model):\n    y: int", _model("x: int")),
    SourceRule("python-class-renamed", E, "existence", "change", "python-class-renamed", "is now `{new}`", _named("Cat"), _named("Pet")),
    SourceRule("python-class-aliased", N, "existence", "change", "", "is deprecated, and now `{new}`", _named("Cat"), _named("Pet") + "\nCat: Renamed = 'Pet'"),
    SourceRule("python-class-kind-changed", E, "type", "change", "python-class-kind-changed", "changed from {old} to {new}", _model("x: int"), "Pet: TypeAlias = 'int'"),
    SourceRule("python-class-moved", W, "existence", "change", "python-class-moved", "is in the module `{new}` now, it was in `{old}`; imports from the package itself keep working", _housed("models.pets"), _housed("models.shared")),
    SourceRule("python-tag-added", N, "values", "add", "python-tag-removed", "is read for the discriminator's value `{new}`, too", _tagged("a"), _tagged("a", "b")),
    SourceRule("python-tag-removed", E, "values", "remove", "python-tag-added", "is no longer read for the discriminator's value `{old}`", _tagged("a", "b"), _tagged("a")),
    SourceRule("python-member-added", N, "existence", "add", "python-member-removed", "was added", _model("x: int"), _model("x: int", "y: int")),
    SourceRule("python-member-removed", E, "existence", "remove", "python-member-added", "was removed", _model("x: int", "y: int"), _model("x: int")),
    *_types("member", "type", (E, N), lambda name: _model(f"x: {name}")),
    SourceRule("python-key-added-required", E, "existence", "add", "python-key-removed", "was added, required", _keys("x: int"), _keys("x: int", "y: int")),
    SourceRule("python-key-added-optional", N, "existence", "add", "python-key-removed", "was added, optional", _keys("x: int"), _keys("x: int", "y: NotRequired[int]")),
    SourceRule("python-key-removed", E, "existence", "remove", "python-key-added", "was removed", _keys("x: int", "y: int"), _keys("x: int")),
    SourceRule("python-key-became-required", E, "requiredness", "change", "python-key-became-optional", "became required", _keys("x: NotRequired[int]"), _keys("x: int")),
    SourceRule("python-key-became-optional", N, "requiredness", "change", "python-key-became-required", "became optional", _keys("x: int"), _keys("x: NotRequired[int]")),
    *_types("key", "type", (N, E), lambda name: _keys(f"x: {name}")),
    *_types("alias", "alias", (N, E), lambda name: f"Pet: TypeAlias = '{name}'"),
    SourceRule("python-templates-changed", W, "type", "change", "python-templates-changed", "is rendered by other templates; what stubs and models do not show of that is not compared", "TEMPLATES = 'old'", "TEMPLATES = 'new'"),
    SourceRule("python-package-renamed", E, "existence", "change", "python-package-renamed", "is now `{new}`", '"""pets"""', '"""zoo"""'),
    SourceRule("python-client-renamed", E, "existence", "change", "python-client-renamed", "is now `{new}`", "class Pets(Client): ...", "class Zoo(Client): ..."),
)
# fmt: on
