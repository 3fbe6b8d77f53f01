"""Draws head phantoms: small volumes in the look of a T1-weighted MRI scan, and their atlas.

A head is a stack of soft-edged ellipsoids on a grid of coordinates. All heads lie in the space of
one atlas, as scans do that were registered to a template; each is shifted, scaled and bent a little
in it, brighter or darker, and noisy. What tells the two classes apart is the size of the hippocampi
and of the ventricles, nothing else. Only NumPy is used, and one generator per head.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.drawing import inside, paint, stored

Volume = NDArray[np.float64]
"""One value per voxel, shape SHAPE."""

SHAPE = (24, 28, 24)
"""Voxels from left to right, from back to front, from below to above (the axes called RAS)."""
STEP = 1 / 12
"""Edge of a voxel in the atlas's coordinates, in which the head is about 2 wide."""

HIPPOCAMPUS = ((0.42, -0.05, -0.34), (0.15, 0.34, 0.15))
VENTRICLE = ((0.16, 0.0, 0.14), (0.1, 0.42, 0.17))
TEMPORAL = ((0.48, 0.08, -0.36), (0.27, 0.52, 0.27))
"""Centre and half axes; mirrored at x = 0, since there are two of each."""
CEREBRUM = ((0.0, 0.02, 0.12), (0.72, 0.92, 0.62))
CEREBELLUM = ((0.0, -0.52, -0.52), (0.5, 0.34, 0.26))
STEM = ((0.0, -0.14, -0.6), (0.13, 0.15, 0.36))
HEAD = ((0.0, 0.0, 0.0), (0.94, 1.12, 0.94))

AREAS = (
    ("left hippocampus", "linker Hippocampus"),
    ("right hippocampus", "rechter Hippocampus"),
    ("left ventricle", "linker Seitenventrikel"),
    ("right ventricle", "rechter Seitenventrikel"),
    ("left temporal lobe", "linker Schläfenlappen"),
    ("right temporal lobe", "rechter Schläfenlappen"),
    ("left frontal lobe", "linker Stirnlappen"),
    ("right frontal lobe", "rechter Stirnlappen"),
    ("left parietal lobe", "linker Scheitellappen"),
    ("right parietal lobe", "rechter Scheitellappen"),
    ("left occipital lobe", "linker Hinterhauptslappen"),
    ("right occipital lobe", "rechter Hinterhauptslappen"),
    ("cerebellum", "Kleinhirn"),
    ("brain stem", "Hirnstamm"),
)
"""English and German name of the labels 1, 2, … of the atlas; 0 is no area."""

Ellipsoid = tuple[tuple[float, float, float], tuple[float, float, float]]


@dataclass(frozen=True)
class Grid:
    """The atlas's coordinates of every voxel of a head."""

    x: Volume
    y: Volume
    z: Volume

    def ellipsoid(self, shape: Ellipsoid, scale: float = 1.0) -> Volume:
        """Below 0 inside, above 0 outside, about in lengths."""
        (x, y, z), axes = shape
        a, b, c = (scale * axis for axis in axes)
        inside = np.sqrt(
            ((self.x - x) / a) ** 2 + ((self.y - y) / b) ** 2 + ((self.z - z) / c) ** 2
        )
        return (inside - 1) * min(a, b, c)

    def pair(self, shape: Ellipsoid, scale: float = 1.0) -> Volume:
        """The same of an ellipsoid and its mirror image."""
        return Grid(np.abs(self.x), self.y, self.z).ellipsoid(shape, scale)

    def brain(self) -> Volume:
        """Below 0 inside of the cerebrum with its temporal lobes."""
        return np.minimum(self.ellipsoid(CEREBRUM), self.pair(TEMPORAL))


