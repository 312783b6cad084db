"""Prepares PocketBase to be measured side by side with the modes `data` and `files`.

pocketbase.py COUNT makes the collection `orders` with COUNT records, in batches, and prints a token of the superuser.
pocketbase.py files makes the collection `papers`, whose records hold a file, and prints a token likewise.
BASE (http://127.0.0.1:8090), LOGIN and PASSWORD in the environment say where and as whom. README.md has the recipe.
"""

import http.client
import json
import os
import sys
import urllib.parse

BATCH = 100
IN_GROUP = 20
LARGEST_FILE = 2 << 20

base = urllib.parse.urlsplit(os.environ.get("BASE", "http://127.0.0.1:8090"))
headers = {"Content-Type": "application/json"}
connection = http.client.HTTPConnection(base.hostname, base.port)


def call(method, path, body):
    connection.request(method, "/api" + path, json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status >= 300:
        sys.exit(f"{method} {path}: {answer.status} {text}")
    return json.loads(text)


def sign_in():
    token = call("POST", "/collections/_superusers/auth-with-password",
                 {"identity": os.environ["LOGIN"], "password": os.environ["PASSWORD"]})["token"]
    headers["Authorization"] = token
    return token


def declare():
    """With indexes for what is measured. It uses none inside of JSON, so that what is looked for is a field too."""
    call("POST", "/collections", {
        "name": "orders",
        "type": "base",
        "fields": [
            {"name": "status", "type": "text", "max": 50},
            {"name": "external_id", "type": "text", "max": 255},
            {"name": "attributes", "type": "json", "maxSize": 262144},
            {"name": "in_group", "type": "text", "max": 255},
            {"name": "price", "type": "number"},
            {"name": "created", "type": "autodate", "onCreate": True},
            {"name": "updated", "type": "autodate", "onCreate": True, "onUpdate": True},
        ],
        "indexes": [
            "create index orders_by_creation on orders (created)",
            "create index orders_by_update on orders (updated)",
            "create index orders_by_status on orders (status, created)",
            "create unique index orders_by_external_id on orders (external_id) where external_id <> ''",
            "create index orders_by_group on orders (in_group, created)",
            "create index orders_by_price on orders (price)",
        ],
    })


def record(number, groups):
    return {
        "status": "active" if number % 5 else "done",
        "external_id": f"ext-{number}",
        "in_group": f"g{number % groups}",
        "price": number,
        "attributes": {
            "name": f"Order {number}",
            "group": f"g{number % groups}",
            "price": number,
            "customer": {"number": 77, "city": "Oslo"},
            "lines": [{"sku": "A-17", "count": 2}, {"sku": "B-4", "count": 1}],
            "note": "Leave it with the neighbour.",
        },
    }


def declare_files():
    call("POST", "/collections", {
        "name": "papers",
        "type": "base",
        "fields": [
            {"name": "file", "type": "file", "maxSelect": 1, "maxSize": LARGEST_FILE},
            {"name": "created", "type": "autodate", "onCreate": True},
        ],
        "indexes": ["create index papers_by_creation on papers (created)"],
    })


def main():
    token = sign_in()
    if sys.argv[1] == "files":
        declare_files()
        print(token)
        return
    count = int(sys.argv[1])
    call("PATCH", "/settings", {"batch": {"enabled": True, "maxRequests": BATCH, "timeout": 30},
                                "rateLimits": {"enabled": False}})
    declare()
    for first in range(1, count + 1, BATCH):
        numbers = range(first, min(first + BATCH, count + 1))
        call("POST", "/batch", {"requests": [
            {"method": "POST", "url": "/api/collections/orders/records", "body": record(n, max(1, count // IN_GROUP))}
            for n in numbers]})
    print(token)


main()
