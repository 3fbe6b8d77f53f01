"""`nox -s template -- FOLDER`: the repository as students get it.

Katas, data, harness and workflow; no tests of the harness, nothing that only authors and teachers
need, and no solutions unless somebody asks for them with `--gallery`. Stubs are the original ones,
whatever the teacher tried out in katas/.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader import ROOT, UserError, catalogue
from grader.catalogue import stubs
from grader.catalogue.backups import SUFFIX
from grader.catalogue.course_file import course_names, read_course
from grader.catalogue.kata import Kata
from grader.command_line import ExitCode
from grader.distribution.gradescope_package import pack
from grader.distribution.manifest import Snapshot, read
from grader.distribution.sync import apply, changes
from grader.distribution.update import describe
from grader.i18n import tr

STUDENT = Path(__file__).parent / "student"
"""Files that only the students' copy has."""
AS_THEY_ARE = (
    ".devcontainer/devcontainer.json",
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/classroom.yml",
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    "LICENSE",
    "conftest.py",
    "pyproject.toml",
)
TEACHERS_ONLY = (
    "grader/authoring/",
    "grader/classroom/",
    "grader/figures/",
    "grader/room/",
    "grader/distribution/template.py",
    "grader/distribution/gradescope/",
    "grader/distribution/gradescope_package.py",
    "grader/distribution/student/",
    "grader/catalogue/original_stubs/",
)
TEACHERS_SESSIONS = "# --- for teachers and authors"
"""The line of noxfile.py from which on its sessions are none of a student's."""
ROW = re.compile(r"^\| \[(\w+)\]\(")


def snapshot_of(katas: Sequence[Kata], course: str = "", *, gallery: bool = False) -> Snapshot:
    """The content of a copy.

    Args:
        katas: those that students get.
        course: the course that comes along; without one each that the katas suffice for.
        gallery: whether they also get the reference and other right solutions, which are shown once
            a kata is solved, and which anybody can read before.
    """
    files = {path: (ROOT / path).read_bytes() for path in AS_THEY_ARE}
    for name in [course] if course else _possible_courses(katas):
        files[f"courses/{name}.toml"] = (ROOT / "courses" / f"{name}.toml").read_bytes()
    sessions = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    files["noxfile.py"] = (sessions.split(TEACHERS_SESSIONS)[0].rstrip() + "\n").encode()
    for file in STUDENT.iterdir():
        if file.is_file():
            files[file.name] = file.read_bytes()
    for page in ("README.md", "README.de.md"):
        table = "\n".join(_table(ROOT / page, katas))
        files[page] = files[page].replace(b"{katas}", table.encode())
    originals = (
        f"grader/catalogue/original_stubs/{stubs.original_stub(kata).name}" for kata in katas
    )
    files |= {path: (ROOT / path).read_bytes() for path in [*_harness(), *_data(), *originals]}
    handed_out = {}
    for kata in katas:
        stub = kata.stub_file.relative_to(ROOT).as_posix()
        handed_out[stub] = stubs.original_stub(kata).read_bytes()
        for file in _visible(kata.folder):
            path = file.relative_to(ROOT).as_posix()
            if path != stub:
                files[path] = file.read_bytes()
    if gallery:
        files |= {path: (ROOT / path).read_bytes() for path in _solutions(katas)}
    return Snapshot(files, handed_out)


def _possible_courses(katas: Sequence[Kata]) -> list[str]:
    names = {kata.name for kata in katas}
    needed = {name: read_course(name).katas() for name in course_names()}
    return [name for name, taken in needed.items() if names.issuperset(k.name for k in taken)]


def export(target: Path, katas: Sequence[Kata], course: str = "", *, gallery: bool = False) -> None:
    """Make or update a copy; one made for a course has only this one, and so follows it.

    The arguments are those of `snapshot_of`.

    Raises:
        UserError: the folder holds something else.
    """
    if target.is_dir() and any(target.iterdir()) and read(target) is None:
        others = [f.name for f in target.iterdir() if f.name != ".git"]
        if others:
            raise UserError(
                tr(f"{target} is not empty and was not made by this command ({others[0]} is in "
                    "it): name a new folder.",
                    f"{target} ist nicht leer und stammt nicht von diesem Befehl ({others[0]} "
                    "liegt darin): Nenne einen neuen Ordner.")
            )  # fmt: skip
    snapshot = snapshot_of(katas, course, gallery=gallery)
    target.mkdir(parents=True, exist_ok=True)
    planned = changes(snapshot, target)
    if read(target) is not None:
        for change in planned:
            print(describe(change))
    for name in apply(snapshot, target, planned):
        print(tr(f"kept: {name}", f"aufbewahrt: {name}"))


