#!/usr/bin/env python3
"""Keeps a copy of data items in one SQLite file, lets it be changed without a network, and brings both together.

    export API=http://127.0.0.1:8080/v1 KEY=jiq_live_…
    python3 examples/sync/sync.py tasks.db add task '{"title":"Call Ada","done":false}'
    python3 examples/sync/sync.py tasks.db set ITEM '{"done":true}'
    python3 examples/sync/sync.py tasks.db list
    python3 examples/sync/sync.py tasks.db sync

`add`, `set` (a merge patch of the attributes), `status`, `remove`, `list` and `conflicts` need no network. `sync` sends
what was changed here, each change by the version that it was made of, and reads what was changed elsewhere. It may be
ended at any moment; the next one goes on. What both sides changed is merged where they changed different fields;
else the server's stays, and what was said here is kept for `conflicts`. README.md tells how and why.

Needs Python 3.8 and nothing else. Exit status 0 when both are alike, 1 when they are not: run it again.
"""
import json
import os
import sqlite3
import sys
import uuid

try:
    import fcntl
except ImportError:
    fcntl = None

from api import Api, Stop

MOST_AT_ONCE = 100
MOST_BYTES = 8 << 20
MOST_IN_PAGE = 1000
MOST_ROUNDS = 20

# `base` is what the server last said, `mine` what is said here: null when it was removed here. `version` is that of
# `base`, 0 while the server does not know the item. `uid` is the external id of an item that was born here.
TABLES = """
    create table if not exists items (uid text primary key, id text unique, type text not null,
        version integer not null, base text, mine text);
    create table if not exists outbox (key text not null, place integer primary key, uid text not null,
        operation text not null, sent text);
    create table if not exists conflicts (at text not null default current_timestamp, uid text not null,
        mine text, theirs text, why text not null);
    create table if not exists state (name text primary key, value text not null);
"""


