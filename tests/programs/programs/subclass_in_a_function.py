"""A model is extended inside a function, by a field of a type that is known only there."""

# kind: subclass

from __future__ import annotations

from posthog_environments import BatchExportDestination
from pydantic import BaseModel


def owners() -> list[str]:
    class Owner(BaseModel):
        name: str

    class Owned(BatchExportDestination):
        owners: list[Owner]

    found = Owned.model_validate({"type": "S3", "owners": [{"name": "Ada"}]})
    return [owner.name for owner in found.owners]


assert owners() == ["Ada"]
