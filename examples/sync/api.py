"""What the sync client asks of the server; each request again until it is answered."""
import http.client
import json
import sys
import time
from urllib.parse import quote, urlsplit

MOST_FAILURES = 8
LONGEST_PAUSE = 30
ANSWER_SECONDS = 60
UNDERWAY = (409, "/data/bulk")     # the same bulk was sent before, and is not yet answered
PASSING = {408, 425, 429, 500, 502, 503, 504}


class Stop(Exception):
    """Why the program cannot go on; for the person who runs it."""


class Api:
    def __init__(self, url, key):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or not key:
            raise Stop("Set API to an address such as http://127.0.0.1:8080/v1, and KEY to a key.")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self.connection = kind(parts.hostname, parts.port, timeout=ANSWER_SECONDS)
        self.path = parts.path.rstrip("/")
        self.headers = {"Authorization": "Bearer " + key, "X-API-Contract": "platform"}
        self.many = True

    def changes(self, after, limit):
        """A page of what has changed since; None when that is no longer told."""
        status, _, page = self.send("GET", "/data/changes?after=%d&limit=%d" % (after, limit))
        return None if status == 410 else need(status, page)

    def all(self):
        """The position from which to follow, and every item."""
        lines = {"Accept": "application/x-ndjson"}
        status, headers, content = self.send("GET", "/data?archived=any", None, lines)
        need(status, content)
        return int(headers["X-Next-After"]), content

    def named(self, kind, external_id):
        status, _, item = self.send("GET", "/data/by-external-id/%s/%s" % (quote(kind), quote(external_id, "")))
        return None if status == 404 else need(status, item)

    def do(self, key, operations):
        """Of each operation its status, the item and what is wrong."""
        if self.many and len(operations) > 1:
            body = {"operations": operations}
            status, _, answer = self.send("POST", "/data/bulk", body, {"X-Idempotency-Key": key})
            if status == 200:
                return [outcome(result["status"], result.get("item"), result) for result in answer["results"]]
            if status != 403 or "plan" not in answer.get("error", {}).get("details", {}):
                need(status, answer)
            self.many = False           # the plan has no bulks: one by one then
        return [self.alone("%s-%d" % (key, place), operation) for place, operation in enumerate(operations)]

    def alone(self, key, operation):
        if operation["op"] == "create":
            status, _, answer = self.send("POST", "/data", operation["data"], {"X-Idempotency-Key": key})
        else:
            match = {"If-Match": '"%d"' % operation["if_version"]}
            method = "DELETE" if operation["op"] == "delete" else "PATCH"
            status, _, answer = self.send(method, "/data/" + operation["id"], operation.get("data"), match)
        if status in (401, 403):
            need(status, answer)
        return outcome(status, answer, answer)

    def send(self, method, path, body=None, more=None):
        """The answer, when it is one that says something of the request."""
        headers = dict(self.headers, **(more or {}))
        content = None
        if body is not None:
            content = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        failures = 0
        while True:
            try:
                self.connection.request(method, self.path + path, content, headers)
                response = self.connection.getresponse()
                status, told, answer = response.status, response.headers, parsed(response)
            except (OSError, http.client.HTTPException) as lost:
                self.connection.close()
                status, told, answer = 0, {}, {"error": {"message": str(lost)}}
            if status and status not in PASSING and (status, path) != UNDERWAY:
                return status, told, answer
            failures += 1
            if failures >= MOST_FAILURES:
                raise Stop("Given up after %d tries: %s %s" % (failures, status or "", message(answer)))
            pause = told.get("Retry-After") or ""
            seconds = int(pause) if pause.isdecimal() else min(2 ** failures / 8, LONGEST_PAUSE)
            print("again in %g s: %s %s" % (seconds, status or "", message(answer)), file=sys.stderr, flush=True)
            time.sleep(seconds)


def parsed(response):
    content = response.read()
    if response.headers.get("Content-Type", "").startswith("application/x-ndjson"):
        return [json.loads(line) for line in content.splitlines()]
    return json.loads(content) if content else None


def outcome(status, item, answer):
    return status, item if status in (200, 201) else None, message(answer) if status >= 400 else None


def message(answer):
    return answer.get("error", {}).get("message", "") if isinstance(answer, dict) else "The answer cannot be read."


def need(status, answer):
    if status != 200:
        raise Stop("The server refuses: %d %s" % (status, message(answer)))
    return answer
