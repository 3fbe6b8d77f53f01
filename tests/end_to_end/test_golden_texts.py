"""What learners read about typical mistakes is short, and fits into a terminal."""

import pytest

from grader import ROOT
from grader.grading.feedback import HARD_MAX_LINES, HARD_MAX_WIDTH

GOLDEN = sorted((ROOT / "reference").glob("*/rejected/*.txt"))


def test_there_are_golden_texts():
    assert len(GOLDEN) > 300


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_each_language_of_a_golden_text_fits_on_a_screen(file):
    for text in file.read_text(encoding="utf-8").rstrip("\n").split("\n\n"):
        lines = text.split("\n")
        assert len(lines) <= HARD_MAX_LINES
        assert max(map(len, lines)) <= HARD_MAX_WIDTH
