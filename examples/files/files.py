#!/usr/bin/env python3
"""Uploads and downloads files.

    export API=http://127.0.0.1:8080/v1 KEY=jiq_live_…
    python3 examples/files/files.py form report.pdf '{"n":1}'   # in a form, as browsers do, with metadata or without
    python3 examples/files/files.py raw report.pdf              # as it is
    python3 examples/files/files.py resume report.pdf           # goes on where it breaks off
    python3 examples/files/files.py resume report.pdf ID        # goes on with one that was ended
    python3 examples/files/files.py link ID 3600                # an address for whoever has no key, for so many seconds
    python3 examples/files/files.py get ID report.pdf           # goes on where it broke off; ID may be such an address

An upload prints the id of the file as soon as there is one, and then what became of it. What was uploaded or
downloaded is compared by its SHA-256. README.md tells how and why.

Needs Python 3.8 and nothing else. Exit status 0 when the file is ready there, or whole here.
"""
import base64
import hashlib
import http.client
import itertools
import json
import os
import sys
import time
import uuid
from contextlib import closing
from urllib.parse import quote, urljoin, urlsplit

MOST_FAILURES = 8
LONGEST_PAUSE = 30
ANSWER_SECONDS = 60
LONGEST_WAIT = 300
PIECE = 1 << 20
RANGE = 8 << 20

PASSING = {408, 425, 429, 500, 502, 503, 504}
AT_WORK = {"X-Idempotency-Key", "Upload-Offset"}    # with these, 409 says that an earlier request is still at it
UNDERWAY = {"scanning", "processing"}


class Stop(Exception):
    """Why the program cannot go on; for the person who runs it."""


class Passing(Exception):
    """Why a request is worth another one."""

    def __init__(self, why, after=None):
        super().__init__(why)
        self.after = after or ""


class Server:
    """What lies below an address. Each request has a connection of its own."""

    def __init__(self, url, headers):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Stop("This is no address such as http://127.0.0.1:8080/v1: %s" % url)
        self.kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self.host, self.port, self.path = parts.hostname, parts.port, parts.path.rstrip("/")
        self.url, self.headers = url, headers

    def ask(self, wanted, method, path, headers=None, body=None):
        """Head and content of the answer. `body` gives another one for each try."""
        for failures in itertools.count(1):
            try:
                return self.once(wanted, method, path, headers, body and body())
            except Passing as passing:
                pause(failures, passing)

    def once(self, wanted, method, path, headers=None, body=None):
        headers = dict(self.headers, **(headers or {}))
        with closing(self.kind(self.host, self.port, timeout=ANSWER_SECONDS)) as connection:
            try:
                send(connection, method, self.path + path, body, headers)
                response = connection.getresponse()
                content = response.read()
            except (OSError, http.client.HTTPException) as lost:
                raise Passing(str(lost) or type(lost).__name__)
        if response.status == wanted:
            return response.headers, content
        why = "%d %s" % (response.status, message(content))
        if response.status in PASSING or response.status == 409 and AT_WORK & headers.keys():
            raise Passing(why, response.headers["Retry-After"])
        raise Stop("The server refuses: " + why)


def send(connection, method, path, body, headers):
    """A server that does not take all of a body may have said why."""
    connection.connect()
    try:
        connection.request(method, path, body, headers)
    except ConnectionError:
        if body is None:
            raise


def message(content):
    try:
        return json.loads(content)["error"]["message"]
    except (ValueError, KeyError, TypeError):
        return ""


def pause(failures, passing):
    if failures >= MOST_FAILURES:
        raise Stop("Given up after %d tries: %s" % (failures, passing))
    seconds = int(passing.after) if passing.after.isdecimal() else min(2 ** failures / 8, LONGEST_PAUSE)
    print("again in %g s: %s" % (seconds, passing), file=sys.stderr, flush=True)
    time.sleep(seconds)


def pieces(path, at=0):
    with open(path, "rb") as file:
        file.seek(at)
        yield from iter(lambda: file.read(PIECE), b"")


def sum_of(path):
    digest = hashlib.sha256()
    for piece in pieces(path):
        digest.update(piece)
    return digest.hexdigest()


# three ways to upload a file, each of which prints its id and returns it

def form(api, path, metadata=None):
    boundary = uuid.uuid4().hex
    name = os.path.basename(path).replace('"', "%22")
    part = '--%s\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n'
    head = part % (boundary, "metadata", "") + metadata + "\r\n" if metadata else ""
    head = (head + part % (boundary, "file", '; filename="%s"' % name)).encode()
    tail = ("\r\n--%s--\r\n" % boundary).encode()
    return uploaded(api, len(head) + os.path.getsize(path) + len(tail),
                    {"Content-Type": "multipart/form-data; boundary=" + boundary},
                    lambda: itertools.chain([head], pieces(path), [tail]))


