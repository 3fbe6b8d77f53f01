"""Whatever a learner's code returns or sends, a test passes or fails with feedback to read.

An exception of the judge's own would count as a failure of the grader.
"""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.catalogue.test_specs import TestSpec
from grader.grading.feedback import HARD_MAX_LINES, HARD_MAX_WIDTH, explain
from grader.i18n import Text
from grader.sandbox import wire
from grader.sandbox.client import RemoteSolution
from grader.sandbox.wire import WireError
from grader.solution.clocks import Reading
from grader.solution.errors import KINDS
from grader.solution.local import MODULE, Reference, SolutionTimeout
from grader.solution.source_file import SourceFile
from grader.testing.assertions import check, close, equal, raises
from grader.testing.call_log import CallLog
from grader.testing.proxy import SolutionProxy

SPEC = TestSpec("test_it", 1, Text("The rule.", "Die Regel."), gpu=False, needs=())
FILE = SourceFile(Path("nowhere.py"))


def nested(value, depth):
    for _ in range(depth):
        value = [value]
    return value


HUGE = st.builds(lambda digits: -(10**digits), st.integers(20, 6000)) | st.integers()
REPEATED = st.sampled_from(["x", "ab\n", "\ud800", "\x1b[2J", "::error::"])
TEXTS = st.text(st.characters(), max_size=20) | st.builds(
    lambda text, times: text * times, REPEATED, st.sampled_from([1, 90, 10**5])
)
HASHABLE = st.none() | st.booleans() | HUGE | st.floats() | TEXTS | st.binary(max_size=9)
SHAPES = npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=12)
NUMBERS = st.sampled_from([0, 1, 7, np.nan, np.inf, 1e300])


def array(dtype, shape, number):
    with np.errstate(all="ignore"):
        return np.full(shape, number).astype(dtype)


ARRAYS = st.builds(
    array, st.sampled_from(sorted(wire.DTYPES - {"bfloat16"})), SHAPES, NUMBERS
) | npst.arrays(np.dtype("U3"), npst.array_shapes(max_side=4))


def containers(inner):
    return (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(HASHABLE, inner, max_size=4)
        | st.sets(HASHABLE, max_size=4)
        | st.builds(lambda value, times: [value] * times, inner, st.sampled_from([9, 600]))
        | st.builds(nested, inner, st.integers(1, 38))
    )


VALUES = st.recursive(HASHABLE | st.complex_numbers() | ARRAYS, containers, max_leaves=6)
EXPECTED = st.sampled_from(
    [1, 0.5, True, "text", [1, 2], [[1.0, 2.0], [3.0, 4.0]], (1, "a"), {"a": 1}, {1, 2}, b"x",
     np.zeros((2, 3)), np.arange(4), np.float32(1), [], [[1], [2, 3]]]
)  # fmt: skip
EXAMPLES = settings(
    max_examples=50,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[*HealthCheck],
    database=None,
)


class Worker:
    """Sends the same frames after each question."""

    wall = 0.0

    def __init__(self, *frames):
        self._frames = frames
        self._left = []
        self.hangs: Counter[str] = Counter()

    def reading(self):
        return Reading()

    def used_up(self, _seconds, _now):
        return False

    def connection(self):
        return self

    def poll(self, _seconds=0.0):
        return True

    def fileno(self):
        return 0

    def send_bytes(self, _content):
        self._left = [*self._frames]

    def recv_bytes(self, limit=None):
        if not self._left:
            raise EOFError
        frame = self._left.pop(0)
        if limit is not None and len(frame) > limit:
            raise OSError("bad message length")
        return frame

    def end(self, _wait=0.0):
        return 1


def feedback(test, *frames, time_limit=5.0):
    """What is read where a test fails whose worker answers with these frames; None if it passes."""
    log = CallLog()
    solution = RemoteSolution(Worker(*frames), time_limit, "nowhere.py")
    try:
        test(SolutionProxy(solution, log, Reference(MODULE, "module")))
    except Exception as error:
        return explain(error, SPEC, log, FILE)
    except SolutionTimeout as error:
        return explain(error, SPEC, log, FILE)
    return None


