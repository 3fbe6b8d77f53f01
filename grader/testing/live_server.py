"""Real HTTP to a learner's web app, which itself can open no socket.

The server is the judge's. It listens on this machine only; the thread of the test carries each
request to the app (`grader.testing.wsgi`) and the answer back, while a client waits in another
thread.
"""

import http.client
import queue
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any

from grader.i18n import tr
from grader.solution.errors import Diagnostic, SolutionError
from grader.solution.local import SolutionTimeout
from grader.testing import wsgi
from grader.testing.call_log import Line
from grader.testing.forms import Upload, format_form, multipart
from grader.testing.proxy import ObjectProxy, call_log_of

MAX_BODY = 8 * 2**20
"""Bytes of a body that are carried to the app; of a longer one it gets only the length right."""
DROPPED_HEADERS = (
    "connection",
    "content-length",
    "content-security-policy",
    "date",
    "server",
    "x-frame-options",
)
"""Headers that this server sets itself, or that would keep `browser` from looking into a frame."""
SENDABLE = re.compile(r"[\t\x20-\x7e\xa0-\xff]*")
"""What a header can hold: nothing that ends it, and only Latin letters."""
CLIENT_TIMEOUT = 30.0
"""Seconds that a client waits for its answer, on a busy machine."""


@dataclass(frozen=True)
class Response:
    """What came back."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    """By their names in small letters."""
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


@dataclass(frozen=True)
class _PendingRequest:
    request: wsgi.Request
    answer: "Future[Response]" = field(default_factory=Future)


Requests = queue.Queue[_PendingRequest | None]
"""What the threads of the server hand to the thread of the test; None when the work is over."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, requests: Requests) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests = requests


class _Handler(BaseHTTPRequestHandler):
    """Hands each request to the thread of the test, and waits for its answer."""

    server: _Server

    def log_message(self, *_: object) -> None: ...

    def answer(self) -> None:
        pending = _PendingRequest(self._request())
        self.server.requests.put(pending)
        response = pending.answer.result()
        self.send_response(response.status)
        for name, value in response.headers.items():
            if name not in DROPPED_HEADERS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 (http.server's names)

    def _request(self) -> wsgi.Request:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(min(length, MAX_BODY))
        for start in range(MAX_BODY, length, MAX_BODY):
            self.rfile.read(min(MAX_BODY, length - start))
        return {
            "method": self.command,
            "path": self.path,
            "headers": list(self.headers.items()),
            "body": body,
            "length": length,
        }


class LiveServer:
    """A learner's app under an address, for use in a `with` statement.

    Args:
        answers: asks the app where it runs: `kata.support.dispatch`.
        app: the app.
    """

    def __init__(self, answers: ObjectProxy, app: Any) -> None:
        self._answers, self._app = answers, app
        self._asked: Requests = queue.Queue()
        self.own: dict[str, Response] = {}
        """Pages of the judge's, by their paths, beside those of the app."""
        self.visited: dict[str, bytes] = {}
        """Which of them were asked for, and the body that was sent last."""
        self._server = _Server(self._asked)
        Thread(target=self._server.serve_forever, args=(0.005,), daemon=True).start()

    def __enter__(self) -> "LiveServer":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def get(self, path: str) -> Response:
        """Open a page."""
        return self.send("GET", path)

    def post(self, path: str, **files: Upload) -> Response:
        """Send a form with files; a form without any has one field of text."""
        return self.post_at_once(path, files)[0]

    def post_at_once(self, path: str, *forms: dict[str, Upload]) -> list[Response]:
        """Send several forms, all of which have arrived before the first is answered."""
        lines = [f"client.post({path!r}, data={format_form(form)})" for form in forms]
        bodies = [multipart(form) for form in forms]

        def send(form: tuple[str, bytes]) -> Response:
            return self._fetch("POST", path, {"Content-Type": form[0]}, form[1])

        def work() -> list[Response]:
            with ThreadPoolExecutor(len(forms)) as pool:
                return list(pool.map(send, bodies))

        found: list[Response] = self.serve(work, lines, together=len(forms))
        return found

    def send(self, method: str, path: str) -> Response:
        """A request without a body."""
        line = f"client.{method.lower()}({path!r})"
        found: Response = self.serve(lambda: self._fetch(method, path, {}, b""), [line])
        return found

    def serve(self, work: Callable[[], Any], lines: Sequence[str] = (), together: int = 1) -> Any:
        """Answer requests while some work goes on in another thread; returns what that returns.

        Args:
            work: what sends requests.
            lines: how a learner would type them, for a failure to show.
            together: how many requests to wait for, and then to ask at once.
        """
        trouble: BaseException | None = None
        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(work)
            done.add_done_callback(lambda _: self._asked.put(None))
            waiting: list[_PendingRequest] = []
            while (question := self._asked.get()) is not None:
                if (path := question.request["path"]) in self.own:
                    self.visited[path] = question.request["body"]
                    question.answer.set_result(self.own[path])
                    continue
                waiting.append(question)
                if len(waiting) < together:
                    continue
                try:
                    found = self._ask([q.request for q in waiting], lines) if not trouble else []
                except BaseException as error:  # the client has to come to its end first
                    trouble, found = error, []
                for q, response in zip(waiting, found or [Response(503)] * together, strict=True):
                    q.answer.set_result(response)
                waiting = []
        if trouble is not None:
            raise trouble
        return done.result()

    def _ask(self, requests: list[wsgi.Request], lines: Sequence[str]) -> list[Response]:
        shown = lines or [f"client.{r['method'].lower()}({r['path']!r})" for r in requests]
        called = shown[0].split("(")[0]
        try:
            answered = self._answers(self._app, requests)
        except SolutionError as error:
            raise SolutionError(replace(error.trouble, subject=called)) from None
        except SolutionTimeout as error:
            raise SolutionTimeout(replace(error.trouble, subject=called)) from None
        finally:
            call_log_of(self._answers).record(
                [Line(lambda _: "client = create_app(support.classifier()).test_client()")],
                Line(lambda _: "\n".join(shown), called, "create_app", is_call=True),
            )
        try:
            found = [_response(*answer) for answer in answered]
        except (TypeError, ValueError, AttributeError) as error:
            raise SolutionError(Diagnostic("unreadable_value", called, str(error))) from None
        if len(found) != len(requests):
            why = tr("not one answer per request", "nicht eine Antwort je Anfrage")
            raise SolutionError(Diagnostic("unreadable_value", called, why))
        return found

    def _fetch(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=CLIENT_TIMEOUT)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Response(answer.status, found, answer.read())
        finally:
            connection.close()


def _response(status: Any, headers: Any, body: Any) -> Response:
    """An answer that a server can pass on.

    Raises:
        AttributeError, TypeError, ValueError: it is none.
    """
    if type(status) is not int or not 200 <= status <= 599:
        raise ValueError(tr(f"the status {status!r}", f"den Status {status!r}"))
    if type(body) is not bytes:
        raise TypeError(tr("a body that is not bytes", "einen Rumpf, der nicht aus Bytes besteht"))
    for name, value in headers:
        if not SENDABLE.fullmatch(name) or not SENDABLE.fullmatch(value):
            raise ValueError(tr(f"the header {name!r}", f"den Header {name!r}"))
    return Response(status, {name.lower(): value for name, value in headers}, body)
