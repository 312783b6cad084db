"""What a client is told, judged before anything is sent."""
from __future__ import annotations

import os
import platform
import re
import uuid
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Tuple, TypedDict
from urllib.parse import quote, urlencode, urlsplit

import httpx

from ._model import Omit, format_time
from ._version import VERSION
from .errors import ConfigurationError

BASE_URL = "https://api.jupiteriq.com"
TIMEOUT_SECONDS = 30.0
MAX_ATTEMPTS = 3
MAX_WAIT_SECONDS = 120.0
LONGEST_KEY = 1024

USER_AGENT = "jupiteriq-python/%s (python %s; %s) httpx/%s" % (
    VERSION, platform.python_version(), platform.system().lower() or "unknown", httpx.__version__)

_VISIBLE = re.compile(r"[!-~]+")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Options(TypedDict, total=False):
    """What may be said of one request."""

    idempotency_key: str
    if_match: str
    if_none_match: str
    timeout: float
    max_attempts: int
    on_behalf_of: str
    headers: Mapping[str, str]


OPTIONS = frozenset(Options.__annotations__)


@dataclass(frozen=True)
class Operation:
    """What the document says of one operation."""

    id: str
    method: str
    path: str
    gives: str = "none"
    model: Any = None
    keyed: bool = False
    reads: bool = False


def checked_key(key: Optional[str], name: str = "API key", variable: Optional[str] = "JUPITERIQ_API_KEY") -> str:
    if key is None and variable:
        key = os.environ.get(variable)
    if not key:
        raise ConfigurationError("There is no %s%s." % (name, "; pass api_key or set " + variable if variable else ""))
    if not isinstance(key, str) or len(key) > LONGEST_KEY or not _VISIBLE.fullmatch(key):
        raise ConfigurationError("The %s holds blanks, line breaks or letters that no key has. Copy it anew." % name)
    return key


def checked_url(url: Optional[str], mount: str, allow_http: bool) -> str:
    """The address of the mount, whether or not it was told with it."""
    url = url or os.environ.get("JUPITERIQ_BASE_URL") or BASE_URL
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise ConfigurationError("The base URL must be an address such as %s." % BASE_URL)
    if parts.username is not None or parts.query or parts.fragment:
        raise ConfigurationError("The base URL must have no user, no query and no fragment.")
    if parts.scheme == "http" and host not in _LOOPBACK and not allow_http:
        raise ConfigurationError("The base URL must be https, or anybody on the way can read the key.")
    path = parts.path.rstrip("/")
    for known in (mount, "/v1"):
        if path.endswith(known):
            path = path[:-len(known)]
            break
    return "%s://%s%s%s" % (parts.scheme, parts.netloc, path, mount)


def new_key() -> str:
    return str(uuid.uuid4())


def path_of(operation: Operation, values: Tuple[Any, ...]) -> str:
    given = iter(values)
    return re.sub(r"{(\w+)}", lambda found: segment(next(given), found.group(1)), operation.path)


def segment(value: Any, name: str) -> str:
    """One segment of a path and never two, whatever is in it."""
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if text in ("", ".", ".."):
        raise ConfigurationError("`%s` must be an id." % name)
    return quote(text, safe="")


def query_of(query: Mapping[str, Any]) -> str:
    pairs: List[Tuple[str, str]] = []
    for name, value in query.items():
        if isinstance(value, Omit) or value is None:
            continue
        if isinstance(value, Mapping):
            pairs += [("%s.%s" % (name, path), _text(each)) for path, each in value.items()]
        elif isinstance(value, (list, tuple)):
            pairs += [(name, _text(each)) for each in value]
        else:
            pairs.append((name, _text(value)))
    return "?" + urlencode(pairs, quote_via=quote) if pairs else ""


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return format_time(value) if hasattr(value, "tzinfo") else str(value)


def headers_of(options: Mapping[str, Any], contract: Optional[str]) -> Dict[str, str]:
    unknown = set(options) - OPTIONS
    if unknown:
        raise ConfigurationError("There is no option %s." % ", ".join(sorted(unknown)))
    headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
    if contract:
        headers["X-API-Contract"] = contract
    for option, header in (("if_match", "If-Match"), ("if_none_match", "If-None-Match"),
                           ("on_behalf_of", "X-On-Behalf-Of")):
        if options.get(option) is not None:
            headers[header] = options[option]
    own = {name.lower(): name for name in headers}
    for name, value in (options.get("headers") or {}).items():
        if name.lower() == "authorization":
            raise ConfigurationError("`Authorization` is sent by the client itself.")
        headers[own.get(name.lower(), name)] = value
    return headers
