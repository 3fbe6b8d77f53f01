"""What is known of the learner's solutions without running them again."""

from dataclasses import replace

from grader import catalogue
from grader.catalogue.test_specs import read_test_specs
from grader.grading.feedback import Feedback
from grader.grading.results import KataInfo, KataResult, TestResult
from grader.grading.store import ResultStore
from grader.learner import progress, skipped
from grader.solution.source_file import SourceFile

KATA = catalogue.katas(["31"])[0]
FEEDBACK = Feedback("wrong", "Wrong.", lang="en")


def result(outcome="passed", digest=None, **changes):
    digest = SourceFile(KATA.stub_file).digest if digest is None else digest
    test = TestResult("test_one", outcome, **changes)
    return KataResult(KataInfo.of(KATA), "threshold.py", digest, (test,))


def test_a_saved_result_is_known_until_another_one_is_saved():
    assert progress.load(KATA) is None
    assert progress.is_open(KATA)
    progress.save(result())
    assert progress.load(KATA) == result()
    assert not progress.is_open(KATA)
    progress.save(result("failed", feedback=FEEDBACK))
    assert progress.load(KATA).state == "in_progress"
    assert progress.is_open(KATA)


def test_a_kata_whose_idea_is_right_is_passed_on_the_way():
    names = [spec.name for spec in read_test_specs(KATA.test_file)]
    care = names.index(KATA.care_from)
    for first_failure, is_open in ((care, False), (care - 1, True)):
        tests = tuple(
            TestResult(name, "failed" if place >= first_failure else "passed")
            for place, name in enumerate(names)
        )
        progress.save(replace(result(), tests=tests))
        assert progress.is_open(KATA) == is_open
        assert progress.load(KATA).state == "in_progress"


def test_it_is_known_in_the_other_language_too(monkeypatch):
    saved = result()
    progress.save(saved)
    monkeypatch.setenv("KATA_LANG", "de")
    assert progress.load(KATA) == saved


def test_a_file_that_was_saved_again_while_it_ran_is_not_known():
    progress.save(result(digest="ab" * 32))
    assert progress.load(KATA) is None


def test_what_could_not_be_graded_here_is_not_kept():
    progress.save(result("not_graded", reason="needs a GPU"))
    assert progress.load(KATA) is None


def test_only_the_latest_result_of_a_kata_is_kept(folder, monkeypatch):
    progress.save(result())
    monkeypatch.setenv("KATA_LANG", "de")
    progress.save(result("failed", feedback=FEEDBACK))
    assert len(list(folder.glob("results/31_threshold/*.json"))) == 1
    monkeypatch.setenv("KATA_LANG", "en")
    assert progress.load(KATA).state == "in_progress"


def test_an_update_runs_only_what_is_not_known():
    saved = result("passed", output="not from a run")
    progress.save(saved)
    other = catalogue.katas(["32"])[0]
    known, new = progress.update([KATA, other])
    assert known == saved
    assert (new.kata.name, new.state) == (other.name, "not_started")
    assert progress.load(other) == new


def test_what_was_solved_stays_solved_when_only_the_tests_have_changed(monkeypatch):
    progress.save(result())
    monkeypatch.setattr(progress, "fingerprint", lambda kata, lang=None: "another harness")
    assert progress.load(KATA) is None
    assert progress.solved_before(KATA)
    assert not progress.is_open(KATA)
    progress.save(result("failed", feedback=FEEDBACK))
    assert not progress.solved_before(KATA)
    assert progress.is_open(KATA)


def test_another_file_or_one_that_failed_was_not_solved_before(monkeypatch):
    progress.save(result("failed", feedback=FEEDBACK))
    progress.RESULTS.save(f"{KATA.name}/other", result(digest="ab" * 32))
    monkeypatch.setattr(progress, "fingerprint", lambda kata, lang=None: "another harness")
    assert not progress.solved_before(KATA)
    assert progress.is_open(KATA)


def test_a_skipped_kata_is_not_open_until_it_is_taken_in_again():
    skipped.add([KATA])
    assert not progress.is_open(KATA)
    skipped.remove([KATA])
    assert progress.is_open(KATA)


def test_hints_come_one_after_the_other_and_the_last_one_stays():
    count = len(KATA.hints)
    assert [progress.next_hint(KATA) for _ in range(count + 1)] == [*range(count), count - 1]


def test_where_nothing_can_be_kept_one_sentence_says_so_and_all_else_goes_on(
    folder, monkeypatch, capsys
):
    blocked = folder / "a file"
    blocked.write_text("in the way")
    monkeypatch.setattr(progress, "FOLDER", blocked)
    monkeypatch.setattr(progress, "RESULTS", ResultStore(blocked / "results"))
    progress.save(result())
    progress.save(result())
    assert progress.next_hint(KATA) == 0
    said = capsys.readouterr().err.splitlines()
    assert 1 <= len(said) == len(set(said))
    assert "cannot be kept" in said[0]
    assert progress.load(KATA) is None
