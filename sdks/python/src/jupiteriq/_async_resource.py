"""One part of the API, and how its operations are called."""
from __future__ import annotations

from typing import Any, Mapping, Optional, Tuple

from ._async_pages import AsyncPage
from ._config import Operation


class AsyncResource:
    """A part of the API."""

    def __init__(self, client: Any) -> None:
        self._client = client

    async def _call(self, operation: Operation, path: Tuple[Any, ...], query: Mapping[str, Any], body: Any,
              options: Optional[Mapping[str, Any]]) -> Any:
        wire = self._client._wire
        answer = await wire.send(wire.core.request(operation, path, query, body, options))
        data = wire.core.read(operation, answer)
        if data is None:
            return None
        if operation.gives == "object":
            return operation.model(data, wire.core.response(answer))
        return AsyncPage(self, operation, path, query, options, data, wire.core.response(answer))
