"""`help()` and `dir()` show what there is: resources, methods with arguments, models, names."""

# kind: introspect

import pydoc

import radio
from radio import NotFoundError, Radio, Recording

client = Radio(token="t")
text = pydoc.plain(pydoc.render_doc(Radio))
assert "recordings" in text and "with_options" in text and "token" in text
text = pydoc.plain(pydoc.render_doc(client.recordings.create))
assert ("Note a recording" in text and "name: 'str'" in text) or "name: str" in text
assert "class Recording" in pydoc.plain(pydoc.render_doc(Recording))
assert "404" in pydoc.plain(pydoc.render_doc(NotFoundError))
assert "Radio" in pydoc.plain(pydoc.render_doc(radio))
assert {"recordings", "shows", "captions", "exports", "status", "raw"} <= set(dir(client))
assert {"list", "create", "retrieve", "attach"} <= set(dir(client.recordings))
assert {"Radio", "Recording", "NotFoundError", "OMIT", "__version__"} <= set(dir(radio))
assert not hasattr(radio, "Nothing") and not hasattr(client, "nothing")
assert client.recordings.create.__doc__ and Radio.__doc__
assert vars(type(client))["recordings"].__doc__ is None or True
