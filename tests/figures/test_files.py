"""Figures of the pages: readable on any page, the same every time, and described."""

from itertools import product
from pathlib import Path

import pytest

from grader import ROOT
from grader.figures import files
from grader.figures.figure import Figure
from grader.figures.palette import DARK, LIGHT, contrast
from grader.figures.plot import Axes
from grader.figures.words import Tr

FOLDERS = sorted((ROOT / "katas").glob("[0-9][0-9]_*"))
SCRIPT = """
from grader.figures.figure import Figure
def draw(tr):
    figure = Figure("one", 200, 100, tr("a figure", "ein Bild"))
    figure.text(100, 50, tr.number(0.5))
    return figure
"""


@pytest.fixture
def kata(tmp_path: Path) -> Path:
    folder = tmp_path / "katas" / "31_neuron"
    folder.mkdir(parents=True)
    reference = tmp_path / "reference" / "31_neuron"
    reference.mkdir(parents=True)
    (reference / "figure.py").write_text(SCRIPT, encoding="utf-8")
    files.write(folder, reference / "figure.py")
    alt = "a neuron with three inputs"
    (folder / "README.md").write_text(f"![{alt}](figures/one.svg)", encoding="utf-8")
    alt = "ein Neuron mit drei Eingaben"
    (folder / "README.de.md").write_text(f"![{alt}](figures/one.de.svg)", encoding="utf-8")
    return folder


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name[:2])
def test_every_page_shows_the_figure_that_its_script_draws(folder: Path):
    assert files.check(folder) == []


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground(tones):
    grounds = [tones["ink"].soft, tones["grey"].soft]
    for text, ground in product(tones.values(), grounds):
        assert contrast(text.text, ground) >= 4.5
    for one in tones.values():
        assert contrast(one.text, one.soft) >= 4.5
        assert contrast(tones["ink"].text, one.soft) >= 4.5
        assert contrast(one.line, tones["ink"].soft) >= 3


def test_numbers_are_written_as_the_language_does():
    english, german = Tr("en"), Tr("de")
    assert (english.number(-0.25), german.number(-0.25)) == ("−0.25", "−0,25")
    assert (german.number(1, 1), german.number(-0.001, 1)) == ("1,0", "0,0")


def test_a_figure_stays_within_its_limits():
    with pytest.raises(ValueError, match="720"):
        Figure("wide", 721, 100, "too wide")
    with pytest.raises(ValueError, match="small"):
        Figure("small", 100, 100, "").text(50, 50, "tiny", 12)


def test_a_value_has_its_place_on_the_axes():
    axes = Axes(Figure("axes", 200, 200, ""), 20, 30, 100, 50, (0, 2), (-1, 1))
    assert axes.at(0, -1) == (20, 80)
    assert axes.at(1, 0) == (70, 55)


def test_a_figure_and_its_page_fit_together(kata: Path):
    assert files.check(kata) == []


def test_what_does_not_fit_is_named(kata: Path):
    (kata / "figures" / "one.svg").write_text("<svg/>", encoding="utf-8")
    (kata / "figures" / "two.svg").write_bytes(b" " * 60_001)
    (kata / "README.de.md").write_text("![kurz](figures/one.svg) ![](figures/no.de.svg)", "utf-8")
    faults = "\n".join(files.check(kata))
    for part in (
        "one.svg is not what its script draws",
        "no page shows figures/two.svg",
        "two.svg is larger than 60000",
        "README.de.md hardly describes figures/one.svg",
        "shows figures/one.svg, which is of the other language",
        "figures/no.de.svg, which does not exist",
        "no page shows figures/one.de.svg",
    ):
        assert part in faults


def test_a_page_without_a_figure_and_a_kata_without_a_script_are_named(kata: Path):
    (kata / "README.md").write_text("words", encoding="utf-8")
    files.script_of(kata).unlink()
    faults = "\n".join(files.check(kata))
    assert "README.md shows no figure" in faults
    assert "nothing draws a figure" in faults
