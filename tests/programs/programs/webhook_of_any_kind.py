"""One route takes all webhooks: it verifies, reads what comes, and matches on it."""

# kind: webhook

import json
import time

from radio import ShowEnded, UnknownVariant, WebhookError, webhooks
from station import recording

SECRET = "whsec_c2VjcmV0"


def headers(payload: str, at: float | None = None) -> dict[str, str]:
    now = int(time.time() if at is None else at)
    return {
        "Webhook-Id": "m1",
        "Webhook-Timestamp": str(now),
        "Webhook-Signature": webhooks.sign(payload, SECRET, webhook_id="m1", timestamp=now),
    }


def told(payload: str) -> str:
    event = webhooks.unwrap(payload, headers(payload), SECRET)
    if event.type == "recording.ready":
        return event.recording.id
    match event:
        case ShowEnded(show_id=show):
            return show
        case UnknownVariant():
            return str(event.to_dict())


assert told(json.dumps({"type": "recording.ready", "recording": recording("r7")})) == "r7"
assert told('{"type": "show.ended", "show_id": "s1"}') == "s1"
assert told('{"type": "show.moved", "by": 3}') == "{'type': 'show.moved', 'by': 3}"
for bad in ('{"by": 3}', '{"type": ["show.ended"]}'):
    told(bad)
for when in (0.0, time.time() + 9_999):
    try:
        webhooks.unwrap("{}", headers("{}", when), SECRET)
    except WebhookError:
        continue
    raise AssertionError(when)
