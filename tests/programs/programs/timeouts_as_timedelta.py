"""Timeouts are numbers or timedeltas; anything else is told at once, by its name."""

# kind: timeout

from datetime import timedelta

from radio import Radio, Timeout
from radio.testing import fake

minute = timedelta(minutes=1)
client = Radio(token="t", timeout=minute, deadline=timedelta(hours=1), transport=fake())
client.status.retrieve(options={"timeout": minute, "deadline": 5})
client.status.retrieve(options={"timeout": Timeout(connect=minute, read=3)})
assert Timeout.of(minute) == Timeout(connect=60.0, read=60.0, write=60.0, pool=60.0)
for wrong in ("30", True, -1):
    try:
        Radio(token="t", timeout=wrong, transport=fake())  # type: ignore[arg-type]  # pyright: ignore
    except (TypeError, ValueError) as error:
        assert "timeout" in str(error), error
    else:
        raise AssertionError(f"{wrong!r} was taken")
