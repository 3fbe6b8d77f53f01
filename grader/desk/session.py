"""One desk: the katas, the runs, the open pages, and the folder that all of them follow."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import awatch

from grader import i18n
from grader.catalogue import stubs
from grader.catalogue.kata import Kata
from grader.desk import files, memory
from grader.desk.runs import Finished, Listener, Runs, is_current
from grader.desk.views import result_view
from grader.learner import position, progress
from grader.learner.events import DEBOUNCE
from grader.pictures.drawing import Drawn
from grader.sandbox.messages import GraderError
from grader.web.hub import Hub

PICTURE_IDLE = 60.0
"""Seconds without a picture after which the processes that draw end."""


class Session:
    """What the routes of the server work on."""

    def __init__(self, katas: Sequence[Kata], remembered: memory.Memory, file: Path) -> None:
        self.katas = {kata.number: kata for kata in katas}
        self.order = list(katas)
        self.memory, self._file = remembered, file
        self.hub = Hub()
        self.runs = Runs(katas, Listener(self._began, self._ended))
        self._opened: set[int] = set()
        self._versions: dict[int, str] = {}
        """Of each opened kata's file: the version that the pages know."""
        self._stop = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._drawing = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        """Begin to follow the files; belongs to the running event loop."""
        self.hub.start()
        self._tasks = [asyncio.create_task(task()) for task in (self._follow, self._catch_up)]

    async def stop(self) -> None:
        """End everything."""
        self._stop.set()
        self.hub.end()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.runs.close()

    def open(self, kata: Kata) -> files.Snapshot:
        """A page shows a kata: its file is followed, and run where it is not known how it fares."""
        now = files.read(kata)
        self._opened.add(kata.number)
        self._versions[kata.number] = now.version
        self.memory.last = kata.number
        self.remember()
        position.note(kata)
        last = self.runs.last(kata)
        if not self.runs.is_running(kata) and not (last and is_current(last, now.version)):
            self.runs.start(kata)
        return now

    def save(self, kata: Kata, text: str, version: str) -> files.Snapshot:
        """Write what a page sent, run it, and tell the other pages.

        Raises:
            ConflictError: the file was changed meanwhile.
            NotSavedError: it cannot be written.
        """
        saved = files.save(kata, text, version)
        self.changed(kata, saved.version)
        return saved

    def reset(self, kata: Kata) -> Path | None:
        """Put the stub back; returns where the learner's version is kept.

        Raises:
            UserError: no stub is kept.
            NotSavedError: it cannot be written.
        """
        try:
            aside = stubs.reset(kata)
        except OSError as error:
            raise files.NotSavedError(files.refused(kata, error)) from None
        self.changed(kata, files.read(kata).version)
        return aside

    def changed(self, kata: Kata, version: str) -> None:
        """The file is another one now: run it, and let the pages look at it."""
        self._versions[kata.number] = version
        self.runs.start(kata)
        self.hub.publish("file", number=kata.number, version=version)

    async def draw(self, kata: Kata, file: Path, target: Path, *, solved: bool) -> Drawn:
        """Draw what a file does into a PNG; one picture is drawn at a time."""
        async with self._drawing:
            if self._idle is not None:
                self._idle.cancel()
            try:
                return await asyncio.to_thread(self.runs.picture, kata, file, target, solved=solved)
            except (GraderError, OSError) as error:
                return Drawn(problem=str(error))
            finally:
                loop = asyncio.get_running_loop()
                self._idle = loop.call_later(PICTURE_IDLE, self.runs.close_painters)

    def set_language(self, lang: str) -> None:
        """From now on everything is said in this language, in all pages."""
        self.memory.lang = lang
        i18n.set_language(lang)
        self.remember()
        self.hub.publish("language", lang=lang)

    def remember(self) -> None:
        """Keep what the next start should know."""
        memory.store(self.memory, self._file)

    def _began(self, kata: Kata) -> None:
        self.hub.publish("running", number=kata.number)

    def _ended(self, kata: Kata, finished: Finished) -> None:
        self.hub.publish("result", number=kata.number, result=result_view(kata, finished))

    async def _follow(self) -> None:
        """Notice what other editors save."""
        folder = self.order[0].folder.parent
        by_file = {kata.stub_file.resolve(): kata for kata in self.order}
        for polling in (None, True):  # polling where the system has no watches left
            with suppress(OSError):
                async for changes in awatch(
                    folder, debounce=DEBOUNCE, step=10, stop_event=self._stop, force_polling=polling
                ):
                    paths = {Path(path).resolve() for _, path in changes}
                    for kata in [by_file[path] for path in paths if path in by_file]:
                        self._look_at(kata)
                return

    def _look_at(self, kata: Kata) -> None:
        """A file was written; react unless the desk did it, or nobody looks at it."""
        version = files.read(kata).version
        if kata.number in self._opened and version != self._versions.get(kata.number):
            self.changed(kata, version)

    async def _catch_up(self) -> None:
        """Run what the learner has begun and nothing is known of, as after an update."""
        for kata in self.order:
            if progress.load(kata) is None and not stubs.is_untouched(kata):
                with suppress(OSError):
                    await asyncio.to_thread(self.runs.run_quietly, kata)
                self.hub.publish("map")
