"""What clients that wait and clients that await have in common."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Callable, Dict, Mapping, Optional, Tuple

from . import _config
from ._attempts import Attempts, LogRecord, log_to_logger, read_json
from ._clock import Clock
from ._config import Operation
from ._http import Answer, Request
from ._model import HttpResponse, Omit, written
from .errors import ConfigurationError, InvalidResponseError

IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
PLATFORM = "platform"


@dataclass(frozen=True)
class Token:
    """What is shown to the server, and how many refreshes had ended when it was taken."""

    text: str
    generation: int = 0

    def __repr__(self) -> str:
        return "Token([secret])"


@dataclass(frozen=True)
class Tokens:
    """What keeps a user signed in. Keep it where only you can read it."""

    access_token: str
    refresh_token: str

    def __repr__(self) -> str:
        return "Tokens([secret])"


class KeyCredential:
    refreshes = False

    def __init__(self, key: str) -> None:
        self._token = Token(key)

    def token(self) -> Token:
        return self._token


class Core:
    """Builds requests and reads answers."""

    def __init__(self, *, url: str, credential: Any, contract: Optional[str], timeout: float, max_attempts: int,
                 on_behalf_of: Optional[str], attempts: Attempts) -> None:
        if timeout <= 0 or max_attempts < 1:
            raise ConfigurationError("`timeout` must be above 0, and `max_attempts` at least 1.")
        self.url = url
        self.credential = credential
        self.contract = contract
        self.timeout = timeout
        self.max_attempts = max_attempts
        self.on_behalf_of = on_behalf_of
        self.attempts = attempts

    @classmethod
    def of(cls, api_key: Optional[str], base_url: Optional[str], allow_http: bool, mount: str,
           contract: Optional[str], timeout: float, max_attempts: int, max_wait: float, pace: bool,
           on_behalf_of: Optional[str], on_log: Optional[Callable[[LogRecord], None]],
           clock: Optional[Clock]) -> "Core":
        options: Dict[str, Any] = {}
        jitter = getattr(clock, "jitter", None)
        if jitter:
            options["jitter"] = jitter
        return cls(url=_config.checked_url(base_url, mount, allow_http),
                   credential=KeyCredential(_config.checked_key(api_key)), contract=contract, timeout=timeout,
                   max_attempts=max_attempts, on_behalf_of=on_behalf_of,
                   attempts=Attempts(clock or Clock(), max_wait, pace, on_log or log_to_logger, **options))

    def with_credential(self, credential: Any) -> "Core":
        """The same for somebody else, whose limits are others."""
        known = self.attempts
        attempts = Attempts(known.clock, known.max_wait, known.pacer is not None, known.on_log, known.jitter)
        return Core(url=self.url, credential=credential, contract=self.contract, timeout=self.timeout,
                    max_attempts=self.max_attempts, on_behalf_of=None, attempts=attempts)

    def request(self, operation: Operation, path: Tuple[Any, ...], query: Mapping[str, Any], body: Any,
                options: Optional[Mapping[str, Any]]) -> Request:
        said = dict(options or {})
        said.setdefault("on_behalf_of", self.on_behalf_of)
        headers = _config.headers_of(said, self.contract)
        where = _config.path_of(operation, path)
        content, repeatable = None, operation.reads or operation.method in IDEMPOTENT
        if body is not None:
            body = given(body)
            if operation.id == "runBatch":
                body, repeatable = keyed_batch(body)
            content = json_bytes(body)
            headers["Content-Type"] = "application/json"
        if operation.keyed:
            headers["X-Idempotency-Key"] = said.get("idempotency_key") or _config.new_key()
            repeatable = True
        elif said.get("idempotency_key"):
            raise ConfigurationError("This operation takes no idempotency key.")
        return Request(operation.method, self.url + where + _config.query_of(query), headers, content,
                       timeout=said.get("timeout") or self.timeout, repeatable=repeatable, path=where,
                       max_attempts=said.get("max_attempts") or self.max_attempts,
                       also=frozenset({304}) if said.get("if_none_match") else frozenset())

    @staticmethod
    def read(operation: Operation, answer: Answer) -> Any:
        """The object of the answer; None where there is none."""
        if operation.gives == "none" or answer.status in (204, 304):
            return None
        data = read_json(answer)
        if not isinstance(data, dict) or operation.gives in ("page", "stretch") and not _is_list(data):
            raise InvalidResponseError("%d with JSON that is not what the API says. Is the base URL right?"
                                       % answer.status, answer.status, answer.headers, answer.body)
        return data

    @staticmethod
    def response(answer: Answer) -> HttpResponse:
        return HttpResponse(answer.status, answer.headers)


def _is_list(data: Mapping[str, Any]) -> bool:
    return isinstance(data.get("data"), list) and all(isinstance(each, dict) for each in data["data"])


def given(fields: Mapping[str, Any]) -> Dict[str, Any]:
    """Without the arguments that were not given."""
    return {name: value for name, value in fields.items() if not isinstance(value, Omit)}


def json_bytes(body: Any) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=written).encode()
    except (TypeError, ValueError, RecursionError) as wrong:
        if isinstance(wrong, ConfigurationError):
            raise
        raise ConfigurationError("This cannot be sent as JSON: %s." % wrong) from None


def keyed_batch(body: Mapping[str, Any]) -> Tuple[Dict[str, Any], bool]:
    """Gives each POST of a batch a key of its own, and tells whether the whole may be sent again."""
    operations, repeatable = [], True
    for operation in body.get("operations") or ():
        method = operation.get("method")
        if method == "POST" and not {"x-idempotency-key", "idempotency-key"} & {
                name.lower() for name in operation.get("headers") or {}}:
            headers = dict(operation.get("headers") or {}, **{"X-Idempotency-Key": _config.new_key()})
            operation = dict(operation, headers=headers)
        repeatable = repeatable and (method == "POST" or method in IDEMPOTENT)
        operations.append(operation)
    return dict(body, operations=operations), repeatable
