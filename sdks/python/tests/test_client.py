"""What the conformance list cannot see: objects, times, the awaiting client, helpers for tests."""
import asyncio
import copy
import io
import logging
import pickle
import tempfile
import unittest
import unittest.mock
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jupiteriq
from jupiteriq import AsyncClient, Client, models
from jupiteriq.testing import AsyncFakeTransport, FakeClock, FakeTransport, sign_webhook

TICKET = {"id": "TCK-1", "subject": "Printer on fire", "status": "open", "created_at": "2026-01-29T10:30:00.25Z",
          "tags": ["a"], "mood": "hot"}
PAGE = {"total": 3, "page": 1, "limit": 2, "offset": 0, "has_more": True, "next_cursor": "c1"}


def client_of(transport, **options):
    return Client("jiq_test_key", transport=transport, clock=FakeClock(), **options)


class Objects(unittest.TestCase):
    def test_fields_are_attributes_and_what_was_sent_stays(self):
        ticket = models.Ticket(TICKET)
        self.assertEqual(ticket.created_at, datetime(2026, 1, 29, 10, 30, 0, 250000, timezone.utc))
        self.assertEqual(ticket["created_at"], "2026-01-29T10:30:00.25Z")
        self.assertEqual(ticket.mood, "hot")
        self.assertIsNone(ticket.category)
        self.assertEqual(ticket.to_dict(), TICKET)
        with self.assertRaises(AttributeError):
            _ = ticket.smell

    def test_objects_inside_have_names_too(self):
        event = models.Event({"id": "evt_1", "data": {"id": "TCK-1", "type": "ticket", "attributes": {"id": 1}}})
        self.assertEqual(event.data.id, "TCK-1")
        self.assertEqual(event.data.attributes, {"id": 1})
        file = models.File({"thumbnails": [{"size": "small", "width": 1}, "odd"]})
        self.assertEqual(file.thumbnails[0].width, 1)
        self.assertEqual(file.thumbnails[1], "odd")

    def test_objects_cannot_be_changed_and_can_be_kept(self):
        ticket = models.Ticket(TICKET)
        with self.assertRaises(AttributeError):
            ticket.status = "closed"
        self.assertEqual(pickle.loads(pickle.dumps(ticket)), ticket)
        self.assertEqual(copy.deepcopy(ticket), ticket)

    def test_times_that_are_none_are_given_as_they_came(self):
        for odd in ("yesterday", "", 7, None, "2026-13-01T00:00:00Z"):
            self.assertEqual(models.Ticket({"created_at": odd}).created_at, odd)
        self.assertEqual(models.Ticket({"created_at": "2026-01-01T02:00:00+02:00"}).created_at.timestamp(), 1767225600)

    def test_secrets_are_not_printed(self):
        key = models.CreatedApiKey({"id": "key_1", "secret": "jiq_live_SECRET", "limit": {"token": None}})
        self.assertNotIn("SECRET", repr(key))
        self.assertEqual(key.secret, "jiq_live_SECRET")


class Requests(unittest.TestCase):
    def setUp(self):
        self.transport = FakeTransport()
        self.client = client_of(self.transport)

    def sent(self):
        return self.transport.requests[-1].body.decode()

    def test_times_and_objects_can_be_sent(self):
        self.transport.answer(200, {})
        self.client.keys.update("key_1", expires_at=datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))))
        self.assertEqual(self.sent(), '{"expires_at":"2026-01-01T00:00:00Z"}')

    def test_a_time_without_a_zone_is_refused(self):
        with self.assertRaises(jupiteriq.ConfigurationError):
            self.client.keys.update("key_1", expires_at=datetime(2026, 1, 1))
        self.assertEqual(self.transport.requests, [])

    def test_what_is_no_json_is_refused(self):
        for odd in ({"n": float("nan")}, {"n": object()}, {"n": {1, 2}}):
            with self.assertRaises(jupiteriq.ConfigurationError):
                self.client.tickets.create(subject="x", metadata=odd)
        self.assertEqual(self.transport.requests, [])

    def test_what_was_not_given_is_not_sent(self):
        self.transport.answer(200, {})
        self.client.tickets.update(ticket_id="TCK-1", status="resolved", category=None)
        self.assertEqual(self.sent(), '{"status":"resolved","category":null}')

    def test_a_mistyped_argument_is_an_error_of_python(self):
        with self.assertRaises(TypeError):
            self.client.tickets.create(subjekt="x")

    def test_a_mistyped_option_is_refused(self):
        with self.assertRaisesRegex(jupiteriq.ConfigurationError, "idempotencykey"):
            self.client.tickets.create(subject="x", options={"idempotencykey": "1"})

    def test_the_environment_tells_key_and_address(self):
        with unittest.mock.patch.dict("os.environ", {
                "JUPITERIQ_API_KEY": "jiq_env", "JUPITERIQ_BASE_URL": "http://localhost:1/v1"}):
            client = Client(transport=self.transport)
        self.transport.answer(200, TICKET)
        client.tickets.get("TCK-1")
        self.assertEqual(self.transport.requests[0].url, "http://localhost:1/v1/tickets/TCK-1")
        self.assertEqual(self.transport.requests[0].headers["Authorization"], "Bearer jiq_env")

    def test_waits_grow_by_up_to_a_quarter(self):
        clock = FakeClock(jitter=1.0)
        self.transport.answer(503)
        self.transport.answer(429, headers={"Retry-After": "8"})
        self.transport.answer(200, TICKET)
        Client("jiq_test_key", transport=self.transport, clock=clock).tickets.get("TCK-1")
        self.assertEqual(clock.slept, [1.25, 10.0])

    def test_lines_of_the_log_hold_no_secret(self):
        self.transport.answer(201, {"id": "key_1", "secret": "jiq_live_SECRET"})
        with self.assertLogs("jupiteriq", logging.DEBUG) as logged:
            self.client.keys.create(name="n", permissions=["admin"])
        self.assertIn("POST /keys attempt 1: 201", logged.output[0])
        self.assertNotIn("jiq_", "".join(logged.output))


