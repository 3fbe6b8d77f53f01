"""What all drawn sets are drawn with: coordinates, soft outlines, clouds, grain, grey levels."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image

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


def clouds(rng: Generator, waves: int) -> Grey:
    """A smooth random field of mean 0, roughly from -1 to 1: a few plane waves added."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    field = np.zeros((SIZE, SIZE))
    for _ in range(6):
        kx, ky = rng.uniform(-waves, waves, 2)
        field += np.sin(np.pi * (kx * x + ky * y) + rng.uniform(0, 2 * np.pi))
    return field / 3


def inside(signed: Grey, softness: float = 0.04) -> Grey:
    """From a signed distance to a mask: 1 inside, 0 outside, soft at the edge."""
    return 1 / (1 + np.exp(np.clip(signed / softness, -40, 40)))


def paint(picture: Grey, mask: Grey, grey: Grey | float) -> Grey:
    """The picture with a grey value, or another picture, where the mask is 1."""
    return picture * (1 - mask) + grey * mask


def grain(rng: Generator) -> Grey:
    """Noise whose neighbours are alike, mean 0, standard deviation 1."""
    noise = rng.standard_normal((SIZE + 1, SIZE + 1))
    return (noise[1:, 1:] + noise[:-1, 1:] + noise[1:, :-1] + noise[:-1, :-1]) / 2


def stored(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Grey values from 0 to 1, of any shape, as they are in a file: from 0 to 255, in LEVELS."""
    levels = np.rint(np.clip(values, 0, 1) * (LEVELS - 1))
    return (levels * (255 // (LEVELS - 1))).astype(np.uint8)


def enlarged(page: Image.Image, zoom: int) -> Image.Image:
    """A page of small pictures with each pixel as a square."""
    return page.resize((page.width * zoom, page.height * zoom), Image.Resampling.NEAREST)
