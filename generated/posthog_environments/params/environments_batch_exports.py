"""What is sent to environments batch exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..models.environments_batch_exports import BatchExportDestinationType


class BatchExportDestinationParam(TypedDict):
    type: BatchExportDestinationType
    config: NotRequired[Mapping[str, object] | None]
    integration: NotRequired[int | None]
    integration_id: NotRequired[int | None]