def text(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def said(item):
    """What of an item can be changed; an attribute that is null counts as one that is not there."""
    return {"status": item["status"], "attributes": bare(item["attributes"])}


def bare(value):
    if not isinstance(value, dict):
        return value
    return {name: bare(inner) for name, inner in value.items() if inner is not None}


def difference(before, after):
    """The merge patch (RFC 7396) that makes the second of the first."""
    patch = {name: None for name in before if name not in after}
    for name, value in after.items():
        known = before.get(name)
        if isinstance(value, dict) and isinstance(known, dict):
            inner = difference(known, value)
            if inner:
                patch[name] = inner
        elif name not in before or text(known) != text(value):
            patch[name] = value
    return patch


def patched(value, patch):
    merged = dict(value) if isinstance(value, dict) else {}
    for name, change in patch.items():
        if change is None:
            merged.pop(name, None)
        elif isinstance(change, dict):
            merged[name] = patched(merged.get(name), change)
        else:
            merged[name] = change
    return merged


def disjoint(one, other):
    """Whether two merge patches change different fields, or the same ones alike."""
    for name in one.keys() & other.keys():
        left, right = one[name], other[name]
        if isinstance(left, dict) and isinstance(right, dict):
            if not disjoint(left, right):
                return False
        elif text(left) != text(right):
            return False
    return True


class Replica:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
        self.db.row_factory = sqlite3.Row
        self.db.execute("pragma journal_mode = wal")
        self.db.execute("pragma synchronous = full")
        self.db.executescript(TABLES)

    def __enter__(self):
        self.db.execute("begin immediate")

    def __exit__(self, kind, *_):
        self.db.execute("rollback" if kind else "commit")

    def run(self, sql, *values):
        return self.db.execute(sql, values)

    # what works without a network

    def add(self, kind, attributes):
        uid = str(uuid.uuid4())
        mine = text({"status": "active", "attributes": bare(attributes)})
        with self:
            self.run("insert into items values (?, null, ?, 0, null, ?)", uid, kind, mine)
        return uid

    def change(self, name, change):
        """Lets a function of what is said here say something else."""
        with self:
            row = self.run("select * from items where (uid = ? or id = ?) and mine is not null", name, name).fetchone()
            if row is None:
                raise Stop("There is no item %s." % name)
            mine = change(json.loads(row["mine"]))
            pushed = self.run("select 1 from outbox where uid = ?", row["uid"]).fetchone()
            if mine is None and row["base"] is None and not pushed:
                self.run("delete from items where uid = ?", row["uid"])
            else:
                self.run("update items set mine = ? where uid = ?", mine and text(mine), row["uid"])

    def items(self):
        return self.run("select * from items where mine is not null order by uid").fetchall()

    def conflicts(self):
        return self.run("select * from conflicts order by rowid").fetchall()

    # what the server says

    def after(self):
        row = self.run("select value from state where name = 'after'").fetchone()
        return row and int(row["value"])

    def stands(self, after):
        self.run("insert or replace into state values ('after', ?)", str(after))

    def hear(self, item):
        """Takes over an item as it is on the server."""
        row = self.run("select * from items where id = ? or (id is null and uid = ?)",
                       item["id"], item["external_id"] or "").fetchone()
        theirs = said(item)
        if row is None:
            self.run("insert into items values (?, ?, ?, ?, ?, ?)", item["external_id"] or item["id"], item["id"],
                     item["type"], item["version"], text(theirs), text(theirs))
        elif item["version"] > row["version"]:
            mine = self.merged(row, theirs)
            self.run("update items set id = ?, version = ?, base = ?, mine = ? where uid = ?",
                     item["id"], item["version"], text(theirs), text(mine), row["uid"])

    def merged(self, row, theirs):
        """What is to be said here now that the server says this."""
        base = json.loads(row["base"]) if row["base"] else theirs
        mine = json.loads(row["mine"]) if row["mine"] else None
        if mine is None:
            if text(base) != text(theirs):
                self.conflict(row, theirs, "removed here, changed there")
            return theirs
        ours = difference(base, mine)
        if disjoint(ours, difference(base, theirs)):
            return patched(theirs, ours)
        self.conflict(row, theirs, "changed here and there")
        return theirs

    def miss(self, identifier):
        """Takes over that an item is deleted on the server."""
        row = self.run("select * from items where id = ?", identifier).fetchone()
        if row is not None:
            if row["mine"] is not None and row["mine"] != row["base"]:
                self.conflict(row, None, "changed here, deleted there")
            self.run("delete from items where uid = ?", row["uid"])

    def conflict(self, row, theirs, why):
        self.run("insert into conflicts (uid, mine, theirs, why) values (?, ?, ?, ?)",
                 row["uid"], row["mine"], theirs and text(theirs), why)

    # what is sent

    def pack(self):
        """Puts what was changed here into the outbox, so that it is sent again just so until it is answered."""
        with self:
            if self.run("select 1 from outbox").fetchone():
                return
            size, key = 0, str(uuid.uuid4())
            rows = self.run("select * from items where mine is not base order by uid limit ?", MOST_AT_ONCE).fetchall()
            for place, row in enumerate(rows):
                operation = text(self.operation(row))
                size += len(operation.encode())
                if size > MOST_BYTES and place > 0:
                    break
                self.run("insert into outbox values (?, ?, ?, ?, ?)", key, place, row["uid"], operation, row["mine"])

    @staticmethod
    def operation(row):
        if row["base"] is None:
            data = dict(json.loads(row["mine"] or "{}"), type=row["type"], external_id=row["uid"])
            return {"op": "create", "data": data}
        if row["mine"] is None:
            return {"op": "delete", "id": row["id"], "if_version": row["version"]}
        patch = difference(json.loads(row["base"]), json.loads(row["mine"]))
        return {"op": "update", "id": row["id"], "if_version": row["version"], "data": patch}

    def packed(self):
        return self.run("select * from outbox order by place").fetchall()

    def answered(self, packed, results):
        """Takes over what became of the outbox, and empties it."""
        with self:
            for sent, (status, item, error) in zip(packed, results):
                row = self.run("select * from items where uid = ?", sent["uid"]).fetchone()
                if row is None:
                    continue
                if status in (200, 201):
                    self.accepted(row, sent, item)
                elif json.loads(sent["operation"])["op"] == "delete" and status in (204, 404):
                    self.run("delete from items where uid = ?", row["uid"])
                elif status not in (404, 409, 412):
                    self.conflict(row, None, "refused: %s %s" % (status, error))
                    self.run("update items set mine = base where uid = ?", row["uid"])
                    self.run("delete from items where uid = ? and base is null", row["uid"])
            self.run("delete from outbox")

    def accepted(self, row, sent, item):
        """What was said here since it was sent stays to be sent."""
        base, mine = said(item), row["mine"]
        if mine is not None:
            since = difference(json.loads(sent["sent"]), json.loads(mine))
            mine = text(patched(base, since))
        self.run("update items set id = ?, version = ?, base = ?, mine = ? where uid = ?",
                 item["id"], item["version"], text(base), mine, row["uid"])


class Sync:
    """Brings a replica and the server together."""

    def __init__(self, replica, api):
        self.replica = replica
        self.api = api

    def run(self):
        self.push()
        for _ in range(MOST_ROUNDS):
            self.pull()
            self.replica.pack()
            if not self.push():
                return
        raise Stop("Others change the same items all the time. Run it again.")

    def pull(self):
        if self.replica.after() is None:
            self.pull_all()
        more = True
        while more:
            page = self.api.changes(self.replica.after(), MOST_IN_PAGE)
            if page is None:
                self.pull_all()
                continue
            with self.replica:
                for change in page["data"]:
                    if change["op"] == "upsert":
                        self.replica.hear(change["item"])
                    else:
                        self.replica.miss(change["id"])
                self.replica.stands(page["next_after"])
            more = page["has_more"]

    def pull_all(self):
        """Reads everything: at first, and when this replica was away for longer than changes are kept."""
        after, items = self.api.all()
        with self.replica:
            gone = {row["id"] for row in self.replica.run("select id from items where id is not null")}
            for item in items:
                gone.discard(item["id"])
                self.replica.hear(item)
            for identifier in gone:
                self.replica.miss(identifier)
            self.replica.stands(after)

    def push(self):
        packed = self.replica.packed()
        if packed:
            operations = [json.loads(row["operation"]) for row in packed]
            results = self.api.do(packed[0]["key"], operations)
            self.replica.answered(packed, [self.known(*pair) for pair in zip(operations, results)])
        return bool(packed)

    def known(self, operation, result):
        """A name that is taken is that of an item of ours which was made when its answer was lost."""
        if operation["op"] == "create" and result[0] == 409:
            item = self.api.named(operation["data"]["type"], operation["data"]["external_id"])
            return (200, item, None) if item else result
        return result


def main(arguments):
    if len(arguments) < 2:
        raise Stop(__doc__)
    replica, command, rest = Replica(arguments[0]), arguments[1], arguments[2:]
    if command == "add":
        print(replica.add(rest[0], json.loads(rest[1])))
    elif command == "set":
        change = json.loads(rest[1])
        replica.change(rest[0], lambda mine: dict(mine, attributes=bare(patched(mine["attributes"], change))))
    elif command == "status":
        replica.change(rest[0], lambda mine: dict(mine, status=rest[1]))
    elif command == "remove":
        replica.change(rest[0], lambda mine: None)
    elif command == "list":
        for row in replica.items():
            print(text(dict(json.loads(row["mine"]), uid=row["uid"], type=row["type"],
                            pending=row["mine"] != row["base"])))
    elif command == "conflicts":
        for row in replica.conflicts():
            print(text({name: row[name] for name in row.keys()}))
    elif command == "sync":
        alone = open(arguments[0] + ".lock", "w")
        if fcntl:
            fcntl.flock(alone, fcntl.LOCK_EX)
        Sync(replica, Api(os.environ.get("API", ""), os.environ.get("KEY", ""))).run()
    else:
        raise Stop("There is no command %s." % command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stop as stop:
        sys.exit(str(stop))
    except (IndexError, ValueError) as wrong:
        sys.exit("This command cannot be read: %s" % wrong)
