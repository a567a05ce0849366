"""Public names of earlier versions that the configuration keeps as deprecated aliases."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from keyword import kwlist

from ..config import Alias, Aliases, Config
from ..config.places import Path as Keys
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from .reserved import CLIENT_ATTRIBUTES, RESOURCE_ATTRIBUTES, safe

Path = tuple[str, ...]
_ATTRIBUTE = re.compile(rf"(?!(?:{'|'.join(kwlist)})$)[A-Za-z][A-Za-z0-9_]*")
Report = Callable[[str, str, str, Keys], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What the package has now: methods by their dotted path with their arguments, classes,
    and dotted paths of resources."""

    methods: Mapping[str, Collection[str]]
    classes: Collection[str]
    resources: Collection[str]


def message(old: str, alias: Alias) -> str:
    """What users of an earlier name are told; nothing where it is a second name."""
    if alias.silent:
        return ""
    end = f"; the old name works until {alias.until}" if alias.until else ""
    return f"`{old}` is now `{alias.name}`{end}."


def is_due(until: str, today: date, version: str) -> bool:
    """Whether the day of an alias has come, or the version with which it goes."""
    if "-" in until:
        return until <= today.isoformat()
    numbers = re.match(r"\d+(\.\d+)*", version)
    return numbers is not None and _release(numbers[0]) >= _release(until)


def _living(aliases: Mapping[str, Alias], config: Config) -> dict[str, Alias]:
    """The aliases whose version has not come. A day takes none out by itself: what is
    generated must not depend on when."""
    version = config.distribution.version or ""
    return {
        old: alias
        for old, alias in aliases.items()
        if not alias.until or not is_due(alias.until, date.min, version)
    }


def _release(version: str) -> list[int]:
    numbers = [int(part) for part in version.split(".")]
    while numbers[1:] and not numbers[-1]:
        numbers.pop()
    return numbers


def earlier_names(aliases: Mapping[str, Alias], name: str) -> tuple[str, ...]:
    """What is said beside a name that had others."""
    return tuple(
        f"Earlier called `{old}`, which is deprecated"
        + (f" and works until {alias.until}." if alias.until else ".")
        for old, alias in sorted(aliases.items())
        if alias.name == name and not alias.silent
    )


def usable(
    known: Known,
    config: Config,
    diagnostics: Diagnostics,
    place: Callable[[Keys], Location | None],
) -> Aliases:
    """The aliases that can be generated; the others are reported, but for those that
    the version of the distribution has ended.

    An alias of an alias stands for what that one stands for.

    Args:
        known: the names of today.
        config: its `aliases`.
        diagnostics: told of names that are no earlier ones, or that nothing has.
        place: where a key of the configuration stands.
    """

    def report(code: str, what: str, hint: str, at: Keys) -> None:
        tell = diagnostics.error if code == "name-invalid" else diagnostics.warning
        tell(code, ROOT, what, hint, place(("aliases", *at)))

    given = config.aliases
    former = _living(given.methods, config)
    methods = _of("methods", former, known.methods, report)
    classes = _of("classes", _living(given.classes, config), known.classes, report)
    return Aliases(
        methods={
            old: alias for old, alias in methods.items() if _is_free(old, known, report)
        },
        classes=classes,
        arguments=dict(_arguments(_living(given.arguments, config), known, report)),
    )


def with_former(
    paths: tuple[Path, ...], known: Collection[str], config: Config
) -> tuple[Path, ...]:
    """Paths of resources, with those that only have methods of earlier versions.

    Args:
        paths: those of today.
        known: the dotted paths of methods of today.
    """
    given = _living(config.aliases.methods, config)
    former = [
        tuple(old.split(".")[:-1])
        for old, alias in given.items()
        if _resolved(alias.name, given) in known
        and all(map(_ATTRIBUTE.fullmatch, old.split(".")))
    ]
    above = {path[: end + 1] for path in former for end in range(len(path))}
    return tuple(sorted({*paths, *above}))


def _of(
    section: str,
    given: Mapping[str, Alias],
    known: Collection[str],
    report: Report,
) -> dict[str, Alias]:
    found: dict[str, Alias] = {}
    for old, alias in given.items():
        name = _resolved(alias.name, given)
        if old in known:
            what = f"`{old}` is a name of today, and can be no alias"
            report("name-invalid", what, "take the alias out", (section, old))
        elif not all(map(_ATTRIBUTE.fullmatch, old.split("."))):
            what = f"`{old}` is no name that callers could have used"
            report("name-invalid", what, "correct it", (section, old))
        elif name not in known:
            _stale(section, old, name, known, report)
        else:
            found[old] = replace(alias, name=name)
    return found


def _resolved(name: str, given: Mapping[str, Alias]) -> str:
    for _ in given:
        if name not in given:
            break
        name = given[name].name
    return name


def _stale(
    section: str, old: str, name: str, known: Collection[str], report: Report
) -> None:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    what = f"the alias `{old}` is for `{name}`, which nothing is called"
    hint = f'did you mean "{near[0]}"?' if near else "correct it, or take it out"
    report("config-stale", what, hint, (section, old))


def _is_free(old: str, known: Known, report: Report) -> bool:
    """Whether a method can be called so beside what the package has now."""
    *path, name = old.split(".")
    fits = (
        safe(name, RESOURCE_ATTRIBUTES) == name
        and safe([*path, name][0], CLIENT_ATTRIBUTES) == [*path, name][0]
        and old not in known.resources
        and not any(
            ".".join(path[:end]) in known.methods for end in range(2, len(path) + 1)
        )
    )
    if not fits:
        what = f"`{old}` can be no alias of a method"
        hint = 'write it with its resource, such as "pets.fetch"'
        report("name-invalid", what, hint, ("methods", old))
    return fits


def _arguments(
    given: Mapping[str, Alias], known: Known, report: Report
) -> Iterator[tuple[str, Alias]]:
    """Arguments by the dotted path of their method and their earlier name."""
    for old, alias in given.items():
        method, _, argument = old.rpartition(".")
        at = ("arguments", old)
        arguments = known.methods.get(method)
        name = alias.name.rpartition(".")[2]
        if arguments is None:
            _stale("arguments", old, method, known.methods, report)
        elif name not in arguments:
            _stale("arguments", old, name, arguments, report)
        elif argument in arguments or not _ATTRIBUTE.fullmatch(argument):
            what = f"`{argument}` can be no alias of an argument of `{method}`"
            report("name-invalid", what, "take the alias out", at)
        else:
            yield old, replace(alias, name=name)
