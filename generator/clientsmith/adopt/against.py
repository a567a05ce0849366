"""Judges a generated package by the calls of an SDK: what its callers would have to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..commands.name_lock import read_name_lock
from ..config import Config
from ..process.deferred import deferred
from ..report.diagnostics import Diagnostics
from ..sdk.surface import Method, Surface
from .decided import decide_names
from .match import match
from .values import Adoption, Argument, Call, Operation, Sdk

surfaces = deferred("..commands.surfaces", __package__)

_INSTEAD = {
    "retry_config": "retry_policy= and max_retries= say what is retried",
    "url_params": "server_variables= has the values in a server's URL",
    "server_idx": "base_url= names the server",
    "debug_logger": "logging.getLogger() of the package is told of each call",
    "logging": "logging.getLogger() of the package is told of each call",
    "follow_redirects": "max_redirects=0 follows none",
    "thread_pool_executor": "calls are made in the thread that makes them",
    "verify_ssl": "transport=Httpx2Transport(verify=…) says what is trusted",
    "cookies": "headers= has the cookie",
    "raise_on_unexpected_status": "errors are raised always",
    "httpx_args": "transport= takes a client of httpx2 that is made with them",
    "httpx_client": "transport= takes a client of httpx2",
    "http_client": "transport= takes a client of httpx2",
    "default_headers": "headers= are sent with every request",
    "_strict_response_validation": "strict=True refuses replies that do not fit",
}
"""What a client has instead of an argument that clients of other makers take."""

EQUAL, COMPATIBLE, INCOMPATIBLE, MISSING = (
    "equal",
    "compatible",
    "incompatible",
    "missing",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A call with its verdict; `breaks` is a line that callers may have written, `why` says
    what of it does not work any more."""

    call: Call
    verdict: str
    breaks: str = ""
    why: str = ""

    @property
    def breaks_callers(self) -> bool:
        """Whether no way of calling it is left."""
        return self.verdict in (INCOMPATIBLE, MISSING)


def judge_calls(
    sdk: Sdk, config: Config, diagnostics: Diagnostics
) -> tuple[Judged, ...] | None:
    """Judge the calls of an SDK by the package that a configuration gives; None where the
    document cannot be used, which is reported."""
    decided = decide_names(config, diagnostics)
    if decided is None:
        return None
    lock = read_name_lock(config, diagnostics)
    surface = surfaces.surface_of(decided.tree, config, diagnostics, lock)
    if surface is None:
        return None
    methods = dict(surface.methods)
    for old, new in surface.former.items():
        for twin in ("", "_stream"):
            if new + twin in methods:
                methods.setdefault(old + twin, methods[new + twin])
    classes = {
        name: target.removeprefix("resource:").split(",")
        for names in config.surface.modules.values()
        for name, target in names.items()
        if target.startswith("resource:")
    }
    adoption = match(sdk, decided.operations, decided)
    judged = compare_calls(adoption, methods, classes)
    return (*judged, *_judge_constructor(sdk, surface))


def _judge_constructor(sdk: Sdk, surface: Surface) -> Iterator[Judged]:
    """Judge the call that makes the client, where callers make one."""
    makes_one = any(call.spelling.startswith("client.") for call in sdk.calls)
    public = [item for item in sdk.constructor if not item.name.startswith("_")]
    if not makes_one or not public or surface.settings is None:
        return
    call = Call((sdk.client,), sdk.client, "", arguments=tuple(public))
    known = {item.name for item in surface.settings.parameters}
    lost = [item for item in public if item.name not in known]
    if lost:
        why = f"no argument {', '.join(item.name for item in lost)}"
        told = [_INSTEAD[item.name] for item in lost if item.name in _INSTEAD]
        why += f"; {'; '.join(told)}" if told else ""
        yield Judged(call, INCOMPATIBLE, _witness(call, lost), why)
    else:
        yield Judged(call, EQUAL)


