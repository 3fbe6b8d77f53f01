"""The server's routes: a few for learners' copies, and the teacher's pages."""

import hmac
import io
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path

import segno
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from grader import i18n
from grader.room import overview
from grader.room.access import Access, Guard, address_of, too_many
from grader.room.incoming import RefusedError, read_name, read_question, read_report
from grader.room.limits import RateLimit
from grader.room.live import Live
from grader.room.model import NameTakenError, Room, RoomFullError
from grader.room.store import StoredLearner
from grader.web import assets
from grader.web.protection import json_object

STATIC = Path(__file__).parent / "static"
DONE = 204


def make_app(room: Room, live: Live, access: Access, address: str) -> Starlette:
    """The whole server.

    Args:
        room: what it works on.
        live: the streams of events.
        access: who is let in.
        address: what learners join under.
    """
    learners, teacher = LearnerRoutes(room), TeacherRoutes(room, live, address)
    routes = [
        *assets.routes(STATIC),
        Route("/", learners.page),
        Route("/teacher", teacher.page),
        Route("/wall", teacher.wall),
        Route("/qr.svg", teacher.qr_code),
        Route("/api/join", learners.join, methods=["POST"]),
        Route("/api/report", learners.report, methods=["POST"]),
        Route("/api/ask", learners.ask, methods=["POST"]),
        Route("/api/leave", learners.leave, methods=["POST"]),
        Route("/api/me", learners.me),
        Route("/api/teacher/events", teacher.events),
        Route("/api/teacher/start", teacher.start, methods=["POST"]),
        Route("/api/teacher/{learner:int}/code", teacher.code),
        Route("/api/teacher/{learner:int}/answered", teacher.answered, methods=["POST"]),
        Route("/api/teacher/{learner:int}/remove", teacher.remove, methods=["POST"]),
        Route("/api/wall/events", teacher.wall_events),
        Route("/{code}", learners.page),
    ]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        live.start()
        yield
        await live.stop()

    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Guard, access=access)],
        exception_handlers={RefusedError: _refused, sqlite3.OperationalError: _not_kept},
    )


class LearnerRoutes:
    """What learners' copies call; each knows only its own secret and reads only its own data."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._wrong_codes = RateLimit(20, 1 / 3)
        self._unknown = RateLimit(60, 1)
        self._reports, self._looks = RateLimit(30, 2), RateLimit(30, 2)
        self._questions = RateLimit(5, 1 / 20)
        self._page = (STATIC / "join.html").read_text(encoding="utf-8")

    async def page(self, request: Request) -> Response:
        """What a browser shows under the address with the code: the command to type."""
        address = str(request.url.replace(query="", fragment=""))
        page = self._page.replace("{lang}", i18n.language())
        return HTMLResponse(page.replace("{address}", escape(address)))

    async def join(self, request: Request) -> Response:
        content, address = await json_object(request), address_of(request.scope)
        if self._wrong_codes.is_exhausted(address):
            return too_many()
        code = content.get("code")
        right = isinstance(code, str) and hmac.compare_digest(
            code.strip().upper().encode("utf-8", "replace"), self.room.code.encode()
        )
        if not right:
            self._wrong_codes.allows(address)
            return JSONResponse({"wrong": "code"}, 403)
        name = read_name(content)
        try:
            token = self.room.join(name)
        except NameTakenError:
            raise HTTPException(409) from None
        except RoomFullError:
            raise HTTPException(507) from None
        return JSONResponse({"token": token, "name": name})

    async def report(self, request: Request) -> Response:
        learner = self._learner(request)
        if not self._reports.allows(learner.id):
            return too_many()
        self.room.report(learner, read_report(await json_object(request), self.room.katas))
        return Response(status_code=DONE)

    async def ask(self, request: Request) -> Response:
        learner = self._learner(request)
        if not self._questions.allows(learner.id):
            return too_many()
        self.room.ask(learner, read_question(await json_object(request), self.room.katas))
        return Response(status_code=DONE)

    async def leave(self, request: Request) -> Response:
        self.room.remove(self._learner(request))
        return Response(status_code=DONE)

    async def me(self, request: Request) -> Response:
        """What the room knows of the learner who asks."""
        learner = self._learner(request)
        if not self._looks.allows(learner.id):
            return too_many()
        return JSONResponse(overview.row(self.room, learner))

    def _learner(self, request: Request) -> StoredLearner:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        learner = self.room.learner(token) if scheme.lower() == "bearer" else None
        if learner is None:
            guesses = not self._unknown.allows(address_of(request.scope))
            raise HTTPException(429 if guesses else 401)
        return learner


class TeacherRoutes:
    """The teacher's pages; the guard has seen the secret."""

    def __init__(self, room: Room, live: Live, address: str) -> None:
        self.room, self.live, self.address = room, live, address

    async def page(self, _request: Request) -> Response:
        return self._html("room.html")

    async def wall(self, _request: Request) -> Response:
        return self._html("wall.html")

    async def qr_code(self, _request: Request) -> Response:
        svg = io.BytesIO()
        segno.make(self.address, error="m").save(svg, kind="svg", border=2, light="white")
        return Response(svg.getvalue(), media_type="image/svg+xml")

    async def events(self, _request: Request) -> Response:
        stream = self.live.teacher.stream(lambda: self._with_address(overview.hello(self.room)))
        return _stream(stream)

    async def wall_events(self, _request: Request) -> Response:
        stream = self.live.wall.stream(lambda: self._with_address(overview.wall_hello(self.room)))
        return _stream(stream)

    async def start(self, request: Request) -> Response:
        await json_object(request)
        self.room.start()
        return Response(status_code=DONE)

    async def code(self, request: Request) -> Response:
        question = self._learner(request).question
        if question is None:
            raise HTTPException(404)
        return JSONResponse({"kata": question.kata, "at": question.at, "code": question.code})

    async def answered(self, request: Request) -> Response:
        await json_object(request)
        self.room.answer(self._learner(request))
        return Response(status_code=DONE)

    async def remove(self, request: Request) -> Response:
        await json_object(request)
        self.room.remove(self._learner(request))
        return Response(status_code=DONE)

    def _learner(self, request: Request) -> StoredLearner:
        learner = self.room.learners.get(request.path_params["learner"])
        if learner is None:
            raise HTTPException(404)
        return learner

    def _with_address(self, content: dict[str, object]) -> dict[str, object]:
        return {**content, "address": self.address}

    def _html(self, name: str) -> Response:
        page = (STATIC / name).read_text(encoding="utf-8")
        return HTMLResponse(page.replace("{lang}", i18n.language()))


def _stream(events: AsyncIterator[str]) -> Response:
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


async def _refused(_request: Request, error: Exception) -> Response:
    return JSONResponse({"wrong": str(error)}, 422)


async def _not_kept(_request: Request, _error: Exception) -> Response:
    """The disk is full, perhaps; the learner's copy tries again later."""
    return Response(status_code=503)
