"""What a notebook asks of objects: completion, a pretty form, help, and no call by looking."""

# kind: notebook

import pprint
import pydoc
import rlcompleter

from radio import OMIT, Radio, Recording
from radio.testing import fake
from station import recording

transport = fake()
client = Radio(token="hush", transport=transport)
complete = rlcompleter.Completer({"client": client}).complete
found = {complete("client.rec", n) for n in range(3)} - {None}
assert any((each or "").startswith("client.recordings") for each in found)
methods = {complete("client.recordings.re", n) for n in range(9)} - {None}
assert {(each or "").partition("(")[0].rpartition(".")[2] for each in methods} >= {
    "retrieve",
    "replace_audio",
}
take = Recording.model_validate(recording())
assert "Take r1" in repr(take) and "Take r1" in pprint.pformat(take)
takes = client.recordings.list()
assert "hush" not in repr(client) + repr(takes) + repr(client.recordings)
assert "OMIT" in repr(OMIT)
text = pydoc.plain(pydoc.render_doc(client.recordings.retrieve))
assert "recording_id" in text
assert not transport.requests
