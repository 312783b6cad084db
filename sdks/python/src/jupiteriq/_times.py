"""Seconds and dates in the headers of HTTP."""
from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Mapping, Optional


def date_of(text: Optional[str]) -> Optional[float]:
    """Seconds since 1970 of a date as HTTP writes it."""
    try:
        return parsedate_to_datetime(text or "").timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def retry_after(headers: Mapping[str, str], wall: float) -> Optional[float]:
    """The seconds that an answer asks to wait. A date is held against the date of the same answer."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return float(said[:18])
    until = date_of(said)
    if until is None:
        return None
    sent = date_of(headers.get("date"))
    return max(0.0, until - (wall if sent is None else sent))
