"""The methods that wait: those that start something, those that go on, and the handles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain, count

from ..config import Config, WaitNames
from ..config.places import Path as Key
from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from .surface import Calls, Path


@dataclass(frozen=True, slots=True)
class WaitMethods:
    """Where a wait stands: the resource of its poll with the methods `wait` and `job`, the
    constant in its module, and the method beside each operation that starts it."""

    resource: Path
    wait: str
    job: str
    constant: str
    starts: Mapping[str, str]


def wait_methods(
    api: ir.Api,
    calls: Calls,
    config: Config,
    diagnostics: Diagnostics,
    place: Callable[[Key], Location | None],
) -> dict[str, WaitMethods]:
    """The methods of each wait by its name. What a resource has already stays; a configured
    name that is taken is reported."""
    taken: dict[Path, set[str]] = {}
    for id_, path in calls.resources.items():
        taken.setdefault(path, set()).add(calls.methods[id_])
    for path in calls.paths:
        taken.setdefault(path[:-1], set()).add(path[-1])
    found: dict[str, WaitMethods] = {}
    for wait in api.waits:
        rule = config.waits.get(wait.name)
        chosen = rule.names if rule else WaitNames()
        choose = _Choice(taken, wait.name, diagnostics, place).choose
        resource = calls.resources[wait.poll]
        lone = chosen.start_and_wait if len(wait.starts) == 1 else None
        starts = {
            start: choose(
                calls.resources[start],
                "start_and_wait",
                lone,
                f"{calls.methods[start]}_and_wait",
                f"{calls.methods[start]}_and_wait_for_{wait.name}",
            )
            for start in wait.starts
        }
        found[wait.name] = WaitMethods(
            resource=resource,
            wait=choose(resource, "wait", chosen.wait, "wait", f"wait_for_{wait.name}"),
            job=choose(resource, "job", chosen.job, "job", f"{wait.name}_job"),
            constant=f"{wait.name.upper()}_WAIT",
            starts=starts,
        )
    return found


@dataclass(frozen=True, slots=True)
class _Choice:
    """Chooses names for one wait among those that resources have."""

    taken: dict[Path, set[str]]
    wait: str
    diagnostics: Diagnostics
    place: Callable[[Key], Location | None]

    def choose(
        self, path: Path, key: str, chosen: str | None, plain: str, longer: str
    ) -> str:
        """A chosen name, the plain one, or the longer one, with a number if need be."""
        known = self.taken.setdefault(path, set())
        numbered = (f"{longer}_{number}" for number in count(2))
        free = (name for name in chain((plain, longer), numbered) if name not in known)
        name = chosen or next(free)
        if name in known:
            self.diagnostics.error(
                "wait-name",
                ROOT,
                f"`{'.'.join(path)}` has a `{name}` already",
                f"choose another `{key}`",
                self.place(("waits", self.wait, "names", key)),
            )
        known.add(name)
        return name
