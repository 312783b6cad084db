"""Files on their way up: in one request, or in parts that survive broken connections.

`upload` tells what is to be sent next and is told what was answered, so that both kinds of client share it."""
from __future__ import annotations

import base64
import os
import secrets
from datetime import datetime
from typing import Any, BinaryIO, Callable, Dict, Generator, Iterator, Mapping, Optional, Tuple, Union

from ._config import Operation, segment
from ._core import Core, json_bytes
from ._http import Answer, Request
from ._model import format_time
from .errors import (
    APIConnectionError, ConfigurationError, ConflictError, JupiterIQError, PermissionDeniedError,
    QuotaExceededError, ServerError)

# Up to here a file goes in one request (R166).
ONE_REQUEST_BYTES = 10 * 1024 * 1024
PART_BYTES = 8 * 1024 * 1024
PIECE_BYTES = 64 * 1024
# Until the next bytes move.
TRANSFER_SECONDS = 60.0
TUS = {"Tus-Resumable": "1.0.0"}

UPLOAD = Operation("uploadFile", "POST", "/files", keyed=True)
BEGIN = Operation("createUpload", "POST", "/files/uploads", keyed=True)
ASK = Operation("getUpload", "HEAD", "/files/uploads/{id}")
CONTINUE = Operation("continueUpload", "PATCH", "/files/uploads/{id}")
GET = Operation("getFile", "GET", "/files/{id}", reads=True)

Source = Union[bytes, bytearray, str, "os.PathLike[str]", BinaryIO]
Steps = Generator[Request, Union[Answer, JupiterIQError], Answer]
Progress = Callable[[int, int], None]


class Content:
    """Bytes that can be read again from any place."""

    def __init__(self, source: Source, name: Optional[str]) -> None:
        self._bytes: Optional[bytes] = None
        self._close = False
        if isinstance(source, (bytes, bytearray)):
            self._bytes, self.size = bytes(source), len(source)
        elif isinstance(source, (str, os.PathLike)):
            self._file: BinaryIO = open(source, "rb")
            self._close, self._start = True, 0
            self.size = os.fstat(self._file.fileno()).st_size
            name = name or os.path.basename(os.fspath(source))
        elif hasattr(source, "read") and hasattr(source, "seek"):
            self._file, self._start = source, source.tell()
            self.size = source.seek(0, os.SEEK_END) - self._start
            known = getattr(source, "name", None)
            name = name or (os.path.basename(known) if isinstance(known, str) else None)
        else:
            raise ConfigurationError("A file is bytes, a path, or an open file that can be read again.")
        if not name:
            raise ConfigurationError("The file needs a name: upload(…, name=…).")
        self.name = name

    def pieces(self, begin: int, end: int) -> Iterator[bytes]:
        if self._bytes is None:
            self._file.seek(self._start + begin)
        for at in range(begin, end, PIECE_BYTES):
            length = min(PIECE_BYTES, end - at)
            piece = self._bytes[at:at + length] if self._bytes is not None else self._file.read(length)
            if len(piece) != length:
                raise ConfigurationError("The file has become shorter while it was read.")
            yield piece

    def close(self) -> None:
        if self._close:
            self._file.close()


