"""OpenTelemetry's instrumentation of httpx2 sees each request, and passes the trace on."""

# kind: trace
# needs: opentelemetry.instrumentation.httpx opentelemetry.sdk
# checks: run

import asyncio

from opentelemetry import trace
from opentelemetry.instrumentation.httpx import HTTPX2ClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from radio import AsyncRadio, Radio
from station import Reply, on_air, recording

spans = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(spans))
trace.set_tracer_provider(provider)
HTTPX2ClientInstrumentor().instrument()


async def main(url: str) -> None:
    async with AsyncRadio(token="t", base_url=url) as client:
        await client.recordings.retrieve(recording_id="r1")


with on_air(Reply(recording())) as station:
    with Radio(token="t", base_url=station.url) as client:
        client.recordings.retrieve(recording_id="r1")
    asyncio.run(main(station.url))
assert len(spans.get_finished_spans()) == 2
assert all("traceparent" in visit.headers for visit in station.visits)
