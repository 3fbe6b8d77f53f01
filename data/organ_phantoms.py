"""Draws organ phantoms: outlines and textures in the look of CT and ultrasound, never twice alike.

Everything is computed on a grid of coordinates. A random pose (mirrored or not, turned, scaled,
shifted) and a smooth random deformation take the picture's coordinates to the organ's own, in which
each organ is a few formulas: an outline and what lies inside it. Grey values are floats from 0
(black) to 1 (white) until the last step. Only NumPy is used, and one generator per picture, so a
picture depends on its seed and on nothing else.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.drawing import SIZE, Grey, Grid, clouds, grain, inside, paint, stored


def draw(organ: str, seed: tuple[int, ...]) -> NDArray[np.uint8]:
    """One picture of one organ.

    Args:
        organ: a key of `ORGANS`.
        seed: numbers that say which picture; the same numbers draw the same picture.

    Returns:
        Grey values from 0 to 255, shape (64, 64), dtype uint8.
    """
    rng = np.random.default_rng(seed)
    grid = _pose(rng)
    background = rng.uniform(0.2, 0.42) + 0.05 * clouds(rng, 3)
    picture = ORGANS[organ](grid, background, rng)
    picture = _contrast(picture, rng)
    picture = _ultrasound(picture, rng) if rng.random() < 0.5 else _tomograph(picture, rng)
    return stored(picture)


def _pose(rng: Generator) -> Grid:
    """Mirrored or not, turned by up to 25 degrees, scaled, shifted, bent."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    x = x + rng.uniform(-0.25, 0.25) + 0.1 * clouds(rng, 2)
    y = y + rng.uniform(-0.25, 0.25) + 0.1 * clouds(rng, 2)
    angle = rng.uniform(-25, 25) * np.pi / 180
    scale = rng.uniform(0.95, 1.35)
    u = scale * (np.cos(angle) * x + np.sin(angle) * y) * rng.choice([-1, 1])
    v = scale * (np.cos(angle) * y - np.sin(angle) * x) * rng.uniform(0.85, 1.15)
    return Grid(u, v)


def vessel_tree(rng: Generator, x: float, y: float, angle: float, generations: int) -> list[Grey]:
    """The branches of a vessel: curves that fork and shrink with each generation."""
    length = rng.uniform(0.45, 0.6) * 0.75 ** (3 - generations)
    bend = rng.uniform(-0.5, 0.5)
    t = np.linspace(0, 1, 12)
    way = angle + bend * t
    curve = np.stack(
        [x + length * np.cumsum(np.cos(way)) / 12, y + length * np.cumsum(np.sin(way)) / 12], 1
    )
    branches = [curve]
    if generations > 1:
        for side in (-1, 1):
            turn = side * rng.uniform(0.35, 0.8)
            x, y = curve[-1]
            branches += vessel_tree(rng, x, y, way[-1] + turn, generations - 1)
    return branches


def vessel_mask(grid: Grid, branches: list[Grey], width: float) -> Grey:
    """A mask of the branches; the first is the thickest."""
    mask = np.zeros_like(grid.x)
    for number, branch in enumerate(branches):
        thickness = width * (0.55 if number else 1)
        mask = np.maximum(mask, inside(grid.along(branch)[0] - thickness, 0.02))
    return mask


