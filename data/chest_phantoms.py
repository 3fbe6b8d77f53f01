"""Draws chest phantoms: the look of a chest X-ray from the front, with any of five findings.

As on the radiologist's screen the patient's right side is on the left, air is dark and whatever is
dense is bright. A patient's body depends on the patient alone, a picture of it (pose, exposure,
noise) on the patient and its number, and so does what comes and goes; a nodule stays in its place.
Coordinates run from -1 to 1 in both directions, y downwards. Only NumPy is used.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.drawing import SIZE, Grey, Grid, clouds, grain, inside, paint, stored

FINDINGS = ("cardiomegaly", "effusion", "infiltration", "nodule", "pneumothorax")
SET = 16
"""So that no other set draws from the same seeds."""


@dataclass(frozen=True)
class Body:
    """What a patient keeps from picture to picture."""

    width: float
    """Of both lungs together, half."""
    apex: float
    base: float
    """Of the lungs: their upper and lower ends."""
    heart: float
    """Half width."""
    tilt: float
    ribs: float
    """From one rib to the next."""
    tissue: float
    """Grey value of the soft tissue."""
    side: int
    """On which a one-sided finding is: -1 on the left of the picture, 1 on its right."""
    spot: tuple[float, float]
    """Where a nodule would be: from the middle of a lung outwards and downwards."""


@dataclass(frozen=True)
class Drawing:
    """A picture, and which of its pixels show each finding."""

    picture: NDArray[np.uint8]
    """Grey values from 0 to 255, shape (64, 64)."""
    places: dict[str, NDArray[np.bool_]]
    """For each finding that is there, shape (64, 64)."""


def body(patient: int) -> Body:
    """The body of a patient, the same each time."""
    rng = np.random.default_rng((SET, patient))
    return Body(
        width=rng.uniform(0.68, 0.8),
        apex=rng.uniform(-0.86, -0.74),
        base=rng.uniform(0.36, 0.52),
        heart=rng.uniform(0.27, 0.32),
        tilt=rng.uniform(-0.15, 0.15),
        ribs=rng.uniform(0.17, 0.21),
        tissue=rng.uniform(0.5, 0.62),
        side=int(rng.choice([-1, 1])),
        spot=(rng.uniform(-0.2, 0.5), rng.uniform(-0.55, 0.2)),
    )


def draw(patient: int, number: int, findings: Collection[str]) -> Drawing:
    """One picture of one patient.

    Args:
        patient: whose body it is.
        number: of the picture among those of the patient.
        findings: names from FINDINGS, none, one or several.

    Returns:
        The same drawing each time for the same arguments.
    """
    rng = np.random.default_rng((SET, patient, number))
    own = body(patient)
    grid = _pose(rng)
    lungs = {side: _lung(grid, own, side) for side in (-1, 1)}
    picture = _healthy(grid, own, lungs, rng)
    places = {}
    for name in FINDINGS:  # all of them draw from the generator, so that none changes another
        after, mask = _PAINTERS[name](grid, own, lungs, picture, rng)
        if name in findings:
            picture, places[name] = after, mask > 0.5
    picture = _exposed(picture, rng)
    return Drawing(stored(picture), places)


def _pose(rng: Generator) -> Grid:
    """A little turned, scaled and shifted: nobody stands quite alike twice."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    x, y = x + rng.uniform(-0.15, 0.15), y + rng.uniform(-0.15, 0.15)
    angle, scale = rng.uniform(-6, 6) * np.pi / 180, rng.uniform(0.9, 1.1)
    return Grid(
        scale * (np.cos(angle) * x + np.sin(angle) * y),
        scale * (np.cos(angle) * y - np.sin(angle) * x),
    )


def _lung(grid: Grid, own: Body, side: int) -> Grey:
    """One lung, below 0 inside: an egg, cut off by the diaphragm and the mediastinum."""
    middle, half = side * own.width * 0.52, own.width * 0.46
    height = (own.base - own.apex) * 0.62
    egg = grid.ellipse(middle, own.apex + height, half, height)
    # the liver lifts the dome on the patient's right, which is on the left of the picture
    dome = own.base - 0.05 * (side < 0) + 0.9 * (grid.x - middle * 0.9) ** 2
    return np.maximum(np.maximum(egg, grid.y - dome), 0.1 - side * grid.x)


def _heart(grid: Grid, own: Body, half: float) -> Grey:
    """The heart, below 0 inside: two thirds of it on the patient's left."""
    turned = Grid(grid.x + 0.35 * (grid.y - own.base), grid.y)
    return turned.ellipse(0.3 * half, own.base - 0.2, half, 0.3)


def _healthy(grid: Grid, own: Body, lungs: dict[int, Grey], rng: Generator) -> Grey:
    """Everything a chest X-ray shows where nothing is wrong."""
    trunk = np.minimum(
        grid.ellipse(0, 0.75, own.width + 0.2, 1.6), grid.ellipse(0, -0.55, 1.15, 0.42)
    )
    trunk = np.minimum(trunk, np.maximum(np.abs(grid.x) - 0.25, grid.y + 0.5))
    picture = paint(np.full_like(grid.x, 0.04), inside(trunk), own.tissue)
    picture = paint(picture, inside(own.base + 0.1 - grid.y, 0.1), own.tissue + 0.12)
    lung = np.minimum(lungs[-1], lungs[1])
    air = 0.2 + 0.05 * clouds(rng, 5)
    # vessels: denser towards the hilum
    for side in (-1, 1):
        air += 0.14 * np.exp(-6 * grid.distance(side * 0.2, -0.12))
    picture = paint(picture, inside(lung), air)
    stomach = grid.ellipse(own.width * 0.5, own.base + 0.2, 0.2, 0.08)
    picture = paint(picture, inside(stomach, 0.03), own.tissue - rng.uniform(0, 0.3))
    return _bones(grid, own, picture, inside(_heart(grid, own, own.heart), 0.03))


