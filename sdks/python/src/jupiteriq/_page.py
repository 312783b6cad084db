"""What pages are, whoever waits for them."""
from __future__ import annotations

from typing import Any, Dict, Generic, Iterator, List, Mapping, Optional, Tuple, TypeVar

from ._config import Operation
from ._model import HttpResponse, Model
from .errors import JupiterIQError

T = TypeVar("T", bound=Model)


class BasePage(Generic[T]):
    """What one answer holds of a list."""

    def __init__(self, resource: Any, operation: Operation, path: Tuple[Any, ...], query: Mapping[str, Any],
                 options: Optional[Mapping[str, Any]], data: Dict[str, Any], response: HttpResponse) -> None:
        self._resource = resource
        self._asked = (operation, path, dict(query), options)
        self._data = data
        self.http_response = response
        self.data: List[T] = [operation.model(each) for each in data["data"]]

    @property
    def total(self) -> Optional[int]:
        """How many there are in all; None where nobody has counted."""
        return self._data.get("total")

    @property
    def has_more(self) -> bool:
        return self._next() is not None

    @property
    def next_cursor(self) -> Optional[str]:
        return self._data.get("next_cursor")

    @property
    def next_after(self) -> Optional[int]:
        """Of the event log and of changes: the position to go on with, also when nothing is there yet."""
        return self._data.get("next_after")

    def __iter__(self) -> Iterator[T]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, index: int) -> T:
        return self.data[index]

    def __repr__(self) -> str:
        return "%s(%d of %s)" % (type(self).__name__, len(self.data), self.total)

    def to_dict(self) -> Dict[str, Any]:
        return dict(self._data)

    def _next(self) -> Optional[Dict[str, Any]]:
        """The query of the next page."""
        if self._asked[0].gives == "stretch":
            if not self._data.get("has_more") or self.next_after is None:
                return None
            return dict(self._asked[2], after=self.next_after)
        if not self.next_cursor:
            return None
        query = {name: value for name, value in self._asked[2].items() if name not in ("page", "offset")}
        return dict(query, cursor=self.next_cursor)

    def _must_move(self, query: Mapping[str, Any]) -> None:
        if all(query.get(name) == self._asked[2].get(name) for name in ("cursor", "after")):
            raise JupiterIQError("The list goes in circles: the server has told the same cursor again.")
