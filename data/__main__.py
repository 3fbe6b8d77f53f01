"""`python -m data`: draw the data sets, check them, fetch or convert real ones."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PIL import Image
from rich.console import Console

from data import abdomen, chest, heads, lesions, medmnist, organs
from data.convert import SIDE, convert_folder
from data.folders import VARIABLE, DataError, differences

HERE = Path(__file__).parent


class Drawn(Protocol):
    """A module that draws a data set."""

    FOLDER: Path

    def make(self, folder: Path) -> None: ...

    def sheet(self) -> Image.Image: ...


SETS: dict[str, Drawn] = {
    "abdomen": abdomen,
    "chest": chest,
    "heads": heads,
    "lesions": lesions,
    "organs": organs,
}
MULTILABEL = {"chestmnist": chest.CHESTMNIST}
"""Published sets with several labels per picture, which are no folders of classes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code 1 when the pictures are not as they should be, 2 on bad input."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2


def _make(options: argparse.Namespace) -> int:
    drawn = SETS[options.name]
    folder = options.into or drawn.FOLDER
    with Console().status(f"drawing {options.name}"):
        drawn.make(folder)
    print(f"{options.name} is in {folder}")
    return 0


def _sheet(options: argparse.Namespace) -> int:
    file = options.into or HERE / f"{options.name}.png"
    SETS[options.name].sheet().save(file, optimize=True)
    print(f"a page of {options.name} is in {file}")
    return 0


def _check(options: argparse.Namespace) -> int:
    folders = options.folders or [drawn.FOLDER for drawn in SETS.values()]
    wrong = 0
    for folder in folders:
        found = differences(folder)
        print("\n".join(found) or f"every file in {folder} is as its checksum says")
        wrong += len(found)
    return 1 if wrong else 0


def _fetch(options: argparse.Namespace) -> int:
    file = HERE / f"{options.name}.npz"
    if options.name in MULTILABEL:
        medmnist.fetch(MULTILABEL[options.name], file)
        print(f'data.chest.load("train", Path("{file}")) reads it')
        return 0
    source = medmnist.SOURCES[options.name]
    medmnist.fetch(source, file)
    return _converted(file, options.into or HERE / options.name, source.classes)


def _convert(options: argparse.Namespace) -> int:
    if not options.source.is_dir():
        return _converted(options.source, options.into or options.source.with_suffix(""), ())
    folder = options.into or options.source.with_name(f"{options.source.resolve().name}-katas")
    with Console().status(f"copying the pictures of {options.source}"):
        left_out = convert_folder(options.source, folder, options.side)
    for file in left_out:
        print(f"left out, since it cannot be read: {file}", file=sys.stderr)
    print(f"set {VARIABLE} to {folder.resolve()} and the katas use these pictures")
    return 0


def _converted(file: Path, folder: Path, classes: Sequence[tuple[str, str]]) -> int:
    with Console().status(f"{file.name} becomes a folder of pictures"):
        medmnist.convert(file, folder, classes)
    print(f"set {VARIABLE} to {folder.resolve()} and the katas use these pictures")
    return 0


def _side(text: str) -> int:
    side = int(text)
    if not 16 <= side <= 1024:
        raise argparse.ArgumentTypeError("16 to 1024 pixels")
    return side


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    make = commands.add_parser("make", help="draw a data set")
    make.add_argument("name", choices=sorted(SETS))
    make.add_argument("--into", type=Path, metavar="FOLDER")
    make.set_defaults(run=_make)
    sheet = commands.add_parser("sheet", help="draw a page with some pictures of a data set")
    sheet.add_argument("name", choices=sorted(SETS))
    sheet.add_argument("--into", type=Path, metavar="FILE")
    sheet.set_defaults(run=_sheet)
    check = commands.add_parser("check", help="compare folders with their checksums")
    check.add_argument("folders", nargs="*", type=Path, metavar="FOLDER",
                       help="without any, all drawn data sets")  # fmt: skip
    check.set_defaults(run=_check)
    fetch = commands.add_parser("fetch", help="load a published set of MedMNIST")
    fetch.add_argument("name", choices=sorted({*medmnist.SOURCES, *MULTILABEL}))
    fetch.add_argument("--into", type=Path, metavar="FOLDER")
    fetch.set_defaults(run=_fetch)
    convert = commands.add_parser("convert", help="make pictures of your own ready for the katas")
    convert.add_argument(
        "source", type=Path, help="a folder with a folder per class, or an npz in MedMNIST's layout"
    )
    convert.add_argument(
        "--side", type=_side, default=SIDE, help="height and width in pixels (default: 64)"
    )
    convert.add_argument("--into", type=Path, metavar="FOLDER")
    convert.set_defaults(run=_convert)
    return parser


if __name__ == "__main__":
    sys.exit(main())
