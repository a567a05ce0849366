"""A webhook's body is read into the model that the description gives it, once verified."""

# kind: webhook

import json
import time

from radio import Recording
from radio.webhooks import WebhookError, recording_ready, sign, verify
from station import recording

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
body = json.dumps({"type": "recording.ready", "recording": recording("r3")}).encode()
now = int(time.time())
signature = sign(body, SECRET, webhook_id="m1", timestamp=now)
head = {
    "webhook-id": "m1",
    "webhook-timestamp": str(now),
    "webhook-signature": signature,
}
verify(body, head, SECRET)
try:
    verify(body + b" ", head, SECRET)
except WebhookError:
    pass
else:
    raise AssertionError("no error")
ready: Recording = recording_ready(body).recording
assert ready.id == "r3"
