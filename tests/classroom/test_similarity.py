"""Solutions that are the same but for what does not matter are found."""

from grader import ROOT, catalogue
from grader.classroom.similarity import form

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


def test_what_everybody_writes_is_no_sign():
    for kata in catalogue.katas():
        if kata.stub_file.suffix == ".py":
            reference = ROOT / "reference" / kata.name / kata.stub_file.name
            assert form(kata, reference.read_bytes() + b"# mine") == ""
    kata = catalogue.katas(["42"])[0]
    for content in (b"x = 1\n", b"def f(:\n", b"\xff", b"(" * 9999, b"-" * 60000 + b"1", b""):
        assert form(kata, content) == ""