def _bones(grid: Grid, own: Body, picture: Grey, heart: Grey) -> Grey:
    """The shadow of the middle (heart, aorta, spine), the ribs and the collar bones."""
    picture = paint(picture, heart, own.tissue + 0.16)
    picture = paint(picture, inside(grid.ellipse(0.1, -0.36, 0.12, 0.12)), own.tissue + 0.1)
    spine = np.maximum(np.abs(grid.x) - 0.1, grid.y - 1)
    picture = paint(picture, inside(spine, 0.03), own.tissue + 0.14)
    picture = picture + 0.04 * np.cos(2 * np.pi * grid.y / own.ribs) * inside(spine, 0.03)
    # ribs hang outwards, first steeply, then along the wall
    phase = (grid.y + own.apex - 0.55 * np.abs(grid.x) ** 1.5) / own.ribs
    cage = inside(grid.ellipse(0, -0.15, own.width + 0.06, 0.9))
    picture = picture + 0.07 * cage * inside(np.abs(phase % 1 - 0.5) - 0.2, 0.06)
    collar = np.abs(grid.y + 0.62 + 0.2 * np.abs(grid.x)) - 0.03
    return picture + 0.12 * inside(np.maximum(collar, np.abs(grid.x) - 0.75), 0.02)


def _cardiomegaly(
    grid: Grid, own: Body, lungs: dict[int, Grey], picture: Grey, rng: Generator
) -> tuple[Grey, Grey]:
    """A heart wider than half of the chest."""
    heart = inside(_heart(grid, own, own.heart * rng.uniform(1.3, 1.6)), 0.03)
    return np.maximum(picture, paint(picture, heart, own.tissue + 0.16)), heart


def _effusion(
    grid: Grid, own: Body, lungs: dict[int, Grey], picture: Grey, rng: Generator
) -> tuple[Grey, Grey]:
    """Fluid on the floor of one lung, higher at the wall than in the middle."""
    across = own.side * grid.x / own.width
    level = own.base - rng.uniform(0.12, 0.4) - 0.45 * (across - 0.3) * np.abs(across - 0.3)
    fluid = inside(np.maximum(lungs[own.side], level - grid.y))
    return paint(picture, fluid, own.tissue + 0.1), fluid


def _infiltration(
    grid: Grid, own: Body, lungs: dict[int, Grey], picture: Grey, rng: Generator
) -> tuple[Grey, Grey]:
    """A patch without an edge, like cotton wool, somewhere in one lung."""
    side = int(rng.choice([-1, 1]))
    x, y = side * own.width * rng.uniform(0.45, 0.65), rng.uniform(-0.45, 0.05 - 0.15 * side)
    far = np.hypot((grid.x - x) / rng.uniform(0.2, 0.3), (grid.y - y) / rng.uniform(0.2, 0.32))
    beside = 1 - inside(_heart(grid, own, own.heart))
    patch = np.exp(-(far**2)) * inside(lungs[side]) * beside
    return picture + patch * (0.3 + 0.1 * clouds(rng, 7)), patch


def _nodule(
    grid: Grid, own: Body, lungs: dict[int, Grey], picture: Grey, rng: Generator
) -> tuple[Grey, Grey]:
    """A small round spot with an edge."""
    x = own.side * own.width * (0.52 + 0.4 * own.spot[0])
    y = (own.apex + own.base) / 2 + 0.5 * own.spot[1]
    spot = inside(grid.distance(x, y) - rng.uniform(0.075, 0.11), 0.02)
    return picture + 0.36 * spot, spot


def _pneumothorax(
    grid: Grid, own: Body, lungs: dict[int, Grey], picture: Grey, rng: Generator
) -> tuple[Grey, Grey]:
    """Air between wall and lung, on the side opposite to other findings: a black rim and a line."""
    lung, depth = lungs[-own.side], rng.uniform(0.1, 0.17)
    inwards = Grid(grid.x + 0.6 * depth * -own.side, grid.y - depth)
    collapsed = _lung(inwards, own, -own.side) + 0.4 * depth
    gap = inside(np.maximum(lung, -collapsed)) * inside(grid.y - own.base + 0.25, 0.05)
    line = inside(np.abs(collapsed) - 0.02, 0.015) * inside(lung + 0.05)
    return paint(picture, gap, 0.3 * picture) + 0.15 * line * gap, gap


_PAINTERS = {
    "cardiomegaly": _cardiomegaly,
    "effusion": _effusion,
    "infiltration": _infiltration,
    "nodule": _nodule,
    "pneumothorax": _pneumothorax,
}


def _exposed(picture: Grey, rng: Generator) -> Grey:
    """Another exposure, and the noise that goes with it."""
    bent = np.clip(picture, 0, 1) ** rng.uniform(0.85, 1.2)
    noise = grain(rng)  # before the other numbers: their order decides on every picture
    return rng.uniform(0, 0.12) + rng.uniform(0.75, 1.05) * bent + rng.uniform(0.01, 0.03) * noise
