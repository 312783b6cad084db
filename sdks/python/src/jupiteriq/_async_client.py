"""The client for programs that await; generate.py makes the one for programs that wait of it."""
from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, AsyncIterator, Awaitable, Callable, List, Mapping, Optional

from anyio import Lock

from . import _config
from ._attempts import LogRecord, Refresh, Send, Sleep
from ._clock import Clock
from ._config import Options
from ._core import PLATFORM, Core, Token, Tokens
from ._http import Answer, Flow, AsyncHttpTransport, Request
from ._async_resources import AsyncResources
from .errors import APIConnectionError, JupiterIQError

OnTokens = Callable[[Tokens], None]


class AsyncWire:
    """Does what the attempts say."""

    def __init__(self, core: Core, transport: Any, owned: bool) -> None:
        self.core = core
        self.transport = transport
        self.owned = owned

    async def send(self, request: Request) -> Answer:
        return await self._run(request, self.transport.send)

    @asynccontextmanager
    async def flow(self, request: Request) -> AsyncIterator[Flow]:
        """An answer of success whose body is still to come."""
        async with AsyncExitStack() as open_flows:
            flows: List[Flow] = []

            async def begin(request: Request) -> Answer:
                async with AsyncExitStack() as this:
                    flow = await this.enter_async_context(self.transport.flow(request))
                    if 200 <= flow.answer.status < 300:
                        flows.append(flow)
                        open_flows.push_async_exit(this.pop_all())
                    else:
                        flow.answer.body = b"".join([piece async for piece in flow.pieces])
                    return flow.answer

            await self._run(request, begin)
            yield flows[-1]

    async def _run(self, request: Request, send: Callable[[Request], Awaitable[Answer]]) -> Answer:
        steps = self.core.attempts.of(request, self.core.credential)
        outcome: Any = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                return end.value
            outcome = None
            if isinstance(step, Sleep):
                await self.core.attempts.clock.asleep(step.seconds)
            elif isinstance(step, Refresh):
                await self.core.credential.refresh(step.token)
            elif isinstance(step, Send):
                try:
                    outcome = await send(step.request)
                except APIConnectionError as lost:
                    outcome = lost


class SessionCredential:
    """Tokens of a user, refreshed by one of all who need it."""

    refreshes = True

    def __init__(self, client: "AsyncClient", tokens: Tokens, on_tokens: Optional[OnTokens]) -> None:
        self._client = client
        self._tokens = tokens
        self._on_tokens = on_tokens
        self._lock = Lock()
        self._generation = 0
        self._failure: Optional[JupiterIQError] = None

    def token(self) -> Token:
        return Token(self._tokens.access_token, self._generation)

    async def refresh(self, used: Token) -> None:
        async with self._lock:
            if self._tokens.access_token != used.text:
                return
            if self._generation != used.generation and self._failure is not None:
                raise self._failure
            try:
                answer = await self._client.sessions.refresh(refresh_token=self._tokens.refresh_token)
                tokens = Tokens(answer["access_token"], answer["refresh_token"])
                if self._on_tokens:
                    self._on_tokens(tokens)
                self._tokens, self._failure = tokens, None
            except JupiterIQError as failure:
                self._failure = failure
                raise
            finally:
                self._generation += 1


class AsyncClient(AsyncResources):
    """Speaks with the API. Tasks may share one; `close()` it, or use it in `async with`.

        client = AsyncClient(api_key="jiq_live_…")
        ticket = await client.tickets.create(subject="Issue with login", priority="high")
    """

    def __init__(self, api_key: Optional[str] = None, *, base_url: Optional[str] = None,
                 timeout: float = _config.TIMEOUT_SECONDS, max_attempts: int = _config.MAX_ATTEMPTS,
                 max_wait: float = _config.MAX_WAIT_SECONDS, pace: bool = True, on_behalf_of: Optional[str] = None,
                 allow_http: bool = False, on_log: Optional[Callable[[LogRecord], None]] = None,
                 transport: Any = None, clock: Optional[Clock] = None) -> None:
        core = Core.of(api_key, base_url, allow_http, "/v1", PLATFORM, timeout, max_attempts, max_wait, pace,
                       on_behalf_of, on_log, clock)
        self._begin(AsyncWire(core, transport or AsyncHttpTransport(), owned=transport is None))

    def _begin(self, wire: AsyncWire) -> None:
        self._wire = wire
        self._attach(self)

    async def sign_in(self, login: str, password: str, *, device: Optional[str] = None,
                client: Optional[Mapping[str, str]] = None, on_tokens: Optional[OnTokens] = None,
                options: Optional[Options] = None) -> "AsyncClient":
        """A client that acts as this user. `client` says where the person sits: {"address": …, "user_agent": …}."""
        more = {name: value for name, value in (("device", device), ("client", client)) if value is not None}
        signed_in = await self.sessions.create(login=login, password=password, options=options, **more)  # type: ignore[arg-type]
        tokens = Tokens(signed_in["access_token"], signed_in["refresh_token"])
        if on_tokens:
            on_tokens(tokens)
        return self.with_session(tokens.access_token, tokens.refresh_token, on_tokens=on_tokens)

    def with_session(self, access_token: str, refresh_token: str, *,
                     on_tokens: Optional[OnTokens] = None) -> "AsyncClient":
        """A client that acts as a user whose tokens were kept; `on_tokens` is told of each new pair."""
        tokens = Tokens(_config.checked_key(access_token, "access token", None),
                        _config.checked_key(refresh_token, "refresh token", None))
        other = object.__new__(type(self))
        other._begin(AsyncWire(self._wire.core.with_credential(SessionCredential(self, tokens, on_tokens)),
                              self._wire.transport, owned=False))
        return other

    async def close(self) -> None:
        if self._wire.owned:
            await self._wire.transport.close()

    async def __aenter__(self) -> "AsyncClient":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def __repr__(self) -> str:
        return "%s(%s)" % (type(self).__name__, self._wire.core.url)
