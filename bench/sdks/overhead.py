"""Reads a ticket by the library and by httpx alone, in turns; prints microseconds of a call of each side."""
import os
import sys
import time
from statistics import median

import httpx
from jupiteriq import Client

ticket, rounds, calls = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
base, key = os.environ["JUPITERIQ_BASE_URL"], os.environ["JUPITERIQ_API_KEY"]
client, plain = Client(), httpx.Client(headers={"Authorization": "Bearer " + key})


def by_library():
    return client.tickets.get(ticket).id


def by_http():
    answer = plain.get(base + "/v1/tickets/" + ticket)
    answer.raise_for_status()
    return answer.json()["id"]


def microseconds(call):
    taken = []
    for _ in range(calls):
        begun = time.perf_counter()
        if call() != ticket:
            sys.exit("another ticket came")
        taken.append((time.perf_counter() - begun) * 1e6)
    return median(taken)


microseconds(by_http), microseconds(by_library)
for _ in range(rounds):
    print("plain_us=%.1f library_us=%.1f" % (microseconds(by_http), microseconds(by_library)))