def smoke_test(folder: Path) -> str:
    """Grade the copy from within itself; what is wrong with it, or empty.

    Whatever was solved in it meanwhile, every kata has to be found and graded.
    """
    with tempfile.TemporaryDirectory(prefix="smoke-") as into:
        options = [f"--against={folder}", "--report=json", f"--into={into}"]
        command = [sys.executable, "-m", "grader", "test", *options]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        report = Path(into, "report.json")
        if done.returncode not in (0, 1) or not report.is_file():
            return done.stderr.strip() or done.stdout.strip()
        graded = json.loads(report.read_text(encoding="utf-8"))["katas"]
    manifest = read(folder)
    assert manifest is not None
    handed_out = {path.split("/")[1]: known for path, known in manifest.stubs.items()}
    untouched = [kata for kata in graded if kata["digest"] == handed_out.get(kata["kata"]["name"])]
    earned = [kata["kata"]["name"] for kata in untouched if kata["points"]]
    if len(graded) != len(manifest.stubs):
        return f"{len(graded)} of {len(manifest.stubs)} katas were graded"
    return f"untouched stubs earn points: {', '.join(earned)}" if earned else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Export, then try the copy out; exit code 1 if it does not work, 2 on bad input."""
    parser = argparse.ArgumentParser(prog="nox -s template --")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--katas", default="", metavar="WHICH", help="as in 31-42,52; default: all")
    which.add_argument("--course", default="", metavar="NAME", help="those of courses/NAME.toml")
    parser.add_argument(
        "--gradescope", action="store_true", help="write FOLDER.zip, an autograder of Gradescope"
    )
    parser.add_argument(
        "--gallery",
        action="store_true",
        help="with the right solutions, which students can read at any time",
    )
    options = parser.parse_args(arguments)
    try:
        chosen = catalogue.katas([options.katas] if options.katas else [])
        if options.course:
            chosen = sorted(
                read_course(options.course).katas(),
                key=lambda kata: kata.number,
            )
        if options.gradescope:
            return _gradescope(options.folder, chosen)
        export(options.folder, chosen, options.course, gallery=options.gallery)
    except UserError as error:
        print(error, file=sys.stderr)
        return ExitCode.USAGE
    if wrong := smoke_test(options.folder.resolve()):
        print(wrong, file=sys.stderr)
        return ExitCode.NOT_DONE
    print(tr(f"{len(chosen)} katas in {options.folder}; the copy was tried out and works.",
              f"{len(chosen)} Katas in {options.folder}; die Kopie wurde ausprobiert und "
              "funktioniert."))  # fmt: skip
    return ExitCode.DONE


def _gradescope(target: Path, katas: Sequence[Kata]) -> int:
    """Pack an autograder, unpack it elsewhere and try it out."""
    file = pack(snapshot_of(katas), target)
    with tempfile.TemporaryDirectory(prefix="gradescope-") as folder:
        shutil.unpack_archive(file, folder, "zip")
        wrong = smoke_test(Path(folder).resolve())
    if wrong:
        print(wrong, file=sys.stderr)
        return ExitCode.NOT_DONE
    print(
        tr(
            f"{len(katas)} katas in {file}; it was tried out and works.",
            f"{len(katas)} Katas in {file}; das Paket wurde ausprobiert und funktioniert.",
        )
    )
    return ExitCode.DONE


def _table(page: Path, katas: Sequence[Kata]) -> Iterator[str]:
    """The table of katas of the repository's page, with these katas only."""
    names = {kata.name for kata in katas}
    lines = page.read_text(encoding="utf-8").splitlines()
    rows = [number for number, line in enumerate(lines) if ROW.match(line)]
    yield from lines[rows[0] - 2 : rows[0]]
    for number in rows:
        if (row := ROW.match(lines[number])) and row[1] in names:
            yield lines[number]


def _solutions(katas: Sequence[Kata]) -> Iterator[str]:
    """The reference and the accepted solutions of each kata, where they always are."""
    for kata in katas:
        reference = ROOT / "reference" / kata.name / kata.stub_file.name
        accepted = sorted((reference.parent / "accepted").glob(f"*{reference.suffix}"))
        if not kata.is_quiz:
            yield from (file.relative_to(ROOT).as_posix() for file in (reference, *accepted))


def _harness() -> Iterator[str]:
    for file in _visible(ROOT / "grader"):
        path = file.relative_to(ROOT).as_posix()
        if not path.startswith(TEACHERS_ONLY):
            yield path


def _data() -> Iterator[str]:
    """The drawn sets, which have checksums, and the scripts; not what was fetched."""
    data = ROOT / "data"
    drawn = {file.parent for file in data.glob("*/checksums.txt")}
    for file in _visible(data):
        ours = file.parent == data and file.suffix in (".py", ".md", ".png")
        if ours or drawn.intersection(file.parents):
            yield file.relative_to(ROOT).as_posix()


def _visible(folder: Path) -> Iterator[Path]:
    """The files below a folder, without caches and backups."""
    for file in sorted(folder.rglob("*")):
        hidden = any(p.startswith((".", "__pycache__")) for p in file.relative_to(folder).parts)
        if file.is_file() and not hidden and file.suffix != SUFFIX:
            yield file


if __name__ == "__main__":
    sys.exit(main())
