"""Deadlines: which state of a submission counts, what is late, and that no clone runs anything."""

import os
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta

import pytest

from grader import UserError, catalogue
from grader.classroom.deadlines import Deadlines, LatePolicy, due_option, parse_time
from grader.classroom.in_time import open_in_time
from grader.classroom.submissions import Submission
from grader.i18n import in_language

KATA = catalogue.katas(["31"])[0]
STUB = "katas/31_threshold/threshold.py"
DUE = datetime.fromisoformat("2026-12-01T23:59:00+01:00")
TEN = LatePolicy(10)
GIT = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


def git(folder, *arguments, time=""):
    variables = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for name in ("AUTHOR", "COMMITTER"):
        variables |= {f"GIT_{name}_NAME": "a", f"GIT_{name}_EMAIL": "a@b"}
        variables |= {f"GIT_{name}_DATE": time} if time else {}
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.fixture
def clone(tmp_path):
    """A clone, committed the day before the deadline and a day and a bit after it."""
    folder = tmp_path / "class" / "anna"
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "x = 'early'\n", "2026-11-30T12:00:00+0100")
    commit(folder, "x = 'late'\n", "2026-12-03T10:00:00+0100")
    return folder


def commit(folder, content, time, name=STUB):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "work", time=time)


def opened(place, due=DUE, policy=None, **identity):
    deadline = Deadlines(due, policy).of("anna", identity)
    with open_in_time(Submission("anna", place, identity), deadline, [KATA]) as (source, late):
        return source.read_stub(KATA), late, source.notes


@GIT
def test_a_clone_is_graded_at_its_last_commit_before_the_deadline(clone):
    (clone / STUB).write_text("x = 'not committed'\n")
    stub, late, _ = opened(clone)
    assert (stub.content, stub.file) == (b"x = 'early'\n", STUB)
    assert (late.days, late.percent) == (0, 0)
    assert late.handed_in == "2026-11-30T12:00:00+01:00"
    assert late.note == "Commits after it that are not graded: 1."


@GIT
def test_where_late_work_counts_the_last_commit_is_graded_and_each_begun_day_costs(clone):
    stub, late, _ = opened(clone, policy=TEN)
    assert stub.content == b"x = 'late'\n"
    assert (late.days, late.percent) == (2, 20)


@GIT
def test_a_late_commit_to_another_file_makes_nobody_late(clone):
    git(clone, "reset", "-q", "--hard", "HEAD~1")
    commit(clone, "mine\n", "2026-12-05T10:00:00+0100", name="README.md")
    stub, late, _ = opened(clone, policy=TEN)
    assert (stub.content, late.days, late.percent) == (b"x = 'early'\n", 0, 0)


@GIT
def test_late_work_that_would_be_worth_nothing_leaves_the_early_one_in_place(clone):
    stub, late, _ = opened(clone, policy=LatePolicy(60))
    assert (stub.content, late.days) == (b"x = 'early'\n", 0)


@GIT
def test_an_extension_moves_the_deadline_of_one_student(clone):
    stub, late, _ = opened(clone, extra_days="2")
    assert (stub.content, late.due) == (b"x = 'late'\n", "2026-12-03T23:59:00+01:00")
    stub, late, _ = opened(clone, Due="2026-12-04T12:00+01:00")
    assert stub.content == b"x = 'late'\n"
    stub, _, _ = opened(clone, due=None)
    assert stub.content == b"x = 'late'\n"


@GIT
def test_without_a_commit_before_the_deadline_nothing_is_graded_and_that_is_said(clone):
    stub, late, notes = opened(clone, due=DUE - timedelta(days=9))
    assert stub.content is None
    assert notes == ["No commit is from before the deadline; the first one is of 2026-11-30 12:00."]
    stub, late, _ = opened(clone, due=DUE - timedelta(days=3), policy=TEN)
    assert (stub.content, late.days, late.percent) == (b"x = 'late'\n", 5, 50)


@GIT
def test_packed_refs_a_detached_head_a_shallow_clone_and_a_clone_one_folder_deeper(clone, tmp_path):
    git(clone, "gc", "-q")
    git(clone, "pack-refs", "--all")
    assert opened(clone)[0].content == b"x = 'early'\n"
    git(tmp_path, "clone", "-q", "--depth", "1", clone.as_uri(), "outer/inner")
    stub, late, _ = opened(tmp_path / "outer", policy=TEN)
    assert (stub.content, late.days) == (b"x = 'late'\n", 2)
    git(clone, "checkout", "-q", "--detach", "HEAD~1")
    assert opened(clone, policy=TEN)[1].note == ""


