"""The wire: one request, one answer, every failure as an error of ours."""
from __future__ import annotations

import ssl
import time
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, AsyncIterator, Callable, Dict, FrozenSet, Iterator, Mapping, Optional, Union

import httpx

from .errors import APIConnectionError, APITimeoutError, ConfigurationError, InvalidResponseError

# The longest answer that is held in memory.
MAX_ANSWER_BYTES = 64 * 1024 * 1024
# How long the connection itself may take.
CONNECT_SECONDS = 10.0
CONNECTIONS = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30)


@dataclass
class Request:
    """One request, as often as it is sent."""

    method: str
    url: str
    headers: Dict[str, str]
    # Bytes, or what begins to give them anew for each attempt.
    body: Union[bytes, Callable[[], Iterator[bytes]], None] = None
    timeout: float = 30.0
    repeatable: bool = True
    path: str = ""
    max_attempts: int = 3
    # Statuses beyond 2xx that are answers, not errors.
    also: FrozenSet[int] = field(default_factory=frozenset)


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Flow:
    """An answer whose body comes bit by bit."""

    def __init__(self, answer: Answer, pieces: Any) -> None:
        self.answer = answer
        self.pieces = pieces


class HttpTransport:
    """Sends over connections that are kept."""

    def __init__(self, client: Optional[httpx.Client] = None) -> None:
        self._client = client or httpx.Client(verify=_trust(), follow_redirects=False, limits=CONNECTIONS)

    def send(self, request: Request) -> Answer:
        begun = time.monotonic()
        with self._response(request) as response:
            body = bytearray()
            for piece in response.iter_bytes():
                _take(body, piece, request, response, begun)
            return _answer(response, bytes(body))

    @contextmanager
    def flow(self, request: Request) -> Iterator[Flow]:
        with self._response(request) as response:
            yield Flow(_answer(response, b""), response.iter_bytes())

    @contextmanager
    def _response(self, request: Request) -> Iterator[httpx.Response]:
        with _failures(request):
            body = request.body() if callable(request.body) else request.body
            with self._client.stream(request.method, request.url, headers=request.headers, content=body,
                                     timeout=_timeout(request)) as response:
                yield response

    def close(self) -> None:
        self._client.close()


class AsyncHttpTransport:
    """The same for programs that await."""

    def __init__(self, client: Optional[httpx.AsyncClient] = None) -> None:
        self._client = client or httpx.AsyncClient(verify=_trust(), follow_redirects=False, limits=CONNECTIONS)

    async def send(self, request: Request) -> Answer:
        begun = time.monotonic()
        async with self._response(request) as response:
            body = bytearray()
            async for piece in response.aiter_bytes():
                _take(body, piece, request, response, begun)
            return _answer(response, bytes(body))

    @asynccontextmanager
    async def flow(self, request: Request) -> AsyncIterator[Flow]:
        async with self._response(request) as response:
            yield Flow(_answer(response, b""), response.aiter_bytes())

    @asynccontextmanager
    async def _response(self, request: Request) -> AsyncIterator[httpx.Response]:
        with _failures(request):
            body = _awaited(request.body()) if callable(request.body) else request.body
            async with self._client.stream(request.method, request.url, headers=request.headers, content=body,
                                           timeout=_timeout(request)) as response:
                yield response

    async def close(self) -> None:
        await self._client.aclose()


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """Reading all certificates takes longer than many requests."""
    return httpx.create_ssl_context()


async def _awaited(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def _timeout(request: Request) -> httpx.Timeout:
    return httpx.Timeout(request.timeout, connect=min(CONNECT_SECONDS, request.timeout))


def _answer(response: httpx.Response, body: bytes) -> Answer:
    return Answer(response.status_code, response.headers, body)


def _take(body: bytearray, piece: bytes, request: Request, response: httpx.Response, begun: float) -> None:
    body += piece
    if len(body) > MAX_ANSWER_BYTES:
        raise InvalidResponseError("The answer is longer than %d bytes." % MAX_ANSWER_BYTES, response.status_code,
                                   response.headers, bytes(body[:1000]))
    if time.monotonic() - begun > request.timeout:
        raise APITimeoutError("The answer was not whole after %g seconds." % request.timeout)


@contextmanager
def _failures(request: Request) -> Iterator[None]:
    try:
        yield
    except httpx.ConnectTimeout:
        raise APITimeoutError("There was no connection within %g seconds." % request.timeout, sent=False) from None
    except httpx.PoolTimeout:
        raise APITimeoutError("No connection was free within %g seconds." % request.timeout, sent=False) from None
    except httpx.TimeoutException:
        raise APITimeoutError("The answer was not whole after %g seconds." % request.timeout) from None
    except httpx.ConnectError as lost:
        raise APIConnectionError("There is no connection: %s" % lost, sent=False, passing=not _distrusted(lost)) from lost
    except (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeEncodeError) as wrong:
        raise ConfigurationError("This request cannot be sent: %s" % wrong) from wrong
    except httpx.DecodingError as wrong:
        raise APIConnectionError("The answer cannot be unpacked: %s" % wrong) from wrong
    except httpx.HTTPError as lost:
        raise APIConnectionError("The connection broke: %s" % (lost or type(lost).__name__)) from lost


def _distrusted(error: Optional[BaseException]) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