class Upload:
    def __init__(self, core: Core, content: Content, metadata: Optional[Mapping[str, Any]],
                 expires_at: Union[datetime, str, None], options: Optional[Mapping[str, Any]],
                 on_progress: Optional[Progress]) -> None:
        self._core = core
        self._content = content
        self._metadata = None if metadata is None else json_bytes(metadata)
        self._expires_at = format_time(expires_at) if isinstance(expires_at, datetime) else expires_at
        self._options = dict(options or {})
        self._on_progress = on_progress

    def steps(self, upload_id: Optional[str] = None) -> Steps:
        if upload_id is None and self._content.size <= ONE_REQUEST_BYTES:
            return (yield from self._whole())
        return (yield from self._parts(upload_id))

    def _whole(self) -> Steps:
        boundary = secrets.token_hex(16)
        head = b""
        for name, value in (("metadata", self._metadata), ("expires_at", self._expires_at)):
            if value is not None:
                text = value if isinstance(value, bytes) else value.encode()
                head += _part(boundary, 'name="%s"' % name) + text + b"\r\n"
        head += _part(boundary, 'name="file"; filename="%s"' % _quoted(self._content.name))
        tail = ("\r\n--%s--\r\n" % boundary).encode()

        def body() -> Iterator[bytes]:
            yield head
            yield from self._content.pieces(0, self._content.size)
            yield tail

        request = self._request(UPLOAD, ())
        request.headers["Content-Type"] = "multipart/form-data; boundary=" + boundary
        request.headers["Content-Length"] = str(len(head) + self._content.size + len(tail))
        request.body = body
        answer = yield from _must(request)
        self._tell(self._content.size)
        return answer

    def _parts(self, upload_id: Optional[str]) -> Steps:
        offset, stuck = 0, 0
        if upload_id is None:
            answer = yield self._beginning()
            if isinstance(answer, PermissionDeniedError) and not isinstance(answer, QuotaExceededError):
                return (yield from self._whole())
            upload_id = _id_of(_answered(answer))
        else:
            offset = yield from self._offset(upload_id)
        while offset < self._content.size:
            self._tell(offset)
            answer = yield self._next(upload_id, offset)
            before = offset
            if isinstance(answer, (ConflictError, APIConnectionError, ServerError)):
                offset = yield from self._offset(upload_id)
            else:
                offset = _offset_of(_answered(answer))
            stuck = stuck + 1 if offset <= before else 0
            if stuck >= self._core.max_attempts:
                raise answer if isinstance(answer, JupiterIQError) else APIConnectionError(
                    "The upload does not get beyond %d bytes." % offset)
        self._tell(offset)
        return (yield from _must(self._core.request(GET, (upload_id,), {}, None, None)))

    def _beginning(self) -> Request:
        told = [("filename", self._content.name.encode())]
        told += [("metadata", self._metadata)] if self._metadata is not None else []
        told += [("expires_at", self._expires_at.encode())] if self._expires_at is not None else []
        request = self._request(BEGIN, ())
        request.headers.update(TUS, **{
            "Upload-Length": str(self._content.size),
            "Upload-Metadata": ",".join("%s %s" % (key, base64.b64encode(value).decode()) for key, value in told)})
        return request

    def _offset(self, upload_id: str) -> Generator[Request, Any, int]:
        request = self._request(ASK, (upload_id,))
        request.headers.update(TUS)
        answer = yield from _must(request)
        return _offset_of(answer)

    def _next(self, upload_id: str, offset: int) -> Request:
        end = min(offset + PART_BYTES, self._content.size)
        request = self._request(CONTINUE, (upload_id,))
        request.headers.update(TUS, **{
            "Upload-Offset": str(offset), "Content-Length": str(end - offset),
            "Content-Type": "application/offset+octet-stream"})
        request.body = lambda: self._content.pieces(offset, end)
        return request

    def _request(self, operation: Operation, path: Tuple[Any, ...]) -> Request:
        options: Dict[str, Any] = dict(self._options)
        options.setdefault("timeout", max(TRANSFER_SECONDS, self._core.timeout))
        if not operation.keyed:
            options.pop("idempotency_key", None)
        return self._core.request(operation, path, {}, None, options)

    def _tell(self, sent: int) -> None:
        if self._on_progress:
            self._on_progress(sent, self._content.size)


def _must(request: Request) -> Steps:
    return _answered((yield request))


def _answered(answer: Union[Answer, JupiterIQError]) -> Answer:
    if isinstance(answer, JupiterIQError):
        raise answer
    return answer


def _offset_of(answer: Answer) -> int:
    said = answer.headers.get("upload-offset", "")
    if not said.isdecimal():
        raise APIConnectionError("The server does not say how much of the file it has.")
    return int(said)


def _id_of(answer: Answer) -> str:
    segments = answer.headers.get("location", "").split("?")[0].rstrip("/").split("/")
    return segment(segments[-1], "location")


def _part(boundary: str, disposition: str) -> bytes:
    return ("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n" % (boundary, disposition)).encode()


def _quoted(name: str) -> str:
    """As browsers write names of files into forms."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
