"""Slows down before the rate limit is spent."""
from __future__ import annotations

import threading
from typing import Mapping, Optional

from ._times import date_of

# From which share of the limit on requests are spread over the rest of the window.
SPARE = 0.1


class Pacer:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._limit = 0
        self._left = 0
        self._window: Optional[int] = None
        self._ends = 0.0
        self._next = 0.0

    def note(self, headers: Mapping[str, str], now: float, wall: float) -> None:
        """Seconds left are told by the clock of the server alone; `now` never jumps."""
        try:
            limit, left, window = (int(headers["x-ratelimit-" + name]) for name in ("limit", "remaining", "reset"))
        except (KeyError, ValueError):
            return
        sent = date_of(headers.get("date"))
        seconds = window - (wall if sent is None else sent)
        with self._lock:
            same = window == self._window and now < self._ends
            self._limit = limit
            self._left = min(left, self._left) if same else left
            self._window = window
            self._ends = min(self._ends, now + seconds) if same else now + seconds

    def wait(self, now: float) -> float:
        """Takes one request of what is left; how long it should wait."""
        with self._lock:
            if now >= self._ends:
                return 0.0
            left, self._left = self._left, self._left - 1
            if left >= self._limit * SPARE:
                return 0.0
            if left <= 0:
                return self._ends - now
            self._next = max(self._next, now) + (self._ends - max(self._next, now)) / left
            return self._next - now
