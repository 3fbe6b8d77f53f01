"""What the README promises of the repository as a whole."""

import re
import subprocess
import sys

import pytest

from grader import ROOT, catalogue
from grader.catalogue import test_specs

KATAS = catalogue.katas()


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.de.md", "de")])
def test_the_table_of_the_readme_is_the_catalogue(page, language):
    rows = re.findall(r"^\| \[(\w+)\]\((.+?)\) \| (.*?) \| (\d)\D*? \| (.+?) \|$",
                      (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip
    assert rows == [
        (
            kata.name,
            f"katas/{kata.name}/{page}",
            str(kata.hands_on or ""),
            str(kata.rank),
            getattr(kata.title, language),
        )
        for kata in KATAS
    ]


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_a_kata_builds_on_katas_that_are_there_and_come_before(kata):
    names = [other.name for other in KATAS if other.number < kata.number]
    assert set(kata.builds_on) <= set(names)


@pytest.mark.parametrize(
    "kata", [kata for kata in KATAS if kata.quiz_file is None], ids=lambda kata: kata.name
)
def test_a_kata_has_a_test_that_draws_its_cases(kata):
    assert any(spec.drawn for spec in test_specs.read_test_specs(kata.test_file))


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_the_tests_of_a_kata_lie_in_two_circles_and_those_of_a_quiz_in_one(kata):
    names = [spec.name for spec in test_specs.read_test_specs(kata.test_file)]
    assert kata.care_from == "" if kata.is_quiz else kata.care_from in names[1:]


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_a_page_states_rank_points_and_minutes_of_its_kata(kata):
    for page, line in (
        ("README.md", f"{kata.rank} kyu · {kata.points} points · about {kata.minutes} minutes*"),
        ("README.de.md", f"{kata.rank}. Kyu · {kata.points} Punkte · etwa {kata.minutes} Minuten*"),
    ):
        hands_on = f"*Hands-on {kata.hands_on} · " if kata.hands_on else "*"
        assert hands_on + line in (kata.folder / page).read_text(encoding="utf-8")


def test_katas_without_torch_run_without_importing_it():
    free = [kata for kata in KATAS if not kata.needs]
    assert free
    code = (
        "import sys, pytest\n"
        f"pytest.main(['-q', '--against=reference', *{[str(k.folder) for k in free]!r}])\n"
        "sys.exit('torch' in sys.modules or 'torchvision' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_stubs_wait_and_the_references_are_right():
    def graded(*arguments):
        command = [sys.executable, "-m", "grader", "test", "--lang=en", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    stubs = graded()
    assert stubs.returncode == 1
    assert stubs.stdout.count(" untouched") == len(KATAS)
    references = graded("--against", "reference")
    assert references.returncode == 0, references.stdout
    assert references.stdout.endswith("All solved.\n")


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_every_kata_has_graded_tests(kata):
    assert len(test_specs.read_test_specs(kata.test_file)) >= (3 if kata.is_quiz else 5)
