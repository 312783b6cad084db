#!/usr/bin/env python3
"""Brings the users of a CSV file into an environment, a hundred at a time.

    API=http://127.0.0.1:8080/v1 KEY=jiq_live_… python3 examples/provision_users.py users.csv

The file is UTF-8; its first line names the columns: email, and any of name, username, role, external_id. An empty
cell is left out. Beside it lie users.csv.progress, by which the program goes on where it was ended, however it was
ended, and users.csv.rejected.csv with the lines that were refused and why. Go on within a day: that is how long the
server remembers the last batch, so that nobody is made twice or refused for being there already. A file that has
changed is not gone on with.

Needs Python 3.8 and nothing else. Exit status 0 when every line was made or refused, 1 when it was not: run it again.
"""
import csv
import hashlib
import http.client
import itertools
import json
import os
import sys
import time
from urllib.parse import urlsplit

try:
    import fcntl
except ImportError:
    fcntl = None

COLUMNS = ("email", "name", "username", "role", "external_id")
MOST_IN_BATCH = 100
MOST_FAILURES = 12
LONGEST_PAUSE = 30
ANSWER_SECONDS = 130
PASSING = {408, 409, 425, 429, 500, 502, 503, 504}


class Stop(Exception):
    """Why the program cannot go on; for the person who runs it."""


