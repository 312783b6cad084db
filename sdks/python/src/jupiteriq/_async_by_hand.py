"""What no table can say, for programs that await: streams, files, imports."""
from __future__ import annotations

import os
from datetime import datetime
from typing import Any, AsyncIterator, Iterable, Mapping, Optional, Sequence, Union

from . import models
from ._async_resource import AsyncResource
from ._config import Operation, Options
from ._contents import CONTENT, IMPORT, REPORT_RESULT, RESULT, THUMBNAIL, Place, import_request
from ._events import SILENCE_SECONDS, Listening
from ._model import OMIT, Omit
from ._upload import Content, Progress, Source, Upload
from .errors import JupiterIQError


class AsyncEventsByHand(AsyncResource):
    async def stream(self, *, type: Union[str, Sequence[str], Omit] = OMIT, after: Union[int, str, Omit] = OMIT,
               silence: float = SILENCE_SECONDS) -> AsyncIterator[models.Event]:
        """Events as they happen, for as long as one reads; after a break it goes on where it was.

        :param after: the position behind which to begin; without it only what happens from now on is told
        :raises StreamGapError: when the log does not hold any more what comes next
        """
        wire = self._client._wire
        listening = Listening(wire.core, type, after, silence)
        while True:
            try:
                async with wire.flow(listening.request()) as flow:
                    listening.demand(flow.answer.headers)
                    async for piece in flow.pieces:
                        for event in listening.feed(piece):
                            yield event
                        if listening.ended:
                            break
                listening.lost(None)
            except JupiterIQError as lost:
                listening.lost(lost)
            await wire.core.attempts.clock.asleep(listening.pause())


class AsyncDownload:
    """The bytes of a file as they come. A connection that breaks is made anew, and goes on where it was."""

    def __init__(self, client: Any, operation: Operation, path: Any, options: Optional[Options]) -> None:
        self._wire = client._wire
        self._place = Place(self._wire.core, operation, path, options)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        place = self._place
        while not place.done:
            try:
                async with self._wire.flow(place.request()) as flow:
                    place.opened(flow.answer)
                    async for piece in flow.pieces:
                        piece = place.taken(piece)
                        if piece:
                            yield piece
                place.whole()
            except JupiterIQError as lost:
                await self._wire.core.attempts.clock.asleep(place.broken(lost))

    async def read(self) -> bytes:
        return b"".join([piece async for piece in self])

    async def save(self, path: Union[str, "os.PathLike[str]"]) -> None:
        """Writes a file that is there when all of it is."""
        beside = os.fspath(path) + ".part"
        try:
            with open(beside, "wb") as file:
                async for piece in self:
                    file.write(piece)
            os.replace(beside, path)
        except BaseException:
            if os.path.exists(beside):
                os.remove(beside)
            raise


class AsyncFilesByHand(AsyncResource):
    async def upload(self, file: Source, *, name: Optional[str] = None, metadata: Optional[Mapping[str, Any]] = None,
               expires_at: Union[datetime, str, None] = None, upload_id: Optional[str] = None,
               on_progress: Optional[Progress] = None, options: Optional[Options] = None) -> models.File:
        """Uploads bytes, a path or an open file; more than 10 MiB in parts that survive broken connections.

        :param upload_id: goes on with an upload that was begun earlier: the id of its file
        :param on_progress: is told how many bytes have arrived, and how many there are
        """
        wire = self._client._wire
        content = Content(file, name)
        try:
            steps = Upload(wire.core, content, metadata, expires_at, options, on_progress).steps(upload_id)
            outcome: Any = None
            while True:
                request = steps.send(outcome)
                try:
                    outcome = await wire.send(request)
                except JupiterIQError as failure:
                    outcome = failure
        except StopIteration as end:
            return models.File(wire.core.read(FILE, end.value), wire.core.response(end.value))
        finally:
            content.close()

    def download(self, file_id: str, *, options: Optional[Options] = None) -> AsyncDownload:
        """The bytes of a file that is ready: `read()`, `save(path)`, or iterate."""
        return AsyncDownload(self._client, CONTENT, (file_id,), options)

    def thumbnail(self, file_id: str, size: str, *, options: Optional[Options] = None) -> AsyncDownload:
        """A small picture of a file: small, medium or large."""
        return AsyncDownload(self._client, THUMBNAIL, (file_id, size), options)


FILE = Operation("uploadFile", "POST", "/files", "object")


class AsyncJobsByHand(AsyncResource):
    def result(self, job_id: str, *, options: Optional[Options] = None) -> AsyncDownload:
        """What a job has made: lines of JSON, or CSV."""
        return AsyncDownload(self._client, RESULT, (job_id,), options)


class AsyncReportsByHand(AsyncResource):
    def result(self, report_id: str, run_id: str, *, options: Optional[Options] = None) -> AsyncDownload:
        """What a run of a report has made: JSON or CSV."""
        return AsyncDownload(self._client, REPORT_RESULT, (report_id, run_id), options)


class AsyncDataByHand(AsyncResource):
    async def import_(self, content: Union[bytes, str, Iterable[Mapping[str, Any]]], *,
                content_type: str = "application/x-ndjson", type: Union[str, Omit] = OMIT,
                options: Optional[Options] = None) -> models.Job:
        """Brings in items by a job: lines of JSON or CSV as text, or objects that become lines of JSON."""
        wire = self._client._wire
        answer = await wire.send(import_request(wire.core, content, content_type, type, options))
        return models.Job(wire.core.read(IMPORT, answer), wire.core.response(answer))
