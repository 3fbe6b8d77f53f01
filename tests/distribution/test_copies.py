"""The students' copy, and how news get into it."""

import base64
import json
import re
import shutil
import subprocess

import jsonschema
import pytest

from grader import ROOT, UserError, catalogue
from grader.catalogue.course_file import read_course
from grader.distribution import integrity, manifest, sync, template
from grader.distribution.manifest import Snapshot
from tests.distribution.conftest import SOLVED, STUB, TEST, run


def publish(course, path, content):
    """Change a file of the teacher's copy as a new export would."""
    known = manifest.read_snapshot(course)
    part = known.stubs if path in known.stubs else known.files
    if content is None:
        del part[path]
        (course / path).unlink()
    else:
        part[path] = content
    sync.apply(known, course, sync.changes(known, course))


def test_a_copy_has_the_chosen_katas_and_nothing_of_the_teachers(exported):
    names = {f.relative_to(exported).as_posix() for f in exported.rglob("*") if f.is_file()}
    assert {name.split("/")[1] for name in names if name.startswith("katas/")} == {
        "31_threshold",
        "32_weighted_inputs",
    }
    teachers = ("reference/", "tests/", *template.TEACHERS_ONLY)
    stubs = {
        "grader/catalogue/original_stubs/31_threshold.py.txt",
        "grader/catalogue/original_stubs/32_weighted_inputs.py.txt",
    }
    assert {name for name in names if name.startswith(teachers)} == stubs
    assert not any("accepted" in name or "rejected" in name for name in names)


def test_with_a_gallery_right_solutions_come_along_and_nothing_else(tmp_path):
    template.export(tmp_path, catalogue.katas(["31"]), gallery=True)
    names = {f.relative_to(tmp_path).as_posix() for f in (tmp_path / "reference").rglob("*.*")}
    accepted = (ROOT / "reference/31_threshold/accepted").glob("*.py")
    assert names == {
        "reference/31_threshold/threshold.py",
        *(f"reference/31_threshold/accepted/{file.name}" for file in accepted),
    }
    assert integrity.tampered(tmp_path) == []
    (tmp_path / STUB).write_bytes(SOLVED)
    assert run(tmp_path, "grader", "solution", "31").stdout == SOLVED.decode()


def test_without_a_gallery_a_copy_says_that_it_has_no_solution(student):
    done = run(student, "grader", "solution", "31")
    assert (done.returncode, done.stderr) == (2, "This copy has no solution of 31_threshold.\n")


def test_a_copy_has_settings_for_editors_and_nothing_for_contributors(exported):
    names = {f.relative_to(exported).as_posix() for f in exported.rglob("*") if f.is_file()}
    assert {".editorconfig", ".vscode/settings.json", ".vscode/tasks.json"} <= names
    contributors = ("CONTRIBUTING", "CHANGELOG", "SECURITY", "docs/", ".pre-commit", ".ci/",
                    "benchmarks/", ".github/ISSUE", ".github/pull", "reference/")  # fmt: skip
    assert [name for name in sorted(names) if name.startswith(contributors)] == []


def test_a_copy_is_all_that_its_manifest_says(exported):
    known = manifest.read(exported)
    assert known is not None
    names = {f.relative_to(exported).as_posix() for f in exported.rglob("*") if f.is_file()}
    assert names == {*known.files, *known.stubs, manifest.NAME}
    assert integrity.tampered(exported) == []


def test_a_copy_has_the_desk_with_its_page(exported):
    for name in ("server.py", "static/index.html", "static/desk.js", "static/desk.css"):
        assert (exported / "grader" / "desk" / name).is_file()


def test_a_copy_has_the_drawn_data(exported):
    for name in ("organs.png", "organs/labels.csv", "heads.py", "heads/heads.npz"):
        assert (exported / "data" / name).is_file()


def test_the_sessions_of_a_copy_are_a_students(exported):
    listed = run(exported, "nox", "--list", NO_COLOR="1")
    names = set(re.findall(r"^[*-] (\w+)", listed.stdout, re.MULTILINE))
    room = {"join", "ask", "leave"}
    assert names == {"katas", "grade", "watch", "desk", "show", "extras", "update", *room}


def test_the_pages_of_a_copy_name_its_katas_only(exported):
    for page in ("README.md", "README.de.md"):
        text = (exported / page).read_text(encoding="utf-8")
        assert "{katas}" not in text
        assert text.count("](katas/") == 2


