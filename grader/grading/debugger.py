"""Where `pytest --pdb` begins: at the learner's own line, not in the harness around it."""

from collections.abc import Collection, Iterator
from types import TracebackType


def learners_traceback(error: BaseException, files: Collection[str]) -> TracebackType | None:
    """The frames of an exception, and of those that it came from, that lie in some files alone.

    Args:
        error: what ended a test.
        files: paths of the learner's file and of the tests. Where no frame lies in them, the
            traceback stays as it is.
    """
    kept: TracebackType | None = None
    for part in reversed([*_parts(error)]):
        if part.tb_frame.f_code.co_filename in files:
            kept = TracebackType(kept, part.tb_frame, part.tb_lasti, part.tb_lineno)
    return kept or error.__traceback__


def _parts(error: BaseException) -> Iterator[TracebackType]:
    """All parts of the tracebacks: those of the outermost exception first."""
    seen: BaseException | None = error
    while seen is not None:
        part = seen.__traceback__
        while part is not None:
            yield part
            part = part.tb_next
        seen = seen.__cause__ or seen.__context__
