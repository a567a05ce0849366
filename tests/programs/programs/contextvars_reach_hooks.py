"""A context variable of the caller is seen in hooks: in tasks, threads and asynchronous code."""

# kind: context

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

from radio import AsyncRadio, Hooks, Radio, Request
from radio.testing import async_fake, fake
from station import recording

job: ContextVar[str] = ContextVar("job", default="none")
seen: list[str] = []


def note(request: Request) -> None:
    seen.append(job.get())


hooks = Hooks(before_request=note)
transport = fake()
transport.reply("GET", "/v2/recordings/{id}", json=recording())
client = Radio(token="t", transport=transport, hooks=hooks)


def work(name: str) -> str:
    job.set(name)
    client.recordings.retrieve(recording_id=name)
    return job.get()


with ThreadPoolExecutor(2) as pool:
    names = [f"thread-{number}" for number in range(4)]
    waits = [pool.submit(copy_context().run, work, name) for name in names]
    assert [wait.result() for wait in waits] == names
assert sorted(seen) == names and job.get() == "none"
seen.clear()


async def task(later: AsyncRadio, name: str) -> None:
    job.set(name)
    await later.recordings.retrieve(recording_id=name)
    assert job.get() == name


async def main() -> None:
    later_transport = async_fake()
    later_transport.reply("GET", "/v2/recordings/{id}", json=recording())
    async with AsyncRadio(token="t", transport=later_transport, hooks=hooks) as later:
        async with asyncio.TaskGroup() as group:
            for number in range(3):
                group.create_task(task(later, f"task-{number}"))
        await asyncio.to_thread(work, "to-thread")


asyncio.run(main())
assert sorted(seen) == ["task-0", "task-1", "task-2", "to-thread"]
