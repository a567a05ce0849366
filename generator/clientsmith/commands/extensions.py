"""Code of one's own, held against the package that is about to be written."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from ..config import Attached, Config
from ..config.places import Path as Key
from ..model import ir
from ..names import Names
from ..names.stale import place_in
from ..process.files import read_text
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from .document_changes import explain, read_changes, read_package
from .extension_types import check_types
from .own_code import OwnModule, is_own, own_files, own_module_path, validators
from .planned import Function, PlannedClass, PlannedPackage, defined, resolve
from .retyped import retyped

Place = Callable[[Key], Location | None]
_OVERRIDE = ("override", "typing.override", "typing_extensions.override")
_INHERITED = frozenset(dir(object)) | frozenset("""
    _call _pages _stream _download _perform _open _client _session _wire with_options raw close
    aclose base_url timeout deadline max_retries request get post put patch delete
    _start_and_wait _wait _job _handle model_dump model_dump_json model_fields_set model_extra
    model_copy model_fields model_config __pydantic_extra__ __enter__ __exit__ __aenter__
    __aexit__
    """.split())
"""Members that every class of a package has."""


def check_extensions(
    files: Mapping[str, str],
    config: Config,
    api: ir.Api,
    names: Names,
    diagnostics: Diagnostics,
    *,
    types: bool = False,
) -> None:
    """Report each thing that an extension uses and the planned package does not have.

    Args:
        files: the package that is about to be written.
        config: has `[extend]`, and the output in which the modules lie.
        types: whether mypy is asked, too.
    """
    planned = PlannedPackage(names.package.replace(".", "/"), files)
    told = Diagnostics()
    check = _Check(planned, config, names, told, place_in(config))
    check.run()
    if types and config.extend.types and check.is_readable:
        check_types(files, config, names.package, told)
    own = own_files(config, names.package).values()
    changes = partial(read_changes, config.output, files, api, names)
    for each in explain(told, {config.shown(path): path for path in own}, changes):
        diagnostics.add(each)


@dataclass
class _Check:
    planned: PlannedPackage
    config: Config
    names: Names
    diagnostics: Diagnostics
    place: Place
    modules: dict[str, OwnModule] = field(default_factory=dict)

    @cached_property
    def _before(self) -> PlannedPackage:
        """The package as it was written last."""
        return read_package(self.config.output, self.planned.root)

    @property
    def is_readable(self) -> bool:
        """Whether there is something to check, and all of it is Python."""
        return len(self.modules) == len(self.config.extend.modules) > 0

    def run(self) -> None:
        extend = self.config.extend
        for module in extend.modules:
            self._read(module)
        if not self.modules:
            return
        for own in self.modules.values():
            self._imports(own)
        known = {".".join(path): path for path in self.names.resources()}
        for dotted, attached in extend.resources.items():
            key: Key = ("extend", "resources", dotted)
            if dotted not in known:
                self._stale(key, dotted, known)
                continue
            path = known[dotted]
            base = self.names.resource_class(path)
            module = f"resources.{self.names.module(path)}"
            self._subclass(key, attached, module, base)
            if dotted not in extend.sync_only:
                twin = Attached(attached.module, f"Async{attached.name}")
                self._subclass(key, twin, module, f"Async{base}")
        if extend.client is not None:
            key = ("extend", "client")
            client = self.names.client
            self._subclass(key, extend.client, "_client", client)
            twin = Attached(extend.client.module, f"Async{extend.client.name}")
            self._subclass(key, twin, "_client", f"Async{client}")
        for name, mixins in extend.models.items():
            planned = self.planned.find_class("models", name)
            if planned is None:
                self._stale(
                    ("extend", "models", name), name, self.planned.names("models")
                )
                continue
            for mixin in mixins:
                self._mixin(("extend", "models", name), mixin, planned)
        self._fields()
        told = retyped(self.config.output, self.planned, self.config.extend)
        for key, message in told:
            self.diagnostics.warning(
                "extend-retyped",
                ROOT,
                message,
                "see whether your type still reads and sends what the document says",
                self.place(key),
            )
        types = self.planned.names("models") | self.planned.names("params")
        for index, each in enumerate(extend.names):
            key = ("extend", "names", index)
            if self._find(key, each) is not None and each.name in types:
                self.diagnostics.error(
                    "extend-hides",
                    ROOT,
                    f"`{each.name}` hides the type `{each.name}` of the document at the root",
                    "call it otherwise, or give the type of the document a name in `[types]`",
                    self.place(key),
                )
        lines = sum(own.lines for own in self.modules.values())
        most = extend.max_lines
        if most is not None and lines > most:
            self.diagnostics.error(
                "extend-lines",
                ROOT,
                f"{lines} lines are yours, and `max_lines` allows {most}",
                "take some away, or raise `extend.max_lines`",
                self.place(("extend", "max_lines")),
            )

    def _read(self, module: str) -> None:
        path = own_module_path(self.config, self.names.package, module)
        if path is None:
            return
        shown = self.config.shown(path)
        key = self._key_of(module)
        try:
            if path.exists() and not is_own(self.config, path):
                raise FileNotFoundError(path)
            text = read_text(path)
            tree = ast.parse(text)
        except OSError:
            self.diagnostics.error(
                "extend-missing",
                ROOT,
                f"there is no module `{module}`: {shown}",
                "write it, or correct `[extend]`",
                self.place(key),
            )
        except (SyntaxError, ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None) or 1
            self.diagnostics.error(
                "extend-syntax",
                ROOT,
                f"the module `{module}` is no Python: {error}",
                "correct it",
                Location(shown, line, 1),
            )
        else:
            self.modules[module] = OwnModule(module, path, text, tree)

    def _key_of(self, module: str) -> Key:
        extend = self.config.extend
        for group in ("resources", "fields", "arguments"):
            for key, each in getattr(extend, group).items():
                if each.module == module:
                    return ("extend", group, key)
        for key, mixins in extend.models.items():
            if any(each.module == module for each in mixins):
                return ("extend", "models", key)
        return ("extend", "client" if extend.client else "names")

    def _imports(self, own: OwnModule) -> None:
        """Names that are imported from the generated package have to be there."""
        is_package = own.path.name == "__init__.py"
        for node in ast.walk(own.tree):
            if not isinstance(node, ast.ImportFrom):
                continue
            target = resolve(own.module, is_package, node)
            if target is None and node.module and not node.level:
                root = self.names.package
                if node.module == root or node.module.startswith(f"{root}."):
                    target = node.module[len(root) + 1 :]
            if target is None or not self.planned.has(target):
                continue
            known = self.planned.names(target)
            own_names = {each.rpartition(".")[2] for each in self.modules}
            for alias in node.names:
                if alias.name not in known | own_names | {"*"}:
                    where = f"`{target}`" if target else "the package"
                    self._report(
                        "extend-name",
                        own,
                        node,
                        f"{where} has no `{alias.name}` any more",
                        _near(alias.name, known),
                    )

    def _find(self, key: Key, attached: Attached) -> ast.stmt | None:
        """The statement that defines an attached name; its absence is reported."""
        own = self.modules.get(attached.module)
        if own is None:
            return None
        for node in own.tree.body:
            if attached.name in _bound(node):
                return node
        hint = _near(attached.name, set(defined(own.tree)))
        if attached.name.startswith("Async"):
            hint = "write the asynchronous twin, or name the resource in `sync_only`"
        self.diagnostics.error(
            "extend-missing",
            ROOT,
            f"`{attached.module}` has no `{attached.name}`",
            hint,
            self.place(key),
        )
        return None

    def _subclass(self, key: Key, attached: Attached, module: str, base: str) -> None:
        """A class that has to be derived from a generated one."""
        node = self._find(key, attached)
        planned = self.planned.find_class(module, base)
        if node is None or planned is None:
            return
        own = self.modules[attached.module]
        bases = [
            ast.unparse(each).rpartition(".")[2] for each in getattr(node, "bases", ())
        ]
        called = {
            alias.asname or alias.name
            for each in ast.walk(own.tree)
            if isinstance(each, ast.ImportFrom)
            for alias in each.names
            if alias.name == base
        } | {base}
        if not isinstance(node, ast.ClassDef) or not called & set(bases):
            self._report(
                "extend-base",
                own,
                node,
                f"`{attached.name}` is not derived from `{base}` of `{module}`",
                f"from {'.' * (attached.module.count('.') + 1)}{module} import {base}",
            )
            return
        self._members(own, node, planned, f"{module}.{base}")

    def _mixin(self, key: Key, attached: Attached, planned: PlannedClass) -> None:
        node = self._find(key, attached)
        if isinstance(node, ast.ClassDef):
            self._declared(self.modules[attached.module], node, planned)
            self._validated(self.modules[attached.module], node, planned)
            self._members(self.modules[attached.module], node, planned, planned.name)

    def _validated(
        self, own: OwnModule, node: ast.ClassDef, planned: PlannedClass
    ) -> None:
        """Fields that a validator or a serializer is for: pydantic does not miss them where
        `check_fields=False` says so."""
        known = planned.members | set(defined(node))
        calls = [each for item in node.body for each in validators(item)]
        was = self._before.find_class("models", planned.name) if calls else None
        types = was.others if was is not None else {}
        for call, each in ((mark, each) for mark in calls for each in mark.args):
            name = str(each.value) if isinstance(each, ast.Constant) else "*"
            now = planned.others.get(name)
            if name != "*" and name not in known:
                self._report(
                    "extend-gone",
                    own,
                    call,
                    f"it validates `{name}`, which `{planned.name}` has no longer",
                    _near(name, known),
                )
            elif now is not None and types.get(name, now) != now:
                self._report(
                    "extend-retyped",
                    own,
                    call,
                    f"it validates `{name}`, which was `{types[name]}` and is `{now}`",
                    "see whether it takes what the field holds now",
                    warn=True,
                )

    def _declared(
        self, own: OwnModule, node: ast.ClassDef, planned: PlannedClass
    ) -> None:
        """What a class declares for type checkers only is what it reads of the model."""
        for item in node.body:
            if not isinstance(item, ast.If):
                continue
            for each in item.body:
                names = defined(ast.Module([each], []))
                for name in (name for name in names if name not in planned.members):
                    self._report(
                        "extend-gone",
                        own,
                        each,
                        f"it reads `{name}`, which `{planned.name}` has no longer",
                        _near(name, planned.members),
                    )

    def _members(
        self, own: OwnModule, node: ast.ClassDef, planned: PlannedClass, title: str
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
                self._hides(own, item, planned, title)
            if not isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            marks = {ast.unparse(each) for each in item.decorator_list}
            overrides = bool(marks & set(_OVERRIDE))
            self._override(own, item, planned, title, overrides)
            for used in ast.walk(item):
                if isinstance(used, ast.Call):
                    self._call(own, used, planned, mine)
                elif isinstance(used, ast.Attribute) and isinstance(used.ctx, ast.Load):
                    self._attribute(own, used, planned, mine, title)

    def _hides(
        self, own: OwnModule, item: ast.stmt, planned: PlannedClass, title: str
    ) -> None:
        """Fields and attributes of one's own have names of their own."""
        for name in sorted(_bound(item) & planned.members - {"model_config"}):
            self._report(
                "extend-hides",
                own,
                item,
                f"`{name}` is generated for `{title}`, too",
                "call it otherwise, or use the generated one",
            )

    def _override(
        self,
        own: OwnModule,
        item: Function,
        planned: PlannedClass,
        title: str,
        overrides: bool,
    ) -> None:
        known = planned.members | _INHERITED
        if overrides and item.name not in known:
            self._report(
                "extend-gone",
                own,
                item,
                f"it wraps `{item.name}`, which `{title}` has no longer",
                _near(item.name, planned.members),
            )
        elif item.name in planned.members and not overrides and item.name != "__init__":
            self._report(
                "extend-hides",
                own,
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
                self._report(
                    "extend-signature",
                    own,
                    item,
                    f"`{item.name}` of `{title}` takes {listed} too, and the wrap does not",
                    "take what the operation takes, so that callers can pass it",
                    warn=True,
                )

    def _attribute(
        self,
        own: OwnModule,
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
            self._report(
                "extend-gone",
                own,
                used,
                (
                    f"it uses `{used.attr}`, which `{owner.name}` has no longer"
                    if owner is not planned
                    else f"it uses `{used.attr}`, which `{title}` has no longer"
                ),
                _near(used.attr, owner.members),
            )

    def _call(
        self,
        own: OwnModule,
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
            self._report(
                "extend-call",
                own,
                used,
                f"`{name}` of `{owner.name}` takes no `{unknown}` any more",
                _near(unknown, method.arguments),
            )
        needed = {each for each, required in method.arguments.items() if required}
        positional = (
            list(method.arguments)[: len(used.args)] if method.positional else []
        )
        missing = needed - given - set(positional)
        if missing and not spread:
            listed = ", ".join(f"`{each}`" for each in sorted(missing))
            self._report(
                "extend-call",
                own,
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
            if type_.isidentifier() and above.module in self._homes():
                return self.planned.find_class(above.module, type_)
        return None

    def _homes(self) -> set[str]:
        modules = {
            f"resources.{self.names.module(path)}" for path in self.names.resources()
        }
        return modules | {"_client"}

    def _fields(self) -> None:
        """Fields and arguments whose types are replaced."""
        extend = self.config.extend
        for dotted, attached in extend.fields.items():
            key: Key = ("extend", "fields", dotted)
            name, _, attribute = dotted.rpartition(".")
            planned = self.planned.find_class("models", name)
            if planned is None:
                self._stale(key, name, self.planned.names("models"))
            elif attribute not in planned.others:
                self._stale(key, attribute, planned.others)
            else:
                self._find(key, attached)
        known = {".".join(path): path for path in self.names.resources()}
        for dotted, attached in extend.arguments.items():
            key = ("extend", "arguments", dotted)
            owner, _, argument = dotted.rpartition(".")
            resource, _, name = owner.rpartition(".")
            path = known.get(resource)
            owned = None
            if path is not None:
                module = f"resources.{self.names.module(path)}"
                owned = self.planned.find_class(module, self.names.resource_class(path))
            if owned is None or name not in owned.methods:
                self._stale(key, owner, known)
            elif argument not in owned.methods[name].arguments:
                self._stale(key, argument, owned.methods[name].arguments)
            else:
                self._find(key, attached)

    def _stale(self, key: Key, name: str, known: Collection[str]) -> None:
        self.diagnostics.error(
            "extend-stale",
            ROOT,
            f"`{'.'.join(map(str, key))}`: the package has no `{name}`",
            _near(name, known),
            self.place(key),
        )

    def _report(
        self,
        code: str,
        own: OwnModule,
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
            Location(self.config.shown(own.path), line, column),
        )


def _bound(node: ast.stmt) -> set[str]:
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


def _near(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean `{near[0]}`?" if near else "take it out, or use what there is"
