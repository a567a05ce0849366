"""Hints and signatures of all that is public can be read, as command lines and agents do."""

# kind: introspect

import inspect
from typing import Any, get_type_hints

import posthog_environments
import radio
from posthog_environments import BatchExport, Omit, PostHog
from radio import AsyncRadio, Radio, Recording, RecordingReady, webhooks
from typing_extensions import is_typeddict


def functions(owner: object) -> dict[str, Any]:
    return {
        name: value
        for name, value in inspect.getmembers(owner, callable)
        if not name.startswith("_") and inspect.getmodule(value) is not None
        if inspect.getmodule(value).__name__.startswith(("radio", "posthog"))  # type: ignore[union-attr]  # pyright: ignore
    }


exports = PostHog(api_key="k").environments.batch_exports
hints = get_type_hints(exports.create)
assert hints["return"] is BatchExport and hints["name"] is str
assert hints["paused"] == bool | Omit
shown = inspect.signature(exports.create, eval_str=True)
assert shown.return_annotation is BatchExport
assert shown.parameters["paused"].annotation == bool | Omit
assert "api_key" in inspect.signature(PostHog, eval_str=True).parameters
assert get_type_hints(Radio.__init__)["max_retries"] is int
assert get_type_hints(webhooks.recording_ready)["return"] is RecordingReady
assert get_type_hints(Radio(token="t").recordings.retrieve)["return"] is Recording
for owner in (
    Radio,
    AsyncRadio,
    Radio(token="t").recordings,
    AsyncRadio(token="t").recordings,
    Radio(token="t").shows,
    AsyncRadio(token="t").captions,
):
    assert functions(owner)
    for function in functions(owner).values():
        get_type_hints(function)
        inspect.signature(function, eval_str=True)
for package in (radio, posthog_environments):
    for name in dir(package):
        public = getattr(package, name)
        if inspect.isclass(public) and not is_typeddict(public):
            inspect.signature(public, eval_str=True)
            for function in functions(public).values():
                get_type_hints(function)