def raw(api, path):
    return uploaded(api, os.path.getsize(path), {"X-File-Name": quote(os.path.basename(path))}, lambda: pieces(path))


def uploaded(api, length, headers, body):
    """The idempotency key lets it be sent again when the answer got lost: that makes no second file."""
    headers = dict(headers, **{"Content-Length": str(length), "X-Idempotency-Key": str(uuid.uuid4())})
    identifier = json.loads(api.ask(201, "POST", "/files", headers, body)[1])["id"]
    print(identifier, flush=True)
    return identifier


def resume(api, path, upload=None):
    size = os.path.getsize(path)
    if upload is None:
        upload = begun(api, path, size)
    print(upload, flush=True)
    at, failures = offset(api, upload, size), 0
    while at < size:
        headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(at), "Content-Length": str(size - at),
                   "Content-Type": "application/offset+octet-stream"}
        try:
            head, _ = api.once(204, "PATCH", "/files/uploads/" + upload, headers, pieces(path, at))
            at = int(head["Upload-Offset"])
        except Passing as lost:
            before, at = at, offset(api, upload, size)
            failures = 0 if at > before else failures + 1
            if failures:
                pause(failures, lost)
    return upload


def begun(api, path, size):
    name = base64.b64encode(os.path.basename(path).encode()).decode()
    head, _ = api.ask(201, "POST", "/files/uploads", {
        "Tus-Resumable": "1.0.0", "Upload-Length": str(size), "Upload-Metadata": "filename " + name,
        "X-Idempotency-Key": str(uuid.uuid4())})
    return head["Location"].rpartition("/")[2]


def offset(api, upload, size):
    """Where it goes on. GET tells what HEAD does, and why it is refused."""
    head, _ = api.ask(200, "GET", "/files/uploads/" + upload, {"Tus-Resumable": "1.0.0"})
    if int(head["Upload-Length"]) != size:
        raise Stop("%s is the upload of a file of %s bytes, not of this one." % (upload, head["Upload-Length"]))
    return int(head["Upload-Offset"])


def settled(api, identifier, path):
    """What became of it when somebody has looked at it."""
    for _ in range(LONGEST_WAIT):
        file = json.loads(api.ask(200, "GET", "/files/" + identifier)[1])
        if file["status"] not in UNDERWAY:
            break
        time.sleep(1)
    if file["status"] != "ready":
        raise Stop("%s: %s" % (file["status"], file["rejection"]["message"] if file["rejection"] else "not yet ready"))
    if file["sha256"] != sum_of(path):
        raise Stop("What arrived is not what lies here now.")
    return "%s %s" % (file["status"], file["content_type"])


def get(server, path, target):
    """Range by range, into a file beside it that gets its name when it is whole. The ETag is the SHA-256."""
    head, _ = server.ask(206, "GET", path, {"Range": "bytes=0-0"})
    size, tag = int(head["Content-Range"].rpartition("/")[2]), head["ETag"]
    part = target + ".part"
    with open(part, "ab") as out:
        while out.tell() < size:
            last = min(out.tell() + RANGE, size) - 1
            out.write(server.ask(206, "GET", path, {"Range": "bytes=%d-%d" % (out.tell(), last)})[1])
    if sum_of(part) != tag.strip('"'):
        os.remove(part)
        raise Stop("What lay here already was of another file. Now it is gone: run it again.")
    os.replace(part, target)


def main(arguments):
    if len(arguments) < 2:
        raise Stop(__doc__)
    command, what, rest = arguments[0], arguments[1], arguments[2:]
    if command == "get" and what.startswith("http"):
        return get(Server(what, {}), "", rest[0])
    api = Server(os.environ.get("API", ""), {
        "Authorization": "Bearer " + os.environ.get("KEY", ""), "X-API-Contract": "platform"})
    if command in ("form", "raw", "resume"):
        identifier = {"form": form, "raw": raw, "resume": resume}[command](api, what, *rest[:1])
        print(settled(api, identifier, what))
    elif command == "get":
        get(api, "/files/%s/content" % what, rest[0])
    elif command == "link":
        body = json.dumps({"expires_in": int(rest[0])}).encode()
        _, link = api.ask(201, "POST", "/files/%s/links" % what, {"Content-Type": "application/json"}, lambda: body)
        print(urljoin(api.url, json.loads(link)["url"]))
    else:
        raise Stop("There is no command %s." % command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stop as stop:
        sys.exit(str(stop))
    except (OSError, IndexError, TypeError, ValueError) as wrong:
        sys.exit("This cannot be done: %s" % wrong)
