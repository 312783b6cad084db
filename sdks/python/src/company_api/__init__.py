"""The client of the small user API.

    from company_api import APIClient

    client = APIClient("acct_live_…")
    user = client.users.get(12345)
"""
from __future__ import annotations

from typing import Any, Callable, Optional, Union

from jupiteriq import Clock, JupiterIQError, LogRecord, Model, Options, OMIT
from jupiteriq._client import SyncWire
from jupiteriq._config import MAX_ATTEMPTS, MAX_WAIT_SECONDS, TIMEOUT_SECONDS, Operation
from jupiteriq._core import Core
from jupiteriq._http import HttpTransport
from jupiteriq._model import TIME, Omit
from jupiteriq._resource import Resource

__all__ = ["APIClient", "JupiterIQError", "User"]


class User(Model):
    """A user account."""

    id: int
    username: str
    email: str
    created_at: Any
    last_login: Any
    """When the user last signed in; None before the first time, and where a user was just made."""
    _kinds = {"created_at": TIME, "last_login": TIME}


_CREATE = Operation("createUser", "POST", "/users", "object", User, keyed=True)
_GET = Operation("getUser", "GET", "/users/{id}", "object", User, reads=True)


class Users(Resource):
    def create(self, *, username: str, email: str, password: Union[str, Omit] = OMIT,
               options: Optional[Options] = None) -> User:
        """Makes a user. Without a password, a mail lets them choose one."""
        return self._call(_CREATE, (), {}, {"username": username, "email": email, "password": password}, options)

    def get(self, user_id: Union[int, str], *, options: Optional[Options] = None) -> User:
        """A user by the number."""
        return self._call(_GET, (user_id,), {}, None, options)


class APIClient:
    """Makes users and reads them, with a key `acct_…`."""

    users: Users

    def __init__(self, api_key: Optional[str] = None, *, base_url: Optional[str] = None,
                 timeout: float = TIMEOUT_SECONDS, max_attempts: int = MAX_ATTEMPTS,
                 max_wait: float = MAX_WAIT_SECONDS, pace: bool = True, allow_http: bool = False,
                 on_log: Optional[Callable[[LogRecord], None]] = None, transport: Any = None,
                 clock: Optional[Clock] = None) -> None:
        core = Core.of(api_key, base_url, allow_http, "/api/v1", None, timeout, max_attempts, max_wait, pace, None,
                       on_log, clock)
        self._wire = SyncWire(core, transport or HttpTransport(), owned=transport is None)
        self.users = Users(self)

    def close(self) -> None:
        if self._wire.owned:
            self._wire.transport.close()

    def __enter__(self) -> "APIClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return "APIClient(%s)" % self._wire.core.url
