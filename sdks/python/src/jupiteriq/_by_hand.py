"""What no table can say, for programs that wait, written by sdks/generate: streams, files, imports."""
from __future__ import annotations

import os
from datetime import datetime
from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence, Union

from . import models
from ._resource import Resource
from ._config import Operation, Options
from ._contents import CONTENT, IMPORT, REPORT_RESULT, RESULT, THUMBNAIL, Place, import_request
from ._events import SILENCE_SECONDS, Listening
from ._model import OMIT, Omit
from ._upload import Content, Progress, Source, Upload
from .errors import JupiterIQError


class EventsByHand(Resource):
    def stream(self, *, type: Union[str, Sequence[str], Omit] = OMIT, after: Union[int, str, Omit] = OMIT,
               silence: float = SILENCE_SECONDS) -> Iterator[models.Event]:
        """Events as they happen, for as long as one reads; after a break it goes on where it was.

        :param after: the position behind which to begin; without it only what happens from now on is told
        :raises StreamGapError: when the log does not hold any more what comes next
        """
        wire = self._client._wire
        listening = Listening(wire.core, type, after, silence)
        while True:
            try:
                with wire.flow(listening.request()) as flow:
                    listening.demand(flow.answer.headers)
                    for piece in flow.pieces:
                        for event in listening.feed(piece):
                            yield event
                        if listening.ended:
                            break
                listening.lost(None)
            except JupiterIQError as lost:
                listening.lost(lost)
            wire.core.attempts.clock.sleep(listening.pause())


class Download:
    """The bytes of a file as they come. A connection that breaks is made anew, and goes on where it was."""

    def __init__(self, client: Any, operation: Operation, path: Any, options: Optional[Options]) -> None:
        self._wire = client._wire
        self._place = Place(self._wire.core, operation, path, options)

    def __iter__(self) -> Iterator[bytes]:
        place = self._place
        while not place.done:
            try:
                with self._wire.flow(place.request()) as flow:
                    place.opened(flow.answer)
                    for piece in flow.pieces:
                        piece = place.taken(piece)
                        if piece:
                            yield piece
                place.whole()
            except JupiterIQError as lost:
                self._wire.core.attempts.clock.sleep(place.broken(lost))

    def read(self) -> bytes:
        return b"".join([piece for piece in self])

    def save(self, path: Union[str, "os.PathLike[str]"]) -> None:
        """Writes a file that is there when all of it is."""
        beside = os.fspath(path) + ".part"
        try:
            with open(beside, "wb") as file:
                for piece in self:
                    file.write(piece)
            os.replace(beside, path)
        except BaseException:
            if os.path.exists(beside):
                os.remove(beside)
            raise


class FilesByHand(Resource):
    def upload(self, file: Source, *, name: Optional[str] = None, metadata: Optional[Mapping[str, Any]] = None,
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
                    outcome = wire.send(request)
                except JupiterIQError as failure:
                    outcome = failure
        except StopIteration as end:
            return models.File(wire.core.read(FILE, end.value), wire.core.response(end.value))
        finally:
            content.close()

    def download(self, file_id: str, *, options: Optional[Options] = None) -> Download:
        """The bytes of a file that is ready: `read()`, `save(path)`, or iterate."""
        return Download(self._client, CONTENT, (file_id,), options)

    def thumbnail(self, file_id: str, size: str, *, options: Optional[Options] = None) -> Download:
        """A small picture of a file: small, medium or large."""
        return Download(self._client, THUMBNAIL, (file_id, size), options)


FILE = Operation("uploadFile", "POST", "/files", "object")


class JobsByHand(Resource):
    def result(self, job_id: str, *, options: Optional[Options] = None) -> Download:
        """What a job has made: lines of JSON, or CSV."""
        return Download(self._client, RESULT, (job_id,), options)


class ReportsByHand(Resource):
    def result(self, report_id: str, run_id: str, *, options: Optional[Options] = None) -> Download:
        """What a run of a report has made: JSON or CSV."""
        return Download(self._client, REPORT_RESULT, (report_id, run_id), options)


class DataByHand(Resource):
    def import_(self, content: Union[bytes, str, Iterable[Mapping[str, Any]]], *,
                content_type: str = "application/x-ndjson", type: Union[str, Omit] = OMIT,
                options: Optional[Options] = None) -> models.Job:
        """Brings in items by a job: lines of JSON or CSV as text, or objects that become lines of JSON."""
        wire = self._client._wire
        answer = wire.send(import_request(wire.core, content, content_type, type, options))
        return models.Job(wire.core.read(IMPORT, answer), wire.core.response(answer))
