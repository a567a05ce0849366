"""Waiting for what takes time on the server: handles, settings, and how it can end.

```python
job = client.things.job(id="7")
try:
    thing = job.result(timeout=60)
except WaitTimeout as error:
    save(error.token)  # and later: client.things.job(token=saved).result()
```
"""

from ._runtime.jobs import AsyncJobHandle, JobHandle
from ._runtime.wait_errors import (
    WaitError,
    WaitFailed,
    WaitLost,
    WaitStopped,
    WaitTimeout,
)
from ._runtime.waiting import WaitOptions

__all__ = [
    "AsyncJobHandle",
    "JobHandle",
    "WaitError",
    "WaitFailed",
    "WaitLost",
    "WaitOptions",
    "WaitStopped",
    "WaitTimeout",
]
