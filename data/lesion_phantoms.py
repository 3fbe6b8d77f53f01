"""Draws skin lesions as a dermatoscope shows them: seven classes, no two lesions alike.

As in `data.organ_phantoms` everything is computed on a grid of coordinates. One generator decides
what the lesion is (outline, colours, structures), another how it is photographed (pose, light,
hairs, noise), so several photos can show one lesion. Colours are red, green and blue from 0 to 1
until the last step.

What each class shows is told after P. Tschandl, C. Rosendahl, H. Kittler, The HAM10000 dataset,
Scientific Data 2018, doi:10.1038/sdata.2018.161, only much simpler.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.drawing import SIZE, Grey, Grid, inside, paint

Colour = NDArray[np.float64]
"""Red, green and blue: shape (3,), or (size, size, 3)."""

WHITE, CREAM = np.array([0.93, 0.88, 0.84]), np.array([0.88, 0.80, 0.62])
BLACK, BLUE_GREY = np.array([0.10, 0.07, 0.07]), np.array([0.38, 0.42, 0.52])
DARK, BROWN, TAN = (
    np.array([0.27, 0.15, 0.10]), np.array([0.47, 0.30, 0.20]), np.array([0.66, 0.48, 0.33])
)  # fmt: skip
OCHRE, ASH = np.array([0.62, 0.45, 0.27]), np.array([0.55, 0.47, 0.40])
RED, PINK, PURPLE = (
    np.array([0.72, 0.20, 0.20]), np.array([0.86, 0.58, 0.55]), np.array([0.42, 0.12, 0.25])
)  # fmt: skip


def draw(
    code: str, lesion: tuple[int, ...], photo: int
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """One photo of one lesion.

    Args:
        code: a key of `LESIONS`.
        lesion: numbers that say which lesion; the same numbers draw the same lesion.
        photo: which photo of it.

    Returns:
        Red, green and blue from 0 to 255, shape (64, 64, 3), and where the lesion is, (64, 64).
    """
    what = np.random.default_rng((*lesion, 0))
    how = np.random.default_rng((*lesion, 1, photo))
    grid = _pose(how)
    tone = np.array([0.86, 0.68, 0.58]) + what.uniform(-1, 1) * np.array([0.06, 0.08, 0.09])
    skin = tone + 0.02 * _waves(grid, what, 4)[..., None] * np.array([0.6, 1, 1])
    picture, outline = LESIONS[code](grid, skin, what)
    return _photographed(picture, how), outline < 0


def _pose(rng: Generator) -> Grid:
    """The camera at any angle, nearer or farther, not quite in the middle."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    angle, scale = rng.uniform(0, 2 * np.pi), rng.uniform(0.95, 1.25)
    x, y = x - rng.uniform(-0.15, 0.15), y - rng.uniform(-0.15, 0.15)
    u = scale * (np.cos(angle) * x + np.sin(angle) * y) * rng.choice([-1, 1])
    return Grid(u, scale * (np.cos(angle) * y - np.sin(angle) * x))


def _photographed(picture: Colour, rng: Generator) -> NDArray[np.uint8]:
    """Hairs, light from one side, dark corners, the camera's colours and its noise."""
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    pixels = Grid(x, y)
    for _ in range(rng.choice([0, 0, 0, 2, 4, 7])):
        t, angle = np.linspace(-1, 1, 100), rng.uniform(0, 2 * np.pi)
        way = angle + rng.uniform(-0.5, 0.5) * t
        curve = rng.uniform(-1, 1, 2) + t[:, None] * np.stack([np.cos(way), np.sin(way)], 1)
        hair = inside(pixels.along(curve)[0] - 0.008, 0.012)
        picture = _paint(picture, rng.uniform(0.4, 0.9) * hair, DARK)
    slope = rng.uniform(-0.08, 0.08, 2)
    light = 1 + slope[0] * x + slope[1] * y
    if rng.random() < 0.4:
        light *= 0.15 + 0.85 * inside(np.hypot(x, y) - rng.uniform(1.05, 1.25), 0.03)
    camera = rng.uniform(0.9, 1.08) * (1 + rng.uniform(-0.04, 0.04, 3))
    noise = rng.standard_normal((SIZE, SIZE, 1)) + 0.5 * rng.standard_normal((SIZE, SIZE, 3))
    seen: Colour = picture * light[..., None] * camera + 0.012 * noise
    return np.rint(255 * np.clip(seen, 0, 1)).astype(np.uint8)


def _waves(grid: Grid, rng: Generator, frequency: float) -> Grey:
    """A random texture of mean 0, roughly from -1 to 1, that turns with the lesion."""
    field = np.zeros_like(grid.x)
    for angle in rng.uniform(0, np.pi, 6):
        along = np.cos(angle) * grid.x + np.sin(angle) * grid.y
        field += np.sin(rng.uniform(0.5, 1) * frequency * np.pi * along + rng.uniform(0, 7))
    return field / 3


