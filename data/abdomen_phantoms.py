"""Draws abdominal CT slices, each with the mask of its pancreas.

As on every CT slice the patient lies on the back and is seen from the feet: the front is up, and
the patient's right is on the left. Each patient has a body of their own, that is, a deformation,
sizes and grey values; five slices go from the tail of the pancreas, beside spleen and stomach, down
to its head beside the duodenum. The pancreas itself is a lobed band as grey as the bowel, in front
of the spine and the great vessels. Coordinates run from -1 to 1, to the right and to the back.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.drawing import SIZE, Grey, Grid, clouds, grain, inside, paint, stored
from data.organ_phantoms import vessel_mask, vessel_tree

SLICES = 5
"""Per patient, from above to below."""
PARTS = ((0.5, 1.0), (0.3, 1.0), (0.08, 0.85), (0.0, 0.5), (0.0, 0.22))
"""Which part of the pancreas each slice shows: 0 is the head, 1 the tail."""
WAY = np.array(
    [[-0.2, 0.05], [-0.17, -0.08], [0.02, -0.17], [0.2, -0.1], [0.36, 0.0], [0.52, 0.03]]
)
"""Points along it, from the head to the tail."""
SOFT = 0.02


@dataclass(frozen=True)
class Body:
    """What is the same in all slices of one patient."""

    grid: Grid
    fat: float
    muscle: float
    pancreas: float
    way: Grey
    width: float
    lobes: float
    size: float
    """Of the organs; 1 is the mean."""


@dataclass(frozen=True)
class Slice:
    """Grey values, dtype uint8, and the pancreas, dtype bool, both of shape (64, 64)."""

    image: NDArray[np.uint8]
    mask: NDArray[np.bool_]


def draw(patient: int) -> list[Slice]:
    """All slices of one patient; the same number draws the same slices."""
    rng = np.random.default_rng((71, patient))
    body = _body(rng)
    return [_slice(body, number, rng) for number in range(SLICES)]


def _body(rng: Generator) -> Body:
    y, x = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    angle = rng.uniform(-9, 9) * np.pi / 180
    x = x + rng.uniform(-0.1, 0.1) + 0.03 * clouds(rng, 2)
    y = y + rng.uniform(-0.12, 0.12) + 0.03 * clouds(rng, 2)
    wide, high = rng.uniform(1.0, 1.12), rng.uniform(0.82, 0.95)
    u = wide * (np.cos(angle) * x + np.sin(angle) * y)
    v = high * (np.cos(angle) * y - np.sin(angle) * x)
    points = WAY + rng.uniform(-0.05, 0.05, WAY.shape)
    places = np.linspace(0, 1, len(WAY))
    fine = np.linspace(0, 1, 60)
    # smooth the corners of the polygon through the points
    bends = [np.polynomial.Polynomial.fit(places, axis, 4)(fine) for axis in points.T]
    return Body(
        grid=Grid(u, v),
        fat=rng.uniform(0.2, 0.27),
        muscle=rng.uniform(0.46, 0.54),
        pancreas=rng.uniform(0.5, 0.6),
        way=np.stack(bends, 1),
        width=rng.uniform(0.85, 1.2),
        lobes=rng.uniform(18, 30),
        size=rng.uniform(0.9, 1.1),
    )


def _slice(body: Body, number: int, rng: Generator) -> Slice:
    """One slice; `depth` is 0 in the uppermost and 1 in the lowest."""
    depth = number / (SLICES - 1)
    grid = body.grid
    picture = _trunk(body, rng)
    for organ in (_kidneys, _spleen, _liver, _stomach, _bowel):
        picture = organ(picture, body, depth, rng)
    signed = _pancreas(body, number)
    picture = paint(picture, inside(signed, SOFT), body.pancreas + 0.04 * clouds(rng, 8))
    vein = body.way[int(60 * max(PARTS[number][0], 0.3)) : int(60 * PARTS[number][1])]
    mask = signed < 0
    if len(vein):
        along = grid.along(vein + np.array([0, 0.08]))[0] - 0.022
        picture = paint(picture, inside(along, SOFT), 0.72)
        mask &= along > 0
    picture = _great_vessels(picture, body)
    mask &= _aorta(grid) > 0
    window = rng.uniform(0.05, 0.12), rng.uniform(0.8, 0.95)
    shown = (picture - window[0]) / (window[1] - window[0]) + rng.uniform(0.015, 0.035) * grain(rng)
    return Slice(stored(shown), mask)


def _pancreas(body: Body, number: int) -> Grey:
    """Below 0 inside that part of the pancreas which the slice shows."""
    first, last = (int(59 * part) for part in PARTS[number])
    distance, place = body.grid.along(body.way[first : last + 1])
    place = (first + place * (last - first)) / 59
    width = np.interp(place, [0, 0.2, 0.5, 0.8, 1], [0.11, 0.09, 0.06, 0.065, 0.045])
    return distance - body.width * (width + 0.012 * np.sin(body.lobes * place))


def _trunk(body: Body, rng: Generator) -> Grey:
    """Skin, fat, the muscles of wall and back, ribs and spine, in air."""
    grid = body.grid
    outline = grid.ellipse(0, 0, 0.94, 0.7)
    picture = paint(np.zeros_like(grid.x), inside(outline, SOFT), 0.45)
    picture = paint(picture, inside(outline + 0.025, SOFT), body.fat - 0.06)
    picture = paint(picture, inside(outline + 0.09, SOFT), body.muscle)
    picture = paint(picture, inside(outline + 0.15, SOFT), body.fat)
    for side in (-1, 1):
        picture = paint(picture, inside(grid.ellipse(0.22 * side, 0.5, 0.2, 0.12)), body.muscle)
        for angle in (0.35, 0.9, 1.5):
            x, y = 0.82 * side * np.sin(angle), 0.58 * np.cos(angle)
            picture = paint(picture, inside(grid.ellipse(x, y, 0.05, 0.035), SOFT), 0.85)
    picture = paint(picture, inside(grid.ellipse(0, 0.3, 0.16, 0.12), SOFT), 0.92)
    picture = paint(picture, inside(grid.ellipse(0, 0.3, 0.12, 0.085), SOFT), 0.75)
    picture = paint(picture, inside(grid.ellipse(0, 0.53, 0.04, 0.09), SOFT), 0.9)
    return paint(picture, inside(grid.ellipse(0, 0.45, 0.06, 0.045), SOFT), 0.45)


def _aorta(grid: Grid) -> Grey:
    return grid.distance(0.07, 0.12) - 0.065


def _great_vessels(picture: Grey, body: Body) -> Grey:
    """Aorta, vena cava and, in front of the aorta, the mesenteric artery."""
    grid = body.grid
    picture = paint(picture, inside(grid.ellipse(-0.12, 0.14, 0.075, 0.055), SOFT), 0.66)
    picture = paint(picture, inside(_aorta(grid), SOFT), 0.8)
    return paint(picture, inside(grid.distance(0.06, 0.01) - 0.025, SOFT), 0.78)


def _kidneys(picture: Grey, body: Body, depth: float, rng: Generator) -> Grey:
    """A bean on each side of the spine, the patient's left one higher; they grow downwards."""
    for side, start in ((-1, 0.35), (1, 0.6)):
        size = body.size * min(1.0, start + 0.8 * depth)
        own = Grid((body.grid.x - 0.43 * side) * side / size, (body.grid.y - 0.27) / size)
        bean = np.maximum(own.ellipse(0, 0, 0.15, 0.19), -(own.distance(-0.17, -0.02) - 0.09))
        picture = paint(picture, inside(bean, SOFT), 0.74)
        sinus = own.ellipse(-0.05, 0, 0.05, 0.08)
        picture = paint(picture, inside(sinus, SOFT) * inside(bean, SOFT), body.fat + 0.1)
    return picture


