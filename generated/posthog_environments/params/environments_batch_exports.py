"""What is sent to environments batch exports."""

from collections.abc import Mapping

from typing_extensions import NotRequired, TypedDict

from ..models.environments_batch_exports import BatchExportDestinationType


class BatchExportDestinationParam(TypedDict):
    type: BatchExportDestinationType | str
    config: NotRequired[Mapping[str, object] | None]
    integration: NotRequired[int | None]
    integration_id: NotRequired[int | None]
