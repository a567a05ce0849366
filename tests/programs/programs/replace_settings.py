"""Settings are values: replaced by `dataclasses.replace`, compared, and read back."""

# kind: configure

from dataclasses import replace
from typing import Any

from radio import Hooks, Radio, Request, RetryPolicy, Timeout

limits = Timeout(read=3)
assert replace(limits, connect=1) == Timeout(connect=1, read=3) != limits
patient = replace(RetryPolicy(), base=2.0)
assert patient.base == 2.0 and patient != RetryPolicy()
seen: list[str] = []


def note(request: Request) -> None:
    seen.append(request.method)


hooks = replace(Hooks(), before_request=note)
assert hooks.before_request is note and Hooks().before_request is None


def change(setting: Any) -> None:
    setting.read = 1


for given in (limits, patient, hooks):
    try:
        change(given)
    except AttributeError:
        continue
    raise AssertionError("a setting can be changed")
client = Radio(token="t", timeout=limits, retry_policy=patient, hooks=hooks, max_retries=7)
same = client.with_options()
assert same.timeout == limits and same.max_retries == 7 and same is not client
assert client.with_options(timeout=None).timeout.read is None