def _liver(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """A wedge of even tissue, thick on one side and pointed on the other, with a few vessels."""
    wedge = np.maximum(
        grid.ellipse(-0.1, -0.05, 0.95, 0.68),
        (grid.y - 0.32 + 0.5 * (grid.x + 0.1)) * 0.85,
    )
    tissue = rng.uniform(0.55, 0.7) + 0.03 * clouds(rng, 6)
    body = paint(picture, inside(wedge), tissue)
    tone = rng.choice([-1, 1]) * rng.uniform(0.2, 0.3)
    for start in rng.uniform(-0.3, 0.3, 2):
        branches = vessel_tree(rng, 0.35, start * 0.6 - 0.1, np.pi + start, 2)
        body = paint(body, vessel_mask(grid, branches, 0.05) * inside(wedge + 0.08), tissue + tone)
    return body


def _lung(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """Air, so dark: flat towards the heart, hollow above the diaphragm, vessels from the hilum."""
    dome = np.maximum(grid.ellipse(0.25, 0.1, 0.85, 1.0), -grid.x - 0.45)
    lung = np.maximum(dome, -(grid.distance(0.15, 1.35) - 0.75))
    body = paint(picture, inside(lung), rng.uniform(0.02, 0.15))
    for angle in (-1.1, -0.3, 0.5, 1.1):
        branches = vessel_tree(rng, -0.35, 0.0, angle + rng.uniform(-0.2, 0.2), 3)
        body = paint(body, vessel_mask(grid, branches, 0.03) * inside(lung), rng.uniform(0.5, 0.8))
    return body


def _colon(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """A tube bent like a frame, with pouches (haustra) between the folds that reach into it."""
    bow = np.linspace(-0.2, 1.2, 60) * np.pi * rng.uniform(0.85, 1)
    curve = np.stack([0.68 * np.cos(bow), 0.35 - 0.85 * np.sin(bow)], 1)
    distance, place = grid.along(curve)
    pouches = np.abs(np.sin(np.pi * place * rng.integers(7, 11)))
    tube = distance - 0.2 - 0.1 * pouches
    wall = rng.uniform(0.65, 0.85)
    body = paint(picture, inside(tube), wall)
    folds = np.where(distance > 0.07, 0.2 * (0.3 - pouches), -1)
    lumen = np.maximum(tube + 0.07, folds)
    return paint(body, inside(lumen), rng.uniform(0.05, 0.3))


def _stomach(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """A bag in the shape of a J, wide above and narrow at its end, with folds along its wall."""
    t = np.linspace(0, 1, 50)
    curve = np.stack([-0.35 + 1.1 * t**2.2, -0.45 + 1.0 * np.sin(2.0 * t)], 1)
    distance, place = grid.along(curve)
    bag = distance - (0.5 - 0.36 * place ** rng.uniform(1.2, 2.0))
    body = paint(picture, inside(bag), rng.uniform(0.6, 0.8))
    content = rng.uniform(0.4, 0.55)
    folds = np.sin(rng.uniform(22, 30) * distance + rng.uniform(0, 6))
    body = paint(body, inside(bag + 0.1), content + 0.1 * folds * (distance > 0.06))
    level = grid.y - rng.uniform(-0.5, -0.25)
    air = np.maximum(bag + 0.1, level)
    return paint(body, inside(air, 0.02), rng.uniform(0.0, 0.12))


def _kidneys(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """One bean or two: a bright cortex, dark pyramids in a ring, a bright sinus at the hilum."""
    pair = rng.random() < 0.5
    cortex, pyramids = rng.uniform(0.6, 0.75), rng.uniform(0.25, 0.4)
    sinus, count = rng.uniform(0.8, 1), rng.integers(6, 9)
    body = picture
    for side in (-1, 1) if pair else (rng.choice([-1, 1]),):
        size = 0.7 if pair else 1.1
        x, y = (grid.x - (0.52 * side if pair else 0)) * side / size, grid.y / size
        own = Grid(x, y)
        bean = np.maximum(own.ellipse(0, 0, 0.55, 0.85), -(own.distance(-0.72, 0) - 0.36))
        body = paint(body, inside(bean), cortex)
        around = np.arctan2(y, (x + 0.05) * 1.45)
        ring = np.abs(np.hypot((x + 0.05) * 1.45, y) - 0.5) - 0.17
        wedges = np.cos(count * around) * 0.15
        body = paint(body, inside(np.maximum(ring, -wedges)) * inside(bean), pyramids)
        body = paint(body, inside(own.ellipse(-0.2, 0, 0.2, 0.3)) * inside(bean), sinus)
    return body


ORGANS: dict[str, Callable[[Grid, Grey, Generator], Grey]] = {
    "colon": _colon,
    "kidneys": _kidneys,
    "liver": _liver,
    "lung": _lung,
    "stomach": _stomach,
}
"""Each organ paints itself on a background."""


def _contrast(picture: Grey, rng: Generator) -> Grey:
    """Another window: gamma, contrast and brightness."""
    bent = np.clip(picture, 0, 1) ** rng.uniform(0.7, 1.4)
    return rng.uniform(-0.05, 0.15) + rng.uniform(0.55, 0.9) * bent


def _tomograph(picture: Grey, rng: Generator) -> Grey:
    """Noise that is added, everywhere alike."""
    strength: float = rng.uniform(0.02, 0.06)
    return picture + strength * grain(rng)


def _ultrasound(picture: Grey, rng: Generator) -> Grey:
    """Speckle that multiplies, and a sector that gets darker towards its rim and with depth."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    strength: float = rng.uniform(0.08, 0.2)
    speckled: Grey = picture * (1 + strength * grain(rng))
    depth: Grey = 1 - rng.uniform(0.05, 0.25) * (y + 1) / 2
    rim = inside(np.hypot(x, y) - rng.uniform(1.05, 1.3), 0.1)
    return speckled * depth * rim
