"""Code of one's own, held against the package that is about to be written."""

from __future__ import annotations

import ast
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
from .check_types import check_types
from .document_changes import explain, read_changes, read_package
from .members import ModuleCheck, bound, near
from .own_code import OwnModule, is_own, own_files, own_module_path
from .planned import PlannedClass, PlannedPackage, defined
from .retyped import retyped

Place = Callable[[Key], Location | None]


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

    def _beside(self, own: OwnModule) -> ModuleCheck:
        names = self.names
        homes = {f"resources.{names.module(path)}" for path in names.resources()}
        return ModuleCheck(
            own,
            self.config.shown(own.path),
            self.planned,
            lambda: self._before,
            names.package,
            frozenset(homes | {"_client"}),
            frozenset(each.rpartition(".")[2] for each in self.modules),
            self.diagnostics,
        )

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
            self._beside(own).check_imports()
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

    def _find(self, key: Key, attached: Attached) -> ast.stmt | None:
        """The statement that defines an attached name; its absence is reported."""
        own = self.modules.get(attached.module)
        if own is None:
            return None
        for node in own.tree.body:
            if attached.name in bound(node):
                return node
        hint = near(attached.name, set(defined(own.tree)))
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
            self._beside(own).report(
                "extend-base",
                node,
                f"`{attached.name}` is not derived from `{base}` of `{module}`",
                f"from {'.' * (attached.module.count('.') + 1)}{module} import {base}",
            )
            return
        self._beside(own).check_members(node, planned, f"{module}.{base}")

    def _mixin(self, key: Key, attached: Attached, planned: PlannedClass) -> None:
        node = self._find(key, attached)
        if isinstance(node, ast.ClassDef):
            check = self._beside(self.modules[attached.module])
            check.check_declared(node, planned)
            check.check_validators(node, planned)
            check.check_members(node, planned, planned.name)

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
            near(name, known),
            self.place(key),
        )