def compare_calls(
    adoption: Adoption,
    methods: Mapping[str, Method],
    classes: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Judged, ...]:
    """Judge each call of an SDK that the document has.

    Args:
        adoption: the SDK beside the document.
        methods: those of the generated package by their dotted call path.
        classes: those of it that stand for a tag over an `ApiClient`, with their resources.
    """
    known = [*adoption.matched, *adoption.others]
    known += [
        (operation, call) for operation, calls in adoption.questions for call in calls
    ]
    found: dict[tuple[str, ...], Judged] = {}
    for operation, call in known:
        judged = _judge(operation, call, methods, classes)
        if call.path not in found or found[call.path].verdict == MISSING:
            found[call.path] = judged
    for call in adoption.calls_alone:
        found[call.path] = Judged(
            call, MISSING, _witness(call), "the document lacks it"
        )
    for call in adoption.sdk.handwritten:
        found[call.path] = Judged(
            call, MISSING, _witness(call), "it is written by hand"
        )
    return tuple(found.values())


def _judge(
    operation: Operation,
    call: Call,
    methods: Mapping[str, Method],
    classes: Mapping[str, Sequence[str]],
) -> Judged:
    function = methods.get(f"api.{call.spelling.partition('(')[0]}")
    method = function or methods.get(call.dotted)
    for path in classes.get(call.spelling.partition("(")[0], ()):
        method = method or methods.get(f"{path}.{call.path[-1]}")
    if method is None:
        ours = next(
            (name for name, item in methods.items() if item.operation == operation.key),
            "",
        )
        why = f"it is client.{ours}" if ours else "there is no such method"
        return Judged(call, MISSING, _witness(call), why)
    if method.operation and method.operation != operation.key:
        why = f"the name means {method.operation}"
        return Judged(call, INCOMPATIBLE, _witness(call), why)
    lost = [item for item in call.arguments if item.name not in method.arguments]
    if f"{call.dotted}_stream" in methods:  # the method takes it, and gives a stream
        lost = [item for item in lost if item.name != "stream"]
    if lost:
        spelled = ", ".join(item.name for item in lost)
        return Judged(
            call, INCOMPATIBLE, _witness(call, lost), f"no argument {spelled}"
        )
    given = {item.name for item in call.arguments}
    asked = [
        item
        for item in method.arguments.values()
        if item.required and item.name not in given
    ]
    optional = {item.name for item in call.arguments if item.default is not None}
    asked += [
        item
        for item in method.arguments.values()
        if item.required and item.name in optional
    ]
    if asked:
        why = f"{', '.join(item.name for item in asked)} must be given"
        return Judged(call, INCOMPATIBLE, _witness(call), why)
    if (
        not function
        and not call.spelling.startswith("client.")
        and (call.spelling.partition("(")[0] not in classes)
    ):
        return Judged(call, COMPATIBLE, _witness(call), f"it is client.{call.dotted}")
    placed = [item.name for item in call.arguments if item.kind != "keyword"]
    kept = method.positions[: len(placed)]
    if placed and tuple(placed) != kept:
        gone = next((name for name in placed if name not in kept), placed[0])
        why = f"{gone} is a keyword now"
        return Judged(call, COMPATIBLE, _witness(call, (), by_position=True), why)
    return Judged(call, EQUAL)


def _witness(
    call: Call,
    also: tuple[Argument, ...] | list[Argument] = (),
    by_position: bool = False,
) -> str:
    """A line that a caller may have written."""
    shown = [item for item in call.arguments if item.default is None or item in also]
    written = [
        "..." if by_position and item.kind != "keyword" else f"{item.name}=..."
        for item in shown
    ]
    return f"{call.spelling}({', '.join(written)})"


def score(judged: tuple[Judged, ...]) -> float:
    """The share of calls that are equal or compatible, in percent."""
    kept = sum(not item.breaks_callers for item in judged)
    return 100 * kept / len(judged) if judged else 100.0
