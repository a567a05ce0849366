"""`python -OO`, which has neither docstrings nor asserts, changes nothing."""

# kind: freeze
# flags: -OO -W error

from radio import NotFoundError, Radio, Recording
from radio.testing import fake

with Radio(token="t", transport=fake(), base_url="https://fake.test") as client:
    found = client.recordings.retrieve(recording_id="a")
    ids = [each.id for each in client.recordings.list()]
if Recording.model_validate_json(found.to_json()) != found:
    raise SystemExit("a model")
if NotFoundError("gone").status_code != 404 or ids:
    raise SystemExit("an error, or a list that nobody documented")