def sent(message):
    """The frames of a message as a worker sends it."""
    frames = []

    class Pipe:
        def send_bytes(self, content):
            frames.append(bytes(content))

    wire.send(Pipe(), message)
    return frames


def assert_readable(found):
    if found is None:
        return
    text = found.text_with_source()
    assert text.encode()
    lines = text.split("\n")[:-1]
    assert len(lines) <= HARD_MAX_LINES
    assert max(map(len, lines)) <= HARD_MAX_WIDTH
    assert json.dumps(found.to_dict())


TESTS = {
    "equal": lambda value, wanted: equal(value, wanted),
    "close": lambda value, wanted: close(value, wanted),
    "dtype": lambda value, wanted: equal(value, wanted, dtype="float32"),
    "check": lambda value, _: check(False, value, en="something else", de="etwas anderes"),
}


@pytest.mark.parametrize("test", TESTS.values(), ids=TESTS)
@EXAMPLES
@given(VALUES, EXPECTED)
def test_any_value_that_a_solution_returns_is_compared_and_shown(test, value, wanted):
    try:
        frames = sent({"result": value})
    except WireError:
        return

    def compare(kata):
        test(kata.nothing, wanted)

    found = feedback(compare, *frames)
    assert_readable(found)
    assert found is None or found.kind in ("wrong", "trouble")


@EXAMPLES
@given(VALUES)
def test_a_value_that_comes_in_place_of_an_exception_is_shown(value):
    found = feedback(
        lambda kata: raises(ValueError, lambda: kata.nothing), *sent({"result": value})
    )
    assert_readable(found)


NAMES = st.sampled_from(
    ["result", "trouble", "kind", "subject", "message", "types", "lines", "known", "number", "text",
     "function", "cell", "int", "tuple", "set", "dict", "bytes", "complex", "reference", "array",
     "tensor", "scalar", "dtype", "shape", "device", "array_of_text", "body", "sizes"]
)  # fmt: skip
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.sampled_from(
        [float("nan"), float("inf"), "0x" + "f" * 6000, "float32", "cuda:0", "\ud800"]
    )
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@EXAMPLES
@given(JSON_VALUES, st.lists(st.integers(-1, 9), max_size=3), st.lists(st.binary(max_size=9)))
def test_any_frames_that_a_worker_sends_are_a_failed_test(body, sizes, buffers):
    header = json.dumps({"body": {"result": body}, "sizes": sizes}).encode()
    assert_readable(feedback(lambda kata: equal(kata.nothing, 1), header, *buffers))


NUMBER = HUGE | st.floats() | st.none() | st.text(max_size=3) | st.booleans()
FRAME = st.fixed_dictionaries({"number": NUMBER, "text": TEXTS, "function": TEXTS, "cell": NUMBER})
TROUBLES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(sorted(KINDS)),
        "subject": TEXTS,
        "message": TEXTS,
        "types": st.lists(TEXTS, max_size=3) | st.just(("RecursionError",)) | VALUES,
        "known": st.lists(TEXTS, max_size=3) | VALUES,
        "lines": st.lists(FRAME, max_size=3) | VALUES,
    }
)


@EXAMPLES
@given(TROUBLES)
def test_any_trouble_that_a_worker_sends_is_a_failed_test(trouble):
    for wanted in (ValueError, None):

        def test(kata, wanted=wanted):
            if wanted:
                raises(wanted, lambda: kata.nothing)
            equal(kata.nothing, 1)

        found = feedback(test, *sent({"trouble": trouble}))
        assert_readable(found)
        assert found is not None
        assert found.kind != "test_error"


def test_buffers_that_several_arrays_share_are_refused():
    """Each would be copied: one frame of 16 MB would take a hundred times that."""
    one = {"array": 0, "dtype": "uint8", "shape": [4]}
    header = json.dumps({"body": {"result": [one, one]}, "sizes": [4]}).encode()
    found = feedback(lambda kata: equal(kata.nothing, 1), header, b"abcd")
    assert found is not None
    assert "cannot be read" in found.headline
