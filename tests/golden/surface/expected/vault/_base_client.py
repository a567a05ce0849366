"""Names that programs import from here."""

from ._runtime.session import TIMEOUT as DEFAULT_TIMEOUT
from ._runtime.surface.client import (
    AsyncClient as AsyncAPIClient,
    Client as SyncAPIClient,
)
from ._runtime.surface.libraries import (
    DefaultAioHttpClient,
    DefaultAsyncHttpx2Client,
    DefaultAsyncHttpxClient,
    DefaultHttpx2Client,
    DefaultHttpxClient,
)
from ._runtime.surface.pages import (
    AsyncPaginator,
    BaseAsyncPage,
    BasePage,
    BaseSyncPage,
    PageInfo,
)

__all__ = [
    "AsyncAPIClient",
    "AsyncPaginator",
    "BaseAsyncPage",
    "BasePage",
    "BaseSyncPage",
    "DEFAULT_TIMEOUT",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpx2Client",
    "DefaultAsyncHttpxClient",
    "DefaultHttpx2Client",
    "DefaultHttpxClient",
    "PageInfo",
    "SyncAPIClient",
]
