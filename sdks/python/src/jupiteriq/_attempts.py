"""How often a request is sent, and how long is waited in between; without sending anything itself.

`attempts` tells what is to be done next and is told what became of it, so that programs that wait and programs that
await share it."""
from __future__ import annotations

import json
import logging
import random
from dataclasses import dataclass
from typing import Any, Callable, Generator, Optional, Union

from . import _times
from ._clock import Clock
from ._http import Answer, Request
from ._pacer import Pacer
from .errors import APIConnectionError, APIError, InvalidResponseError, JupiterIQError, error_class

# What a 429 without `Retry-After` is waited for (R477).
UNSAID_SECONDS = 60.0
# By how much a wait grows at most, so that not everybody comes at once.
JITTER = 0.25

_EXHAUSTED = "Max retries exceeded (%d attempts): "
_logger = logging.getLogger("jupiteriq")


@dataclass
class LogRecord:
    """An attempt, or a wait before one. It holds no header, no body, no query and no secret."""

    event: str
    """attempt or wait"""
    method: str
    path: str
    attempt: int
    status: Optional[int] = None
    error: Optional[str] = None
    milliseconds: Optional[float] = None
    request_id: Optional[str] = None
    seconds: Optional[float] = None
    """How long is waited."""
    asked: Optional[float] = None
    """How long the server asked to wait."""
    why: Optional[str] = None
    """status, connection, refresh or pace"""


@dataclass
class Send:
    request: Request


@dataclass
class Sleep:
    seconds: float


@dataclass
class Refresh:
    """The token of this request has expired."""

    token: Any


Step = Union[Send, Sleep, Refresh]
Outcome = Union[Answer, APIConnectionError, None]


def log_to_logger(record: LogRecord) -> None:
    if record.event == "wait":
        _logger.info("%s %s waits %g s before attempt %d (%s%s)", record.method, record.path, record.seconds,
                     record.attempt, record.why, "" if record.asked is None else ", asked for %g s" % record.asked)
    else:
        _logger.debug("%s %s attempt %d: %s in %d ms (%s)", record.method, record.path, record.attempt,
                      record.status or record.error, record.milliseconds or 0, record.request_id)


class Attempts:
    """What the attempts of all requests of a client have in common."""

    def __init__(self, clock: Clock, max_wait: float, pace: bool, on_log: Callable[[LogRecord], None],
                 jitter: Callable[[], float] = random.random) -> None:
        self.clock = clock
        self.max_wait = max_wait
        self.on_log = on_log
        self.jitter = jitter
        self.pacer = Pacer() if pace else None

    def of(self, request: Request, credential: Any) -> Generator[Step, Outcome, Answer]:
        attempt, refreshed = 1, False
        while True:
            yield from self._paced(request, attempt)
            token = credential.token()
            request.headers["Authorization"] = "Bearer " + token.text
            begun = self.clock.monotonic()
            outcome = yield Send(request)
            assert outcome is not None
            self._noted(request, attempt, outcome, begun)
            if _is_success(outcome, request):
                return outcome  # type: ignore[return-value]
            if credential.refreshes and not refreshed and _has_expired(outcome):
                refreshed = True
                yield Refresh(token)
                continue
            wait = self._wait(request, attempt, outcome)
            if wait is None or attempt >= request.max_attempts:
                raise self._error(outcome, attempt if wait is not None and attempt > 1 else 0)
            attempt += 1
            yield self._sleep(request, attempt, wait, outcome)

    def _paced(self, request: Request, attempt: int) -> Generator[Step, Outcome, None]:
        if self.pacer:
            wait = min(self.pacer.wait(self.clock.monotonic()), self.max_wait)
            if wait > 0:
                self.on_log(LogRecord("wait", request.method, request.path, attempt, seconds=wait, why="pace"))
                yield Sleep(wait)

    def _noted(self, request: Request, attempt: int, outcome: Outcome, begun: float) -> None:
        now = self.clock.monotonic()
        record = LogRecord("attempt", request.method, request.path, attempt, milliseconds=(now - begun) * 1000)
        if isinstance(outcome, Answer):
            record.status, record.request_id = outcome.status, outcome.headers.get("x-request-id")
            if self.pacer:
                self.pacer.note(outcome.headers, now, self.clock.time())
        else:
            record.error = type(outcome).__name__
        self.on_log(record)

    def _wait(self, request: Request, attempt: int, outcome: Outcome) -> Optional[float]:
        """The seconds to wait before another attempt; None where none is made."""
        growing = 2.0 ** (attempt - 1)
        if isinstance(outcome, APIConnectionError):
            return growing if outcome.passing and (request.repeatable or not outcome.sent) else None
        assert isinstance(outcome, Answer)
        asked = _times.retry_after(outcome.headers, self.clock.time())
        if outcome.status == 429:
            return UNSAID_SECONDS if asked is None else asked
        if outcome.status in (502, 503, 504) or outcome.status in (408, 500) and request.repeatable:
            return max(growing, asked or 0.0)
        if outcome.status == 409 and asked is not None and request.repeatable:
            return asked
        return None

    def _sleep(self, request: Request, attempt: int, wait: float, outcome: Outcome) -> Sleep:
        seconds = min(wait * (1 + JITTER * self.jitter()), self.max_wait)
        asked = _times.retry_after(outcome.headers, self.clock.time()) if isinstance(outcome, Answer) else None
        self.on_log(LogRecord("wait", request.method, request.path, attempt, seconds=seconds, asked=asked,
                              why="status" if isinstance(outcome, Answer) else "connection"))
        return Sleep(seconds)

    def _error(self, outcome: Outcome, attempts: int) -> JupiterIQError:
        before = _EXHAUSTED % attempts if attempts else ""
        if isinstance(outcome, Answer):
            error = error_of(outcome, before, _times.retry_after(outcome.headers, self.clock.time()))
            asked = getattr(error, "retry_after", None)
            if asked is not None and asked > self.max_wait:
                error.args = ("%s The server asks to wait %d seconds; this client waits %g at most."
                              % (error.message, asked, self.max_wait),)
            return error
        assert outcome is not None
        if before:
            outcome.args = (before + outcome.message,)
            outcome.passing = False
        return outcome


def error_of(answer: Answer, before: str = "", retry_after: Optional[float] = None) -> JupiterIQError:
    if answer.status < 400:
        place = answer.headers.get("location")
        return InvalidResponseError(
            "%s%d%s, which this API never says. Is the base URL right?"
            % (before, answer.status, " leads to " + place.split("?")[0] if place else ""),
            answer.status, answer.headers, answer.body)
    return error_class(answer.status, answer.body)(
        answer.status, answer.headers, answer.body, retry_after, before)


def _is_success(outcome: Outcome, request: Request) -> bool:
    return isinstance(outcome, Answer) and (200 <= outcome.status < 300 or outcome.status in request.also)


def _has_expired(outcome: Outcome) -> bool:
    if not isinstance(outcome, Answer) or outcome.status != 401:
        return False
    error = error_of(outcome)
    return isinstance(error, APIError) and error.code == "AUTH_EXPIRED"


def read_json(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        kind = answer.headers.get("content-type", "no type")
        raise InvalidResponseError(
            "%d with %d bytes of %s that are no JSON. Is the base URL right?"
            % (answer.status, len(answer.body), kind), answer.status, answer.headers, answer.body) from None
