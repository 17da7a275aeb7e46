"""Servers on this machine that behave as the web does at its worst."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the server's pages say."""

    protocol_version = "HTTP/1.1"
    server: Server

    def handle_one_request(self) -> None:
        with suppress(OSError):
            super().handle_one_request()

    def _any(self) -> None:
        self.server.asked[self.command, self.path] += 1
        self.server.headers.append((self.path, dict(self.headers)))
        with self.server.counting:
            self.server.now += 1
            self.server.most = max(self.server.most, self.server.now)
        try:
            name = self.path.partition("?")[0].strip("/").partition("/")[0]
            page = getattr(self.server.pages, name.replace("-", "_"), None)
            page(self) if page else self.say(404)
        finally:
            with self.server.counting:
                self.server.now -= 1

    do_GET = do_HEAD = _any

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), "Content_Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Pages:
    """One method a page."""

    def fine(self, handler: Handler) -> None:
        handler.say(200, b'<h2 id="one">One</h2><a name=two></a><p id="user-content-three">')

    def packed(self, handler: Handler) -> None:
        handler.say(200, gzip.compress(b'<h2 id="one">One</h2>'), Content_Encoding="gzip")

    def script(self, handler: Handler) -> None:
        handler.say(200, b"<div></div><script src=x.js></script>")

    def index(self, handler: Handler) -> None:
        handler.say(200, b'<h2 id="a">A</h2><script>let anchors = ["made-later"]</script>')

    def gone(self, handler: Handler) -> None:
        handler.say(410)

    def no_head(self, handler: Handler) -> None:
        handler.say(404 if handler.command == "HEAD" else 200, b"text")

    def hanging_head(self, handler: Handler) -> None:
        if handler.command == "HEAD":
            time.sleep(1)
        handler.say(200, b"text")

    def forbidden(self, handler: Handler) -> None:
        handler.say(403)

    def broken(self, handler: Handler) -> None:
        handler.say(500)

    def busy(self, handler: Handler) -> None:
        handler.say(429, Retry_After="86400")

    def busy_once(self, handler: Handler) -> None:
        first = handler.server.asked["HEAD", handler.path] + handler.server.asked["GET", handler.path] == 1
        handler.say(503, Retry_After="0.2") if first else handler.say(200)

    def moved(self, handler: Handler) -> None:
        handler.say(301, Location="/fine")

    def moved_twice(self, handler: Handler) -> None:
        handler.say(308, Location="/moved")

    def moved_for_now(self, handler: Handler) -> None:
        handler.say(302, Location="/fine")

    def moved_to_nothing(self, handler: Handler) -> None:
        handler.say(301, Location="/nothing")

    def front(self, handler: Handler) -> None:
        handler.say(301, Location="/")

    def sign_in(self, handler: Handler) -> None:
        handler.say(302, Location="/fine/login?next=x")

    def round(self, handler: Handler) -> None:
        handler.say(302, Location="/round-again")

    def round_again(self, handler: Handler) -> None:
        handler.say(302, Location="/round")

    def endless(self, handler: Handler) -> None:
        handler.say(302, Location=f"{handler.path}/on")

    def to(self, handler: Handler) -> None:
        """Redirect to what is after the question mark."""
        handler.say(302, Location=handler.path.partition("?")[2])

    def slow(self, handler: Handler) -> None:
        time.sleep(1)
        handler.say(200)

    def drip(self, handler: Handler) -> None:
        """A body that never ends, a little at a time."""
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        for _ in range(200):
            handler.wfile.write(b"<p>")
            handler.wfile.flush()
            time.sleep(0.02)

    def flood(self, handler: Handler) -> None:
        """A body that never ends, as fast as it is read."""
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        for _ in range(10_000):
            handler.wfile.write(b"x" * 65_536)
            handler.server.sent += 65_536

    def bomb(self, handler: Handler) -> None:
        handler.say(200, gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def not_packed(self, handler: Handler) -> None:
        handler.say(200, b"this is no gzip", Content_Encoding="gzip")

    def cut(self, handler: Handler) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.close_connection = True

    def cookie(self, handler: Handler) -> None:
        handler.say(302, Location="/fine", Set_Cookie="a=b")

    def long_header(self, handler: Handler) -> None:
        handler.say(200, X="x" * 100_000)


class Server(ThreadingHTTPServer):
    """Counts what it is asked."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, context: ssl.SSLContext | None) -> None:
        super().__init__((host, 0), Handler)
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.pages = Pages()
        self.asked: Counter[tuple[str, str]] = Counter()
        self.headers: list[tuple[str, dict[str, str]]] = []
        self.counting = threading.Lock()
        self.now = self.most = self.sent = 0
        self.scheme = "http" if context is None else "https"

    @property
    def place(self) -> tuple[str, int]:
        return str(self.server_address[0]), int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.place[0]}:{self.place[1]}"

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def serving(host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[Server]:
    with Server(host, context) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
