"""In a notebook values show themselves shortly, ask no server, and hide credentials."""

# kind: notebook

from radio import AsyncRadio, Radio, Recording, Timeout
from radio.testing import fake
from station import recording

HOOKS = (
    "_repr_html_",
    "_repr_mimebundle_",
    "_repr_pretty_",
    "_ipython_display_",
    "_ipython_canary_method_should_not_exist_",
    "__rich_repr__",
    "_repr_png_",
)
transport = fake()
transport.reply("GET", "/v2/recordings/{id}", json=recording())
transport.reply("GET", "/v2/recordings", json={"items": [recording()], "next_cursor": "2"})
client = Radio(token="phx-secret", transport=transport)
pages = client.recordings.list()
found = client.recordings.retrieve(recording_id="r1")
asked = len(transport.requests)
shown = [
    client,
    client.recordings,
    pages,
    found,
    Timeout(),
    AsyncRadio(token="phx-secret"),
]
for value in shown:
    assert "phx-secret" not in repr(value) + str(value)
    assert len(repr(value)) < 500 and " at 0x" not in repr(value), repr(value)
    for hook in HOOKS:
        made = getattr(value, hook, None)
        assert made is None or isinstance(value, Recording), (value, hook)
assert len(transport.requests) == asked
assert repr(found).startswith("Recording(id='r1', name='Take r1'")
assert repr(client).startswith("<Radio https://")
page = pages.first()
assert " at 0x" not in repr(page) and len(repr(page)) < 2000
raw = client.raw(lambda c: c.recordings.retrieve(recording_id="r1"))
assert "200" in repr(raw) and "phx-secret" not in repr(raw)
