"""A made-up class as a teacher gets it: clones, Moodle's folders, zips, and what goes wrong."""

import io
import os
import shutil
import subprocess
import unicodedata
import zipfile

KATAS = ("10_double", "20_double")
STUB = "def double(value):\n    raise NotImplementedError\n"
RIGHT = "def double(value):\n    return value * 2\n"
WRONG = "def double(value):\n    return value + 2\n"
NAMES = ("Anna Müller", "Ben Weiß", "Çağla Öz", "Dörte Groß", "Émile Şahin")
LOOSE = "Paul Fischer_55555_assignsubmission_file_double.py"
NFD = unicodedata.normalize("NFD", "Jürgen Grün")
VARIABLES = {
    **os.environ,
    **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def make(folder):
    """Lay 61 submissions and a loose file into a folder; returns the names of Moodle's folders."""
    folder.mkdir()
    template = folder.parent / "template"
    lay(template, {f"katas/{kata}/double.py": STUB for kata in KATAS})
    git(template, "init", "-q", "-b", "main")
    commit(template, {}, "2026-11-01T12:00:00+0100")
    for number in range(20):
        clone(template, folder / f"github-{number:02}", number)
    moodle = [f"{NAMES[n % 5]}_{13100 + n}_assignsubmission_file_" for n in range(20)]
    for number, name in enumerate(moodle):
        (folder / name).mkdir()
        packed(folder / name / "Abgabe.zip", files(number))
    for number in range(8):
        inside = {f"repo-{number}-main/{name}": text for name, text in files(number).items()}
        packed(folder / f"zip-{number}.zip", inside)
    for number in range(5):
        lay(folder / f"katas-only-{number}", {
            name.removeprefix("katas/"): text for name, text in files(number).items()
        })  # fmt: skip
    broken(folder)
    lay(folder / NFD, files(0))
    (folder / LOOSE).write_text(RIGHT)
    return moodle


def files(number):
    """What a student hands in: all right, half right, all wrong, in turn; a comment differs."""
    solutions = ((RIGHT, RIGHT), (RIGHT, WRONG), (WRONG, WRONG))[number % 3]
    return {
        f"katas/{kata}/double.py": f"{text}# {number}\n"
        for kata, text in zip(KATAS, solutions, strict=True)
    }


def broken(folder):
    """Seven that yield nothing as they are, or not where one looks."""
    (folder / "broken-empty").mkdir()
    (folder / "broken-rar.rar").write_bytes(b"Rar!\x1a\x07")
    (folder / "broken-zip.zip").write_bytes(b"PK no zip at all")
    lay(folder / "broken-notes", {"notes.txt": "I was ill.\n", "Abgabe/a.7z": "7z"})
    lay(folder / "broken-deep", {f"Abgabe/final/{n}": text for n, text in files(0).items()})
    lay(folder / "broken-twice", {"a/double.py": RIGHT, "b/double.py": WRONG})
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        inner = folder.parent / "inner.zip"
        packed(inner, files(1))
        archive.write(inner, "Abgabe.zip")
    (folder / "broken-nested.zip").write_bytes(outer.getvalue())


def lay(folder, content):
    for name, text in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def packed(file, content):
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)


def clone(template, folder, number):
    """A clone with a commit in time; every fourth goes on afterwards."""
    shutil.copytree(template, folder)
    commit(folder, files(number), "2026-11-30T12:00:00+0100")
    if number % 4 == 0:
        commit(folder, files(number + 1), "2026-12-02T12:00:00+0100")


def commit(folder, content, time):
    lay(folder, content)
    dates = {"GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "work", **dates)


def git(folder, *arguments, **more):
    subprocess.run(["git", *arguments], cwd=folder, env={**VARIABLES, **more}, check=True)
