"""A model's signature says what it needs: constants may be left out, before and after use."""

# kind: introspect

import inspect
from typing import get_args

from radio import Fault, FileSource, LinkSource, Recording

shown = inspect.signature(FileSource).parameters
assert list(shown)[:3] == ["kind", "path", "size"]
assert shown["kind"].default == "file" and shown["size"].default is None
assert shown["path"].default is inspect.Parameter.empty and shown["path"].annotation is str
assert inspect.signature(LinkSource).bind(url="https://a.test").arguments
assert " at 0x" not in str(inspect.signature(Recording))


class Louder(FileSource):
    gain: float = 1.0


assert inspect.signature(Louder).parameters["kind"].default == "file"
assert inspect.signature(Louder).parameters["gain"].annotation is float
assert Louder(path="a").kind == "file" == FileSource(path="a").kind
assert inspect.signature(FileSource).parameters["kind"].default == "file"
assert "code" in inspect.signature(Fault).parameters
assert get_args(FileSource.model_fields["kind"].annotation) == ("file",)
