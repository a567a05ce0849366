"""Programs for each operation as an Overlay, for other tools that document the API."""

from __future__ import annotations

from typing import Any

from ..emit.annotations import Annotations
from .entries import methods
from .python_examples import Examples
from .reference import Subject


def samples_overlay(subject: Subject) -> dict[str, Any]:
    """An Overlay 1.0 that gives each operation `x-codeSamples`, with and without asyncio."""
    printer = Annotations(subject.api, subject.names, subject.plan)
    examples = Examples(subject.api, subject.names, subject.facts)
    actions: dict[str, dict[str, Any]] = {}
    for item in subject.plan.resources:
        for method in methods(printer, subject.plan, item):
            operation = method.operation
            path = operation.path.replace("\\", "\\\\").replace("'", "\\'")
            target = f"$.paths['{path}'].{operation.method.lower()}"
            if target in actions:
                continue  # the plain method comes first
            samples = [
                {
                    "lang": "python",
                    "label": "Python (asyncio)" if asynchronous else "Python",
                    "source": examples.program(method, asynchronous=asynchronous)
                    + "\n",
                }
                for asynchronous in (False, True)
            ]
            update = {"x-codeSamples": samples}
            actions[target] = {"target": target, "update": update}
    info = {
        "title": f"Samples of {subject.names.package}",
        "version": subject.api.version,
    }
    return {
        "overlay": "1.0.0",
        "info": info,
        "actions": [actions[key] for key in sorted(actions)],
    }
