"""A model is built by keyword, copied with a change, compared, pickled, and dumped as JSON says."""

# kind: construct

import pickle
from copy import copy, deepcopy

from posthog_environments import BatchExportDestination

first = BatchExportDestination(type="S3", config={"bucket_name": "logs"})
second = first.model_copy(update={"type": "BigQuery"})
assert second.type == "BigQuery" and first.type == "S3"
assert copy(first) == deepcopy(first) == pickle.loads(pickle.dumps(first)) == first
assert second != first
assert first.to_dict() == {"type": "S3", "config": {"bucket_name": "logs"}}
assert BatchExportDestination.model_validate_json(first.to_json()) == first
