"""A plugin of coverage.py that measures judges and workers.

They are forked from a warm parent and ended by a signal, and a worker may write no file, so
coverage.py can save nothing there. In its place each line that they run sets one byte of memory
that all processes share; the process that began to measure makes a data file of it at its end.
"""

import atexit
import mmap
import os
import sys
import tempfile
import threading
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import coverage

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "KATA_MEASURED"
"""Names the file that all processes map into their memory."""
EXIT = os._exit
TOOL = 4
"""A number of sys.monitoring that no debugger, profiler or coverage.py uses."""
if sys.version_info >= (3, 12):
    DISABLE: Any = sys.monitoring.DISABLE
else:
    DISABLE = None
MAX_LINES = 1024
MODULES = {
    str(file.relative_to(ROOT)): index * MAX_LINES
    for index, file in enumerate(sorted((ROOT / "grader").rglob("*.py")))
}
"""Where the bytes of each module begin."""


def coverage_init(_registry: object, _options: object) -> None:
    """Called by coverage.py in each process that it measures."""
    size = len(MODULES) * MAX_LINES
    if VARIABLE not in os.environ:
        descriptor, os.environ[VARIABLE] = tempfile.mkstemp(prefix="measured-")
        os.truncate(descriptor, size)
        os.close(descriptor)
        atexit.register(_save, Path(os.environ[VARIABLE]))
    with Path(os.environ[VARIABLE]).open("r+b") as file:
        recorder = Recorder(mmap.mmap(file.fileno(), size))
    os.register_at_fork(after_in_child=recorder.start)


class Recorder:
    """Notes the lines of grader/ that this process runs."""

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory
        self._begins: dict[str, int | None] = {}
        self._started = False

    def start(self) -> None:
        """Take over from coverage.py in a child."""
        if self._started:
            return  # a child of a child
        self._started = True
        if measuring := coverage.Coverage.current():
            measuring.stop()
        os._exit = EXIT  # not the one that saves what the parent measured
        if sys.version_info >= (3, 12):
            monitoring = sys.monitoring
            monitoring.use_tool_id(TOOL, "forked lines")
            monitoring.register_callback(TOOL, monitoring.events.LINE, self.note_once)
            monitoring.set_events(TOOL, monitoring.events.LINE)
            return
        frame: FrameType | None = sys._getframe()
        while frame is not None:  # else they call coverage.py back
            frame.f_trace = None
            frame = frame.f_back
        sys.settrace(self.trace)
        threading.settrace(self.trace)

    def note_once(self, code: CodeType, line: int) -> Any:
        """Called by Python for a line; asks it not to call for the same line again."""
        begin = self._begin(code.co_filename)
        if begin is not None:
            self._memory[begin + line] = 1
        return DISABLE

    def trace(self, frame: FrameType, _event: str, _argument: object) -> Any:
        """Called by an older Python for each frame; returns what it calls for each line of it."""
        begin = self._begin(frame.f_code.co_filename)
        if begin is None:
            return None

        def note(frame: FrameType, _event: str, _argument: object) -> Any:
            self._memory[begin + frame.f_lineno] = 1
            return note

        return note(frame, _event, _argument)

    def _begin(self, name: str) -> int | None:
        """Where the bytes of a file begin; None if it is not of grader/."""
        if name not in self._begins:
            self._begins[name] = MODULES.get("grader" + name.rpartition("/grader")[2])
        return self._begins[name]


def _save(file: Path) -> None:
    memory = file.read_bytes()
    file.unlink()
    ran = {
        str(ROOT / name): [n for n in range(MAX_LINES) if memory[begin + n]]
        for name, begin in MODULES.items()
    }
    if any(ran.values()):
        data = coverage.CoverageData(
            basename=str(ROOT / ".coverage"), suffix=f"forked-{os.getpid()}"
        )
        data.add_lines({name: lines for name, lines in ran.items() if lines})
        data.write()
