"""A server that answers as a scenario says, however rude, and keeps what it was asked."""
import hashlib
import json
import re
import socket
import ssl
import threading

# The hour at which every scenario begins, also by the clocks of the libraries.
DATE = "Thu, 01 Jan 2026 00:00:00 GMT"
LONGEST_KEPT_BODY = 64 * 1024
PIECE = 64 * 1024
IDLE_SECONDS = 60


class ScriptedServer:
    """One port; a script at a time."""

    def __init__(self, certificate=None):
        self._certificate = certificate
        self._lock = threading.Lock()
        self._release = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.play([])
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return "%s://127.0.0.1:%d" % ("https" if self._certificate else "http", self._listener.getsockname()[1])

    def play(self, answers):
        """Forgets what was asked and answers from now on as these say, each as often as its `times`."""
        self._release.set()
        with self._lock:
            self._release = threading.Event()
            self._answers = [dict(answer, left=answer.get("times", 1)) for answer in answers]
            self.seen = []
            self.connections = 0
            self.act = getattr(self, "act", 0) + 1

    def unused(self):
        with self._lock:
            return [answer for answer in self._answers if answer["left"] > 0 and "times" not in answer]

    def _accept(self):
        while True:
            connection, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            connection.settimeout(IDLE_SECONDS)
            if self._certificate:
                connection = self._certificate.wrap_socket(connection, server_side=True)
            Conversation(self, connection).serve()
        except (OSError, ValueError, ssl.SSLError):
            pass
        finally:
            connection.close()

    def choose(self, request):
        """The first answer that is left and meant for such a request."""
        with self._lock:
            self.seen.append(request)
            for answer in self._answers:
                when = answer.get("when", {})
                if answer["left"] > 0 and all(re.search(wanted, str(request.get(name, "")))
                                              for name, wanted in when.items()):
                    answer["left"] -= 1
                    return answer, len(self.seen), self._release
        return {"status": 599, "json": {"error": {"code": "SCRIPT_OVER", "message": "The script has no answer left.",
                                                  "details": {}}}}, len(self.seen), self._release

    def connected(self, act):
        with self._lock:
            if act == self.act:
                self.connections += 1


class Conversation:
    """One connection."""

    def __init__(self, server, connection):
        self._server = server
        self._connection = connection
        self._in = connection.makefile("rb", buffering=PIECE)
        self._act = 0

    def serve(self):
        while True:
            line = self._in.readline()
            if not line:
                return
            if self._act != self._server.act:
                self._act = self._server.act
                self._server.connected(self._act)
            request = self._head(line)
            answer, number, release = self._peek(request)
            if "drop" in answer:
                self._read(request, answer["drop"])
                return
            self._read(request, None)
            if answer.get("hold"):
                release.wait(answer["hold"])
            if not self._say(answer, number, release, request["method"]):
                return

    def _head(self, line):
        method, target, _ = line.decode("latin-1").split(" ", 2)
        headers = {}
        while True:
            line = self._in.readline().decode("latin-1").rstrip("\r\n")
            if not line:
                return {"method": method, "path": target, "headers": headers}
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()

    def _peek(self, request):
        return self._server.choose(request)

    def _read(self, request, most):
        """The body, or its beginning."""
        headers, kept, digest, length = request["headers"], bytearray(), hashlib.sha256(), 0
        for piece in self._pieces(headers, most):
            length += len(piece)
            digest.update(piece)
            if len(kept) < LONGEST_KEPT_BODY:
                kept += piece
        request.update(bytes=length, sha256=digest.hexdigest())
        if length and length <= LONGEST_KEPT_BODY:
            text = kept.decode("utf-8", "replace")
            request["text"] = text
            if headers.get("content-type", "").startswith("application/json"):
                request["body"] = json.loads(text)

    def _pieces(self, headers, most):
        if headers.get("transfer-encoding", "").lower() == "chunked":
            while True:
                size = int(self._in.readline().split(b";")[0], 16)
                left = size
                while left > 0:
                    piece = self._in.read(min(left, PIECE))
                    if not piece:
                        return
                    left -= len(piece)
                    yield piece
                self._in.readline()
                if size == 0:
                    return
        left = int(headers.get("content-length", 0))
        left = left if most is None else min(left, most)
        while left > 0:
            piece = self._in.read(min(left, PIECE))
            if not piece:
                return
            left -= len(piece)
            yield piece

    def _say(self, answer, number, release, method):
        """Whether the connection lives on."""
        if answer.get("close"):
            return False
        if "raw" in answer:
            self._send(answer["raw"].encode("latin-1"))
            return False
        body = self._body(answer)
        headers = {"Date": DATE, "X-Request-Id": "req_%d" % number, "Content-Type": answer.get(
            "type", "application/json" if "json" in answer else "text/plain")}
        headers.update(answer.get("headers", {}))
        status = answer.get("status", 200)
        if "stream" in answer:
            headers["Transfer-Encoding"] = "chunked"
        elif status not in (204, 304):
            headers["Content-Length"] = str(answer.get("length", len(body)))
        head = "HTTP/1.1 %d Said\r\n%s\r\n" % (status, "".join(
            "%s: %s\r\n" % each for each in headers.items() if each[1] is not None))
        if "stream" in answer:
            return self._stream(head, answer, release)
        cut = answer.get("cut")
        content = b"" if method == "HEAD" or status in (204, 304) else body
        self._send(head.encode("latin-1") + (content if cut is None else content[:cut]))
        return cut is None and headers.get("Connection") != "close"

    def _stream(self, head, answer, release):
        self._send(head.encode("latin-1"))
        for piece in answer["stream"]:
            if isinstance(piece, (int, float)):
                release.wait(piece)
                continue
            raw = piece.encode()
            self._send(b"%x\r\n%s\r\n" % (len(raw), raw))
        if answer.get("end", "well") == "well":
            self._send(b"0\r\n\r\n")
            return True
        return False

    @staticmethod
    def _body(answer):
        if "json" in answer:
            return json.dumps(answer["json"]).encode()
        if "zeros" in answer:
            return b"0" * answer["zeros"]
        return answer.get("text", "").encode()

    def _send(self, raw):
        self._connection.sendall(raw)
