"""Writes code of one's own, of every kind, for a generated package: what `bench/extensions.py`
carries through the history of a document.

A unit is what one person would attach: a wrap, a method, a computed property, a type. Each is
written by what the package has when it is written, with the types that it has, and keeps what it
relies upon (`Needs`), which the bench looks up in the packages that follow.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clientsmith.extend.planned import Function, PlannedClass, PlannedPackage

KINDS: Mapping[str, int] = {
    "wrap, same signature": 5,
    "wrap, own signature": 3,
    "method of a resource": 4,
    "property of a resource": 2,
    "overloads of a resource": 1,
    "resource of an outside package": 1,
    "method of the client": 2,
    "property of the client": 1,
    "argument of the client": 1,
    "property of a model": 3,
    "method of a model": 2,
    "computed property": 2,
    "validator": 2,
    "field of a model": 2,
    "type of a field": 2,
    "type of an argument": 2,
    "function at the root": 2,
    "class at the root": 1,
    "alias at the root": 1,
    "function of an outside package": 1,
}
"""How many of each kind there are: 40."""
OF_METHODS = tuple(
    kind for kind in KINDS if kind.split()[0] in ("wrap,", "method", "type")
)
OUTSIDE = "acme_ext"
_PLAIN = re.compile(r"(str|int|float|bool)( \| None)?")


METHOD_CODE: Mapping[str, str] = {
    "wrap, same signature": """
    @override
    {define} {method}(self, *, {head}) -> {result}:
        {give}{call}
""",
    "wrap, own signature": """
    @override
    {define} {method}(self, note: str = "", *, {head}) -> {result}:
        self.note = note
        {give}{call}
""",
    "overloads of a resource": """
    @overload
    {define} {method}_{name}(self, *, twice: Literal[True]{comma}{head}) -> list[{result}]: ...
    @overload
    {define} {method}_{name}(self, *, twice: Literal[False]{comma}{head}) -> {result}: ...
    {define} {method}_{name}(self, *, twice: bool{comma}{head}) -> {result} | list[{result}]:
        made = {call}
        return [made, made] if twice else made
""",
    **dict.fromkeys(
        (
            "method of a resource",
            "resource of an outside package",
            "method of the client",
        ),
        """
    {define} {method}_{name}(self, {star}{head}) -> {result}:
        {give}{call}
""",
    ),
}
CLIENT_CODE: Mapping[str, tuple[str, str]] = {
    "property of the client": (
        "region_{name}",
        """
    @property
    def region_{name}(self) -> str:
        return self.base_url.partition("://")[2].partition(".")[0]
""",
    ),
    "argument of the client": (
        "team",
        """
    def __init__(self, *, team: str = "", transport: {Transport} | None = None) -> None:
        super().__init__(transport=transport, headers={{"x-team": team}} if team else None)
        self.team = team
""",
    ),
}
"""By kind the name of the member, and its code."""
WITNESS = """from acme.models import {model}


def read(it: {model}) -> {type}:
    return it.{attribute}
"""


@dataclass(frozen=True)
class Form:
    """How code for a field of a model is written; `reads` tells who misses the field: a type
    `checked` by a program, the `type` as it is written, or nobody but its `name`."""

    code: str
    attached: str = "{name}Extras"
    table: str = "models"
    stem: str = "m"
    free: tuple[str, ...] = ()
    reads: str = "checked"
    imports: tuple[str, ...] = (
        "from pydantic import BaseModel",
        "from typing import TYPE_CHECKING",
    )


_READ = """
class {name}Extras(BaseModel):
    if TYPE_CHECKING:
        {attribute}: {type}

"""
_DESCRIBE = Form(
    """
def describe_{name}(it: {model}) -> {type}:
    return it.{attribute}
""",
    "describe_{name}",
    "names",
    "n",
    reads="name",
    imports=("from ..models import {model}",),
)
_NEW_TYPE = ("from typing import NewType",)
MODEL_CODE: Mapping[str, Form] = {
    "property of a model": Form(
        _READ + """
    @property
    def text_{name}(self) -> str:
        return str(self.{attribute})
""",
        free=("text_{name}",),
    ),
    "method of a model": Form(
        _READ + """
    def is_{name}(self, other: {type}) -> bool:
        return self.{attribute} == other
