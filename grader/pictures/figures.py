"""Draw the figures of the pages, or check that they are what their scripts draw.

`python -m grader.pictures.figures 31 41` writes the figures of two katas, without numbers those of
all; `--check` writes nothing and says what is wrong. Each kata has its script
reference/NN_slug/figure.py with a function `draw(tr)`, called once for English and once for German;
the files are katas/NN_slug/figures/NAME.svg and NAME.de.svg.
"""

import argparse
import re
import runpy
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from grader.pictures.figure import Figure
from grader.pictures.words import Tr

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"en": "README.md", "de": "README.de.md"}
ENDINGS = {"en": ".svg", "de": ".de.svg"}
LARGEST = 60_000
"""The size of a figure's file, in bytes."""
SHORTEST = 25
"""What describes a figure has so many characters at least."""
IMAGE = re.compile(r"!\[([^\]]*)\]\((figures/[^)\s]+)\)")
Draw = Callable[[Tr], Figure]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the figures of some katas or all; returns the exit status, 1 for faults."""
    parser = argparse.ArgumentParser(prog="python -m grader.pictures.figures", description=__doc__)
    parser.add_argument("numbers", nargs="*", metavar="NN", help="the numbers of katas")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is wrong")
    chosen = parser.parse_args(arguments)
    folders = [f for f in sorted((ROOT / "katas").glob("[0-9][0-9]_*")) if f.is_dir()]
    wanted = [f for f in folders if not chosen.numbers or f.name[:2] in chosen.numbers]
    if unknown := set(chosen.numbers) - {f.name[:2] for f in folders}:
        parser.error(f"there is no kata {', '.join(sorted(unknown))}")
    faults = []
    for folder in wanted:
        script = script_of(folder)
        if not chosen.check and script.is_file():
            write(folder, script)
        elif chosen.check:
            faults += [f"{folder.name}: {fault}" for fault in check(folder, script)]
    print("\n".join(faults) or ("all figures are right" if chosen.check else "written"))
    return 1 if faults else 0


def script_of(folder: Path) -> Path:
    """The script that draws the figure of a kata, whose folder is katas/NN_slug."""
    return folder.parents[1] / "reference" / folder.name / "figure.py"


def drawn(script: Path) -> dict[str, str]:
    """What a script draws: the SVG texts in all languages by their file names."""
    draw = cast(Draw, runpy.run_path(str(script))["draw"])
    figures = {ending: draw(Tr(language)) for language, ending in ENDINGS.items()}
    return {figure.name + ending: figure.svg() for ending, figure in figures.items()}


def write(folder: Path, script: Path) -> None:
    """Write the figures of a kata into its folder."""
    target = folder / "figures"
    target.mkdir(exist_ok=True)
    for name, svg in drawn(script).items():
        (target / name).write_text(svg, encoding="utf-8", newline="\n")


def check(folder: Path, script: Path | None = None) -> list[str]:
    """Tell what is wrong with the figures of a kata.

    Args:
        folder: the kata's folder, katas/NN_slug.
        script: what draws its figures; without it the reference's figure.py.

    Returns:
        One sentence for each fault, none if all is well: both pages show a figure of their own
        language, describe it, and every file is shown, small enough and as it is drawn.
    """
    faults, shown = [], set()
    for language, page in PAGES.items():
        found = IMAGE.findall((folder / page).read_text(encoding="utf-8"))
        if not found:
            faults.append(f"{page} shows no figure")
        for description, path in found:
            shown.add(path)
            if len(" ".join(description.split())) < SHORTEST:
                faults.append(f"{page} hardly describes {path}")
            if (language == "de") != path.endswith(ENDINGS["de"]):
                faults.append(f"{page} shows {path}, which is of the other language")
            if not (folder / path).is_file():
                faults.append(f"{page} shows {path}, which does not exist")
    script = script or script_of(folder)
    right = drawn(script) if script.is_file() else {}
    if not right:
        faults.append(f"nothing draws a figure: {script.parent.name}/{script.name} is missing")
    files = {f"figures/{f.name}": f for f in sorted((folder / "figures").glob("*"))}
    for path, file in files.items():
        if path not in shown:
            faults.append(f"no page shows {path}")
        if file.stat().st_size > LARGEST:
            faults.append(f"{path} is larger than {LARGEST} bytes")
        if right and right.get(file.name, "").encode() != file.read_bytes():
            faults.append(f"{path} is not what its script draws")
    faults += [
        f"figures/{name} was never drawn" for name in right if f"figures/{name}" not in files
    ]
    return faults


if __name__ == "__main__":
    sys.exit(main())
