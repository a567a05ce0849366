"""All files of a generated project."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from .. import ir
from ..names import Names
from ..plan import Plan
from .annotations import Annotations
from .client import ClientFacts, client
from .models import models, params
from .project import ProjectFacts, project
from .readme import readme
from .render import environment, templates_folder
from .resources import resource
from .tables import ERRORS, table
from .testing import documented
from .webhooks import webhooks

TYPES = (
    "ClientCredentials",
    "Credential",
    "Deviation",
    "FileContent",
    "FileInput",
    "Hooks",
    "JsonValue",
    "OMIT",
    "Omit",
    "Options",
    "Raw",
    "Secret",
    "Timeout",
    "Transport",
    "AsyncTransport",
)
PAGINATION = ("AsyncPage", "AsyncPages", "Page", "Pages")


def package(
    api: ir.Api,
    names: Names,
    plan: Plan,
    facts: ClientFacts,
    about: ProjectFacts,
    *,
    overrides: Path | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> dict[str, str]:
    """Render every file: path to text, paths from the root of the generated project."""
    templates = environment(overrides)
    printer = Annotations(api, names, plan)
    root = names.package
    files: dict[str, str] = {}

    def put(path: str, template: str, view: object) -> None:
        files[path] = templates.get_template(template).render(view=view)

    progress("models")
    known = {names.type(id_): f"..models.{plan.places[id_]}" for id_ in plan.received}
    known |= {
        names.param(id_): f"..params.{stem}"
        for stem, ids in plan.params.items()
        for id_ in ids
    }
    for folder, modules, make, name in (
        ("models", plan.models, models, names.type),
        ("params", plan.params, params, names.param),
    ):
        near = _near(known, folder)
        for stem, ids in modules.items():
            put(
                f"{root}/{folder}/{stem}.py",
                f"package/{folder}/module.py.j2",
                make(printer, stem, ids, near),
            )
        doc = (
            "Every model, loaded when first asked for."
            if folder == "models"
            else "What requests take, as typed dictionaries."
        )
        view = table(
            doc, {stem: [name(id_) for id_ in ids] for stem, ids in modules.items()}
        )
        put(f"{root}/{folder}/__init__.py", "package/models/table.py.j2", view)
        put(f"{root}/{folder}/__init__.pyi", "package/models/table.pyi.j2", view)
    progress("resources")
    files[f"{root}/resources/__init__.py"] = '"""The API, noun by noun."""\n'
    for item in plan.resources:
        shown = resource(printer, plan, item, known)
        put(
            f"{root}/resources/{item.module}.py",
            "package/resources/resource.py.j2",
            shown,
        )
        put(
            f"{root}/resources/{item.module}.pyi",
            "package/resources/resource.pyi.j2",
            shown,
        )
    heard = webhooks(printer, _from_root(known))
    if heard is not None:
        put(f"{root}/webhooks.py", "package/webhooks.py.j2", heard)
    progress("client")
    face = client(api, names, plan, facts)
    put(f"{root}/_client.py", "package/client.py.j2", face)
    put(f"{root}/_client.pyi", "package/client.pyi.j2", face)
    start = table(
        about.summary,
        {
            "_client": [names.client, names.async_client],
            "errors": _free(ERRORS, known),
            "pagination": _free(PAGINATION, known),
            "types": _free(TYPES, known),
        },
        fallback=("models", "params"),
    )
    put(f"{root}/__init__.py", "package/init.py.j2", start)
    put(f"{root}/__init__.pyi", "package/init.pyi.j2", start)
    files[f"{root}/py.typed"] = ""
    files[f"{root}/documented.json"] = documented(api)
    for path, text in runtime().items():
        files[f"{root}/{path}"] = text
    put("pyproject.toml", "project/pyproject.toml.j2", project(names, about))
    start_here = readme(printer, plan, facts, about.distribution, about.summary)
    put("README.md", "project/README.md.j2", start_here)
    return files


@cache
def runtime() -> Mapping[str, str]:
    """The hand-written half of each package, as it lies in the templates."""
    folder = templates_folder()
    files = {
        f"_runtime/{path.name}": path.read_text("utf-8")
        for path in sorted((folder / "runtime").glob("*.py"))
    }
    files |= {
        path.name: path.read_text("utf-8")
        for path in sorted((folder / "faces").glob("*.py"))
    }
    return files


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
