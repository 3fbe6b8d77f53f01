"""The files of the figures: written by their scripts, or checked against them.

Each kata has its script reference/NN_slug/figure.py with a function `draw(tr)`, called once for
English and once for German; the files are katas/NN_slug/figures/NAME.svg and NAME.de.svg.
"""

import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import cast

from grader.figures.figure import Figure
from grader.figures.words import Tr

PAGES = {"en": "README.md", "de": "README.de.md"}
ENDINGS = {"en": ".svg", "de": ".de.svg"}
LARGEST = 60_000
"""The size of a figure's file, in bytes."""
SHORTEST = 25
"""The least number of characters that describe a figure to somebody who does not see it."""
IMAGE = re.compile(r"!\[([^\]]*)\]\((figures/[^)\s]+)\)")
Draw = Callable[[Tr], Figure]


def script_of(folder: Path) -> Path:
    """The script that draws the figure of a kata, whose folder is katas/NN_slug."""
    return folder.parents[1] / "reference" / folder.name / "figure.py"


def drawn(script: Path) -> dict[str, str]:
    """What a script draws: the SVG texts in all languages by their file names."""
    draw = cast(Draw, runpy.run_path(str(script))["draw"])
    figures = {ending: draw(Tr(language)) for language, ending in ENDINGS.items()}
    return {figure.name + ending: figure.svg() for ending, figure in figures.items()}


def write(folder: Path, script: Path | None = None) -> None:
    """Write the figures of a kata into its folder."""
    target = folder / "figures"
    target.mkdir(exist_ok=True)
    for name, svg in drawn(script or script_of(folder)).items():
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