def _outline(
    grid: Grid, rng: Generator, radius: float, ragged: float, lobes: range, flat: float = 0.8
) -> Grey:
    """Below 0 inside a rounded shape, above 0 outside: a circle, flattened, with random lobes."""
    y = grid.y / rng.uniform(flat, 1)
    around, edge = np.arctan2(y, grid.x), np.ones_like(y)
    for lobe in lobes:
        edge += ragged * rng.uniform(-1, 1) * np.cos(lobe * around + rng.uniform(0, 7))
    return np.hypot(grid.x, y) - radius * edge


def _paint(picture: Colour, mask: Grey, colour: Colour) -> Colour:
    return paint(picture, mask[..., None], colour)


def _spots(
    grid: Grid, rng: Generator, count: int, within: float, sizes: tuple[float, float]
) -> Grey:
    """Signed distance to the nearest of some round spots."""
    found = np.full_like(grid.x, 9.0)
    for _ in range(count):
        far, angle = within * np.sqrt(rng.uniform()), rng.uniform(0, 2 * np.pi)
        spot = grid.distance(far * np.cos(angle), far * np.sin(angle)) - rng.uniform(*sizes)
        found = np.minimum(found, spot)
    return found


def _shade(rng: Generator, colour: Colour, spread: float = 0.08) -> Colour:
    """A little lighter or darker."""
    return colour * (1 + rng.uniform(-spread, spread) + rng.uniform(-0.03, 0.03, 3))


def _mix(rng: Generator, one: Colour, other: Colour) -> Colour:
    """A colour between two."""
    share: float = rng.uniform(0, 1)
    return share * one + (1 - share) * other


def _nevus(grid: Grid, skin: Colour, rng: Generator) -> tuple[Colour, Grey]:
    """An even, round brown, darker in the middle, with a regular network of fine lines."""
    outline = _outline(grid, rng, rng.uniform(0.4, 0.7), rng.uniform(0.02, 0.1), range(2, 5))
    brown = _shade(rng, _mix(rng, _mix(rng, BROWN, TAN), _mix(rng, DARK, PINK)), 0.15)
    meshes = rng.uniform(14, 20)
    net = np.cos(meshes * (grid.x + 0.02 * _waves(grid, rng, 2))) * np.cos(meshes * grid.y)
    depth = rng.uniform(0.1, 0.3) * np.clip(-outline, 0, 0.5) / 0.5
    body = brown * (1 - depth[..., None]) * (1 - rng.uniform(0, 0.14) * net[..., None])
    blot = _spots(grid, rng, 1, 0.3, (0.1, 0.3)) + 0.1 * _waves(grid, rng, 3)
    body = _paint(body, rng.choice([0, 0, 0.5]) * inside(blot, 0.08), DARK)
    return _paint(skin, inside(outline, rng.uniform(0.04, 0.09)), body), outline


def _melanoma(grid: Grid, skin: Colour, rng: Generator) -> tuple[Colour, Grey]:
    """Asymmetric and ragged, of several colours: brown, black, a blue-grey veil, red."""
    outline = _outline(grid, rng, rng.uniform(0.5, 0.75), rng.uniform(0.08, 0.2), range(1, 6), 0.65)
    around = np.arctan2(grid.y, grid.x)
    outline = outline + 0.03 * np.sin(rng.integers(9, 15) * around) * (_waves(grid, rng, 1) > 0)
    mask = inside(outline, 0.03)
    picture = _paint(skin, mask, _shade(rng, _mix(rng, _mix(rng, BROWN, DARK), TAN), 0.15))
    for colour in (DARK, BLACK, BLUE_GREY, rng.choice([_mix(rng, RED, BROWN), WHITE, TAN])):
        patch = _spots(grid, rng, int(rng.integers(1, 4)), 0.55, (0.12, 0.3))
        ragged = patch + 0.12 * _waves(grid, rng, 3)
        picture = _paint(
            picture, rng.uniform(0.1, 0.8) * mask * inside(ragged, 0.08), _shade(rng, colour)
        )
    return picture, outline


def _keratosis(grid: Grid, skin: Colour, rng: Generator) -> tuple[Colour, Grey]:
    """As if stuck on: a sharp edge that moths have eaten, ridges, white cysts, dark openings."""
    outline = _outline(grid, rng, rng.uniform(0.5, 0.75), 0.06, range(2, 9))
    base = _shade(rng, _mix(rng, _mix(rng, TAN, BROWN), _mix(rng, OCHRE, ASH)), 0.15)
    ridges = np.abs(np.sin(3 * _waves(grid, rng, rng.uniform(2, 3.5)))) - 0.6
    mask = inside(outline, rng.uniform(0.02, 0.05))
    picture = _paint(skin, mask, base * (1 + rng.uniform(0.05, 0.3) * ridges[..., None]))
    cysts = inside(_spots(grid, rng, int(rng.integers(2, 12)), 0.55, (0.02, 0.05)), 0.02)
    openings = inside(_spots(grid, rng, int(rng.integers(1, 8)), 0.5, (0.03, 0.06)), 0.02)
    picture = _paint(picture, rng.uniform(0.2, 0.9) * mask * openings, DARK)
    return _paint(picture, rng.uniform(0.2, 0.9) * mask * cysts, CREAM), outline


