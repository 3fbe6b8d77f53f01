"""`nox -s new -- 47_name "Title"`: the files of a new kata, for `nox -s authors` to judge."""

import argparse
import re
import sys
from pathlib import Path
from string import Template

from grader import ROOT
from grader.catalogue.kata import FOLDER
from grader.command_line import ExitCode
from grader.pictures import FIRST

TEMPLATES = Path(__file__).parent / "new_kata"
TODO = re.compile(r"\bTODO\b")


def scaffold(name: str, title: str, root: Path = ROOT) -> list[Path]:
    """Write the files of a new kata and return their paths.

    Raises:
        ValueError: the name is not like 47_name, or its number or folder is taken.
    """
    if not (parts := FOLDER.fullmatch(name)):
        raise ValueError(f"{name!r} is no name for a kata; it is like 47_name, in small letters.")
    taken = [f.name for f in (root / "katas").glob(f"{name[:2]}_*")]
    taken += [f.name for f in (root / "reference").glob(name)]
    if taken:
        raise ValueError(f"The number {name[:2]} is taken by {taken[0]}; nothing was written.")
    values = {"name": name, "title": title, **parts.groupdict()}
    module = f"{parts['module']}.py"
    files = {
        root / "katas" / name / "README.md": "README.md",
        root / "katas" / name / "README.de.md": "README.de.md",
        root / "katas" / name / "kata.toml": "kata.toml",
        root / "katas" / name / module: "stub.py.txt",
        root / "katas" / name / f"test_{module}": "test.py.txt",
        root / "reference" / name / module: "stub.py.txt",
    }
    if int(name[:2]) >= FIRST:
        files[root / "katas" / name / "picture.py"] = "picture.py.txt"
    for file, template in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        file.write_text(Template(text).substitute(values), encoding="utf-8")
    for folder in ("accepted", "rejected"):
        (root / "reference" / name / folder).mkdir()
    (root / "reference" / name / "demands.toml").touch()  # the proofs ask for its sentences
    return list(files)


def main() -> int:
    """Make the files; exit code 2 where the name cannot be had."""
    parser = argparse.ArgumentParser(prog="nox -s new --")
    parser.add_argument("name", help="number and module: 47_name")
    parser.add_argument("title", help='what it is called: "A title"')
    options = parser.parse_args()
    try:
        files = scaffold(options.name, options.title)
    except ValueError as error:
        print(error, file=sys.stderr)
        return ExitCode.USAGE
    for file in files:
        print(f"made {file.relative_to(ROOT).as_posix()}")
    print(f"Fill in every TODO, then: nox -s authors -- {options.name[:2]}")
    return ExitCode.DONE


if __name__ == "__main__":
    sys.exit(main())