@GIT
def test_nothing_of_a_clone_is_run_and_its_configuration_is_not_read(clone, tmp_path):
    if sys.platform == "win32":
        pytest.skip("the traps are shell scripts")
    mark, trap = tmp_path / "mark", tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {mark}\n")
    trap.chmod(0o755)
    (clone / ".gitattributes").write_text("*.py filter=trap diff=trap\n")
    settings = (
        "alias.cat-file",
        "alias.rev-list",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.trap.command",
        "filter.trap.process",
        "filter.trap.smudge",
        "gpg.program",
        "remote.origin.uploadpack",
        "uploadpack.packObjectsHook",
    )
    for name in settings:
        git(clone, "config", name, f"!{trap}" if name.startswith("alias") else str(trap))
    for name, value in (("log.showSignature", "true"), ("core.hooksPath", str(tmp_path)),
                        ("remote.origin.url", f"ext::{trap}"), ("remote.origin.promisor", "true"),
                        ("extensions.partialClone", "origin")):  # fmt: skip
        git(clone, "config", name, value)
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(trap, clone / ".git/hooks" / hook)
    assert opened(clone)[0].content == b"x = 'early'\n"
    assert not mark.exists()
    (clone / ".git/config").write_text("[broken\n")
    assert opened(clone)[0].content == b"x = 'early'\n"
    for blob in (clone / ".git/objects").glob("*/*"):
        blob.unlink()  # what is missing is fetched from nowhere
    stub, late, _ = opened(clone)
    assert stub.content == b"x = 'late'\n"
    assert "history of the clone cannot be read" in late.note
    assert not mark.exists()


@GIT
@pytest.mark.parametrize("head", ["ref: ../../other", "ref: refs/heads/../../x", "", "nonsense"])
def test_a_head_that_leads_elsewhere_is_not_followed(clone, head):
    (clone / ".git/HEAD").write_text(head)
    assert "cannot be read" in opened(clone)[1].note


@GIT
def test_a_clone_that_borrows_objects_from_elsewhere_is_not_read(clone, tmp_path):
    (clone / ".git/objects/info").mkdir(exist_ok=True)
    (clone / ".git/objects/info/alternates").write_text(f"{tmp_path}\n")
    assert "alternates is of an unusual form" in opened(clone)[1].note


@GIT
def test_links_and_files_too_large_are_refused_in_a_commit_too(clone):
    if sys.platform == "win32":
        pytest.skip("links")
    (clone / STUB).unlink()
    (clone / STUB).symlink_to("/etc/passwd")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "link", time="2026-12-01T12:00:00+0100")
    stub, _, _ = opened(clone)
    assert (stub.content, stub.note) == (None, "is a symbolic link")
    (clone / STUB).unlink()
    commit(clone, "#" * (2**20 + 1), "2026-12-01T13:00:00+0100")
    assert opened(clone)[0].note == "is larger than 1 MiB"


def test_the_times_in_a_zip_are_only_a_hint(tmp_path):
    with zipfile.ZipFile(tmp_path / "anna.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(STUB, (2026, 12, 3, 10, 15, 0)), "x = 1\n")
    stub, late, _ = opened(tmp_path / "anna.zip", policy=TEN)
    assert stub.content == b"x = 1\n"
    assert (late.days, late.percent, late.handed_in) == (0, 0, "")
    assert "of 2026-12-03 10:15, after the deadline: only a hint" in late.note
    late = opened(tmp_path / "anna.zip", policy=TEN, submitted="2026-12-02T00:10+01:00")[1]
    assert (late.days, late.percent, late.note) == (1, 10, "")


def test_no_deadline_changes_nothing(tmp_path):
    assert opened(tmp_path, due=None)[1] is None


def test_what_is_no_time_no_policy_and_no_number_of_days_is_refused():
    assert LatePolicy.parse("10% per day") == LatePolicy.parse("10 % pro Tag") == TEN
    for wrong in (
        "10%",
        "ten% per day",
        "0% per day",
        "101% per day",
        "10% per week",
        "-5% per day",
    ):
        with pytest.raises(UserError, match="10% per day"):
            LatePolicy.parse(wrong)
    for wrong in ("tomorrow", "2026-12-01", "01.12.2026 23:59", "2026-13-01T00:00"):
        with pytest.raises(UserError, match="2026-12-01T23:59"):
            due_option(wrong)
    for column, wrong in (("due", "soon"), ("extra_days", "two"), ("extra_days", "-1")):
        with pytest.raises(UserError, match=f"column `{column}` has '{wrong}' for anna"):
            Deadlines(DUE, None).of("anna", {column: wrong})
    with in_language("de"), pytest.raises(UserError, match="Schreib Tag und Uhrzeit"):
        due_option("morgen")


def test_a_time_without_an_offset_is_one_of_this_machine():
    assert parse_time("2026-12-01T23:59").replace(tzinfo=None) == datetime(2026, 12, 1, 23, 59)
    assert parse_time("2026-12-01T23:59").utcoffset() is not None
    assert parse_time("2026-12-01T23:59+01:00") == DUE