""",
        free=("is_{name}",),
    ),
    "computed property": Form(
        _READ + """
    @computed_field  # type: ignore[prop-decorator]
    @property
    def computed_{name}(self) -> str:
        return str(self.{attribute})
""",
        free=("computed_{name}",),
        imports=(
            "from pydantic import BaseModel, computed_field",
            "from typing import TYPE_CHECKING",
        ),
    ),
    "validator": Form(
        """
class {name}Extras(BaseModel):
    @field_validator("{attribute}", check_fields=False)
    @classmethod
    def _check_{name}(cls, value: {type}) -> {type}:
        return value
""",
        reads="type",
        imports=("from pydantic import BaseModel, field_validator",),
    ),
    "field of a model": Form(
        """
class {name}Extras(BaseModel):
    label_{name}: str = ""
""",
        free=("label_{name}",),
        reads="",
        imports=("from pydantic import BaseModel",),
    ),
    "type of a field": Form(
        '{name}Value = NewType("{name}Value", {plain})\n',
        "{name}Value",
        "fields",
        "t",
        reads="type",
        imports=_NEW_TYPE,
    ),
    "function at the root": _DESCRIBE,
    "function of an outside package": _DESCRIBE,
    "class at the root": Form(
        """
class {name}Keeper:
    def __init__(self, it: {model}) -> None:
        self.it = it

    def value(self) -> {type}:
        return self.it.{attribute}
""",
        "{name}Keeper",
        "names",
        "n",
        reads="name",
        imports=("from ..models import {model}",),
    ),
    "alias at the root": Form(
        "Our{name}: TypeAlias = {model}\n",
        "Our{name}",
        "names",
        "n",
        reads="",
        imports=("from ..models import {model}", "from typing import TypeAlias"),
    ),
}


@dataclass(frozen=True)
class Needs:
    """What a unit relies upon: members that a generated class has, names that it has not, and
    a field with its type where no type checker sees the unit's use of it."""

    owner: str
    has: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    typed: tuple[str, str] | None = None
    root: str = ""
    """A name that no type of the document may have."""


@dataclass(frozen=True)
class Unit:
    """A piece of code of one's own."""

    name: str
    kind: str
    module: str
    """Where it stands: units of one resource, and of the client, share a module."""
    code: str
    imports: tuple[str, ...]
    needs: tuple[Needs, ...]
    row: tuple[str, str] = ("", "")
    """The table of `[extend]` and the line there; nothing where the module has one."""
    target: str = ""
    twin: str = ""
    """The code of the asynchronous class."""
    witness: str = ""
    """A program over the package without extensions that is typed as the unit needs it."""