class Api:
    """Sends batches over one connection, and each again until it was answered."""

    def __init__(self, url, key):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Stop("API must be an address such as http://127.0.0.1:8080/v1.")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self.connection = kind(parts.hostname, parts.port, timeout=ANSWER_SECONDS)
        self.path = parts.path.rstrip("/") + "/users/batch"
        self.headers = {"Authorization": "Bearer " + key, "Content-Type": "application/json"}

    def send(self, users, key):
        """The results of the users; None when the rate limit never allows so many at once."""
        body = json.dumps({"users": users})
        failures = 0
        while True:
            try:
                status, headers, answer = self.once(body, key)
            except (OSError, http.client.HTTPException) as lost:
                self.connection.close()
                status, headers, answer = 0, {}, {"error": {"message": "There was no answer: %s." % lost}}
            if status == 200:
                return answer.get("data", answer)["results"]
            error = answer.get("error", {}) if isinstance(answer, dict) else {}
            sentence = "%s %s" % (status or "", error.get("message", "The answer cannot be read."))
            if status and status not in PASSING:
                raise Stop("The server refuses the batch: " + sentence.strip())
            limit, pause = headers.get("X-RateLimit-Limit", ""), headers.get("Retry-After", "")
            if status == 429 and limit.isdecimal() and int(limit) < len(users):
                return None
            if status != 429:
                failures += 1
                if failures >= MOST_FAILURES:
                    raise Stop("Given up after %d tries: %s" % (failures, sentence.strip()))
            seconds = int(pause) if pause.isdecimal() else min(2 ** failures / 2, LONGEST_PAUSE)
            print("again in %g s: %s" % (seconds, sentence.strip()), file=sys.stderr, flush=True)
            time.sleep(seconds)

    def once(self, body, key):
        headers = dict(self.headers, **{"X-Idempotency-Key": key})
        self.connection.request("POST", self.path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        try:
            answer = json.loads(content)
        except ValueError:
            answer = None
        return response.status, response.headers, answer


class Progress:
    """What is done, as a file that is whole at every moment."""

    def __init__(self, path, digest):
        self.path = path
        self.state = {"file": digest, "in_batch": MOST_IN_BATCH,
                      "done": 0, "made": 0, "rejected": 0, "rejected_bytes": 0}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as known:
                state = json.load(known)
            if state["file"] != digest:
                raise Stop("The file has changed since %s was written. Put the old one back, or delete the progress "
                           "to begin anew." % path)
            self.state = state

    def __getitem__(self, name):
        return self.state[name]

    def save(self, **changes):
        self.state.update(changes)
        fresh = self.path + ".new"
        with open(fresh, "w", encoding="utf-8") as out:
            json.dump(self.state, out)
            out.flush()
            os.fsync(out.fileno())
        os.replace(fresh, self.path)


class Rejected:
    """The lines that were refused; what was written after the last progress is written anew."""

    def __init__(self, path, keep):
        self.file = open(path, "a+", encoding="utf-8", errors="surrogateescape", newline="")
        if fcntl:
            try:
                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Stop("Another run works on this file.") from None
        self.file.truncate(keep)
        self.writer = csv.writer(self.file)
        if keep == 0:
            self.writer.writerow(("line",) + COLUMNS + ("status", "fields", "message"))

    def add(self, row, status, fields, message):
        line, cells, _ = row
        self.writer.writerow([line] + [cells.get(name) or "" for name in COLUMNS] + [status, " ".join(fields), message])

    def bytes(self):
        self.file.flush()
        os.fsync(self.file.fileno())
        return os.fstat(self.file.fileno()).st_size


def rows(path):
    """Of each line its number, its cells and what is wrong with it before anybody is asked."""
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.DictReader(file)
        unknown = [name for name in reader.fieldnames or () if name not in COLUMNS]
        if unknown or "email" not in (reader.fieldnames or ()):
            raise Stop("The first line must name the columns: email, and any of %s." % ", ".join(COLUMNS[1:]))
        for cells in reader:
            text = "".join(value for name, value in cells.items() if name and value)
            wrong = None
            if None in cells:
                wrong = "The line has more cells than the first one."
            elif any("\ud800" <= letter <= "\udfff" for letter in text) or "\0" in text:
                wrong = "The line is not UTF-8, or holds a NUL."
            yield reader.line_num, cells, wrong


def digest_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
    return digest.hexdigest()


def user(cells):
    return {name: cells[name] for name in COLUMNS if cells.get(name)}


def fields(error):
    """Of either contract."""
    details = error.get("details") or []
    return [each["field"] for each in (details if isinstance(details, list) else details.get("errors", []))]


def provision(api, batch, progress, rejected):
    """False when the batch is larger than the rate limit ever allows."""
    sent = [row for row in batch if not row[2]]
    # of the file's content and the place in it, so that the same users are never sent under another key
    key = "provision-%s-%d-%d" % (progress["file"][:40], progress["done"], len(batch))
    results = api.send([user(cells) for _, cells, _ in sent], key) if sent else []
    if results is None:
        return False
    told = dict(zip((row[0] for row in sent), results))
    made = 0
    for row in batch:
        result = told.get(row[0])
        if result is None:
            rejected.add(row, "", [], row[2])
        elif result["status"] == 201:
            made += 1
        else:
            rejected.add(row, result["status"], fields(result["error"]), result["error"]["message"])
    progress.save(done=progress["done"] + len(batch), made=progress["made"] + made,
                  rejected=progress["rejected"] + len(batch) - made, rejected_bytes=rejected.bytes())
    return True


def run(path, api):
    progress = Progress(path + ".progress", digest_of(path))
    total = sum(1 for _ in rows(path))
    rejected = Rejected(path + ".rejected.csv", progress["rejected_bytes"])
    if not os.path.exists(progress.path):
        progress.save(rejected_bytes=rejected.bytes())
    left = itertools.islice(rows(path), progress["done"], None)
    begun, before = time.monotonic(), progress["done"]
    batch = list(itertools.islice(left, progress["in_batch"]))
    while batch:
        if not provision(api, batch, progress, rejected):
            smaller = len(batch) // 2
            if progress["done"] > 0 or smaller == 0:
                raise Stop("The rate limit allows fewer than %d requests at once now. Raise it." % len(batch))
            left = itertools.chain(batch[smaller:], left)
            batch = batch[:smaller]
            progress.save(in_batch=smaller)
            continue
        rate = (progress["done"] - before) / max(time.monotonic() - begun, 0.001)
        print("%d of %d: %d made, %d rejected, %d/s" % (
            progress["done"], total, progress["made"], progress["rejected"], rate), flush=True)
        batch = list(itertools.islice(left, progress["in_batch"]))
    print("done: %d made, %d rejected%s" % (progress["made"], progress["rejected"],
          " (see %s.rejected.csv)" % path if progress["rejected"] else ""), flush=True)


def main():
    if len(sys.argv) != 2 or not os.environ.get("API") or not os.environ.get("KEY"):
        sys.exit(__doc__)
    try:
        run(sys.argv[1], Api(os.environ["API"], os.environ["KEY"]))
    except (Stop, OSError, csv.Error) as reason:
        sys.exit("%s" % reason)
    except KeyboardInterrupt:
        sys.exit("ended; run it again to go on")


if __name__ == "__main__":
    main()
