"""What is read of a submission: stub files as bytes, and nothing that is odd."""

import io
import os
import struct
import sys
import zipfile

import pytest

from grader import UserError, catalogue
from grader.classroom import readers, search, zip_source
from grader.classroom.submissions import submissions

KATA = catalogue.katas(["31"])[0]
STUB = "katas/31_threshold/threshold.py"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and special files")


def read(place):
    with readers.open_submission(place) as source:
        return source.read_stub(KATA), source.notes


def lay(folder, name=STUB, content=b"x = 1\n"):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    "name", [STUB, "31_threshold/threshold.py", f"repo-main/{STUB}", "x/31_threshold/threshold.py"]
)
def test_a_stub_is_found_in_a_clone_in_a_katas_folder_and_one_folder_deeper(tmp_path, name):
    lay(tmp_path / "anna", name)
    found, notes = read(tmp_path / "anna")
    assert (found.content, found.file, found.note, notes) == (b"x = 1\n", name, "", [])
    with zipfile.ZipFile(tmp_path / "anna.zip", "w") as archive:
        archive.writestr(name, "x = 1\n")
    found, notes = read(tmp_path / "anna.zip")
    assert (found.content, found.file, found.note, notes) == (b"x = 1\n", name, "", [])


def test_a_zip_alone_in_its_folder_is_the_submission(tmp_path):
    (tmp_path / "anna").mkdir()
    with zipfile.ZipFile(tmp_path / "anna/work.zip", "w") as archive:
        archive.writestr(STUB, "x = 1\n")
    assert read(tmp_path / "anna")[0].content == b"x = 1\n"


def test_what_is_not_there_is_missing_without_a_note(tmp_path):
    found, notes = read(tmp_path)
    assert (found.content, found.file, found.note, notes) == (None, STUB, "", [])
    found, notes = read(tmp_path / "nobody")
    assert found.content is None
    assert notes == ["there is no such folder or file"]


def link(folder):
    lay(folder, "secret.py")
    (folder / STUB).symlink_to(folder / "secret.py")


def folder_link(folder):
    lay(folder.parent, "other/threshold.py")
    (folder / STUB).parent.rmdir()
    (folder / STUB).parent.symlink_to(folder.parent / "other")


def katas_link(folder):
    lay(folder.parent, "other/31_threshold/threshold.py")
    (folder / STUB).parent.rmdir()
    (folder / "katas").rmdir()
    (folder / "katas").symlink_to(folder.parent / "other")


@POSIX
@pytest.mark.parametrize(
    ("odd", "note"),
    [
        (link, "is a symbolic link"),
        (folder_link, "31_threshold is a symbolic link"),
        (katas_link, "katas is a symbolic link"),
        (lambda folder: (folder / STUB).mkdir(), "is a folder"),
        (lambda folder: os.mkfifo(folder / STUB), "is no ordinary file"),
        (lambda folder: lay(folder, content=b"#" * (2**20 + 1)), "is larger than 1 MiB"),
    ],
)
def test_an_odd_stub_is_named_and_missing(tmp_path, odd, note):
    folder = tmp_path / "anna"
    (folder / STUB).parent.mkdir(parents=True)
    lay(folder, "README.md")
    odd(folder)
    found, _ = read(folder)
    assert (found.content, found.note) == (None, note)


@POSIX
def test_a_submission_that_is_a_link_is_named_and_missing(tmp_path):
    lay(tmp_path / "bert")
    (tmp_path / "anna").symlink_to(tmp_path / "bert")
    found, notes = read(tmp_path / "anna")
    assert (found.content, notes) == (None, ["is a symbolic link"])
    assert [one.name for one in submissions(tmp_path)] == ["anna", "bert"]


def zipped(tmp_path, *entries):
    file = tmp_path / "anna.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file


def info(name, mode=0, how=zipfile.ZIP_DEFLATED):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    entry.compress_type = how
    return entry


@pytest.mark.parametrize("name", [f"../{STUB}", f"/{STUB}", "a/../../b.py", "C:/x.py"])
def test_a_name_that_leads_out_of_a_zip_is_named_and_the_rest_is_graded(tmp_path, name):
    found, notes = read(zipped(tmp_path, (STUB, "x = 1\n"), (name, "x = 2\n")))
    assert found.content == b"x = 1\n"
    assert notes == [f"the zip has names that lead outside of it: {name!r}"]


