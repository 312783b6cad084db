"""Bytes that are no JSON: what is downloaded, and what is imported."""
from __future__ import annotations

from typing import Any, Iterable, Mapping, Optional, Tuple, Union

from . import models
from ._config import Operation
from ._core import Core, json_bytes
from ._http import Answer, Request
from ._model import Omit
from ._upload import TRANSFER_SECONDS
from .errors import APIConnectionError, JupiterIQError

CONTENT = Operation("downloadFile", "GET", "/files/{id}/content", reads=True)
THUMBNAIL = Operation("getThumbnail", "GET", "/files/{id}/thumbnails/{size}", reads=True)
RESULT = Operation("getJobResult", "GET", "/jobs/{id}/result", reads=True)
REPORT_RESULT = Operation("getReportResult", "GET", "/reports/{id}/runs/{run}/result", reads=True)
IMPORT = Operation("importItems", "POST", "/data/import", "object", models.Job, keyed=True)


class Place:
    """How far a download is."""

    def __init__(self, core: Core, operation: Operation, path: Tuple[Any, ...], options: Any) -> None:
        self._core = core
        self._operation = operation
        self._path = path
        self._options = options
        self._etag: Optional[str] = None
        self._at = 0
        self._skip = 0
        self._stuck = 0
        self._before = 0
        self.done = False

    def request(self) -> Request:
        request = self._core.request(self._operation, self._path, {}, None, self._options)
        request.timeout = max(request.timeout, TRANSFER_SECONDS)
        request.headers.update({"Accept": "*/*", "Accept-Encoding": "identity"})
        if self._at and self._etag:
            request.headers.update({"Range": "bytes=%d-" % self._at, "If-Range": self._etag})
        return request

    def opened(self, answer: Answer) -> None:
        self._before = self._at
        self._skip = 0 if answer.status == 206 else self._at
        etag = answer.headers.get("etag")
        if self._at and answer.status != 206 and etag != self._etag:
            raise JupiterIQError("The file has become another one while it was downloaded.")
        self._etag = etag

    def taken(self, piece: bytes) -> bytes:
        skipped = min(self._skip, len(piece))
        self._skip -= skipped
        self._at += len(piece) - skipped
        return piece[skipped:]

    def whole(self) -> None:
        self.done = True

    def broken(self, error: JupiterIQError) -> float:
        """The seconds to wait before it goes on."""
        if not isinstance(error, APIConnectionError) or not error.passing:
            raise error
        self._stuck = self._stuck + 1 if self._at == self._before else 0
        if self._stuck >= self._core.max_attempts:
            raise error
        return 2.0 ** self._stuck


def import_request(core: Core, content: Union[bytes, str, Iterable[Mapping[str, Any]]], content_type: str,
                   type: Union[str, Omit], options: Any) -> Request:
    if isinstance(content, str):
        content = content.encode()
    elif not isinstance(content, (bytes, bytearray)):
        content = b"".join(json_bytes(item) + b"\n" for item in content)
    request = core.request(IMPORT, (), {"type": type}, None, options)
    request.headers["Content-Type"] = content_type
    request.body = bytes(content)
    return request
