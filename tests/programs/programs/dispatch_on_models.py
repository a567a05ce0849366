"""`functools.singledispatch`, root models and `create_model` take models as any other class."""

# kind: embed

from functools import singledispatch

from pydantic import RootModel, create_model

from radio import Attachment, EndCaption, FileSource, TextCaption


@singledispatch
def describe(value: object) -> str:
    return "something"


@describe.register
def _(value: FileSource) -> str:
    return value.path


@describe.register
def _captions(value: TextCaption | EndCaption) -> str:
    return value.type


class Attachments(RootModel[list[Attachment]]):
    def total(self) -> int:
        return sum(each.size for each in self.root)


assert describe(FileSource(path="/a")) == "/a"
assert [describe(each) for each in (TextCaption(text="t"), EndCaption(count=1), 3)] == [
    "text",
    "end",
    "something",
]
assert Attachments.model_validate([{"id": "a", "size": 2}, {"id": "b", "size": 3}]).total() == 5
Checked = create_model("Checked", __base__=Attachment, checksum=(str, ...))
made = Checked.model_validate({"id": "a", "size": 1, "checksum": "c"})
assert made.to_dict() == {"id": "a", "size": 1, "checksum": "c"}