@pytest.mark.parametrize(
    ("entries", "note"),
    [
        ([(info(STUB, 0o120777), "/etc/passwd")], "is a symbolic link"),
        ([(info(STUB + "/", 0o040755), "")], "is a folder"),
        ([(info(STUB, 0o010644), "")], "is no ordinary file"),
        ([(STUB, b"#" * (2**20 + 1))], "is larger than 1 MiB"),
        ([(info(STUB, how=zipfile.ZIP_LZMA), "x = 1\n")], "is packed in an unusual way"),
        ([(f"a/{STUB}", "x = 1\n"), (f"b/{STUB}", "x = 2\n")], "is there more than once"),
    ],
)
def test_an_odd_entry_of_a_zip_is_named_and_missing(tmp_path, entries, note):
    found, _ = read(zipped(tmp_path, *entries))
    assert (found.content, found.note) == (None, note)


def test_the_same_name_twice_in_a_zip_is_named_and_missing(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        file = zipped(tmp_path, (STUB, "x = 1\n"), (STUB, "x = 2\n"))
    assert read(file)[0].note == "is there more than once"


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path):
    bomb = zipped(tmp_path, (STUB, b"#" * (300 * 2**20))).read_bytes()
    lie = bomb.replace(struct.pack("<L", 300 * 2**20), struct.pack("<L", 100))
    assert lie != bomb
    (tmp_path / "anna.zip").write_bytes(lie)
    found, _ = read(tmp_path / "anna.zip")
    assert found.content is None
    assert found.note


def test_a_list_of_contents_without_end_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(zip_source, "MAX_DIRECTORY_SIZE", 1000)
    file = zipped(tmp_path, *((f"katas/{n}.py", "") for n in range(100)), (STUB, "x = 1\n"))
    found, notes = read(file)
    assert (found.content, notes) == (None, ["the zip holds too many files"])


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18), b"PK\x05\x06"])
def test_what_is_no_zip_is_missing(tmp_path, content):
    (tmp_path / "anna.zip").write_bytes(content)
    assert read(tmp_path / "anna.zip")[0].content is None


def test_an_encrypted_or_damaged_entry_is_named(tmp_path):
    whole = zipped(tmp_path, (info(STUB, how=zipfile.ZIP_STORED), "x = 1\n")).read_bytes()
    flags = bytearray(whole)
    flags[6] |= 1
    flags[whole.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "anna.zip").write_bytes(flags)
    assert read(tmp_path / "anna.zip")[0].note == "is encrypted"
    (tmp_path / "anna.zip").write_bytes(whole.replace(b"x = 1", b"x = 2"))
    assert "CRC" in read(tmp_path / "anna.zip")[0].note


def test_a_roster_names_students_and_where_their_work_is(tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "Name;Email address;repository\nÄnne;anne@example.org;work/a\nBert;b@example.org;\n",
        encoding="utf-8-sig",
    )
    anne, bert = submissions(roster)
    assert (anne.name, anne.place) == ("Änne", tmp_path / "work/a")
    assert anne.identity == {"Name": "Änne", "Email address": "anne@example.org"}
    assert bert.name == "Bert"
    assert not bert.place.exists()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name,path to it\na,b\n", "the column `repository` is missing"),
        ("name,repository\na,b\na,c\n", "a is there twice"),
        ("name,repository\n", "no submissions"),
    ],
)
def test_a_roster_that_cannot_be_used_says_why(tmp_path, text, complaint):
    (tmp_path / "roster.csv").write_text(text)
    with pytest.raises(UserError, match=complaint):
        submissions(tmp_path / "roster.csv")


def test_only_stub_files_are_read(tmp_path, monkeypatch):
    """The reader opens no other path, whatever lies in the folder."""
    lay(tmp_path / "anna")
    for name in ("conftest.py", "pyproject.toml", "katas/31_threshold/test_threshold.py"):
        lay(tmp_path / "anna", name, b"raise SystemExit\n")
    opened = []
    real = io.open

    def noting_open(file, *arguments, **options):
        opened.append(file)
        return real(file, *arguments, **options)

    monkeypatch.setattr(io, "open", noting_open)
    assert read(tmp_path / "anna")[0].content == b"x = 1\n"
    assert [str(path) for path in opened] == [str(tmp_path / "anna" / STUB)]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("threshold.py", ""),
        (f"Abgabe/final/{STUB}", ""),
        (f"a/b/c/{STUB}", ""),
        ("threshold (1).py", "was taken for threshold.py"),
        ("work/Threshold.py", "was taken for threshold.py"),
        ("threshold - Kopie.py", "was taken for threshold.py"),
    ],
)
@pytest.mark.parametrize("zipped_too", [False, True])
def test_a_stub_that_lies_elsewhere_is_found_by_its_name(tmp_path, name, note, zipped_too):
    lay(tmp_path / "anna", "notes.txt")
    lay(tmp_path / "anna", name)
    place = tmp_path / "anna"
    if zipped_too:
        place = zipped(tmp_path, ("notes.txt", ""), (name, "x = 1\n"))
    found, notes = read(place)
    assert (found.content, found.file, found.note, notes) == (b"x = 1\n", name, note, [])


