"""Beginning a new kata."""

import pytest


def test_a_new_kata_is_made_whole_and_owes_what_its_author_must_write(workshop):
    made = workshop.run("grader.authoring.scaffold", "47_blur", "Blur an image")
    assert made.returncode == 0
    assert made.stdout.splitlines()[-1] == "Fill in every TODO, then: nox -s authors -- 47"
    done = workshop.run("grader.authoring", "47")
    assert done.returncode == 1
    for gap in (
        "`double` is not written yet",
        "0 accepted files",
        "0 rejected files",
        "README.de.md still has a TODO",
    ):
        assert gap in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("Blur", "'Blur' is no name for a kata"), ("10_half", "10 is taken by 10_double")],
)
def test_a_name_that_cannot_be_had_writes_nothing(workshop, name, sentence):
    workshop.add("10_double")
    before = sorted(workshop.root.rglob("*"))
    done = workshop.run("grader.authoring.scaffold", name, "Title")
    assert done.returncode == 2
    assert sentence in done.stderr
    assert sorted(p for p in workshop.root.rglob("*") if "__pycache__" not in p.parts) == [
        p for p in before if "__pycache__" not in p.parts
    ]
