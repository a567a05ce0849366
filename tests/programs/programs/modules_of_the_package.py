"""The package's public modules are attributes of it, which `import radio` alone gives."""

# kind: introspect

from typing import assert_type

import radio
from radio import errors, testing, types, webhooks
from station import recording

client = radio.Radio(token="t", transport=radio.testing.fake())
assert issubclass(radio.errors.NotFoundError, errors.APIError)
assert radio.types.Timeout is types.Timeout is radio.Timeout
body = '{"type": "show.ended", "show_id": "s1"}'
ended = webhooks.show_ended(body)
assert_type(ended, radio.ShowEnded)
assert ended.show_id == "s1" and radio.webhooks.show_ended is webhooks.show_ended
assert callable(testing.fake) and radio.models.Recording is radio.Recording
assert radio.Recording.model_validate(recording()).id == "r1"
assert not hasattr(radio, "nothing") and not hasattr(radio, "_nothing")
