"""The server's routes. A request names a kata by its number; no path in it reaches the disk."""

import asyncio
import hashlib
import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from grader import ROOT, UserError, i18n
from grader.catalogue.kata import Kata
from grader.catalogue.locations import solution_file
from grader.desk import files, markdown, views
from grader.desk.access import Access, Guard
from grader.desk.quiz import NoAnswerError, with_answer
from grader.desk.session import Session
from grader.i18n import tr
from grader.learner import progress
from grader.learner.solutions import solutions
from grader.pictures.show import FOLDER as PICTURES
from grader.web import assets
from grader.web.protection import json_object

STATIC = Path(__file__).parent / "static"


def make_app(session: Session, access: Access) -> Starlette:
    """The whole server; its lifespan starts and ends the session."""
    desk = Desk(session)
    routes = [
        Route("/", desk.index),
        *assets.routes(STATIC),
        Route("/api/events", desk.events),
        Route("/api/map", desk.map),
        Route("/api/language", desk.language, methods=["POST"]),
    ]
    one = "/api/kata/{number:int}"
    routes += [
        Route(one, desk.kata),
        Route(f"{one}/file", desk.file),
        Route(f"{one}/file", desk.save, methods=["PUT"]),
        Route(f"{one}/answer", desk.answer, methods=["POST"]),
        Route(f"{one}/run", desk.run, methods=["POST"]),
        Route(f"{one}/hint", desk.hint, methods=["POST"]),
        Route(f"{one}/reset", desk.reset, methods=["POST"]),
        Route(f"{one}/picture", desk.draw, methods=["POST"]),
        Route(f"{one}/picture/mine.png", desk.picture),
        Route(f"{one}/picture/reference.png", desk.picture),
        Route(f"{one}/image/{{index:int}}", desk.image),
        Route(f"{one}/solutions", desk.solutions),
    ]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await session.start()
        yield
        await session.stop()

    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Guard, access=access)],
        exception_handlers={files.NotSavedError: _not_saved, UserError: _not_saved},
    )


class Desk:
    """The handlers of one session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._index = (STATIC / "index.html").read_text(encoding="utf-8")

    async def index(self, request: Request) -> Response:
        page = self._index.replace("{nonce}", request.scope["nonce"])
        return HTMLResponse(page.replace("{lang}", i18n.language()))

    async def events(self, _request: Request) -> Response:
        headers = {"X-Accel-Buffering": "no"}
        stream = self.session.hub.stream()
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def map(self, _request: Request) -> Response:
        last = self.session.memory.last
        return JSONResponse(await asyncio.to_thread(views.map_view, self.session.order, last))

    async def language(self, request: Request) -> Response:
        lang = _text(await json_object(request), "lang")
        if lang not in i18n.LANGUAGES:
            raise HTTPException(400)
        self.session.set_language(lang)
        return JSONResponse({})

    async def kata(self, request: Request) -> Response:
        kata, session = self._kata(request), self.session
        file = session.open(kata)
        return JSONResponse(views.kata_view(kata, session.order, session.runs, file))

    async def file(self, request: Request) -> Response:
        return JSONResponse(views.file_view(self._kata(request)))

    async def save(self, request: Request) -> Response:
        kata, content = self._kata(request), await json_object(request)
        if kata.is_notebook:
            raise HTTPException(405)
        return self._saved(kata, _text(content, "text"), _text(content, "version"))

    async def answer(self, request: Request) -> Response:
        """Write one choice of a quiz into the stub."""
        kata, content = self._kata(request), await json_object(request)
        now = files.read(kata)
        try:
            text = with_answer(now.text, _text(content, "question"), _text(content, "letter"))
        except NoAnswerError:
            raise files.NotSavedError(
                tr(
                    f"{kata.stub_file.name} has lost this function; Reset brings it back.",
                    f"In {kata.stub_file.name} fehlt diese Funktion; Zurücksetzen holt sie zurück.",
                )
            ) from None
        return self._saved(kata, text, now.version)

    async def run(self, request: Request) -> Response:
        self.session.runs.start(self._kata(request))
        return JSONResponse({})

    async def hint(self, request: Request) -> Response:
        kata = self._kata(request)
        progress.next_hint(kata)
        return JSONResponse({"hints": views.hints_view(kata)})

    async def reset(self, request: Request) -> Response:
        kata = self._kata(request)
        aside = self.session.reset(kata)
        return JSONResponse({"kept": aside.name if aside else "", "file": views.file_view(kata)})

    async def draw(self, request: Request) -> Response:
        """Draw the learner's picture, and the reference's where it is there."""
        kata = self._kata(request)
        if kata.picture_file is None:
            raise HTTPException(404)
        solved = views.kata_summary(kata)["state"] == "solved"
        drawn = {"mine": await self._draw(kata, kata.stub_file, "mine", solved=solved)}
        reference = solution_file(kata, ROOT / "reference")
        if reference.is_file():
            drawn["reference"] = await self._draw(kata, reference, "reference", solved=True)
        return JSONResponse(drawn)

    async def _draw(self, kata: Kata, file: Path, whose: str, *, solved: bool) -> dict[str, str]:
        target = _picture_file(kata, whose)
        drawn = await self.session.draw(kata, file, target, solved=solved)
        version = "" if drawn.problem else hashlib.sha256(target.read_bytes()).hexdigest()[:16]
        return {"title": drawn.title, "problem": drawn.problem, "version": version}

    async def picture(self, request: Request) -> Response:
        kata = self._kata(request)
        whose = "mine" if request.url.path.endswith("mine.png") else "reference"
        return _file_response(_picture_file(kata, whose))

    async def image(self, request: Request) -> Response:
        """A picture of the kata's page, by its place among them."""
        kata, index = self._kata(request), request.path_params["index"]
        found = [*markdown.images(kata).values()]
        if index >= len(found):
            raise HTTPException(404)
        return _file_response(found[index])

    async def solutions(self, request: Request) -> Response:
        """Other right solutions, for whoever has solved the kata or gives up."""
        kata = self._kata(request)
        given_up = request.query_params.get("give-up") == "1"
        if not given_up and views.kata_summary(kata)["state"] != "solved":
            raise HTTPException(403)
        own = files.read(kata).text
        shown = [views.solution_view(solution, own) for solution in solutions(kata)]
        return JSONResponse({"solutions": shown})

    def _saved(self, kata: Kata, text: str, version: str) -> Response:
        try:
            saved = self.session.save(kata, text, version)
        except files.ConflictError as conflict:
            return JSONResponse({"file": views.file_view(kata, conflict.now)}, 409)
        return JSONResponse({"file": views.file_view(kata, saved)})

    def _kata(self, request: Request) -> Kata:
        kata = self.session.katas.get(request.path_params["number"])
        if kata is None:
            raise HTTPException(404)
        return kata


def _picture_file(kata: Kata, whose: str) -> Path:
    return PICTURES / (f"{kata.name}.png" if whose == "mine" else f"{kata.name}-{whose}.png")


def _file_response(file: Path) -> Response:
    try:
        content = file.read_bytes()
    except OSError:
        raise HTTPException(404) from None
    return Response(content, media_type=mimetypes.guess_type(file.name)[0])


def _text(content: dict[str, Any], key: str) -> str:
    value = content.get(key)
    if not isinstance(value, str):
        raise HTTPException(400)
    return value


async def _not_saved(_request: Request, error: Exception) -> Response:
    return JSONResponse({"problem": str(error)}, 507)
