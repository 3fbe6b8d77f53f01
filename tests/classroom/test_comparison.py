"""Two reports on one class are compared before anything is published."""

import shutil

from tests.classroom.conftest import RIGHT, WRONG, kata_class


def test_a_comparison_says_who_gained_and_lost_points_and_why(course, done, tmp_path):
    shutil.copytree(course.root / "class", tmp_path / "class", symlinks=True)
    shutil.rmtree(tmp_path / "class/katas-half-0002")
    better, worse = "katas-broken-0006", "katas-solved-0000"
    for name, code in ((better, RIGHT), (worse, WRONG)):
        (tmp_path / "class" / name / "katas/10_double/double.py").write_text(code)
    again = kata_class(course, tmp_path / "class", into="again", work="work-whole")
    assert again.returncode == 0, again.stderr
    shown = kata_class(course, "compare", "whole/class.json", "again/class.json", into="compared")
    assert shown.returncode == 0, shown.stderr
    assert (course.root / "compared/changes.md").read_text() == shown.stdout
    rows = [line for line in shown.stdout.splitlines() if line.startswith("| katas-")]
    assert (
        f"| {worse} | 10_double | 10 | 5 | another solution; test_three: passed → failed |" in rows
    )
    assert any(
        row.startswith(f"| {better} | 10_double | 0 | 10 | another solution") for row in rows
    )
    same = kata_class(course, "compare", "whole/class.json", "whole/class.json", into="compared")
    assert "No points changed." in same.stdout
    assert kata_class(course, "compare", "whole/class.json").returncode == 2
