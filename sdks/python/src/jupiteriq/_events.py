"""The event log as it grows: what a stream says, and when it is opened again."""
from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Sequence, Tuple, Union
from urllib.parse import quote, urlencode

from . import models
from ._attempts import JITTER
from ._core import Core
from ._config import Operation
from ._http import Request
from ._model import Omit
from .errors import APIConnectionError, APIError, InvalidResponseError, JupiterIQError, StreamGapError

STREAM = Operation("streamEvents", "GET", "/events/stream", reads=True)
# Three heartbeats of the server.
SILENCE_SECONDS = 45.0
FIRST_PAUSE_SECONDS = 3.0
LONGEST_PAUSE_SECONDS = 30.0
LONGEST_EVENT_BYTES = 16 * 1024 * 1024
PASSING = frozenset({408, 429})


class EventParser:
    """Takes bytes as they come and gives the records of `text/event-stream` that are whole."""

    def __init__(self) -> None:
        self._rest = b""
        self._fields: Dict[str, str] = {}
        self._after_return = False

    def feed(self, piece: bytes) -> List[Dict[str, str]]:
        if self._after_return and piece[:1] == b"\n":
            piece = piece[1:]
        self._after_return = piece[-1:] == b"\r"
        lines = (self._rest + piece).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        self._rest = lines.pop()
        if len(self._rest) > LONGEST_EVENT_BYTES:
            raise APIConnectionError("An event is longer than %d bytes." % LONGEST_EVENT_BYTES)
        return [record for record in map(self._line, lines) if record]

    def _line(self, line: bytes) -> Optional[Dict[str, str]]:
        if not line:
            record, self._fields = self._fields, {}
            return record
        name, _, value = line.decode("utf-8", "replace").partition(":")
        value = value[1:] if value.startswith(" ") else value
        if name == "data" and "data" in self._fields:
            value = self._fields["data"] + "\n" + value
        if name:
            self._fields[name] = value
        return None


class Listening:
    """Where a stream is, and what is to be done when it breaks."""

    def __init__(self, core: Core, types: Union[str, Sequence[str], Omit, None], after: Any, silence: float) -> None:
        self._core = core
        given = () if isinstance(types, Omit) or types is None else types
        self._types = [given] if isinstance(given, str) else list(given)
        self._after = None if isinstance(after, Omit) else after
        self._silence = silence
        self._retry = FIRST_PAUSE_SECONDS
        self._failures = 0
        self._asked: Optional[float] = None
        self._parser = EventParser()
        self.ended = False

    def request(self) -> Request:
        self._parser, self.ended = EventParser(), False
        pairs: List[Tuple[str, str]] = [("type", each) for each in self._types]
        if self._after is not None:
            pairs.append(("after", str(self._after)))
        request = self._core.request(STREAM, (), {}, None, {"timeout": self._silence, "max_attempts": 1})
        request.url += "?" + urlencode(pairs, quote_via=quote) if pairs else ""
        request.headers["Accept"] = "text/event-stream"
        return request

    def demand(self, headers: Any) -> None:
        if not headers.get("content-type", "").startswith("text/event-stream"):
            raise InvalidResponseError("This is no stream of events. Is the base URL right?", 200, headers, b"")

    def feed(self, piece: bytes) -> List[models.Event]:
        told = []
        for record in self._parser.feed(piece):
            self._failures, self._asked = 0, None
            if record.get("retry", "").isdecimal():
                self._retry = int(record["retry"][:9]) / 1000
            kind = record.get("event")
            if kind == "gap":
                raise StreamGapError(_json(record).get("oldest"))
            if kind == "end":
                self.ended = True
                break
            if record.get("id", "").isdecimal():
                self._after = record["id"]
            if "data" in record:
                told.append(models.Event(_json(record)))
        return told

    def lost(self, error: Optional[JupiterIQError]) -> None:
        """Raises what another try would not make better."""
        if isinstance(error, APIError):
            if error.status not in PASSING and error.status < 500:
                raise error
            self._asked = error.retry_after
        elif error is not None and not (isinstance(error, APIConnectionError) and error.passing):
            raise error

    def pause(self) -> float:
        attempts = self._core.attempts
        pause = min(self._retry * 2 ** min(self._failures, 16), LONGEST_PAUSE_SECONDS)
        self._failures += 1
        return min(max(pause, self._asked or 0.0) * (1 + JITTER * attempts.jitter()),
                   max(attempts.max_wait, LONGEST_PAUSE_SECONDS))


def _json(record: Dict[str, str]) -> Any:
    try:
        told = json.loads(record.get("data", ""))
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise APIConnectionError("The stream holds what is no event.")
    return told
