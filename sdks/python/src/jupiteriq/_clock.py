"""Time, as far as it is asked for: tests replace it."""
from __future__ import annotations

import asyncio
import time


class Clock:
    """The clocks of this machine."""

    def monotonic(self) -> float:
        """Seconds of a clock that never jumps."""
        return time.monotonic()

    def time(self) -> float:
        """Seconds since 1970; may jump."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
