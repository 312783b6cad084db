"""Objects that the API answers with: what was sent, with names and times."""
from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, ClassVar, Dict, Iterator, Mapping, Optional, Set, Tuple, Type

from .errors import ConfigurationError

TIME = "time"
SECRET = "[secret]"
_SECRETS = {"secret", "password", "password_hash", "access_token", "refresh_token", "token", "ticket"}


class Omit:
    """Stands for an argument that is not given, since None is a value of its own."""

    def __repr__(self) -> str:
        return "OMIT"

    def __bool__(self) -> bool:
        return False


OMIT = Omit()


class HttpResponse:
    """What the head of an answer told."""

    __slots__ = ("status", "headers")

    def __init__(self, status: int, headers: Mapping[str, str]) -> None:
        self.status = status
        self.headers = headers

    @property
    def request_id(self) -> Optional[str]:
        return self.headers.get("x-request-id")

    @property
    def etag(self) -> Optional[str]:
        """For `options={"if_match": …}`."""
        return self.headers.get("etag")

    @property
    def replayed(self) -> bool:
        """Whether this is the kept answer of an earlier request with the same idempotency key."""
        return self.headers.get("idempotent-replayed") == "true"


class Model:
    """Fields are attributes, also those that this version does not know. Names that are words of Python have an
    underscore behind them. `object["field"]` gives what was sent, as it was sent."""

    _kinds: ClassVar[Dict[str, Any]] = {}
    http_response: Optional[HttpResponse]

    def __init__(self, data: Mapping[str, Any], http_response: Optional[HttpResponse] = None) -> None:
        self.__dict__["_data"] = data
        self.__dict__["http_response"] = http_response

    def __getattr__(self, name: str) -> Any:
        field = name[:-1] if name.endswith("_") else name
        data = self.__dict__.get("_data", {})
        if field not in data:
            if field in _declared(type(self)):
                return None
            raise AttributeError("%s has no field %s" % (type(self).__name__, field))
        return _read(data[field], self._kinds.get(field))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("Objects of the API are read only; change them by `update`.")

    def __getitem__(self, name: str) -> Any:
        return self._data[name]

    def __contains__(self, name: object) -> bool:
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Model) and self._data == other._data

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "%s(%s)" % (type(self).__name__, _hidden(self._data))

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self), (self._data,)

    def to_dict(self) -> Dict[str, Any]:
        """What was sent, as it was sent."""
        return dict(self._data)


def _declared(model: Type[Model]) -> Set[str]:
    known: Optional[Set[str]] = model.__dict__.get("_names")
    if known is None:
        known = {name[:-1] if name.endswith("_") else name for name in model.__dict__.get("__annotations__", {})}
        model._names = known  # type: ignore[attr-defined]
    return known


def _read(value: Any, kind: Any) -> Any:
    """A value that is not as declared is given as it was sent."""
    if kind is None or value is None:
        return value
    if kind is TIME:
        return parse_time(value)
    if isinstance(kind, list):
        return [_read(each, kind[0]) for each in value] if isinstance(value, list) else value
    return kind(value) if isinstance(value, dict) else value


def _hidden(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: SECRET if name in _SECRETS and each is not None else _hidden(each)
                for name, each in value.items()}
    return [_hidden(each) for each in value] if isinstance(value, list) else value


def parse_time(text: Any) -> Any:
    """A time with its zone; what is none is given back."""
    try:
        whole, zone = (text[:-1], "+00:00") if text[-1] in "zZ" else (text[:-6], text[-6:])
        whole, _, fraction = whole.partition(".")
        return datetime.fromisoformat(whole + "." + (fraction + "000000")[:6] + zone)
    except (ValueError, TypeError, IndexError):
        return text


def written(value: Any) -> Any:
    """How a value goes into JSON."""
    if isinstance(value, datetime):
        return format_time(value)
    if isinstance(value, Model):
        return value.to_dict()
    raise ConfigurationError("A %s cannot be sent as JSON." % type(value).__name__)


def format_time(time: datetime) -> str:
    if time.tzinfo is None:
        raise ConfigurationError("A time needs a zone: datetime.now(timezone.utc).")
    return time.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