def draw(ill: bool, seed: tuple[int, ...]) -> NDArray[np.uint8]:
    """One head.

    Args:
        ill: whether the hippocampi have shrunk and the ventricles have grown.
        seed: numbers that say which head; the same numbers draw the same head.

    Returns:
        Grey values from 0 to 255, shape (24, 28, 24), dtype uint8.
    """
    rng = np.random.default_rng(seed)
    grid = _pose(rng)
    hippocampus = rng.normal(0.7, 0.07) if ill else rng.normal(0.98, 0.06)
    ventricles = rng.normal(1.4, 0.12) if ill else rng.normal(1.05, 0.12)
    grey, white, fluid = rng.normal(0.5, 0.02), rng.normal(0.75, 0.02), rng.uniform(0.1, 0.16)
    head = np.zeros(SHAPE)
    skull = rng.uniform(0.05, 0.1)
    for inset, tone in ((0.0, rng.uniform(0.6, 0.85)), (0.07, 0.04), (0.07 + skull, fluid)):
        head = _paint(head, grid.ellipsoid(HEAD) + inset, tone)
    brain, rim = grid.brain(), rng.uniform(0.07, 0.12)
    head = _paint(head, brain, grey)
    head = _paint(head, brain + rim, white)
    head = _paint(head, grid.ellipsoid(CEREBELLUM), grey * rng.uniform(0.95, 1.15))
    head = _paint(head, grid.ellipsoid(STEM), white)
    head = _paint(head, grid.pair(HIPPOCAMPUS), fluid)
    head = _paint(head, grid.pair(HIPPOCAMPUS, hippocampus), grey * 1.06)
    head = _paint(head, grid.pair(VENTRICLE, ventricles), fluid)
    bright = rng.uniform(0.94, 1.06) * (1 + 0.03 * _waves(rng))
    noisy = head * bright + 0.025 * rng.standard_normal(SHAPE) * (head > 0.02)
    return stored(noisy)


def atlas() -> NDArray[np.uint8]:
    """The label of each voxel's area, 0 where there is none; shape (24, 28, 24)."""
    grid = _grid()
    right = (grid.x > 0).astype(int)
    labels = np.zeros(SHAPE, dtype=int)
    lobe = np.select([grid.y > 0.2, grid.y < -0.55, grid.z > -0.1], [7, 11, 9], 5)
    lobe[grid.pair(TEMPORAL) < 0] = 5
    for signed, label in (
        (grid.brain(), lobe + right),
        (grid.ellipsoid(CEREBELLUM), 13),
        (grid.ellipsoid(STEM), 14),
        (grid.pair(VENTRICLE, 1.5), 3 + right),
        (grid.pair(HIPPOCAMPUS, 1.05), 1 + right),
    ):
        labels = np.where(signed < 0, label, labels)
    return labels.astype(np.uint8)


def _grid() -> Grid:
    axes = ((np.arange(side) - (side - 1) / 2) * STEP for side in SHAPE)
    return Grid(*np.meshgrid(*axes, indexing="ij"))


def _pose(rng: Generator) -> Grid:
    """Shifted by less than a voxel, up to 4 % larger or smaller, bent."""
    grid = _grid()
    scale = rng.uniform(0.96, 1.04, 3)
    shift = rng.uniform(-0.5, 0.5, 3) * STEP
    x, y, z = (
        axis * s + d + 0.3 * STEP * _waves(rng)
        for axis, s, d in zip((grid.x, grid.y, grid.z), scale, shift, strict=True)
    )
    return Grid(x, y, z)


def _waves(rng: Generator) -> Volume:
    """A smooth random field of mean about 0, roughly from -1 to 1."""
    grid, field = _grid(), np.zeros(SHAPE)
    for _ in range(4):
        kx, ky, kz = rng.uniform(-1, 1, 3)
        wave = kx * grid.x + ky * grid.y + kz * grid.z
        field += np.sin(np.pi * wave + rng.uniform(0, 2 * np.pi))
    return field / 2.5


def _paint(head: Volume, signed: Volume, grey: float) -> Volume:
    """Fill what is below 0 with a grey value; two tissues share a voxel at the edge."""
    return paint(head, inside(signed, 0.025), grey)