def _liver(picture: Grey, body: Body, depth: float, rng: Generator) -> Grey:
    """Large and even on the patient's right, with vessels; its tip is lower than its left lobe."""
    grid = body.grid
    reach = body.size * (0.62 - 0.3 * depth)
    right = grid.ellipse(-0.72 + 0.5 * reach, -0.08 + 0.1 * depth, reach, 0.46 - 0.12 * depth)
    liver = np.maximum(right, grid.ellipse(0, 0, 0.77, 0.53))
    behind = 0.13 - 0.25 * (grid.x + 0.3)
    liver = np.maximum(liver, (grid.y - behind - 0.12) * 0.8)
    liver = np.maximum(liver, (grid.x + 0.13 - 0.9 * (-0.12 - grid.y)) * 0.7)
    picture = paint(picture, inside(liver, SOFT), 0.6 + 0.02 * clouds(rng, 6))
    branches = vessel_tree(rng, -0.3, -0.05, np.pi + rng.uniform(-0.3, 0.3), 2)
    vessels = vessel_mask(grid, branches, 0.03) * inside(liver + 0.05, SOFT)
    return paint(picture, vessels, 0.72)


def _spleen(picture: Grey, body: Body, depth: float, rng: Generator) -> Grey:
    """A crescent along the ribs on the patient's left; it ends above the lowest slices."""
    size = body.size * (1 - 0.9 * depth)
    if size < 0.25:
        return picture
    spleen = body.grid.ellipse(0.66, 0.1, 0.17 * size, 0.32 * size)
    spleen = np.maximum(spleen, body.grid.ellipse(0, 0, 0.77, 0.53))
    return paint(picture, inside(spleen, SOFT), 0.63 + 0.02 * clouds(rng, 6))


def _stomach(picture: Grey, body: Body, depth: float, rng: Generator) -> Grey:
    """A bag in front on the patient's left, with air that rises to the front."""
    size = body.size * (1 - 0.45 * depth)
    bag = body.grid.ellipse(0.34 - 0.1 * depth, -0.3, 0.34 * size, 0.17 * size)
    picture = paint(picture, inside(bag, SOFT), 0.57)
    content = rng.uniform(0.38, 0.48) + 0.05 * clouds(rng, 8)
    picture = paint(picture, inside(bag + 0.035, SOFT), content)
    air = np.maximum(bag + 0.035, body.grid.y + rng.uniform(0.27, 0.36))
    return paint(picture, inside(air, 0.01), 0.03)


def _bowel(picture: Grey, body: Body, depth: float, rng: Generator) -> Grey:
    """Duodenum, colon and loops of the small bowel: more of them below, some with air."""
    places = [(-0.4, 0.05, 0.075), (0.68, 0.3, 0.07), (-0.68, 0.28, 0.07)]
    loops = [(0.0, -0.36, 0.09), (0.6, -0.12, 0.1), (0.3, 0.1, 0.08), (-0.2, -0.33, 0.09)]
    places += [*loops, (0.45, -0.02, 0.09), (0.15, -0.33, 0.08)][: round(6 * depth)]
    for x, y, radius in places:
        right, back = rng.uniform(-0.04, 0.04, 2)
        loop = body.grid.distance(x + right, y + back) - radius * rng.uniform(0.85, 1.15)
        picture = paint(picture, inside(loop, SOFT), rng.uniform(0.5, 0.6))
        inner = rng.choice([0.1, 0.4, 0.5, 0.55])
        picture = paint(picture, inside(loop + 0.035, SOFT), inner)
    return picture
