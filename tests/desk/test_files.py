"""Saving never loses what somebody else wrote, and says in one sentence why it cannot."""

import errno
import os
import threading
from pathlib import Path

import pytest

from grader import catalogue
from grader.desk import files
from grader.i18n import set_language


@pytest.fixture
def kata(katas):
    return catalogue.read_kata(katas / "31_threshold")


def names(kata):
    return sorted(file.name for file in kata.folder.iterdir())


def test_a_save_writes_the_text_and_gives_the_new_version(kata):
    before, listed = files.read(kata), names(kata)
    after = files.save(kata, "x = 'ä'\n", before.version)
    assert kata.stub_file.read_text(encoding="utf-8") == "x = 'ä'\n"
    assert after == files.read(kata)
    assert names(kata) == listed


def test_a_version_that_changed_outside_is_not_overwritten(kata):
    before = files.read(kata)
    kata.stub_file.write_text("theirs\n")
    with pytest.raises(files.ConflictError) as caught:
        files.save(kata, "mine\n", before.version)
    assert caught.value.now.text == "theirs\n"
    assert kata.stub_file.read_text() == "theirs\n"


def test_of_two_saves_at_once_exactly_one_wins(kata):
    before, outcomes = files.read(kata), []

    def save(text):
        try:
            outcomes.append(files.save(kata, text, before.version).text)
        except files.ConflictError:
            outcomes.append(None)

    threads = [threading.Thread(target=save, args=(f"{n}\n",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (won,) = [text for text in outcomes if text]
    assert kata.stub_file.read_text() == won


def test_line_ends_and_permissions_of_the_file_stay(kata):
    kata.stub_file.write_bytes(b"a\r\nb\r\n")
    kata.stub_file.chmod(0o640)
    now = files.read(kata)
    assert now.text == "a\nb\n"
    files.save(kata, "a\nc\n", now.version)
    assert kata.stub_file.read_bytes() == b"a\r\nc\r\n"
    if os.name == "posix":
        assert kata.stub_file.stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_gone_is_written_again_only_knowingly(kata):
    before = files.read(kata)
    kata.stub_file.unlink()
    now = files.read(kata)
    assert now.version == files.MISSING
    assert now.problem.startswith("The file threshold.py is gone.")
    with pytest.raises(files.ConflictError):
        files.save(kata, "mine\n", before.version)
    files.save(kata, "mine\n", files.MISSING)
    assert kata.stub_file.read_text() == "mine\n"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Not saved: the disk is full."),
        (errno.EROFS, "Not saved: katas/31_threshold is read-only."),
        (errno.EACCES, "Not saved: katas/31_threshold is read-only."),
        (errno.EIO, "Not saved: Input/output error."),
    ],
)
def test_what_the_system_refuses_is_one_sentence_and_leaves_the_file(
    kata, monkeypatch, number, sentence
):
    before, listed = files.read(kata), names(kata)

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(files.NotSavedError, match=sentence) as caught:
        files.save(kata, "mine\n", before.version)
    assert "\n" not in str(caught.value)
    assert files.read(kata) == before
    assert names(kata) == listed


def test_a_link_is_neither_read_nor_written(kata, tmp_path):
    secret = tmp_path / "secret.py"
    secret.write_text("secret\n")
    kata.stub_file.unlink()
    kata.stub_file.symlink_to(secret)
    now = files.read(kata)
    assert now.text == ""
    with pytest.raises(files.NotSavedError, match="is a link"):
        files.save(kata, "mine\n", now.version)
    assert secret.read_text() == "secret\n"


def test_what_is_not_utf8_is_left_alone(kata):
    kata.stub_file.write_bytes(b"# \xe4\n")
    now = files.read(kata)
    with pytest.raises(files.NotSavedError, match="not UTF-8"):
        files.save(kata, "mine\n", now.version)
    assert kata.stub_file.read_bytes() == b"# \xe4\n"


def test_sentences_come_in_german(kata):
    kata.stub_file.unlink()
    set_language("de")
    try:
        assert files.read(kata).problem.startswith("Die Datei threshold.py ist nicht mehr da.")
    finally:
        set_language(None)


def test_the_route_answers_a_conflict_with_the_other_version(learner, katas: Path):
    version = learner.get("/api/kata/31").json()["file"]["version"]
    (katas / "31_threshold/threshold.py").write_text("theirs\n")
    answer = learner.put("/api/kata/31/file", json={"text": "mine\n", "version": version})
    assert answer.status_code == 409
    assert answer.json()["file"]["text"] == "theirs\n"


def test_a_reset_keeps_what_was_written(learner, katas: Path):
    stub = katas / "31_threshold/threshold.py"
    untouched = stub.read_text(encoding="utf-8")
    stub.write_text("mine\n")
    answer = learner.post("/api/kata/31/reset", json={}).json()
    assert answer["file"]["text"] == untouched
    assert (stub.parent / answer["kept"]).read_text() == "mine\n"
