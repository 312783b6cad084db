"""Makes callers of one account over the API: keys, and sessions of users with passwords.

callers.py COUNT FOLDER adds COUNT secrets to the file FOLDER/keys and as many access tokens to FOLDER/sessions, and
who may sign in with the same password to FOLDER/logins. API and KEY in the environment say where and with what.
"""

import http.client
import itertools
import json
import os
import sys
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

PASSWORD = "seven slow camels"
SESSIONS_EACH = 10
THREADS = 8

api = urllib.parse.urlsplit(os.environ["API"])
headers = {"Authorization": "Bearer " + os.environ["KEY"], "Content-Type": "application/json"}


def post(path, body):
    connection = http.client.HTTPConnection(api.hostname, api.port)
    connection.request("POST", api.path + path, json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    if answer.status != 201:
        sys.exit(f"POST {path}: {answer.status} {text.decode()}")
    return json.loads(text)


def key(number):
    return post("/keys", {"name": f"Caller {number}", "permissions": ["tickets:read"], "paths": [],
                          "limit": {"requests": 10_000_000, "window": "minute"}})["secret"]


def user(number):
    login = f"caller-{number}-{os.urandom(4).hex()}@example.com"
    post("/users", {"email": login, "name": f"Caller {number}", "password": PASSWORD})
    return login


def session(login):
    return post("/sessions", {"login": login, "password": PASSWORD})["access_token"]


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    with ThreadPoolExecutor(THREADS) as pool:
        logins = list(pool.map(user, range(count // SESSIONS_EACH)))
        made = {
            "keys": list(pool.map(key, range(count))),
            "sessions": list(pool.map(session, itertools.islice(itertools.cycle(logins), count))),
            "logins": logins,
        }
    for name, lines in made.items():
        with open(os.path.join(folder, name), "a", encoding="ascii") as file:
            file.writelines(line + "\n" for line in lines)


main()
