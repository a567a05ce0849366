"""All files of a generated project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from ..config import Alias, Attached
from ..model import ir
from ..names import Names
from ..names.page_classes import page_classes
from ..plan import Plan, Resource
from ..process.workers import shared
from .annotations import Annotations
from .client import ClientFacts, client
from .models import ModuleView, models, params
from .open_unions import UNKNOWN, VariantsView, variants
from .pagination import PAGINATION, pagination_view
from .project import ProjectFacts, project
from .readme import readme
from .render import environment, templates_folder
from .replaced import replaced_types
from .resources import resource
from .surface_modules import core_types, hidden_models, root_names, surface_modules
from .tables import ERRORS, FACES, TableView, table
from .testing import documented
from .webhooks import webhooks
from .xml_schemas import xml_schemas

TYPES = (
    "AsyncClientOptions",
    "AsyncDownload",
    "AsyncStream",
    "AsyncTransport",
    "ClientCredentials",
    "ClientOptions",
    "Credential",
    "Deviation",
    "Download",
    "Event",
    "FileContent",
    "FileInput",
    "Headers",
    "Hooks",
    "JsonValue",
    "Model",
    "OMIT",
    "Omit",
    "Options",
    "Outcome",
    "Raw",
    "Request",
    "Response",
    "Retry",
    "RetryPolicy",
    "Seconds",
    "Secret",
    "Stream",
    "Timeout",
    "Transport",
)
WAITS = (
    "AsyncJobHandle",
    "JobHandle",
    "WaitError",
    "WaitFailed",
    "WaitLost",
    "WaitOptions",
    "WaitStopped",
    "WaitTimeout",
)


def package(
    api: ir.Api,
    names: Names,
    plan: Plan,
    facts: ClientFacts,
    about: ProjectFacts,
    *,
    overrides: Path | None = None,
) -> dict[str, str]:
    """Render every file: path to text, paths from the root of the generated project."""
    pages = names.surface.pages
    known = {
        f"{kind}{name}": "..pagination" for name in pages for kind in ("Sync", "Async")
    }
    known |= {name: "..pagination" for each in page_classes(api) for name in each.names}
    known |= {names.type(id_): f"..models.{plan.places[id_]}" for id_ in plan.received}
    known |= {
        each.name: f"..models.{plan.places[id_]}"
        for id_ in plan.received
        if (each := names.constants(id_)) is not None
    }
    known |= {
        names.param(id_): f"..params.{stem}"
        for stem, ids in plan.params.items()
        for id_ in ids
    }
    known |= {
        each.name: names.extend.home(each, 2)
        for group in (names.extend.fields, names.extend.arguments)
        for each in group.values()
    }
    printer = Annotations(api, names, plan)
    unknown = variants(printer)
    if unknown is not None:
        known[UNKNOWN] = "..variants"
    templates = environment(overrides)
    further = (
        tuple(
            name
            for name in templates.list_templates()
            if name.startswith(EACH_RESOURCE)
        )
        if overrides
        else ()
    )
    files = _Files(api, plan, facts, about, printer, templates, known, unknown, further)
    root = names.package.replace(".", "/")
    made = {
        f"{root}/{path}": text
        for part in shared(list(files.parts()))
        for path, text in part.items()
    }
    plain = names.surface.is_plain
    needed = runtime(
        waits=bool(api.waits),
        xml=f"{root}/xml.json" in made,
        webhooks=f"{root}/webhooks.py" in made,
        plain=plain,
    )
    for path, text in needed.items():
        made.setdefault(f"{root}/{path}", text)
    if any(path.startswith(f"{root}/types/") for path in made):
        path, text = core_types(made.pop(f"{root}/types.py"))
        made[f"{root}/{path}"] = text
    return {**made, **files.project()}


EACH_RESOURCE = "package/resources/each/"
"""Templates of a user's own in this folder are rendered once for each resource:
`each/helpers.py.j2` gives `resources/<module>_helpers.py`."""

Part = Mapping[str, str]
"""Some of the files of a package: path to text."""


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of a package, a few at a time, none of which needs another."""

    api: ir.Api
    plan: Plan
    facts: ClientFacts
    about: ProjectFacts
    printer: Annotations
    templates: Environment
    known: Mapping[str, str]
    """Where the name of each type is, seen from a folder of the package."""
    unknown: VariantsView | None = None
    _further: Sequence[str] = ()
    """Templates of a user's own for each resource."""

    def parts(self) -> Iterator[Callable[[], Part]]:
        """Functions that make them, those of large parts first."""
        for item in self.plan.resources:
            yield partial(self._resource, item)
        for folder, make, modules in (
            ("models", models, self.plan.models),
            ("params", params, self.plan.params),
        ):
            near = _near(self.known, folder)
            for stem, ids in modules.items():
                yield partial(self._module, folder, make, stem, ids, near)
        yield from (self._tables, self._webhooks, self._client, self._root, self._rest)
        yield self._pagination
        if not self.printer.names.surface.is_plain:
            yield self._surface

    def _resource(self, item: Resource) -> Part:
        view = resource(self.printer, self.plan, item, self.known)
        template = "package/resources/resource"
        made = self._with_stub(f"resources/{item.module}", template, view)
        for extra in self._further:
            name = extra.removeprefix(EACH_RESOURCE).removesuffix(".j2")
            stem, dot, ending = name.partition(".")
            path = f"resources/{item.module}_{stem}{dot}{ending}"
            made[path] = self._text(extra, view)
        return made

    def _module(
        self,
        folder: str,
        make: Callable[..., ModuleView],
        stem: str,
        ids: Sequence[ir.TypeId],
        near: Mapping[str, str],
    ) -> Part:
        noun = self.plan.nouns[ids[0]]
        view = make(self.printer, stem, noun, ids, near)
        template = f"package/{folder}/module.py.j2"
        return {f"{folder}/{stem}.py": self._text(template, view)}

    def _tables(self) -> Part:
        names = self.printer.names
        sent = {
            stem: list(map(names.param, ids)) for stem, ids in self.plan.params.items()
        }
        former = self._former()
        doc = "Every model, loaded when first asked for."
        other = "What requests take, as typed dictionaries."
        template = "package/models/table.py.j2"
        return {
            "models/__init__.py": self._text(
                template, table(doc, self._models(), former=former)
            ),
            "params/__init__.py": self._text(
                template, table(other, sent, former=former)
            ),
        }

    def _webhooks(self) -> Part:
        heard = webhooks(self.printer, _from_root(self.known))
        if heard is None:
            return {}
        return {"webhooks.py": self._text("package/webhooks.py.j2", heard)}

    def _client(self) -> Part:
        near = _from_root(self.known)
        view = client(self.api, self.printer.names, self.plan, self.facts, near)
        return self._with_stub("_client", "package/client", view)

    def _surface(self) -> Part:
        """The modules that a configured surface asks for."""
        found: dict[str, str] = {}
        for path, made in surface_modules(self.printer, self.known, TYPES):
            kind = "models/table" if isinstance(made, TableView) else "surface/module"
            found[path] = self._text(f"package/{kind}.py.j2", made)
        return found

    def _pagination(self) -> Part:
        view = pagination_view(self.printer)
        if view is None:
            return {}
        return {"pagination.py": self._text("package/pagination.py.j2", view)}

    def _root(self) -> Part:
        names = self.printer.names
        named = [name for each in page_classes(self.api) for name in each.names]
        modules = {
            **_clients(names),
            "errors": _free(ERRORS, self.known),
            "pagination": _free(PAGINATION, self.known) + named,
            "types": _free(TYPES, self.known),
            "variants": [] if self.unknown is None else [str(self.unknown.name)],
        }
        if self.api.waits:
            modules["waiting"] = _free(WAITS, self.known)
        for module, listed in root_names(self.printer).items():
            modules[module] = [*modules.get(module, []), *listed]
        for attached in names.extend.names:
            stem = stem_of(names, attached)
            modules[stem] = [*modules.get(stem, []), attached.name]
        former = self._former()
        view = table(
            self.about.summary,
            modules,
            fallback={"models": self._shown_models(former), "params": ()},
            former=former,
            faces=(*FACES, *(["webhooks"] if self._webhooks() else [])),
        )
        view = replace(view, version=self.about.version)
        return {"__init__.py": self._text("package/init.py.j2", view)}

    def _shown_models(self, former: Mapping[str, Alias]) -> set[str]:
        """The models that the root exports, where it has something else by the name of some."""
        hidden = hidden_models(self.printer)
        if not hidden:
            return set()
        return {*chain.from_iterable(self._models().values()), *former} - hidden

    def _models(self) -> dict[str, list[str]]:
        """The names of each module of models."""
        held = self.printer.names.held
        return {
            stem: [name for id_ in ids for name in held(id_)]
            for stem, ids in self.plan.models.items()
        }

    def _former(self) -> dict[str, Alias]:
        """Earlier names of the classes that there are."""
        aliases = self.printer.names.aliases.classes
        return {old: new for old, new in aliases.items() if new.name in self.known}

    def _rest(self) -> Part:
        in_xml = xml_schemas(self.printer)
        found = {} if in_xml is None else {"xml.json": in_xml}
        if self.unknown is not None:
            made = self._text("package/variants.py.j2", self.unknown)
            found["variants.py"] = made
        return {
            **found,
            **replaced_types(self.printer),
            "resources/__init__.py": '"""The API, noun by noun."""\n',
            "py.typed": "",
            "documented.json": documented(self.printer),
        }

    def project(self) -> Part:
        """What lies beside the package."""
        about = self.about
        metadata = project(self.printer.names, about)
        start = readme(self.printer, self.plan, self.facts, about)
        return {
            "pyproject.toml": self._text("project/pyproject.toml.j2", metadata),
            "README.md": self._text("project/README.md.j2", start),
        }

    def _with_stub(self, path: str, template: str, view: object) -> dict[str, str]:
        return {
            f"{path}.{kind}": self._text(f"{template}.{kind}.j2", view)
            for kind in ("py", "pyi")
        }

    def _text(self, template: str, view: object) -> str:
        return self.templates.get_template(template).render(view=view)


