"""Which file is under test: a stub of this repository, the reference, or somebody's copy."""

from pathlib import Path

from grader import ROOT, UserError
from grader.catalogue.kata import Kata
from grader.i18n import tr

SUFFIXES = (".py", ".ipynb")


def resolve_solutions(against: str, invoked_in: Path) -> Path:
    """The folder that holds one folder of solutions per kata, or the one file under test.

    Args:
        against: "katas", "reference", or a path: another copy of the repository, its katas
            folder, or one solution file.
        invoked_in: what a relative path starts from.

    Raises:
        UserError: there is nothing of that kind.
    """
    if against in ("katas", "reference"):
        return ROOT / against
    path = (invoked_in / against).resolve()
    if path.is_dir():
        katas = path / "katas"
        if katas.is_symlink():  # to references, perhaps
            raise UserError(
                tr(f"{katas} is a link to another place; the folder itself has to be there.",
                    f"{katas} verweist nur auf einen anderen Ort; der Ordner selbst muss dort "
                    "liegen.")
            )  # fmt: skip
        return katas if katas.is_dir() else path
    if path.suffix in SUFFIXES:  # a missing file is for the tests to name
        return path
    raise UserError(
        tr(
            f"--against {against}: give katas, reference, a copy of the repository, its katas "
            "folder, or one .py or .ipynb file. Nothing of that kind is there.",
            f"--against {against}: möglich sind katas, reference, eine Kopie des Repositorys, ihr "
            "katas-Ordner oder eine .py- oder .ipynb-Datei. Dort liegt nichts davon.",
        )
    )


def solution_file(kata: Kata, place: Path) -> Path:
    """The kata's solution in a place that `solutions_place` gave; it need not exist."""
    return place if is_single_file(place) else place / kata.name / kata.stub_file.name


def is_single_file(place: Path) -> bool:
    """Whether a place is one solution's file, and not a folder of solutions."""
    return place.suffix in SUFFIXES and not place.is_dir()
