"""Whether a student's copy still grades as it was handed out.

Only what decides points is compared: tests, tasks, harness, data and the configuration they need. A
page, a note, a figure, a workflow or an editor's setting is everybody's to change.
"""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from importlib.machinery import all_suffixes
from pathlib import Path, PurePosixPath

from grader import shadowing_modules
from grader.distribution.manifest import NAME, Manifest, content_of, digest, read
from grader.i18n import tr

GUARDED = (
    "conftest.py", "data/*.py", "data/*/*", "grader/*", "katas/*/kata.toml", "katas/*/quiz.toml",
    "katas/*/support.py", "katas/*/test_*.py", "noxfile.py", "pyproject.toml",
)  # fmt: skip
"""Patterns of paths that decide points; `*` stands for slashes, too."""
TEACHERS_MODULE = "grader/distribution/template.py"
"""What no student's copy has: it makes them."""
NAMES_SHOWN = 5
BYTECODE_FLAGS = slice(4, 8)
"""Where a .pyc says how Python finds out that it is stale; zero: by the time of its source."""


def is_copy(folder: Path) -> bool:
    """Whether a folder is a student's copy, even if its manifest is gone.

    The repository of a teacher has the module that makes copies; no copy has it.
    """
    has_harness = (folder / "grader").is_dir()
    return (folder / NAME).exists() or (has_harness and not (folder / TEACHERS_MODULE).is_file())


def tampered(folder: Path) -> list[str]:
    """Guarded files of a copy that are not as they came, or gone; none in a teacher's repository.

    A manifest that is gone is named itself.

    Raises:
        UserError: the manifest makes no sense.
    """
    manifest = read(folder)
    if manifest is None:
        return [NAME] if is_copy(folder) else []
    guarded = (path for path in manifest.files if _is_guarded(path))
    return [p for p in guarded if digest(content_of(folder / p) or b"") != manifest.files[p]]


def intruders(folder: Path) -> list[str]:
    """Files that a copy did not come with and that Python would import in place of the grader's.

    Raises:
        UserError: the manifest makes no sense.
    """
    manifest = read(folder)
    if manifest is None:
        return []
    return [*shadowing_modules(folder), *_replacing(folder, manifest)]


def complaint(folder: Path) -> str:
    """Why nothing may be graded in a copy, and what to do; empty where all is as it was.

    Raises:
        UserError: the manifest makes no sense.
    """
    sentences = []
    if changed := _some(tampered(folder)):
        sentences.append(
            tr(
                f"not as they were handed out: {changed}. `kata update ADDRESS`, with the address "
                "of your course's template, puts them back.",
                f"nicht wie ausgegeben: {changed}. `kata update ADRESSE` mit der Adresse der "
                "Vorlage deines Kurses stellt sie wieder her.",
            )
        )
    if added := _some(intruders(folder)):
        sentences.append(
            tr(
                f"Python would import this in place of what the grader needs: {added}. Rename or "
                "delete it.",
                f"Python würde das anstelle dessen importieren, was der Grader braucht: {added}. "
                "Benenne es um oder lösche es.",
            )
        )
    if sentences:
        sentences.append(
            tr("Nothing is graded until then.", "Bis dahin wird nichts bewertet."),
        )
    return " ".join(sentences)


def _is_guarded(path: str) -> bool:
    page = path.startswith("data/") and path.endswith(".md")
    return not page and any(fnmatchcase(path, pattern) for pattern in GUARDED)


def _replacing(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Unlisted files in grader/, and in data/ those that take a listed module's place."""
    modules = {_module(path) for path in manifest.files if path.endswith(".py")}
    for part in ("grader", "data"):
        for file in sorted((folder / part).rglob("*")):
            path = file.relative_to(folder).as_posix()
            if path in manifest.files or not (file.is_symlink() or _is_importable(file)):
                continue
            if file.parent.name == "__pycache__":
                if _ignores_its_source(file):
                    yield path
            elif part == "grader" or _module(path) in modules:
                yield path


def _is_importable(file: Path) -> bool:
    return "." + file.name.partition(".")[2] in all_suffixes() or file.suffix == ".pyc"


def _module(path: str) -> str:
    """The module that a path is imported as, with slashes: `data/organs` for its __init__.py."""
    pure = PurePosixPath(path)
    return str(pure.parent / pure.name.partition(".")[0]).removesuffix("/__init__")


def _ignores_its_source(file: Path) -> bool:
    """Whether Python would run a .pyc of any content beside a source that has not changed.

    Python itself writes the time and size of the source into it. One with a hash in their place is
    run unchecked, or where the hash is that of the source, which anybody can compute.
    """
    return file.is_symlink() or any((content_of(file) or b"")[BYTECODE_FLAGS])


def _some(names: Sequence[str]) -> str:
    more = len(names) - NAMES_SHOWN
    shown = ", ".join(names[:NAMES_SHOWN])
    return shown + tr(f" and {more} more", f" und {more} weitere") if more > 0 else shown
