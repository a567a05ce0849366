"""Jinja, set up so that nothing unvetted can be printed."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from .filters import FILTERS


def _vetted(value: Any) -> str:
    """Let `Code` and integers through to the output; everything else is a fault of ours."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"raw text reached a template: {value!r:.80}")


class _Rooted(FileSystemLoader):
    """Finds templates in their folders only: a link out of them is not followed."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        place = Path(name).resolve()
        if not any(
            place.is_relative_to(Path(each).resolve()) for each in self.searchpath
        ):
            raise TemplateSyntaxError(
                "the template is a link out of its folder", 1, template, name
            )
        return source, name, fresh


class _Vetting(CodeGenerator):
    """Prints what `_vetted` gives as it is: escaping what need not be escaped takes longer
    than all else that templates do."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame, **forward: bool) -> None:
        """Views are objects: their attributes are read as such, which takes a fifth of the
        time of Jinja's own search. A sandbox keeps to its own way."""
        if self.environment.sandboxed:
            super().visit_Getattr(node, frame, **forward)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Macros are called as what they are, which takes half the time of Jinja's own search
        for those that want its context: there are none outside of a sandbox."""
        if self.environment.sandboxed or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:
        """What a template says itself is vetted, also where it is handed to a macro."""
        if isinstance(node.value, str):
            self.write(f"Markup({node.value!r})")
        else:
            super().visit_Const(node, frame)


@cache
def templates_folder() -> Path:
    """Where the built-in templates lie: inside the wheel, or at the root of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


def environment(overrides: Path | None = None) -> Environment:
    """A Jinja environment over the built-in templates, and a user's own before them."""
    return builtin() if overrides is None else _made(overrides)


@cache
def builtin() -> Environment:
    """The environment of most runs, which keeps what it compiled."""
    return _made(None)


def prepare() -> None:
    """Compile the built-in templates of packages."""
    for name in builtin().list_templates():
        if name.startswith(("package/", "project/")):
            builtin().get_template(name)


def _made(overrides: Path | None) -> Environment:
    folders = [*([overrides] if overrides else []), templates_folder()]
    # Only a user's templates need the sandbox, which looks at every attribute access.
    kind = ImmutableSandboxedEnvironment if overrides else Environment
    made = kind(
        loader=_Rooted(folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_vetted,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.code_generator_class = _Vetting
    made.filters = {"indent": made.filters["indent"], **FILTERS}
    return made


def place_of(error: Exception, overrides: Path) -> tuple[str, int]:
    """File and line of the template of a user's own that raised `error`; else its folder."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or str(overrides), error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if Path(frame.filename).is_relative_to(overrides):
            return frame.filename, frame.lineno or 1
    return str(overrides), 1