class Files(unittest.TestCase):
    def setUp(self):
        self.transport = FakeTransport()
        self.client = client_of(self.transport)
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def test_a_path_and_an_open_file_are_uploaded(self):
        path = Path(self.folder.name) / "report.pdf"
        path.write_bytes(b"%PDF-1.7")
        opened = path.open("rb")
        self.addCleanup(opened.close)
        for file in (path, str(path), opened):
            self.transport.answer(201, {"id": "file_1"})
            self.client.files.upload(file)
            body = self.transport.requests[-1].body
            self.assertIn(b'filename="report.pdf"\r\n\r\n%PDF-1.7\r\n', body)
            self.assertEqual(len(body), int(self.transport.requests[-1].headers["Content-Length"]))

    def test_an_open_file_goes_from_where_it_is(self):
        file = io.BytesIO(b"head%PDF")
        file.seek(4)
        self.transport.answer(201, {"id": "file_1"})
        self.client.files.upload(file, name="a.pdf")
        self.assertIn(b"\r\n\r\n%PDF\r\n", self.transport.requests[-1].body)

    def test_a_download_is_there_when_all_of_it_is(self):
        path = Path(self.folder.name) / "copy.pdf"
        self.transport.answer(200, b"%PDF")
        self.client.files.download("file_1").save(path)
        self.assertEqual(path.read_bytes(), b"%PDF")
        self.transport.answer(404, {})
        with self.assertRaises(jupiteriq.NotFoundError):
            self.client.files.download("file_1").save(path)
        self.assertEqual(path.read_bytes(), b"%PDF")
        self.assertEqual(list(Path(self.folder.name).iterdir()), [path])


class Awaiting(unittest.TestCase):
    def setUp(self):
        self.transport = AsyncFakeTransport()
        self.clock = FakeClock()

    def run_with(self, use):
        async def run():
            async with AsyncClient("jiq_test_key", transport=self.transport, clock=self.clock) as client:
                return await use(client)
        return asyncio.run(run())

    def test_attempts_are_the_same(self):
        self.transport.answer(503)
        self.transport.fail()
        self.transport.answer(201, TICKET)
        ticket = self.run_with(lambda client: client.tickets.create(subject="x"))
        self.assertEqual((ticket.id, self.clock.slept), ("TCK-1", [1.0, 2.0]))
        self.assertEqual(len({request.headers["X-Idempotency-Key"] for request in self.transport.requests}), 1)

    def test_lists_go_on(self):
        self.transport.answer(200, dict(PAGE, data=[{"id": "a"}, {"id": "b"}]))
        self.transport.answer(200, dict(PAGE, data=[{"id": "c"}], next_cursor=None))

        async def use(client):
            return [ticket.id async for ticket in (await client.tickets.list(limit=2)).all()]
        self.assertEqual(self.run_with(use), ["a", "b", "c"])

    def test_streams_go_on(self):
        event = {"content-type": "text/event-stream"}
        self.transport.answer(200, 'id: 1\ndata: {"sequence":1}\n\n', event)
        self.transport.answer(200, 'id: 2\ndata: {"sequence":2}\n\n', event)

        async def use(client):
            told = []
            async for event in client.events.stream(after=0):
                told.append(event.sequence)
                if len(told) == 2:
                    return told
        self.assertEqual(self.run_with(use), [1, 2])
        self.assertIn("after=1", self.transport.requests[1].url)

    def test_many_tasks_refresh_once(self):
        expired = {"error": {"code": "AUTH_EXPIRED", "message": "m", "details": {}}}
        for _ in range(3):
            self.transport.answer(401, expired)
        self.transport.answer(200, {"access_token": "jat_2", "refresh_token": "jrt_2"})
        for _ in range(3):
            self.transport.answer(200, TICKET)

        async def use(client):
            user = client.with_session("jat_1", "jrt_1")
            return await asyncio.gather(*(user.tickets.get("TCK-1") for _ in range(3)))
        self.assertEqual(len(self.run_with(use)), 3)
        paths = [request.path for request in self.transport.requests]
        self.assertEqual(paths.count("/sessions/refresh"), 1)

    def test_files_go_up_and_down(self):
        self.transport.answer(201, {"id": "file_1"})
        self.transport.answer(200, b"%PDF")

        async def use(client):
            file = await client.files.upload(b"%PDF", name="a.pdf")
            return await client.files.download(file.id).read()
        self.assertEqual(self.run_with(use), b"%PDF")


class Testing(unittest.TestCase):
    def test_a_signed_delivery_is_believed(self):
        secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
        delivery = sign_webhook({"id": "evt_1", "event": "ticket.created"}, secret)
        event = jupiteriq.Webhook(secret).verify(delivery["body"], delivery["headers"])
        self.assertEqual(event.event, "ticket.created")

    def test_an_answer_that_was_not_recorded_is_said(self):
        with self.assertRaisesRegex(AssertionError, "GET /tickets/TCK-1"):
            client_of(FakeTransport()).tickets.get("TCK-1")


if __name__ == "__main__":
    unittest.main()
