#!/usr/bin/env python3
"""Receives webhooks, checks each as the documentation prints it, and says what came.

    SECRET=whsec_… python3 examples/webhooks/receiver.py 9000

SECRET is what the endpoint's creation showed. Needs Python 3 only; listens on this machine only.
"""
import hashlib
import hmac
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOST_BYTES = 1024 * 1024


def verify_signature(payload, signature, secret):
    computed = hmac.new(
        secret.encode(),
        payload.encode(),
        hashlib.sha256
    ).hexdigest()
    return hmac.compare_digest(computed, signature)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return self.answer(413)
        # Checked as it came: parsed and printed again, it would be another text.
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        signature = self.headers.get("X-Webhook-Signature", "")
        if not signature.isascii() or not verify_signature(body, signature, os.environ["SECRET"]):
            print("refused what nobody with the secret has signed", flush=True)
            return self.answer(401)
        event = json.loads(body)
        print("verified", event["event"], event["data"]["id"], flush=True)
        return self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        """The lines above say enough."""


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal() or not os.environ.get("SECRET"):
        sys.exit(__doc__)
    receiver = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
    print("listening on port", sys.argv[1], flush=True)
    try:
        receiver.serve_forever()
    except KeyboardInterrupt:
        pass
