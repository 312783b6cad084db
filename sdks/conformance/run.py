#!/usr/bin/env python3
"""Holds the list of exchanges against every library: each is built, installed in a clean place, and driven.

    python3 sdks/conformance/run.py                         # all languages that the machine has
    python3 sdks/conformance/run.py python go               # these
    python3 sdks/conformance/run.py --only retries          # scenarios whose name has this in it
    python3 sdks/conformance/run.py --keys data/keys.json   # also those against a running server
    python3 sdks/conformance/run.py --need                  # a language that is missing is a failure
    python3 sdks/conformance/run.py --install python        # only builds and installs
    python3 sdks/conformance/run.py --installed python      # only drives what was installed before

Needs Python 3.9 and openssl. Exit status 0 when every scenario went as it should.
"""
import argparse
import json
import queue
import socket
import ssl
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import languages
from matching import Matcher, put_in
from scripted import ScriptedServer

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "target"
STEP_SECONDS = 60
# How many scenarios of a language are played at once.
LANES = 3
KEY = "jiq_test_conformance"


class Broken(Exception):
    """What a scenario did not find as it should be."""


class Drive:
    """A running driver."""

    def __init__(self, driver):
        self._process = subprocess.Popen(driver.command, cwd=driver.folder, env=driver.environment, text=True,
                                         encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def step(self, step):
        late = threading.Timer(STEP_SECONDS, self._process.kill)
        late.start()
        try:
            self._process.stdin.write(json.dumps(step) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = ""
        finally:
            late.cancel()
        if not line:
            raise Broken("The driver has ended, or took longer than %d s." % STEP_SECONDS)
        return json.loads(line)

    def end(self):
        self._process.stdin.close()
        self._process.wait(STEP_SECONDS)


class Stage:
    """Where scenarios are played."""

    def __init__(self, keys, context):
        self.server = ScriptedServer()
        self.tls = ScriptedServer(context)
        self.live = keys
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            self.closed = "http://127.0.0.1:%d" % closed.getsockname()[1]

    def play(self, scenario, drive, language):
        self.server.play(scenario.get("answers", []))
        known = {"url": self.server.url, "tls": self.tls.url, "closed": self.closed, "key": KEY,
                 "run": uuid.uuid4().hex[:12], **self.live}
        matcher = Matcher(language)
        if not scenario.get("bare"):
            drive.step({"do": "new", "options": put_in(
                {"api_key": "$key", "base_url": "$url", **scenario.get("client", {})}, known)})
        for number, step in enumerate(scenario["steps"], 1):
            self._step(step, drive, known, matcher, "step %d" % number)
        if "sees" in scenario:
            seen = self.server.seen
            if len(seen) != len(scenario["sees"]):
                raise Broken("%d requests were sent; wanted %d: %s" % (
                    len(seen), len(scenario["sees"]), [(each["method"], each["path"]) for each in seen]))
            self._demand(matcher.problems(put_in(scenario["sees"], known), seen, "request"))
        if "connections" in scenario:
            self._demand(matcher.problems(scenario["connections"], self.server.connections, "connections"))
        if self.server.unused():
            raise Broken("Answers were left: %s" % self.server.unused())

    def _step(self, step, drive, known, matcher, place):
        until = time.monotonic() + step.get("within", 0)
        while True:
            outcome = drive.step(put_in({name: step[name] for name in step if name not in (
                "gives", "fails", "slept", "keep", "within")}, known))
            problems = self._compare(step, outcome, known, matcher, place)
            if not problems:
                break
            if time.monotonic() >= until:
                self._demand(problems)
            time.sleep(0.05)
        if "keep" in step:
            known[step["keep"]] = outcome["ok"]

    @staticmethod
    def _compare(step, outcome, known, matcher, place):
        if "fails" in step:
            wanted = put_in(step["fails"], known)
            if "error" not in outcome:
                return ["%s should have failed and gave %r" % (place, outcome.get("ok"))]
            problems = matcher.problems(wanted, outcome["error"], place + " error")
        elif "error" in outcome:
            return ["%s failed: %r" % (place, outcome["error"])]
        else:
            problems = matcher.problems(put_in(step["gives"], known), outcome["ok"], place) if "gives" in step else []
        if "slept" in step:
            slept = [round(each, 3) for each in outcome.get("slept", [])]
            problems += matcher.problems(step["slept"], slept, place + " slept")
        return problems

    @staticmethod
    def _demand(problems):
        if problems:
            raise Broken("\n    ".join(problems))


def certificate():
    """One that nobody trusts."""
    TARGET.mkdir(exist_ok=True)
    file = TARGET / "untrusted.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", file, "-out", file.with_suffix(".crt"), "-subj", "/CN=127.0.0.1", "-days", "2",
                    "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file.with_suffix(".crt"), file)
    return context


def scenarios(only, live):
    found = [dict(scenario, name="%s: %s" % (file.stem, scenario["name"]))
             for file in sorted((HERE / "scenarios").glob("*.json"))
             for scenario in json.loads(file.read_text(encoding="utf-8"))]
    names = [scenario["name"] for scenario in found]
    if len(set(names)) != len(names):
        sys.exit("Two scenarios have one name.")
    return [scenario for scenario in found if (only or "") in scenario["name"] and (live or not scenario.get("live"))]


def live_keys(file):
    if not file:
        return {}
    told = json.loads(Path(file).read_text(encoding="utf-8"))
    return {"server": told["base_url"], "keys": told["keys"]}


def hold(language, chosen, keys, build):
    """How many scenarios did not go well."""
    begun = time.monotonic()
    if build:
        languages.install(language, TARGET)
    ready = time.monotonic()
    chosen = [scenario for scenario in chosen if language not in scenario.get("not", ())]
    lanes = Lanes(language, chosen)
    context = certificate()
    threads = [threading.Thread(target=lanes.play, args=(Stage(keys, context),)) for _ in range(LANES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # What a thread took with it when it died counts too.
    failed = len(chosen) - len(lanes.passed)
    for name, reason in sorted(lanes.failed):
        print("%s, %s:\n    %s" % (language, name, reason))
    print("%s: %d passed, %d failed (%.0f s to build and install, %.0f s to run)" % (
        language, len(chosen) - failed, failed, ready - begun, time.monotonic() - ready), flush=True)
    return failed


class Lanes:
    """Scenarios of a language, each played by whichever stage is free: many of them only wait."""

    def __init__(self, language, chosen):
        self._language = language
        self._driver = languages.driver(language, TARGET)
        self._waiting = queue.SimpleQueue()
        for scenario in chosen:
            self._waiting.put(scenario)
        self.passed, self.failed = [], []

    def play(self, stage):
        drive = Drive(self._driver)
        try:
            while True:
                scenario = self._waiting.get_nowait()
                try:
                    stage.play(scenario, drive, self._language)
                    self.passed.append(scenario["name"])
                except (Broken, KeyError, ValueError) as reason:
                    self.failed.append((scenario["name"], str(reason)))
                    drive = self._revived(drive)
        except queue.Empty:
            drive.end()

    def _revived(self, drive):
        try:
            drive.step({"do": "about"})
        except (Broken, ValueError):
            return Drive(self._driver)
        return drive


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--only")
    parser.add_argument("--keys")
    parser.add_argument("--need", action="store_true")
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--installed", action="store_true")
    said = parser.parse_args()
    keys = live_keys(said.keys)
    chosen = scenarios(said.only, bool(said.keys))
    failed = 0
    for language in said.languages or languages.ALL:
        try:
            if said.install:
                languages.install(language, TARGET)
            else:
                failed += hold(language, chosen, keys, not said.installed)
        except languages.Absent as reason:
            print("%s: left out, %s" % (language, reason), flush=True)
            failed += said.need
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
