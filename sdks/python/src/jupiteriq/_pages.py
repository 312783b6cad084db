"""Lists, a page at a time or as a whole."""
from __future__ import annotations

from typing import Iterator, Optional

from ._page import BasePage, T


class Page(BasePage[T]):
    """Iterating over it gives the items of this answer; `all()` goes on to the end of the list."""

    def next_page(self) -> Optional["Page[T]"]:
        query = self._next()
        if query is None:
            return None
        self._must_move(query)
        operation, path, _, options = self._asked
        return self._resource._call(operation, path, query, None, options)

    def all(self) -> Iterator[T]:
        page: Optional[Page[T]] = self
        while page is not None:
            for item in page.data:
                yield item
            page = page.next_page()
