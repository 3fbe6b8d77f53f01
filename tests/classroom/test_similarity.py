"""Solutions that are the same but for what does not matter are found."""

import random
import time

import pytest

from grader import ROOT, catalogue
from grader.classroom.similarity import MIN_OWN, alike, form

FIRST = '''
def max_pool(image, size, stride=None):
    """Mine."""
    step = stride or size
    rows = []
    for top in range(0, image.shape[0] - size + 1, step):
        row = []
        for left in range(0, image.shape[1] - size + 1, step):
            row.append(image[top : top + size, left : left + size].max())
        rows.append(row)
    return rows
'''
RENAMED = """
def max_pool(image, size: int, stride=None):
    # all my own work
    s = stride or size
    out = []
    for y in range(0, image.shape[0] - size + 1, s):
        line = []
        for x in range(0, image.shape[1] - size + 1, s):
            line.append(image[y:y + size, x:x + size].max())
        out.append(line)
    return out
"""


def test_names_comments_and_layout_do_not_hide_the_same_solution():
    kata = catalogue.katas(["42"])[0]
    first, renamed = form(kata, FIRST.encode()), form(kata, RENAMED.encode())
    assert first == renamed
    assert first
    other = FIRST.replace("stride or size", "size")
    assert form(kata, other.encode()) not in (first, "")


HELPERS = """
def largest(values):
    best = values[0]
    for value in values[1:]:
        best = value if value > best else best
    return best

def windows(image, size, step):
    for row in range(0, len(image) - size + 1, step):
        for column in range(0, len(image[0]) - size + 1, step):
            yield [image[row + i][column + j] for i in range(size) for j in range(size)]

def max_pool(image, size, stride=None):
    found = [largest(window) for window in windows(image, size, stride or size)]
    width = (len(image[0]) - size) // (stride or size) + 1
    return [found[start : start + width] for start in range(0, len(found), width)]
"""


def other_order(source):
    *first, last = source.strip().split("\n\n")
    return "\n\n".join([last, *first[::-1]])


@pytest.mark.parametrize(
    "change",
    [
        lambda source: source.replace(
            "    best = values[0]\n", "    best = values[0]\n    x = 0\n"
        ),
        lambda source: source + "\n\ndef helper(a, b):\n    return a if a else b\n",
        lambda source: source.replace("best", "biggest").replace("found", "all_of_them"),
        lambda source: source.replace(
            "def largest(values):", "def largest(values: list) -> float:"
        ),
        lambda source: '"""Mine."""\n# all my own work\n' + source,
        other_order,
    ],
    ids=["a line more", "a helper more", "renamed", "annotated", "commented", "another order"],
)
def test_a_copy_is_found_in_spite_of(change):
    kata = catalogue.katas(["42"])[0]
    one, other = form(kata, HELPERS.encode()), form(kata, change(HELPERS).encode())
    assert len(one.split()) >= MIN_OWN
    assert one == other or alike([one, other]) == [[one, other]]


def test_another_solution_is_no_copy():
    kata = catalogue.katas(["42"])[0]
    forms = [form(kata, source.encode()) for source in (FIRST, HELPERS)]
    assert alike(forms) == []
    assert alike([]) == []


def test_right_and_wrong_solutions_that_come_with_a_kata_are_no_sign():
    for kata in catalogue.katas(["31-37", "41", "42"]):
        reference = ROOT / "reference" / kata.name
        for file in (*reference.glob("accepted/*.py"), *reference.glob("rejected/*.py")):
            assert form(kata, file.read_bytes() + b"\n# mine\n") == "", file


def test_a_large_class_is_compared_in_bounded_time():
    dice = random.Random(1)
    common = [f"{number:08x}" for number in range(300)]
    forms = [
        " ".join([*dice.sample(common, 100), *(f"{dice.randrange(2**32):08x}" for _ in range(60))])
        for _ in range(1000)
    ]
    copied = forms[7].rpartition(" ")[0]
    start = time.process_time()
    assert alike([*forms, copied]) == [[forms[7], copied]]
    assert time.process_time() - start < 10


def test_what_everybody_writes_is_no_sign():
    for kata in catalogue.katas():
        if kata.stub_file.suffix == ".py":
            reference = ROOT / "reference" / kata.name / kata.stub_file.name
            assert form(kata, reference.read_bytes() + b"# mine") == ""
    kata = catalogue.katas(["42"])[0]
    for content in (b"x = 1\n", b"def f(:\n", b"\xff", b"(" * 9999, b"-" * 60000 + b"1", b""):
        assert form(kata, content) == ""
