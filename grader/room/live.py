"""What changes in the room, told to the open pages: bundled, so that many reports cost little."""

import asyncio

from grader.room import overview
from grader.room.model import Room
from grader.web.hub import Hub

BUNDLED = 0.05
"""Seconds from one message to the next; what changes meanwhile is bundled."""


class Live:
    """The streams of the teacher's pages and of the projector's."""

    def __init__(self, room: Room) -> None:
        self.room, self.teacher, self.wall = room, Hub(), Hub()
        self._changed: set[int] = set()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        room.on_change = self._note

    def start(self) -> None:
        """Belong to the running event loop."""
        self.teacher.start()
        self.wall.start()
        self._task = asyncio.create_task(self._publish())

    def end(self) -> None:
        """End all streams, so that the server can end; from any thread or signal handler."""
        self.teacher.end()
        self.wall.end()

    async def stop(self) -> None:
        """End everything."""
        self.end()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _note(self, learner: int) -> None:
        self._changed.add(learner)
        self._wake.set()

    async def _publish(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            changed, self._changed = self._changed, set()
            content = overview.change(self.room, changed)
            self.teacher.publish("change", **content)
            self.wall.publish("change", **_without_names(content))
            await asyncio.sleep(BUNDLED)


def _without_names(content: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in content.items() if key not in ("rows", "gone")}
