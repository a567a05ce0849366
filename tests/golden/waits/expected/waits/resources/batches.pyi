from collections.abc import Callable
from typing import Any

from .._runtime import waiting
from .._runtime.download import AsyncDownload, Download
from .._runtime.jobs import AsyncJobHandle, JobHandle
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.timeout import Seconds
from .._runtime.waiting import WaitOptions
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource
from ..models.batches import Batch

BATCH_WAIT: waiting.Wait[Batch, Batch]
OUTPUT_WAIT: waiting.Wait[Batch, Any]

class Batches(WaitingResource):
    def cancel(self, *, batch_id: str, options: Options | None = None) -> Batch: ...
    def create(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = ...,
        wait: bool | Omit = ...,
        options: Options | None = None,
    ) -> Batch: ...
    def retrieve(
        self,
        *,
        batch_id: str,
        include: str | Omit = ...,
        options: Options | None = None,
    ) -> Batch: ...
    def create_and_wait(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = ...,
        wait: bool | Omit = ...,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> Batch: ...
    def wait(
        self,
        *,
        batch_id: str,
        include: str | Omit = ...,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> Batch: ...
    def job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = ...,
        include: str | Omit = ...,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> JobHandle[Batch, Batch]: ...
    def create_and_download(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = ...,
        wait: bool | Omit = ...,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> Download: ...
    def download(
        self,
        *,
        batch_id: str,
        include: str | Omit = ...,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> Download: ...
    def download_job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = ...,
        include: str | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Batch, Download]: ...

class AsyncBatches(AsyncWaitingResource):
    async def cancel(
        self, *, batch_id: str, options: Options | None = None
    ) -> Batch: ...
    async def create(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = ...,
        wait: bool | Omit = ...,
        options: Options | None = None,
    ) -> Batch: ...
    async def retrieve(
        self,
        *,
        batch_id: str,
        include: str | Omit = ...,
        options: Options | None = None,
    ) -> Batch: ...
    async def create_and_wait(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = ...,
        wait: bool | Omit = ...,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> Batch: ...
    async def wait(
        self,
        *,
        batch_id: str,
        include: str | Omit = ...,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> Batch: ...
    def job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = ...,
        include: str | Omit = ...,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> AsyncJobHandle[Batch, Batch]: ...
    async def create_and_download(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = ...,
        wait: bool | Omit = ...,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> AsyncDownload: ...
    async def download(
        self,
        *,
        batch_id: str,
        include: str | Omit = ...,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> AsyncDownload: ...
    def download_job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = ...,
        include: str | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Batch, AsyncDownload]: ...
