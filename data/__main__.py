"""`python -m data`: draw the organ images, check them, fetch or convert real ones."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from data import drawn, medmnist
from data.folders import ORGANS, VARIABLE, DataError, differences

HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code 1 when the pictures are not as they should be, 2 on bad input."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2


def _make(options: argparse.Namespace) -> int:
    pictures = list(drawn.pictures())
    drawn.make(options.folder, track(pictures, "drawing"))
    print(f"{len(pictures)} pictures in {options.folder}")
    return 0


def _sheet(options: argparse.Namespace) -> int:
    drawn.sheet().save(options.file, optimize=True)
    return 0


def _check(options: argparse.Namespace) -> int:
    found = differences(options.folder)
    print("\n".join(found) or f"every picture in {options.folder} is as its checksum says")
    return 1 if found else 0


def _fetch(options: argparse.Namespace) -> int:
    source = medmnist.SOURCES[options.name]
    file = HERE / f"{options.name}.npz"
    medmnist.fetch(source, file)
    return _converted(file, options.into or HERE / options.name, source.classes)


def _convert(options: argparse.Namespace) -> int:
    return _converted(options.file, options.into or options.file.with_suffix(""), ())


def _converted(file: Path, folder: Path, classes: Sequence[tuple[str, str]]) -> int:
    with Console().status(f"{file.name} becomes a folder of pictures"):
        medmnist.convert(file, folder, classes)
    print(f"set {VARIABLE} to {folder.resolve()} and the katas use these pictures")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    make = commands.add_parser("make", help="draw the organ images")
    make.add_argument("folder", nargs="?", type=Path, default=ORGANS)
    make.set_defaults(run=_make)
    sheet = commands.add_parser("sheet", help="draw a page with some of them")
    sheet.add_argument("file", type=Path)
    sheet.set_defaults(run=_sheet)
    check = commands.add_parser("check", help="compare a folder with its checksums")
    check.add_argument("folder", nargs="?", type=Path, default=ORGANS)
    check.set_defaults(run=_check)
    fetch = commands.add_parser("fetch", help="load a published set of MedMNIST")
    fetch.add_argument("name", choices=sorted(medmnist.SOURCES))
    fetch.add_argument("--into", type=Path, metavar="FOLDER")
    fetch.set_defaults(run=_fetch)
    convert = commands.add_parser("convert", help="turn an npz in MedMNIST's layout into folders")
    convert.add_argument("file", type=Path)
    convert.add_argument("--into", type=Path, metavar="FOLDER")
    convert.set_defaults(run=_convert)
    return parser


if __name__ == "__main__":
    sys.exit(main())
