"""Writes the OpenAPI document of a Python app to a file.

Run by `origins` with the interpreter of the app, which has no clientsmith: the standard library
is all that there is. Arguments: MODULE:ATTRIBUTE, and a folder. There it writes document.json and
files.json, which lists the sources of the app, or error.json: [what, hint].
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


class Unusable(Exception):
    """What is wrong with the app that was named, and what to do."""


def describe(app: Any) -> Any:
    """The document of a FastAPI, Litestar or Django Ninja app, or of Django's REST framework.

    Raises:
        Unusable: where the app describes itself in none of the known ways.
    """
    if callable(getattr(app, "openapi", None)):  # FastAPI
        return app.openapi()
    if callable(getattr(app, "get_openapi_schema", None)):  # Django Ninja
        return app.get_openapi_schema()
    schema: Any = getattr(app, "openapi_schema", None)
    if callable(getattr(schema, "to_schema", None)):  # Litestar
        return schema.to_schema()
    if type(app).__module__.partition(".")[0] == "django":
        return describe_django()
    if isinstance(getattr(app, "spec", None), dict):  # APIFlask
        return app.spec
    raise Unusable(
        f"an object of type {type(app).__name__} gives no OpenAPI document",
        "Name a FastAPI, Litestar, APIFlask or Django Ninja app, or Django's `application`.",
    )


def describe_django() -> Any:
    """The document that drf-spectacular makes of all views."""
    try:
        generators = importlib.import_module("drf_spectacular.generators")
    except ImportError:
        raise Unusable(
            "Django describes its views with drf-spectacular, which is not installed",
            "Install drf-spectacular beside the app, or name the NinjaAPI of Django Ninja.",
        ) from None
    return generators.SchemaGenerator().get_schema(request=None, public=True)


def find_app(path: str) -> Any:
    """What MODULE:ATTRIBUTE names, `app` if no attribute is said; `make()` is called."""
    module, _, attribute = path.partition(":")
    found: Any = importlib.import_module(module)
    for part in (attribute or "app").split("."):
        name = part.removesuffix("()")
        try:
            found = getattr(found, name)
        except AttributeError:
            raise Unusable(
                f"`{module}` has no `{name}`",
                "Name the app after the colon, as in `package.main:app`, or "
                "`project.wsgi:application` for Django.",
            ) from None
        if name != part:
            found = found()
    return found


def find_sources(here: Path) -> list[str]:
    """The imported files that lie below a folder and belong to no environment."""
    environment = Path(sys.prefix)
    # Not by getattr: modules that load themselves late run code for it, which may raise.
    files = [
        vars(module).get("__file__")
        for module in [*sys.modules.values()]
        if isinstance(module, ModuleType)
    ]
    paths = [
        Path(here, file) for file in files if isinstance(file, str) and "\0" not in file
    ]
    return sorted(
        str(path)
        for path in paths
        if path.is_relative_to(here) and not path.is_relative_to(environment)
    )


def explain(error: BaseException) -> str:
    """What was raised, in one line."""
    try:
        what = " ".join(str(error).split())[:300]
    except Exception:
        what = "it cannot be printed"
    return f"{type(error).__name__}: {what}"


def main(path: str, target: str) -> None:
    """Describe the app, and write the files."""
    here, folder = Path.cwd(), Path(target)
    write = json.dumps  # as it is before the app has a hand in it
    answers: dict[str, Any]
    try:
        document = write(describe(find_app(path)), default=str)
        answers = {"document": document, "files": write(find_sources(here))}
    except Unusable as error:
        answers = {"error": write(error.args)}
    except (Exception, SystemExit) as error:
        hint = (
            "{python} ran it in this folder. If the app has a virtual environment of its own, "
            "set VIRTUAL_ENV to its folder."
        )
        answers = {"error": write([explain(error), hint])}
    for name, text in answers.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    given = sys.argv[1:]
    del sys.argv[1:]  # an app that reads its own arguments has none
    main(*given)
    os._exit(0)  # there may be threads that never end