def _basalioma(grid: Grid, skin: Colour, rng: Generator) -> tuple[Colour, Grey]:
    """Pale pink and pearly, with red vessels that branch like a tree and blue-grey nests."""
    outline = _outline(grid, rng, rng.uniform(0.5, 0.75), 0.1, range(2, 5))
    mask = inside(outline, 0.07)
    picture = _paint(skin, 0.8 * mask, _shade(rng, 0.6 * PINK + 0.4 * WHITE, 0.05))
    nests = _spots(grid, rng, int(rng.integers(2, 6)), 0.5, (0.06, 0.16))
    picture = _paint(picture, rng.uniform(0.2, 0.8) * mask * inside(nests, 0.05), BLUE_GREY)
    strength = rng.uniform(0.25, 0.8)
    for angle in rng.uniform(0, 2 * np.pi, rng.integers(2, 5)):
        x, y = 0.75 * np.cos(angle), 0.75 * np.sin(angle)
        vessel = np.full_like(grid.x, 9.0)
        for branch in _branches(rng, x, y, angle + np.pi, 2):
            vessel = np.minimum(vessel, grid.along(branch)[0])
        picture = _paint(picture, strength * inside(vessel - 0.01, 0.014), RED)
    return picture, outline


def _branches(rng: Generator, x: float, y: float, angle: float, forks: int) -> list[Grey]:
    """A vessel and those that branch off it, as curves."""
    t = np.linspace(0, rng.uniform(0.35, 0.5), 12)
    way = angle + rng.uniform(-1.5, 1.5) * t
    found = [np.stack([x + t * np.cos(way), y + t * np.sin(way)], 1)]
    if forks:
        x, y = found[0][-1]
        for turn in (-rng.uniform(0.4, 0.8), rng.uniform(0.4, 0.8)):
            found += _branches(rng, x, y, way[-1] + turn, forks - 1)
    return found


def _actinic(grid: Grid, skin: Colour, rng: Generator) -> tuple[Colour, Grey]:
    """Red without a clear edge, pale dots in it like the seeds of a strawberry, scales."""
    outline = _outline(grid, rng, rng.uniform(0.5, 0.75), 0.12, range(2, 5))
    mask = inside(outline, 0.12)
    red = _shade(rng, _mix(rng, 0.55 * RED + 0.45 * PINK, _mix(rng, TAN, PINK)))
    picture = _paint(skin, 0.85 * mask, red * (1 + 0.08 * _waves(grid, rng, 5)[..., None]))
    dots = _spots(grid, rng, int(rng.integers(14, 24)), 0.65, (0.02, 0.05))
    pale = rng.uniform(0.3, 0.8) * mask * inside(dots, 0.025)
    picture = _paint(picture, pale, 0.5 * PINK + 0.5 * WHITE)
    scales = _spots(grid, rng, int(rng.integers(2, 5)), 0.4, (0.06, 0.16)) + 0.1 * _waves(
        grid, rng, 4
    )
    return _paint(picture, rng.uniform(0.2, 0.8) * mask * inside(scales, 0.03), CREAM), outline


def _fibroma(grid: Grid, skin: Colour, rng: Generator) -> tuple[Colour, Grey]:
    """Small: a white scar in the middle and a pale brown ring with a faint network around it."""
    outline = _outline(grid, rng, rng.uniform(0.4, 0.65), 0.05, range(2, 5))
    meshes = rng.uniform(14, 20)
    net = np.cos(meshes * grid.x) * np.cos(meshes * grid.y)
    ring = _shade(rng, _mix(rng, TAN, _mix(rng, BROWN, PINK))) * (1 - 0.1 * net[..., None])
    picture = _paint(skin, 0.9 * inside(outline, 0.1), ring)
    scar = outline + rng.uniform(0.18, 0.28) + 0.04 * _waves(grid, rng, 3)
    return _paint(picture, rng.uniform(0.3, 0.85) * inside(scar, 0.06), WHITE), outline


def _angioma(grid: Grid, skin: Colour, rng: Generator) -> tuple[Colour, Grey]:
    """A cluster of sharp round lakes of blood, red to purple."""
    radius = rng.uniform(0.35, 0.6)
    outline = _outline(grid, rng, radius, 0.06, range(2, 5))
    mask = inside(outline, 0.04)
    picture = _paint(skin, 0.7 * mask, _shade(rng, 0.5 * RED + 0.5 * PINK))
    for _ in range(rng.integers(7, 13)):
        lake = _spots(grid, rng, 1, 0.85 * radius, (0.08, 0.2))
        blood = _mix(rng, RED, PURPLE)
        picture = _paint(picture, rng.uniform(0.4, 1) * mask * inside(lake, 0.02), blood)
    return picture, outline


LESIONS: dict[str, Callable[[Grid, Colour, Generator], tuple[Colour, Grey]]] = {
    "akiec": _actinic,
    "bcc": _basalioma,
    "bkl": _keratosis,
    "df": _fibroma,
    "mel": _melanoma,
    "nv": _nevus,
    "vasc": _angioma,
}
"""Each class paints itself on skin; the second result is below 0 inside its outline."""
