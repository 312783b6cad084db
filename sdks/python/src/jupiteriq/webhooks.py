"""Whether a delivery is to be believed.

    event = Webhook(os.environ["WEBHOOK_SECRET"]).verify(body, headers)
"""
from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from typing import Callable, Dict, List, Mapping, Optional, Sequence, Union

from . import models
from .errors import ConfigurationError, WebhookVerificationError

TOLERANCE_SECONDS = 300
PREFIX = "whsec_"


def verify_signature(payload: Union[bytes, str], signature: str, secret: str) -> bool:
    """Whether the header `X-Webhook-Signature` belongs to this body, as it came, and this secret."""
    body = payload.encode() if isinstance(payload, str) else bytes(payload)
    computed = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(computed.encode(), (signature or "").encode("utf-8", "replace"))


class Webhook:
    """Verifies deliveries to one endpoint.

    :param secret: what was shown when the endpoint was made; while one replaces another, both
    :param tolerance: how old or how far ahead a delivery may be, in seconds
    """

    def __init__(self, secret: Union[str, Sequence[str]], *, tolerance: float = TOLERANCE_SECONDS,
                 now: Callable[[], float] = time.time) -> None:
        self._secrets: List[str] = [secret] if isinstance(secret, str) else list(secret)
        if not self._secrets or not all(isinstance(each, str) and each for each in self._secrets):
            raise ConfigurationError("There is no secret.")
        for each in self._secrets:
            if each.startswith(PREFIX):
                _key(each)
        self._tolerance = tolerance
        self._now = now

    def verify(self, body: Union[bytes, str], headers: Mapping[str, str]) -> models.Event:
        """The event of a delivery, given its body as it came.

        :raises WebhookVerificationError: and nothing of the delivery is to be used
        """
        raw = body.encode() if isinstance(body, str) else bytes(body)
        given = {str(name).lower(): value for name, value in headers.items()}
        reasons = [self._reason(raw, given, secret) for secret in self._secrets]
        if None not in reasons:
            raise _REASONS[next((each for each in reasons if each != "signature"), "signature") or "signature"]()
        try:
            event = json.loads(raw)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            raise _REASONS["body"]()
        return models.Event(event)

    def _reason(self, body: bytes, headers: Mapping[str, str], secret: str) -> Optional[str]:
        """What is wrong by one secret; None where nothing is."""
        if not secret.startswith(PREFIX):
            signature = headers.get("x-webhook-signature")
            if not signature:
                return "missing"
            return None if verify_signature(body, signature, secret) else "signature"
        id, sent, signatures = (headers.get("webhook-" + name) for name in ("id", "timestamp", "signature"))
        if not id or not sent or not signatures:
            return "missing"
        if not (sent.isascii() and sent.isdecimal()):
            return "malformed"
        wanted = standard_signature(secret, id, sent, body).encode()
        found = False
        for each in signatures.split(" "):
            found |= hmac.compare_digest(wanted, each.encode("utf-8", "replace"))
        if not found:
            return "signature"
        age = self._now() - int(sent[:15])
        return "too_old" if age > self._tolerance else "too_new" if age < -self._tolerance else None


def standard_signature(secret: str, id: str, timestamp: Union[str, int], body: bytes) -> str:
    """As Standard Webhooks signs it."""
    content = ("%s.%s." % (id, timestamp)).encode() + body
    return "v1," + base64.b64encode(hmac.new(_key(secret), content, hashlib.sha256).digest()).decode()


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret[len(PREFIX):], validate=True)
    except (binascii.Error, ValueError):
        raise ConfigurationError("The secret is not whole: behind `whsec_` there must be Base64.") from None


def _refusal(reason: str, message: str) -> Callable[[], WebhookVerificationError]:
    return lambda: WebhookVerificationError(reason, message)


_REASONS: Dict[str, Callable[[], WebhookVerificationError]] = {
    "missing": _refusal("missing", "The delivery has no signature of the kind that belongs to this secret."),
    "malformed": _refusal("malformed", "The header webhook-timestamp is no time."),
    "signature": _refusal("signature", "Nobody with this secret has signed this body. Verify it as it came, before "
                                       "anything parses it."),
    "too_old": _refusal("too_old", "The delivery is too old; it may be a repetition by somebody else."),
    "too_new": _refusal("too_new", "The delivery comes from the future. Is the clock of this machine right?"),
    "body": _refusal("body", "The body is signed and no event."),
}
