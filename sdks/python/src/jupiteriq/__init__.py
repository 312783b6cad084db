"""The client library of JupiterIQ.

    from jupiteriq import Client

    client = Client()    # JUPITERIQ_API_KEY
    ticket = client.tickets.create(subject="Issue with login", priority="high")
"""
from . import models, testing
from ._async_by_hand import AsyncDownload
from ._async_client import AsyncClient
from ._async_pages import AsyncPage
from ._attempts import LogRecord
from ._by_hand import Download
from ._client import Client
from ._clock import Clock
from ._config import Options
from ._core import Tokens
from ._model import OMIT, HttpResponse, Model
from ._pages import Page
from ._version import VERSION as __version__
from .errors import (
    APIConnectionError, APIError, APITimeoutError, AuthenticationError, BadRequestError, ConfigurationError,
    ConflictError, GoneError, InvalidResponseError, JupiterIQError, NotFoundError, PermissionDeniedError,
    PreconditionFailedError, QuotaExceededError, RateLimitError, ServerError, StreamGapError, ValidationError,
    WebhookVerificationError)
from .webhooks import Webhook, verify_signature

__all__ = [
    "OMIT", "APIConnectionError", "APIError", "APITimeoutError", "AsyncClient", "AsyncDownload", "AsyncPage",
    "AuthenticationError", "BadRequestError", "Client", "Clock", "ConfigurationError", "ConflictError", "Download",
    "GoneError", "HttpResponse", "InvalidResponseError", "JupiterIQError", "LogRecord", "Model", "NotFoundError",
    "Options", "Page", "PermissionDeniedError", "PreconditionFailedError", "QuotaExceededError", "RateLimitError",
    "ServerError", "StreamGapError", "Tokens", "ValidationError", "Webhook", "WebhookVerificationError",
    "__version__", "models", "testing", "verify_signature",
]
