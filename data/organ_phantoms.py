"""Draws organ phantoms: outlines and textures in the look of CT and ultrasound, never twice alike.

Everything is computed on a grid of coordinates. A random pose (mirrored or not, turned, scaled,
shifted) and a smooth random deformation take the picture's coordinates to the organ's own, in which
each organ is a few formulas: an outline and what lies inside it. Grey values are floats from 0
(black) to 1 (white) until the last step. Only NumPy is used, and one generator per picture, so a
picture depends on its seed and on nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Grey = NDArray[np.float64]
"""One value per pixel, shape (size, size)."""

SIZE = 64
LEVELS = 64
"""Grey levels in the file: fewer than 256 make it smaller, and nobody sees the difference."""


@dataclass(frozen=True)
class Grid:
    """The organ's coordinates of every pixel: the organ fills about -1 to 1 in both directions."""

    x: Grey
    y: Grey

    def distance(self, x: float, y: float) -> Grey:
        """How far each pixel is from a point."""
        return np.hypot(self.x - x, self.y - y)

    def ellipse(self, x: float, y: float, width: float, height: float) -> Grey:
        """Below 0 inside an ellipse with these half axes, above 0 outside, about in lengths."""
        inside = np.hypot((self.x - x) / width, (self.y - y) / height)
        return (inside - 1) * min(width, height)

    def along(self, curve: Grey) -> tuple[Grey, Grey]:
        """Distance to the nearest point of a curve (shape (n, 2)), and which: 0 start to 1 end."""
        gaps = np.hypot(self.x[..., None] - curve[:, 0], self.y[..., None] - curve[:, 1])
        return gaps.min(axis=-1), gaps.argmin(axis=-1) / (len(curve) - 1)


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
    background = rng.uniform(0.2, 0.42) + 0.05 * _clouds(rng, 3)
    picture = ORGANS[organ](grid, background, rng)
    picture = _contrast(picture, rng)
    picture = _ultrasound(picture, rng) if rng.random() < 0.5 else _tomograph(picture, rng)
    levels = np.rint(np.clip(picture, 0, 1) * (LEVELS - 1))
    return (levels * (255 // (LEVELS - 1))).astype(np.uint8)


def _pose(rng: Generator) -> Grid:
    """Mirrored or not, turned by up to 25 degrees, scaled, shifted, bent."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    x = x + rng.uniform(-0.25, 0.25) + 0.1 * _clouds(rng, 2)
    y = y + rng.uniform(-0.25, 0.25) + 0.1 * _clouds(rng, 2)
    angle = rng.uniform(-25, 25) * np.pi / 180
    scale = rng.uniform(0.95, 1.35)
    u = scale * (np.cos(angle) * x + np.sin(angle) * y) * rng.choice([-1, 1])
    v = scale * (np.cos(angle) * y - np.sin(angle) * x) * rng.uniform(0.85, 1.15)
    return Grid(u, v)


def _clouds(rng: Generator, waves: int) -> Grey:
    """A smooth random field of mean 0, roughly from -1 to 1: a few plane waves added."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    field = np.zeros((SIZE, SIZE))
    for _ in range(6):
        kx, ky = rng.uniform(-waves, waves, 2)
        field += np.sin(np.pi * (kx * x + ky * y) + rng.uniform(0, 2 * np.pi))
    return field / 3


def _inside(signed: Grey, softness: float = 0.04) -> Grey:
    """From a signed distance to a mask: 1 inside, 0 outside, soft at the edge."""
    return 1 / (1 + np.exp(np.clip(signed / softness, -40, 40)))


def _paint(picture: Grey, mask: Grey, grey: Grey | float) -> Grey:
    return picture * (1 - mask) + grey * mask


def _tree(rng: Generator, x: float, y: float, angle: float, generations: int) -> list[Grey]:
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
            branches += _tree(rng, x, y, way[-1] + turn, generations - 1)
    return branches


def _vessels(grid: Grid, branches: list[Grey], width: float) -> Grey:
    """A mask of the branches; the first is the thickest."""
    mask = np.zeros_like(grid.x)
    for number, branch in enumerate(branches):
        thickness = width * (0.55 if number else 1)
        mask = np.maximum(mask, _inside(grid.along(branch)[0] - thickness, 0.02))
    return mask


def _liver(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """A wedge of even tissue, thick on one side and pointed on the other, with a few vessels."""
    wedge = np.maximum(
        grid.ellipse(-0.1, -0.05, 0.95, 0.68),
        (grid.y - 0.32 + 0.5 * (grid.x + 0.1)) * 0.85,
    )
    tissue = rng.uniform(0.55, 0.7) + 0.03 * _clouds(rng, 6)
    body = _paint(picture, _inside(wedge), tissue)
    tone = rng.choice([-1, 1]) * rng.uniform(0.2, 0.3)
    for start in rng.uniform(-0.3, 0.3, 2):
        branches = _tree(rng, 0.35, start * 0.6 - 0.1, np.pi + start, 2)
        body = _paint(body, _vessels(grid, branches, 0.05) * _inside(wedge + 0.08), tissue + tone)
    return body


def _lung(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """Air, so dark: flat towards the heart, hollow above the diaphragm, vessels from the hilum."""
    dome = np.maximum(grid.ellipse(0.25, 0.1, 0.85, 1.0), -grid.x - 0.45)
    lung = np.maximum(dome, -(grid.distance(0.15, 1.35) - 0.75))
    body = _paint(picture, _inside(lung), rng.uniform(0.02, 0.15))
    for angle in (-1.1, -0.3, 0.5, 1.1):
        branches = _tree(rng, -0.35, 0.0, angle + rng.uniform(-0.2, 0.2), 3)
        body = _paint(body, _vessels(grid, branches, 0.03) * _inside(lung), rng.uniform(0.5, 0.8))
    return body


def _colon(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """A tube bent like a frame, with pouches (haustra) between the folds that reach into it."""
    bow = np.linspace(-0.2, 1.2, 60) * np.pi * rng.uniform(0.85, 1)
    curve = np.stack([0.68 * np.cos(bow), 0.35 - 0.85 * np.sin(bow)], 1)
    distance, place = grid.along(curve)
    pouches = np.abs(np.sin(np.pi * place * rng.integers(7, 11)))
    tube = distance - 0.2 - 0.1 * pouches
    wall = rng.uniform(0.65, 0.85)
    body = _paint(picture, _inside(tube), wall)
    folds = np.where(distance > 0.07, 0.2 * (0.3 - pouches), -1)
    lumen = np.maximum(tube + 0.07, folds)
    return _paint(body, _inside(lumen), rng.uniform(0.05, 0.3))


def _stomach(grid: Grid, picture: Grey, rng: Generator) -> Grey:
    """A bag in the shape of a J, wide above and narrow at its end, with folds along its wall."""
    t = np.linspace(0, 1, 50)
    curve = np.stack([-0.35 + 1.1 * t**2.2, -0.45 + 1.0 * np.sin(2.0 * t)], 1)
    distance, place = grid.along(curve)
    bag = distance - (0.5 - 0.36 * place ** rng.uniform(1.2, 2.0))
    body = _paint(picture, _inside(bag), rng.uniform(0.6, 0.8))
    content = rng.uniform(0.4, 0.55)
    folds = np.sin(rng.uniform(22, 30) * distance + rng.uniform(0, 6))
    body = _paint(body, _inside(bag + 0.1), content + 0.1 * folds * (distance > 0.06))
    level = grid.y - rng.uniform(-0.5, -0.25)
    air = np.maximum(bag + 0.1, level)
    return _paint(body, _inside(air, 0.02), rng.uniform(0.0, 0.12))


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
        body = _paint(body, _inside(bean), cortex)
        around = np.arctan2(y, (x + 0.05) * 1.45)
        ring = np.abs(np.hypot((x + 0.05) * 1.45, y) - 0.5) - 0.17
        wedges = np.cos(count * around) * 0.15
        body = _paint(body, _inside(np.maximum(ring, -wedges)) * _inside(bean), pyramids)
        body = _paint(body, _inside(own.ellipse(-0.2, 0, 0.2, 0.3)) * _inside(bean), sinus)
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


def _grain(rng: Generator) -> Grey:
    """Noise whose neighbours are alike, mean 0, standard deviation 1."""
    noise = rng.standard_normal((SIZE + 1, SIZE + 1))
    return (noise[1:, 1:] + noise[:-1, 1:] + noise[1:, :-1] + noise[:-1, :-1]) / 2


def _tomograph(picture: Grey, rng: Generator) -> Grey:
    """Noise that is added, everywhere alike."""
    strength: float = rng.uniform(0.02, 0.06)
    return picture + strength * _grain(rng)


def _ultrasound(picture: Grey, rng: Generator) -> Grey:
    """Speckle that multiplies, and a sector that gets darker towards its rim and with depth."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    strength: float = rng.uniform(0.08, 0.2)
    speckled: Grey = picture * (1 + strength * _grain(rng))
    depth: Grey = 1 - rng.uniform(0.05, 0.25) * (y + 1) / 2
    rim = _inside(np.hypot(x, y) - rng.uniform(1.05, 1.3), 0.1)
    return speckled * depth * rim