@pytest.mark.parametrize("folder", ["reference", ".git", "venv", "__MACOSX"])
def test_a_stub_is_not_looked_for_where_no_solution_lies(tmp_path, folder):
    lay(tmp_path / "anna", "notes.txt")
    lay(tmp_path / "anna", f"{folder}/31_threshold/threshold.py")
    assert read(tmp_path / "anna")[0].content is None
    name = f"{folder}/31_threshold/threshold.py"
    assert read(zipped(tmp_path, (name, "x = 1\n")))[0].content is None


def test_what_may_be_any_of_two_files_is_named_and_missing(tmp_path):
    for name in ("a/threshold.py", "b/threshold.py"):
        lay(tmp_path / "anna", name)
    found, _ = read(tmp_path / "anna")
    assert found.content is None
    assert found.note == "is there more than once: a/threshold.py, b/threshold.py"


def test_a_zip_in_a_zip_and_one_with_backslashes_are_read(tmp_path):
    inner = zipped(tmp_path, (STUB, "x = 1\n")).read_bytes()
    assert read(zipped(tmp_path, ("work.zip", inner)))[0].content == b"x = 1\n"
    content = zipped(tmp_path, (STUB, "x = 1\n")).read_bytes()
    (tmp_path / "anna.zip").write_bytes(
        content.replace(STUB.encode(), STUB.replace("/", "\\").encode())
    )
    assert read(tmp_path / "anna.zip")[0].content == b"x = 1\n"


def test_loose_files_of_moodle_are_students(tmp_path):
    for name in ("Fischer_Paul_55555", "Groß_Ina_7"):
        lay(tmp_path, f"{name}_assignsubmission_file_threshold.py", name.encode())
    lay(tmp_path, "emil.rar")
    found = {one.name: one for one in submissions(tmp_path)}
    assert list(found) == ["emil.rar", "Fischer_Paul_55555_assignsubmission_file",
                           "Groß_Ina_7_assignsubmission_file"]  # fmt: skip
    paul = found["Fischer_Paul_55555_assignsubmission_file"]
    with readers.open_submission(paul.place, paul.prefix) as source:
        stub = source.read_stub(KATA)
    assert (stub.content, stub.file) == (b"Fischer_Paul_55555", "threshold.py")
    assert read(found["emil.rar"].place)[1] == ["is neither a folder nor a zip"]


def test_a_folder_beside_its_own_zip_is_a_second_submission(tmp_path):
    lay(tmp_path / "anna")
    zipped(tmp_path, (STUB, "x = 2\n"))
    assert [one.name for one in submissions(tmp_path)] == ["anna", "anna.zip"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_german_roster_loses_nobody(tmp_path, encoding, delimiter):
    rows = [("Vorname", "Nachname", "ID-Nummer", "repository"), ("Paula", "Fehlt", "4711", ""),
            ("Jörg", "Groß", "4712", "a")]  # fmt: skip
    roster = tmp_path / "roster.csv"
    roster.write_text("\n".join(map(delimiter.join, rows)), encoding=encoding)
    joerg, paula = submissions(roster)
    assert (joerg.name, joerg.identity["ID-Nummer"]) == ("Jörg Groß", "4712")
    assert paula.name == "Paula Fehlt"
    assert read(paula.place)[1] == ["handed in nothing: the roster names no repository"]


def test_names_are_compared_in_one_normal_form(tmp_path):
    lay(tmp_path / "Jo\u0308rg")
    roster = tmp_path / "roster.csv"
    roster.write_text("Vollständiger Name,repository\nJo\u0308rg,J\u00f6rg\n", encoding="utf-8")
    (joerg,) = submissions(roster)
    assert joerg.name == "J\u00f6rg"
    assert read(joerg.place)[0].content == b"x = 1\n"


@pytest.mark.parametrize(
    ("names", "note"),
    [
        ([], "nothing was handed in: there is no file"),
        (["b.txt", "x/a.rar"], "no kata found here: x/a.rar, b.txt"),
        (["1", "2", "3", "4"], "no kata found here: 1, 2, 3 + 1"),
    ],
)
def test_a_submission_without_a_kata_says_what_lies_there(names, note):
    assert search.nothing_found([tuple(name.split("/")) for name in names]) == note
