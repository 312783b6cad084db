"""Lists, a page at a time or as a whole."""
from __future__ import annotations

from typing import AsyncIterator, Optional

from ._page import BasePage, T


class AsyncPage(BasePage[T]):
    """Iterating over it gives the items of this answer; `all()` goes on to the end of the list."""

    async def next_page(self) -> Optional["AsyncPage[T]"]:
        query = self._next()
        if query is None:
            return None
        self._must_move(query)
        operation, path, _, options = self._asked
        return await self._resource._call(operation, path, query, None, options)

    async def all(self) -> AsyncIterator[T]:
        page: Optional[AsyncPage[T]] = self
        while page is not None:
            for item in page.data:
                yield item
            page = await page.next_page()