@dataclass
class Writer:
    """Writes units for a package; no two have the same target."""

    package: PlannedPackage
    resources: Mapping[str, tuple[str, str]]
    """Module and class by the path of the resource."""
    taken: set[str] = field(default_factory=set)

    def write(self, kind: str, name: str, target: str = "") -> Unit | None:
        """A unit of a kind, for a target that is free, or for the one that is named; None where
        there is none."""
        self.taken.discard(target)
        for unit in self._candidates(kind, name):
            if unit.target in self.taken or (target and unit.target != target):
                continue
            self.taken.add(unit.target)
            return unit
        return None

    def _candidates(self, kind: str, name: str) -> Iterator[Unit]:
        if kind in (
            "wrap, same signature",
            "wrap, own signature",
            "method of a resource",
            "overloads of a resource",
            "resource of an outside package",
        ):
            yield from self._of_methods(kind, name)
        elif kind == "property of a resource":
            for path, (module, base) in self.resources.items():
                yield Unit(
                    name,
                    kind,
                    f"r_{module}",
                    f"    @property\n    def called_{name}(self) -> str:\n"
                    f'        return "{path}"\n',
                    (),
                    (Needs(base, free=(f"called_{name}",)),),
                    target=f"{path}.",
                )
        elif kind.endswith("of the client"):
            yield from self._of_client(kind, name)
        elif kind == "type of an argument":
            yield from self._argument_types(name)
        else:
            yield from self._of_models(kind, name)

    def _methods(self) -> Iterator[tuple[str, str, str, str, Function, Function]]:
        """The methods of resources that one could copy: one definition, keyword arguments."""
        for path, (module, base) in self.resources.items():
            pair = [
                self.package.find_class(f"resources.{module}", lead + base)
                for lead in ("", "Async")
            ]
            if pair[0] is None or pair[1] is None:
                continue
            for method, known in sorted(pair[0].methods.items()):
                twin = pair[1].methods.get(method)
                if (
                    method.startswith("_")
                    or twin is None
                    or len(known.definitions) != 1
                ):
                    continue
                definition = known.definitions[0]
                text = ast.unparse(definition)
                if re.search(r"Pages|Stream|Download|job|wait|Unpack|WithRaw", text):
                    continue
                if not definition.args.kwonlyargs or definition.decorator_list:
                    continue
                yield path, module, base, method, definition, twin.definitions[0]

    def _of_methods(self, kind: str, name: str) -> Iterator[Unit]:
        outside = kind == "resource of an outside package"
        for path, module, base, method, sync, twin in self._methods():
            if kind.startswith("overloads") and ast.unparse(sync).endswith(
                "-> None:\n    ..."
            ):
                continue
            codes = []
            for definition, lead in ((sync, ""), (twin, "await ")):
                codes.append(write_method(kind, name, method, definition, lead))
            place = f"{OUTSIDE}.r_{module}" if outside else f"r_{module}"
            # two modules cannot extend one resource
            needs = Needs(
                base,
                has=(method,),
                free=() if "wrap" in kind else (f"{method}_{name}",),
            )
            yield Unit(
                name,
                kind,
                place,
                codes[0],
                self._imports(f"resources.{module}", "".join(codes)),
                (needs,),
                target=f"{path}.{method}",
                twin=codes[1],
            )

    def _of_client(self, kind: str, name: str) -> Iterator[Unit]:
        if kind in CLIENT_CODE:
            free, code = CLIENT_CODE[kind]
            sync, twin = (
                code.format(name=name, Transport=f"{lead}Transport")
                for lead in ("", "Async")
            )
            needs = Needs("Acme", ("base_url",), (free.format(name=name),))
            lines = ("from ..transports import AsyncTransport, Transport",)
            yield Unit(
                name,
                kind,
                "client",
                sync,
                lines,
                (needs,),
                target=f"client.{free}",
                twin=twin,
            )
            return
        for path, module, base, method, *pair in self._methods():
            if "." in path:
                continue
            codes = [
                write_method(kind, name, method, definition, lead, f"self.{path}.")
                for definition, lead in zip(pair, ("", "await "), strict=True)
            ]
            needs = (
                Needs("Acme", (path,), (f"{method}_{name}",)),
                Needs(base, (method,)),
            )
            lines = self._imports(f"resources.{module}", "".join(codes))
            target = f"{path}.{method}"
            yield Unit(
                name,
                kind,
                "client",
                codes[0],
                lines,
                needs,
                target=target,
                twin=codes[1],
            )

    def _argument_types(self, name: str) -> Iterator[Unit]:
        for path, _, base, method, sync, _ in self._methods():
            for item in sync.args.kwonlyargs:
                shown = ast.unparse(item.annotation) if item.annotation else ""
                if shown in ("str", "str | Omit"):
                    yield Unit(
                        name,
                        "type of an argument",
                        f"t_{name}",
                        f'{name}Text = NewType("{name}Text", str)\n',
                        ("from typing import NewType",),
                        (
                            Needs(
                                base, (method,), typed=(f"{method}.{item.arg}", shown)
                            ),
                        ),
                        (
                            "arguments",
                            f'"{path}.{method}.{item.arg}" = "extensions.t_{name}:{name}Text"',
                        ),
                        target=f"{path}.{method}",
                    )

    def _fields(self) -> Iterator[tuple[PlannedClass, str, str]]:
        """Fields of models that hold plain values, one a model: the models that come first in the
        alphabet, and their other fields after these."""
        found = []
        for model in sorted(self.package.names("models")):
            known = self.package.find_class("models", model)
            if known is None or known.name != model or "Model" not in known.bases:
                continue
            plain = [
                each for each, text in known.others.items() if _PLAIN.fullmatch(text)
            ]
            found += [
                (index, known, each, known.others[each])
                for index, each in enumerate(plain)
            ]
        for _, known, each, text in sorted(
            found, key=lambda row: (row[0], row[1].name, row[2])
        ):
            yield known, each, text

    def _of_models(self, kind: str, name: str) -> Iterator[Unit]:
        form = MODEL_CODE[kind]
        place = (
            f"{OUTSIDE}.{form.stem}_{name}"
            if "outside" in kind
            else f"{form.stem}_{name}"
        )
        home = place if "outside" in kind else f"extensions.{place}"
        for known, attribute, type_ in self._fields():
            model = known.name
            said = {"name": name, "model": model, "attribute": attribute, "type": type_}
            said["plain"] = type_.removesuffix(" | None")
            attached = f'"{home}:{form.attached.format(**said)}"'
            field = f'"{model}.{attribute}" = '
            needs = Needs(
                model,
                (attribute,) if form.reads else (),
                tuple(each.format(**said) for each in form.free),
                (attribute, type_) if form.reads == "type" else None,
            )
            lines = [each.format(**said) for each in form.imports]
            yield Unit(
                name,
                kind,
                place,
                form.code.format(**said).lstrip("\n"),
                tuple(lines),
                (needs, Needs(model, root=form.attached.format(**said))),
                (form.table, f"{field if form.table == 'fields' else ''}{attached}"),
                f"{model}.{attribute}",
                witness=WITNESS.format(**said) if form.reads == "checked" else "",
            )

    def _imports(self, module: str, code: str) -> tuple[str, ...]:
        """The imports of a stub that a piece of code needs, as a person writes them."""
        used = {
            node.id
            for node in ast.walk(ast.parse(f"class _:\n{code}"))
            if isinstance(node, ast.Name)
        }
        used |= {
            part
            for node in ast.walk(ast.parse(f"class _:\n{code}"))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            for part in re.findall(r"\w+", node.value)
        }
        tree = ast.parse(self.package.files[f"acme/{module.replace('.', '/')}.pyi"])
        lines = []
        for node in tree.body:
            if not isinstance(node, ast.ImportFrom):
                continue
            for alias in node.names:
                if (alias.asname or alias.name) not in used:
                    continue
                home = node.module or ""
                if node.level:
                    first = home.partition(".")[0]
                    home = {"_runtime": "..types"}.get(first, f"..{first}")
                lines.append(
                    f"from {home} import {alias.name}"
                    + (f" as {alias.asname}" if alias.asname else "")
                )
        if "OMIT" in used:
            lines.append("from ..types import OMIT")
        if "overload" in used:
            lines.append("from typing import overload")
        return tuple(sorted(set(lines)))