def test_a_copy_for_a_course_has_its_katas_and_follows_it(tmp_path):
    chosen = read_course("workshop").katas()
    template.export(tmp_path / "copy", chosen, "workshop")
    katas = sorted(path.name for path in (tmp_path / "copy" / "katas").iterdir())
    assert katas == sorted(kata.name for kata in chosen)
    assert [path.name for path in (tmp_path / "copy" / "courses").iterdir()] == ["workshop.toml"]
    assert run(tmp_path / "copy", "grader", "next").stdout.startswith("31_threshold")
    assert "> workshop" in run(tmp_path / "copy", "grader", "course").stdout


def test_a_copy_without_a_course_has_those_that_its_katas_suffice_for(exported):
    assert not (exported / "courses").exists()
    courses = [path for path in template.snapshot_of(catalogue.katas()).files if "courses/" in path]
    assert courses == [f"courses/{name}.toml" for name in ("medicine", "term", "workshop")]


def test_katas_or_a_course_are_named_but_not_both(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        template.main([str(tmp_path / "copy"), "--katas", "31", "--course", "workshop"])
    assert ended.value.code == 2
    assert template.main([str(tmp_path / "copy"), "--course", "workshops"]) == 2
    assert "There is no course 'workshops'" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()


def test_a_copy_works(exported):
    assert template.smoke_test(exported) == ""


def test_a_copy_that_gives_points_for_nothing_does_not_pass_its_smoke_test(course):
    publish(course, STUB, SOLVED)
    assert "31_threshold" in template.smoke_test(course)


def test_what_a_teacher_tried_out_is_not_handed_out(tmp_path):
    left_out = shutil.ignore_patterns(".*", "__pycache__", "reference", "organs", "tests")
    own = shutil.copytree(ROOT, tmp_path / "own", ignore=left_out)
    for name in (".editorconfig", ".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, own)
    for name in (".devcontainer", ".github", ".vscode"):
        shutil.copytree(ROOT / name, own / name)
    (own / STUB).write_bytes(SOLVED)
    done = run(own, "grader.distribution.template", str(tmp_path / "copy"), "--katas", "31")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy" / STUB).read_bytes() == (ROOT / STUB).read_bytes()


def test_a_kata_taken_out_of_a_course_breaks_neither_template_nor_copies(course, student):
    mine = student / "katas/32_weighted_inputs/weighted_inputs.py"
    mine.write_text("# mine\n")
    template.export(course, catalogue.katas(["31"]))
    assert template.smoke_test(course) == ""
    assert run(student, "grader", "update", str(course), "--yes").returncode == 0
    assert mine.read_text() == "# mine\n"
    for copy in (course, student):
        for command in (["list"], ["test"], ["grade"]):
            done = run(copy, "grader", *command)
            assert done.returncode in (0, 1), done.stderr
            assert "32_weighted_inputs" not in done.stdout
    assert "has no kata.toml" in run(student, "grader", "test", "32").stderr


def test_a_folder_with_something_else_in_it_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("two years")
    with pytest.raises(UserError, match=r"not empty .*thesis\.txt"):
        template.export(tmp_path, catalogue.katas(["31"]))
    assert [f.name for f in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_export_over_an_earlier_one_leaves_solutions_alone(student):
    template.export(student, catalogue.katas(["31-33"]))
    assert (student / STUB).read_bytes() == SOLVED
    assert (student / "katas/33_single_layer/single_layer.py").is_file()


def test_an_update_brings_new_tests_and_katas_and_leaves_solutions_alone(course, student):
    publish(course, TEST, b"# new\n")
    publish(course, "katas/40_new/new.py.md", b"page\n")
    publish(course, "katas/31_threshold/README.de.md", None)
    done = run(student, "grader", "update", str(course), "--yes")
    assert done.returncode == 0, done.stderr
    for line in ("changed      " + TEST, "new          katas/40_new/new.py.md"):
        assert line in done.stdout
    assert (student / TEST).read_bytes() == b"# new\n"
    assert (student / "katas/40_new/new.py.md").is_file()
    assert not (student / "katas/31_threshold/README.de.md").exists()
    assert (student / STUB).read_bytes() == SOLVED
    assert manifest.read(student) == manifest.read(course)
    again = run(student, "grader", "update", str(course))
    assert (again.returncode, again.stdout) == (0, "Everything is up to date.\n")


def test_a_new_stub_replaces_an_untouched_one_only(course, student):
    other = "katas/32_weighted_inputs/weighted_inputs.py"
    publish(course, STUB, b"# new stub\n")
    publish(course, other, b"# new stub\n")
    done = run(student, "grader", "update", str(course), "--yes")
    assert f"yours stays  {STUB}" in done.stdout
    assert (student / STUB).read_bytes() == SOLVED
    assert (student / other).read_bytes() == b"# new stub\n"


def test_a_file_that_somebody_changed_is_kept_beside_the_new_one(course, student):
    (student / TEST).write_bytes(b"# mine\n")
    done = run(student, "grader", "update", str(course), "--yes")
    (kept,) = (student / TEST).parent.glob("test_threshold_*.py.kept")
    assert kept.read_bytes() == b"# mine\n"
    assert f"kept: katas/31_threshold/{kept.name}" in done.stdout
    assert (student / TEST).read_bytes() == (course / TEST).read_bytes()


def test_what_was_saved_while_the_update_waited_is_kept(course, student):
    other = "katas/32_weighted_inputs/weighted_inputs.py"
    publish(course, other, b"# new stub\n")
    news = manifest.read_snapshot(course)
    planned = sync.changes(news, student)
    (student / other).write_bytes(b"# written meanwhile\n")
    (kept,) = sync.apply(news, student, planned)
    assert (student / kept).read_bytes() == b"# written meanwhile\n"
    assert (student / other).read_bytes() == b"# new stub\n"


def test_nothing_changes_before_somebody_agreed(course, student):
    publish(course, TEST, b"# new\n")
    done = run(student, "grader", "update", str(course))
    assert done.returncode == 1
    assert "Nothing was changed." in done.stdout
    assert (student / TEST).read_bytes() == (ROOT / TEST).read_bytes()


def test_an_update_comes_from_a_repository_that_shares_no_history(course, student):
    publish(course, TEST, b"# new\n")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@t.invalid"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "course"]):
        subprocess.run([*git, *command], cwd=course, check=True)
    done = run(student, "grader", "update", course.as_uri(), "--yes")
    assert done.returncode == 0, done.stderr
    assert (student / TEST).read_bytes() == b"# new\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [("nowhere", "is no folder here, and git cannot fetch it"), (".", "no copy that `nox -s")],
)
def test_an_update_from_nowhere_is_one_sentence(student, tmp_path, source, said):
    (tmp_path / "empty").mkdir()
    place = str(tmp_path / "empty") if source == "." else source
    done = run(student, "grader", "update", place)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_copy_changed_after_its_export_is_no_source(course, student):
    (course / TEST).write_bytes(b"# slipped in\n")
    done = run(student, "grader", "update", str(course))
    assert done.returncode == 2
    assert "was changed after it was made" in done.stderr


@pytest.mark.parametrize("path", ["../out.py", "/etc/out.py", "a/../../out.py", "C:/out.py"])
def test_a_manifest_cannot_reach_out_of_its_folder(tmp_path, path):
    content = manifest.as_json(Snapshot({path: b"x"}, {}).manifest())
    (tmp_path / manifest.NAME).write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match="no manifest of this version"):
        manifest.read(tmp_path)


def test_a_changed_test_is_named_and_nothing_is_graded(student, tmp_path):
    (student / TEST).write_text("def test_nothing(kata):\n    pass\n", encoding="utf-8")
    output = tmp_path / "output"
    done = run(student, "grader", "grade", GITHUB_OUTPUT=str(output))
    assert done.returncode == 3
    assert TEST in done.stderr
    result = json.loads(base64.b64decode(output.read_text().strip().removeprefix("result=")))
    assert (result["status"], result["max_score"]) == ("error", 0)
    assert TEST in result["tests"][0]["message"]


def test_an_honest_copy_is_graded(student, tmp_path):
    output = tmp_path / "output"
    done = run(student, "grader", "grade", GITHUB_OUTPUT=str(output))
    assert done.returncode == 1
    result = json.loads(base64.b64decode(output.read_text().strip().removeprefix("result=")))
    assert [test["score"] for test in result["tests"]] == [10, 0]


def test_classroom_50_gets_what_its_schema_says(student, tmp_path):
    variables = {"CLASSROOM": "c", "ASSIGNMENT": "katas", "SUBMISSION_TAG": "submit/1"}
    into = tmp_path / "into"
    options = ("--report=classroom50", f"--into={into}")
    run(student, "grader", "test", *options, **variables)
    result = json.loads((into / "result.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "tests/classroom50.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(result, schema)
    assert (result["classroom"], result["submission"]) == ("c", "submit/1")
    assert (result["score"], result["max-score"]) == (10, 20)
    assert [test["passed"] for test in result["tests"]] == [True, False]
