"""What happens, told to every open page as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

HEARTBEAT = 15.0
"""Seconds of silence after which a comment shows that the connection is alive."""
WAITING = 100
"""Events that may wait for one page; one that takes none is told to begin again."""


class Hub:
    """One queue per open page."""

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[str | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Belong to the running event loop."""
        self._loop = asyncio.get_running_loop()

    def publish(self, kind: str, **content: Any) -> None:
        """Tell all pages; from any thread."""
        data = _event(kind, content)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, data)

    def end(self) -> None:
        """Let all streams end, so that the server can; from any thread or signal handler."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        for queue in self._pages:
            _force(queue, None)

    def _put(self, data: str) -> None:
        for queue in self._pages:
            if queue.full():
                _force(queue, None)  # the page connects again and asks for what it missed
            else:
                queue.put_nowait(data)

    async def stream(
        self, greeting: Callable[[], dict[str, Any]] | None = None
    ) -> AsyncIterator[str]:
        """The events from now on, for one page.

        Args:
            greeting: makes the content of a first event, of the kind "hello"; no event between
                it and the next one is missed.
        """
        queue: asyncio.Queue[str | None] = asyncio.Queue(WAITING)
        self._pages.add(queue)
        try:
            yield "retry: 500\n\n"
            if greeting is not None:
                yield _event("hello", greeting())
            while True:
                try:
                    data = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    data = ": alive\n\n"
                if data is None:
                    return
                yield data
        finally:
            self._pages.discard(queue)


def _event(kind: str, content: dict[str, Any]) -> str:
    return f"data: {json.dumps({'kind': kind, **content})}\n\n"


def _force(queue: asyncio.Queue[str | None], item: None) -> None:
    while not queue.empty():
        queue.get_nowait()
    queue.put_nowait(item)