def _shown(
    definition: Function, *, options: bool = True
) -> tuple[list[str], list[str]]:
    """The keyword arguments as they are defined, and as they are passed on."""
    head, passed = [], []
    for item, default in zip(
        definition.args.kwonlyargs, definition.args.kw_defaults, strict=True
    ):
        if item.arg == "options" and not options:
            continue
        shown = f"{item.arg}: {ast.unparse(item.annotation) if item.annotation else 'object'}"
        if default is not None:
            shown += " = None" if item.arg == "options" else " = OMIT"
        head.append(shown)
        passed.append(f"{item.arg}={item.arg}")
    return head, passed


def write_method(
    kind: str,
    name: str,
    method: str,
    definition: Function,
    lead: str,
    owner: str = "self.",
) -> str:
    """A member that calls a generated method with all that it takes."""
    head, passed = _shown(definition, options="wrap" in kind)
    result = ast.unparse(definition.returns) if definition.returns else "None"
    owner = "super()." if "wrap" in kind else owner
    said = {
        "define": "async def" if lead else "def",
        "method": method,
        "name": name,
        "head": ", ".join(head),
        "star": "*, " if head else "",
        "comma": ", " if head else "",
        "result": result,
        "call": f"{lead}{owner}{method}({', '.join(passed)})",
        "give": "" if result == "None" else "return ",
    }
    return METHOD_CODE[kind].format(**said).lstrip("\n")
