"""The workflow that GitHub Classroom runs."""

import re

from grader import ROOT
from tests.reports.conftest import grade


def test_the_workflow_is_what_classroom_looks_for():
    text = (ROOT / ".github/workflows/classroom.yml").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    for line in (
        "name: Autograding Tests",
        "on: [push, repository_dispatch]",
        "checks: write",
        "actions: read",
        "contents: read",
        "UV_TORCH_BACKEND: cpu",
        "run-autograding-tests:",
        "enable-cache: true",
    ):
        assert lines.count(line) == 1, line
    assert "\t" not in text


def test_the_workflow_hands_on_what_its_grading_step_wrote():
    text = (ROOT / ".github/workflows/classroom.yml").read_text(encoding="utf-8")
    grading, _, reporting = text.split("        id: ")[1].partition("      - if: ")
    (runner,) = re.findall(r"runners: (\S+)\n", reporting)
    assert re.fullmatch("[a-zA-Z0-9]+", runner)  # the reporter takes no other names
    assert grading.startswith(f"{runner}\n")
    assert re.findall(r"run: (.+)\n", text) == ["uvx nox -s extras", "uvx nox -s grade"]
    assert (
        f"uses: classroom-resources/autograding-grading-reporter@v1\n{' ' * 8}env:\n" in reporting
    )
    result = f"steps.{runner}.outputs.result"
    assert f'{runner.upper()}_RESULTS: "${{{{ {result} }}}}"\n' in reporting
    assert f"!cancelled() && {result} != ''" in reporting


def test_the_workflow_grades_nothing_where_the_solutions_are():
    text = (ROOT / ".github/workflows/classroom.yml").read_text(encoding="utf-8")
    _, *steps = text.split("      - ")
    guarded = ["if: hashFiles('reference/**') == ''" in step for step in steps]
    assert guarded == [False, True, True, True, False]
    assert "outputs.result != ''" in steps[4]
    assert (ROOT / "reference").is_dir()


def test_one_command_grades_a_copy_without_solutions(workshop, tmp_path):
    workshop.add()
    (workshop.root / "reference").rmdir()
    done = grade(workshop, tmp_path, command=("nox", "--no-venv", "-s", "grade"))
    assert done.code == 0, done.log
    assert (done.result["status"], done.result["tests"][0]["score"]) == ("pass", 10)
