"""What can go wrong. Everything that this library raises by itself is a JupiterIQError."""
from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, Optional


class JupiterIQError(Exception):
    """The root of all errors of this library."""

    @property
    def message(self) -> str:
        return str(self.args[0]) if self.args else ""


class ConfigurationError(JupiterIQError, ValueError):
    """A key, an address or an argument cannot be. Nothing was sent."""


class APIConnectionError(JupiterIQError):
    """There was no whole answer."""

    def __init__(self, message: str, *, sent: bool = True, passing: bool = True) -> None:
        super().__init__(message)
        self.sent = sent
        """Whether the server may have seen the request."""
        self.passing = passing
        """Whether another attempt may go better."""


class APITimeoutError(APIConnectionError):
    """The answer was not whole in time."""


class InvalidResponseError(JupiterIQError):
    """The answer is not what the API says: a page of a proxy, broken JSON, a redirect."""

    def __init__(self, message: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.body = body
        self.request_id = headers.get("x-request-id")


class StreamGapError(JupiterIQError):
    """The log does not hold any more what the stream should go on with."""

    def __init__(self, oldest: Optional[int]) -> None:
        super().__init__("Events are missing: the log goes on at position %s. Read everything once again." % oldest)
        self.oldest = oldest


class WebhookVerificationError(JupiterIQError):
    """A delivery that is not to be believed."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        """missing, malformed, signature, too_old, too_new or body"""


class APIError(JupiterIQError):
    """The server refuses."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes, retry_after: Optional[float] = None,
                 before: str = "") -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.retry_after = retry_after
        """The seconds that the server asks to wait, where it does."""
        error = _error_of(body)
        self.code: Optional[str] = error["code"]
        """Tells programs why; None where the body does not say."""
        self.details: Any = error["details"]
        self.fields: List[Dict[str, str]] = error["fields"]
        """What is wrong with which field: {"field": …, "message": …}."""
        self.request_id = headers.get("x-request-id") or error["request_id"]
        said = error["message"] or "The answer says nothing that this library understands."
        super().__init__("%s%d%s: %s" % (before, status, " " + self.code if self.code else "", said))


class BadRequestError(APIError):
    """400: the request cannot be read."""


class AuthenticationError(APIError):
    """401: no key, or not a usable one."""


class PermissionDeniedError(APIError):
    """403: the key may not do this."""


class QuotaExceededError(PermissionDeniedError):
    """403: a quota of the plan is used up."""


class NotFoundError(APIError):
    """404: there is no such object."""


class ConflictError(APIError):
    """409: the state of the object, or of another, is in the way."""


class GoneError(APIError):
    """410: it was there and is not any more."""


class PreconditionFailedError(APIError):
    """412: the object has changed since it was read."""


class ValidationError(APIError):
    """422: fields are missing or wrong; `fields` names all of them."""


class RateLimitError(APIError):
    """429: the rate limit is spent."""


class ServerError(APIError):
    """5xx: the server, or what lies before it, could not."""


_BY_STATUS = {
    400: BadRequestError, 401: AuthenticationError, 403: PermissionDeniedError, 404: NotFoundError,
    409: ConflictError, 410: GoneError, 412: PreconditionFailedError, 422: ValidationError, 429: RateLimitError,
}


def error_class(status: int, body: bytes) -> type:
    if status == 403 and _error_of(body)["code"] == "QUOTA_EXCEEDED":
        return QuotaExceededError
    return _BY_STATUS.get(status, ServerError if status >= 500 else APIError)


def _error_of(body: bytes) -> Dict[str, Any]:
    """What an error body says, in whichever contract; of what is no error body, nothing."""
    found: Dict[str, Any] = {"code": None, "message": None, "details": None, "fields": [], "request_id": None}
    try:
        said = json.loads(body)["error"]
        code, message, details = said["code"], said["message"], said.get("details")
    except (ValueError, KeyError, TypeError, RecursionError):
        return found
    if not isinstance(code, str) or not isinstance(message, str):
        return found
    found.update(code=code, message=message, details=details)
    if isinstance(details, str):
        found["message"] = details
    elif isinstance(details, list):
        found["fields"] = _fields(details)
        found["request_id"] = said.get("request_id")
    elif isinstance(details, dict):
        found["request_id"] = details.get("request_id")
        found["fields"] = _fields(details.get("errors"))
        if not found["fields"] and isinstance(details.get("field"), str):
            found["fields"] = [{"field": details["field"], "message": message}]
    return found


def _fields(said: Any) -> List[Dict[str, str]]:
    return [{"field": each["field"], "message": str(each.get("message", ""))}
            for each in (said if isinstance(said, list) else ())
            if isinstance(each, dict) and isinstance(each.get("field"), str)]
