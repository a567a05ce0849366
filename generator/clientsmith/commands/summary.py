"""What was made, for those who made it: a few lines after `generate`."""

from __future__ import annotations

from collections.abc import Collection

from ..build.coverage import Outcome
from .outcome import Summary
from .pipeline import Result


def summarize(result: Result, earlier: Collection[str] = ()) -> Summary | None:
    """Count what was made; None where nothing was. `earlier` are the files of last time."""
    api, names, coverage = result.api, result.names, result.coverage
    if api is None or names is None or coverage is None:
        return None
    kinds = coverage.counts.values()
    package = names.package.replace(".", "/")
    return Summary(
        package=names.package,
        client=names.client,
        operations=len(api.operations),
        resources=len({names.resource(operation.id) for operation in api.operations}),
        models=result.models,
        paged=sum(operation.paging is not None for operation in api.operations),
        lowered=sum(each[Outcome.FALLBACK] + each[Outcome.REJECTED] for each in kinds),
        earlier="" if f"{package}/__init__.py" in earlier else _package_of(earlier),
    )


def _package_of(files: Collection[str]) -> str:
    """The package among generated files; empty where there is none."""
    roots = [path for path in files if path.endswith("/py.typed")]
    return min(roots, key=len, default="").removesuffix("/py.typed").replace("/", ".")
