"""Does with the installed library what it is told, a line each; see sdks/conformance/README.md."""
import hashlib
import io
import itertools
import json
import sys
import threading

import company_api
import jupiteriq
from jupiteriq.testing import FakeClock, sign_webhook

clients, clocks, told, logs = {}, {}, {}, {}


def plain(value):
    if isinstance(value, (jupiteriq.Model, jupiteriq.Page)):
        return value.to_dict()
    return value


def new(step):
    name = step.get("client", "c")
    clock = FakeClock()
    log = logs[name] = []
    options = dict(step.get("options", {}))
    kind = {"accounts": company_api.APIClient}.get(options.pop("facade", None), jupiteriq.Client)
    clients[name] = kind(options.pop("api_key", None), clock=clock, on_log=lambda record: log.append(vars(record)),
                         **options)
    clocks[name] = clock


def call(step, client=None):
    client = client or clients[step.get("client", "c")]
    at = client
    for part in step["method"].split("."):
        at = getattr(at, part + "_" if part == "import" else part)
    body = {name + "_" if name in ("from", "import") else name: value
            for name, value in {**step.get("query", {}), **step.get("body", {})}.items()}
    more = {"options": step["options"]} if "options" in step else {}
    return at(*step.get("path", []), **body, **more)


def all_of(step):
    items = call(step).all()
    return [item[step.get("field", "id")] for item in itertools.islice(items, step.get("take"))]


def head(step):
    response = call(step).http_response
    return {"status": response.status, "request_id": response.request_id, "etag": response.etag,
            "replayed": response.replayed}


def parallel(step):
    results = [None] * len(step["calls"])

    def one(index):
        try:
            results[index] = {"ok": plain(call(step["calls"][index]))}
        except jupiteriq.JupiterIQError as error:
            results[index] = {"error": said(error)}

    threads = [threading.Thread(target=one, args=(index,)) for index in range(len(results))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def content(step):
    return step["text"].encode() if "text" in step else b"0" * step["zeros"]


def upload(step):
    more = {name: step[name] for name in ("name", "metadata", "expires_at", "upload_id", "options") if name in step}
    return clients[step.get("client", "c")].files.upload(io.BytesIO(content(step)), **more)


def download(step):
    client = clients[step.get("client", "c")]
    if "job" in step:
        flow = client.jobs.result(step["job"])
    elif "report" in step:
        flow = client.reports.result(step["report"], step["run"])
    elif "size" in step:
        flow = client.files.thumbnail(step["file"], step["size"])
    else:
        flow = client.files.download(step["file"])
    raw = flow.read()
    return {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest(),
            "text": raw.decode() if len(raw) < 1000 else None}


def bring_in(step):
    more = {name: step[name] for name in ("type", "content_type") if name in step}
    return clients[step.get("client", "c")].data.import_(step["content"], **more)


def stream(step):
    more = {name: step[name] for name in ("type", "after", "silence") if name in step}
    events = clients[step.get("client", "c")].events.stream(**more)
    return [event["sequence"] for event in itertools.islice(events, step["take"])]


def session(step):
    name = step["as"]
    told[name] = []

    def keep(tokens):
        told[name].append([tokens.access_token, tokens.refresh_token])

    base = step.get("client", "c")
    if "login" in step:
        clients[name] = clients[base].sign_in(step["login"], step["password"], on_tokens=keep)
    else:
        clients[name] = clients[base].with_session(step["access_token"], step["refresh_token"], on_tokens=keep)
    clocks[name] = clocks[base]


def verify(step):
    webhook = jupiteriq.Webhook(step["secret"], now=lambda: step["now"])
    return webhook.verify(step["body"].encode(), step["headers"])


def signature(step):
    return jupiteriq.verify_signature(step["body"].encode(), step["signature"], step["secret"])


def sign(step):
    delivery = sign_webhook(step["body"], step["secret"], id=step["id"], timestamp=step["timestamp"])
    return {name.lower(): value for name, value in delivery["headers"].items()}


def advance(step):
    clocks[step.get("client", "c")].advance(step["seconds"])


def inspect(step):
    return repr(call(step)) if "method" in step else repr(clients[step.get("client", "c")])


def said(error):
    names = [each.__name__ for each in type(error).__mro__]
    names = names[:names.index("JupiterIQError") + 1]
    known = {"class": names[0], "classes": names, "message": str(error)}
    for name in ("status", "code", "fields", "request_id", "retry_after", "reason", "oldest"):
        if hasattr(error, name):
            known[name] = getattr(error, name)
    if isinstance(getattr(error, "body", None), bytes):
        known["body"] = error.body.decode("utf-8", "replace")
    return known


STEPS = {
    "about": lambda step: {"language": "python", "version": jupiteriq.__version__}, "new": new, "call": call,
    "all": all_of, "head": head, "parallel": parallel, "upload": upload, "download": download, "import": bring_in,
    "stream": stream, "session": session, "tokens": lambda step: told[step["of"]], "verify": verify,
    "signature": signature, "sign": sign, "advance": advance, "inspect": inspect,
    "log": lambda step: logs[step.get("client", "c")],
}


def main():
    for line in sys.stdin:
        step = json.loads(line)
        clock = clocks.get(step.get("client", "c"))
        try:
            outcome = {"ok": plain(STEPS[step["do"]](step))}
        except jupiteriq.JupiterIQError as error:
            outcome = {"error": said(error)}
        clock = clocks.get(step.get("client", "c"), clock)
        if clock:
            outcome["slept"], clock.slept[:] = list(clock.slept), []
        print(json.dumps(outcome), flush=True)


if __name__ == "__main__":
    main()
