"""Server-sent events out of a gzip body: our parser next to that of openai's package.

Usage: python bench/streams.py [--events N] [--rounds N]

It prints a section of `bench/results.md`. Both are given the same pieces of a decoded body, in
turns; what counts is the ratio. It needs `openai` beside pydantic, in any environment.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generated"))

from measure import machine, table
from posthog_environments._runtime.events import ServerSentEvents

EVENT = b'data: {"type": "text", "text": "la", "at": 1.5}\n\n'
PIECE = 64 << 10


def pieces(body: bytes) -> Iterator[bytes]:
    """A gzip body decoded as it would come from a socket."""
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for start in range(0, len(body), PIECE):
        rest = body[start : start + PIECE]
        while rest:
            yield decoder.decompress(rest, PIECE)
            rest = decoder.unconsumed_tail
    yield decoder.flush()


def ours(body: bytes) -> int:
    """How many events our parser finds."""
    parser = ServerSentEvents()
    return sum(1 for piece in pieces(body) for _ in parser.feed(piece))


def openais(body: bytes) -> int:
    """How many events openai's parser finds."""
    from openai._streaming import SSEDecoder

    return sum(1 for event in SSEDecoder().iter_bytes(pieces(body)) if event.data)


def main() -> None:
    """Measure both, and one piece of a MiB."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    body = gzip.compress(EVENT * options.events, 1)
    contenders: dict[str, Callable[[bytes], int]] = {"ours": ours, "openai": openais}
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(options.rounds):
        for name, count in contenders.items():
            start = time.process_time()
            assert count(body) == options.events
            times[name].append(time.process_time() - start)
    ratios = [a / b for a, b in zip(times["ours"], times["openai"], strict=True)]
    piece = EVENT * ((1 << 20) // len(EVENT))
    spent = []
    for _ in range(options.rounds):
        start = time.process_time()
        sum(1 for _ in ServerSentEvents().feed(piece))
        spent.append(time.process_time() - start)
    whole, theirs = (statistics.median(times[name]) for name in contenders)
    print("# Event streams\n")
    print(
        f"{options.events:,} server-sent events out of a gzip body, in pieces of 64 KiB, and one "
        f"piece of 1 MiB; medians of {options.rounds} rounds, openai {version('openai')}; "
        f"{machine()}.\n"
    )
    rows = [
        ["ours, the events", f"{whole:.2f}", f"{statistics.median(ratios):.2f}"],
        ["openai's parser, the events", f"{theirs:.2f}", "1.00"],
        ["ours, one piece of 1 MiB", f"{statistics.median(spent):.3f}", ""],
    ]
    print(table(("parser", "CPU s", "ratio"), rows))


if __name__ == "__main__":
    main()