_WAITING = (
    "fake_waits job_state jobs wait_errors waiting waiting_resource watch".split()
)
_XML = "elements xml_reader xml_scalars xml_shapes xml_writer".split()


@cache
def runtime(
    *, waits: bool = False, xml: bool = True, webhooks: bool = True, plain: bool = True
) -> Mapping[str, str]:
    """The hand-written half of a package, as it lies in the templates.

    Args:
        waits: whether something takes time.
        xml: whether bodies in XML have schemas.
        webhooks: whether the API sends some.
        plain: whether no surface is configured.
    """
    folder = templates_folder()
    files = {
        path.stem: path.read_text("utf-8")
        for path in sorted((folder / "runtime").glob("*.py"))
    }
    without_xml = files.pop("no_xml")
    faces = sorted((folder / "faces").glob("*.py"))
    spare: list[str] = []
    if waits:
        faces += sorted((folder / "faces" / "waits").glob("*.py"))
    else:
        spare += _WAITING
    if not xml:
        files["xml"] = without_xml
        spare += _XML
    if not webhooks and plain:
        spare.append("webhooks")
    found = {
        f"_runtime/{stem}.py": text for stem, text in files.items() if stem not in spare
    }
    if not plain:
        found |= {
            f"_runtime/surface/{path.name}": path.read_text("utf-8")
            for path in sorted((folder / "runtime" / "surface").glob("*.py"))
        }
    return found | {path.name: path.read_text("utf-8") for path in faces}


def _clients(names: Names) -> dict[str, list[str]]:
    """The module of the clients that the package exports, with their names."""
    own = names.extend.client
    if own is None:
        return {"_client": [names.client, names.async_client]}
    return {stem_of(names, own): [own.name, f"Async{own.name}"]}


def stem_of(names: Names, attached: Attached) -> str:
    """A module as a lazy table names it: below the package, or with a slash from the top."""
    outside = names.extend.is_outside(attached.module)
    return f"/{attached.module}" if outside else attached.module


def _free(listed: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """The names of a public face that no type of the API has: the API's own come first at
    the root, the others stay where they are."""
    return [name for name in listed if name not in known]


def _near(known: Mapping[str, str], folder: str) -> dict[str, str]:
    """Where names are, seen from a module of a folder: siblings are one dot away."""
    prefix = f"..{folder}."
    return {
        name: "." + module[len(prefix) :] if module.startswith(prefix) else module
        for name, module in known.items()
    }


def _from_root(known: Mapping[str, str]) -> dict[str, str]:
    """Where names are, seen from a module at the root of the package."""
    return {name: module[1:] for name, module in known.items()}
