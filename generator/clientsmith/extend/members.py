"""What a module of one's own uses and overrides, held against the generated classes."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from .own_code import OwnModule, validators
from .planned import Function, PlannedClass, PlannedPackage, defined, resolve

_OVERRIDE = ("override", "typing.override", "typing_extensions.override")
_INHERITED = frozenset(dir(object)) | frozenset(
    """
    _call _pages _stream _download _perform _open _client _session _wire with_options raw close
    aclose base_url timeout deadline max_retries request get post put patch delete
    _start_and_wait _wait _job _handle model_dump model_dump_json model_fields_set model_extra
    model_copy model_fields model_config __pydantic_extra__ __enter__ __exit__ __aenter__
    __aexit__
    """.split()
)
"""Members that every class of a package has."""


@dataclass(frozen=True, slots=True)
class ModuleCheck:
    """A module of one's own beside the package that is about to be written.

    `root` is the package's name, `homes` its modules that have resources, `siblings` the
    last names of all modules of one's own; `before` reads the package as it was written last.
    """

    own: OwnModule
    shown: str
    package: PlannedPackage
    before: Callable[[], PlannedPackage]
    root: str
    homes: frozenset[str]
    siblings: frozenset[str]
    diagnostics: Diagnostics

    def check_imports(self) -> None:
        """Names that are imported from the generated package have to be there."""
        is_package = self.own.path.name == "__init__.py"
        for node in ast.walk(self.own.tree):
            if not isinstance(node, ast.ImportFrom):
                continue
            target = resolve(self.own.module, is_package, node)
            named = f"{node.module}."
            if target is None and not node.level and named.startswith(f"{self.root}."):
                target = named[len(self.root) + 1 : -1]
            if target is None or not self.package.has(target):
                continue
            known = self.package.names(target)
            for alias in node.names:
                if alias.name not in known | self.siblings | {"*"}:
                    where = f"`{target}`" if target else "the package"
                    self.report(
                        "extend-name",
                        node,
                        f"{where} has no `{alias.name}` any more",
                        near(alias.name, known),
                    )

    def check_validators(self, node: ast.ClassDef, planned: PlannedClass) -> None:
        """Fields that a validator or a serializer is for: pydantic does not miss them where
        `check_fields=False` says so."""
        known = planned.members | set(defined(node))
        calls = [each for item in node.body for each in validators(item)]
        was = self.before().find_class("models", planned.name) if calls else None
        types = was.others if was is not None else {}
        for call, each in ((mark, each) for mark in calls for each in mark.args):
            name = str(each.value) if isinstance(each, ast.Constant) else "*"
            now = planned.others.get(name)
            if name != "*" and name not in known:
                self.report(
                    "extend-gone",
                    call,
                    f"it validates `{name}`, which `{planned.name}` has no longer",
                    near(name, known),
                )
            elif now is not None and types.get(name, now) != now:
                self.report(
                    "extend-retyped",
                    call,
                    f"it validates `{name}`, which was `{types[name]}` and is `{now}`",
                    "see whether it takes what the field holds now",
                    warn=True,
                )

    def check_declared(self, node: ast.ClassDef, planned: PlannedClass) -> None:
        """What a class declares for type checkers only is what it reads of the model."""
        for item in node.body:
            if not isinstance(item, ast.If):
                continue
            for each in item.body:
                names = defined(ast.Module([each], []))
                for name in (name for name in names if name not in planned.members):
                    self.report(
                        "extend-gone",
                        each,
                        f"it reads `{name}`, which `{planned.name}` has no longer",
                        near(name, planned.members),
                    )

    def check_members(
        self, node: ast.ClassDef, planned: PlannedClass, title: str
    ) -> None:
        """What a class of one's own overrides and uses."""
        mine = set(defined(node)) | {
            each.attr
            for each in ast.walk(node)
            if isinstance(each, ast.Attribute)
            and isinstance(each.ctx, ast.Store)
            and isinstance(each.value, ast.Name)
            and each.value.id == "self"
        }
        for item in node.body:
            if isinstance(item, ast.Assign | ast.AnnAssign):
                self._hides(item, planned, title)
            if not isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            marks = {ast.unparse(each) for each in item.decorator_list}
            overrides = bool(marks & set(_OVERRIDE))
            self._override(item, planned, title, overrides)
            for used in ast.walk(item):
                if isinstance(used, ast.Call):
                    self._call(used, planned, mine)
                elif isinstance(used, ast.Attribute) and isinstance(used.ctx, ast.Load):
                    self._attribute(used, planned, mine, title)

    def _hides(self, item: ast.stmt, planned: PlannedClass, title: str) -> None:
        """Fields and attributes of one's own have names of their own."""
        for name in sorted(bound(item) & planned.members - {"model_config"}):
            self.report(
                "extend-hides",
                item,
                f"`{name}` is generated for `{title}`, too",
                "call it otherwise, or use the generated one",
            )

    def _override(
        self,
        item: Function,
        planned: PlannedClass,
        title: str,
        overrides: bool,
    ) -> None:
        known = planned.members | _INHERITED
        if overrides and item.name not in known:
            self.report(
                "extend-gone",
                item,
                f"it wraps `{item.name}`, which `{title}` has no longer",
                near(item.name, planned.members),
            )
        elif item.name in planned.members and not overrides and item.name != "__init__":
            self.report(
                "extend-hides",
                item,
                f"it hides `{item.name}` of `{title}`, which is generated",
                "mark it with @override if it wraps that one, or call it otherwise",
            )
        elif overrides and item.name in planned.methods:
            theirs = planned.methods[item.name]
            mine = {each.arg for each in (*item.args.args, *item.args.kwonlyargs)}
            missing = theirs.arguments.keys() - mine - {"options"}
            if missing and item.args.kwarg is None:
                listed = ", ".join(f"`{name}`" for name in sorted(missing))
                self.report(
                    "extend-signature",
                    item,
                    f"`{item.name}` of `{title}` takes {listed} too, and the wrap does not",
                    "take what the operation takes, so that callers can pass it",
                    warn=True,
                )

    def _attribute(
        self,
        used: ast.Attribute,
        planned: PlannedClass,
        mine: Collection[str],
        title: str,
    ) -> None:
        owner = self._owner(used.value, planned, mine)
        if owner is None:
            return
        known = owner.members | _INHERITED
        if owner is planned and not _is_super(used.value):
            known |= set(mine)
        if used.attr not in known:
            self.report(
                "extend-gone",
                used,
                (
                    f"it uses `{used.attr}`, which `{owner.name}` has no longer"
                    if owner is not planned
                    else f"it uses `{used.attr}`, which `{title}` has no longer"
                ),
                near(used.attr, owner.members),
            )

    def _call(
        self,
        used: ast.Call,
        planned: PlannedClass,
        mine: Collection[str],
    ) -> None:
        """A call of a generated method, by arguments that it takes, with all that it needs."""
        if not isinstance(used.func, ast.Attribute):
            return
        owner = self._owner(used.func.value, planned, mine)
        name = used.func.attr
        if owner is None or name not in owner.methods:
            return
        if owner is planned and name in mine and not _is_super(used.func.value):
            return
        method = owner.methods[name]
        given = {each.arg for each in used.keywords if each.arg is not None}
        spread = any(each.arg is None for each in used.keywords) or any(
            isinstance(each, ast.Starred) for each in used.args
        )
        if method.takes_any:
            return
        for unknown in sorted(given - method.arguments.keys()):
            self.report(
                "extend-call",
                used,
                f"`{name}` of `{owner.name}` takes no `{unknown}` any more",
                near(unknown, method.arguments),
            )
        needed = {each for each, required in method.arguments.items() if required}
        positional = (
            list(method.arguments)[: len(used.args)] if method.positional else []
        )
        missing = needed - given - set(positional)
        if missing and not spread:
            listed = ", ".join(f"`{each}`" for each in sorted(missing))
            self.report(
                "extend-call",
                used,
                f"`{name}` of `{owner.name}` needs {listed} now",
                "pass it",
            )

    def _owner(
        self, node: ast.expr, planned: PlannedClass, mine: Collection[str]
    ) -> PlannedClass | None:
        """The generated class of `self`, of `super()`, or of a resource below them."""
        if (isinstance(node, ast.Name) and node.id == "self") or _is_super(node):
            return planned
        if isinstance(node, ast.Attribute):
            above = self._owner(node.value, planned, mine)
            if above is None or (above is planned and node.attr in mine):
                return None
            type_ = above.others.get(node.attr, "")
            if type_.isidentifier() and above.module in self.homes:
                return self.package.find_class(above.module, type_)
        return None

    def report(
        self,
        code: str,
        node: ast.AST,
        message: str,
        hint: str,
        *,
        warn: bool = False,
    ) -> None:
        line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1
        tell = self.diagnostics.warning if warn else self.diagnostics.error
        tell(
            code,
            ROOT,
            message,
            hint,
            Location(self.shown, line, column),
        )


def bound(node: ast.stmt) -> set[str]:
    """The names that a statement binds."""
    if isinstance(node, ast.ImportFrom | ast.Import):
        return {alias.asname or alias.name for alias in node.names}
    return set(defined(ast.Module([node], [])))


def _is_super(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "super"
    )


def near(name: str, known: Collection[str]) -> str:
    """What to do about a name that is not there: the one that was meant, if one is like it."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean `{near[0]}`?" if near else "take it out, or use what there is"
