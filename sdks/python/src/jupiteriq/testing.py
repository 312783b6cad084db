"""For tests of programs that use this library: answers without a server, time that passes at once, signed deliveries.

    transport = FakeTransport()
    transport.answer(200, {"id": "TCK-1", "subject": "Printer on fire"})
    client = Client("jiq_test_key", transport=transport, clock=FakeClock())
"""
from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections import deque
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from typing import Any, AsyncIterator, Deque, Dict, Iterator, List, Mapping, Optional, Union

import httpx

from ._clock import Clock
from ._http import Answer, Flow, Request
from .errors import APIConnectionError
from .webhooks import PREFIX, standard_signature

__all__ = ["AsyncFakeTransport", "FakeClock", "FakeTransport", "sign_webhook"]


class FakeClock(Clock):
    """Its sleeps pass at once and are remembered in `slept`. `jitter` is what adds to waits, from 0 to 1."""

    def __init__(self, now: float = 1767225600.0, jitter: float = 0.0) -> None:
        self.now = now
        self.slept: List[float] = []
        self.jitter = lambda: jitter
        self._passed = 0.0

    def monotonic(self) -> float:
        return self._passed

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)

    def advance(self, seconds: float) -> None:
        self.now += seconds
        self._passed += seconds


class FakeTransport:
    """Gives recorded answers in their order, and keeps what was asked in `requests`."""

    def __init__(self) -> None:
        self.requests: List[Request] = []
        self._answers: Deque[Union[Answer, Exception]] = deque()
        self._lock = threading.Lock()

    def answer(self, status: int = 200, body: Any = b"", headers: Optional[Mapping[str, str]] = None) -> None:
        """The next answer. A body that is neither bytes nor text becomes JSON."""
        kind = "text/plain" if isinstance(body, (bytes, str)) else "application/json"
        raw = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        given = httpx.Headers({"content-type": kind, **(headers or {})})
        self._answers.append(Answer(status, given, raw))

    def fail(self, error: Optional[Exception] = None) -> None:
        """Instead of the next answer the connection breaks."""
        self._answers.append(error or APIConnectionError("The connection broke."))

    def send(self, request: Request) -> Answer:
        body = b"".join(request.body()) if callable(request.body) else request.body
        with self._lock:
            self.requests.append(replace(request, headers=dict(request.headers), body=body))
            if not self._answers:
                raise AssertionError("No answer was recorded for %s %s." % (request.method, request.path))
            answer = self._answers.popleft()
        if isinstance(answer, Exception):
            raise answer
        return Answer(answer.status, answer.headers, answer.body)

    @contextmanager
    def flow(self, request: Request) -> Iterator[Flow]:
        answer = self.send(request)
        yield Flow(answer, iter([answer.body]))

    def close(self) -> None:
        """There is nothing to close."""


class AsyncFakeTransport(FakeTransport):
    """The same for `AsyncClient`."""

    async def send(self, request: Request) -> Answer:  # type: ignore[override]
        return super().send(request)

    @asynccontextmanager
    async def flow(self, request: Request) -> AsyncIterator[Flow]:  # type: ignore[override]
        answer = super().send(request)

        async def pieces() -> AsyncIterator[bytes]:
            yield answer.body

        yield Flow(answer, pieces())

    async def close(self) -> None:  # type: ignore[override]
        """There is nothing to close."""


def sign_webhook(body: Union[bytes, str, Mapping[str, Any]], secret: str, *, id: str = "dlv_test",
                 timestamp: Optional[float] = None) -> Dict[str, Any]:
    """A delivery as the server makes it: {"body": bytes, "headers": {…}}."""
    raw = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    sent = str(int(time.time() if timestamp is None else timestamp))
    headers = {"Content-Type": "application/json",
               "X-Webhook-Signature": hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()}
    if secret.startswith(PREFIX):
        headers.update({"webhook-id": id, "webhook-timestamp": sent,
                        "webhook-signature": standard_signature(secret, id, sent, raw)})
    return {"body": raw, "headers": headers}
