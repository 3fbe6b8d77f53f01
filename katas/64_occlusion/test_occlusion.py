"""Graded tests of kata 64: what a network looks at, found out by covering parts of a scan."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.testing import close, equal, import_optional, unchanged


def whole(rng, *shape):
    """Random whole numbers from -4 to 4 as a float32 tensor."""
    return torch.tensor(rng.integers(-4, 5, shape), dtype=torch.float32)


def covered(side, size, stride):
    """For each patch along an axis (rows) which voxels of the axis (columns) it covers."""
    first = np.arange(0, side, stride)[:, np.newaxis] - size // 2
    place = np.arange(side) - first
    return ((place >= 0) & (place < size)).astype(float)


def expected_drops(weights, x, size, stride, fill):
    """What each patch takes from a sum of weight times voxel, by one matrix per axis."""
    drops = (weights * (x - fill)).sum(dim=0).double().numpy()
    for axis, side in enumerate(drops.shape):
        sums = np.tensordot(covered(side, size, stride), drops, axes=(1, axis))
        drops = np.moveaxis(sums, 0, axis)
    return torch.tensor(np.maximum(drops, 0), dtype=torch.float32)


def test_the_worked_example_is_a_product_of_two_rows(kata):
    """The model sums the voxels of 8 x 8 ones; patches of 4 x 4 with centres at 0, 2, 4 and 6
    cover 2, 4, 4 and 4 of them along each axis. What of the first patch lies outside of the scan
    is cut off; it does not come back in at the other end. Each patch is covered alone.

    de: Das Modell summiert die Voxel von 8 x 8 Einsen; Fenster von 4 x 4 Pixeln mit den
    Mittelpunkten 0, 2, 4 und 6 decken davon auf jeder Achse 2, 4, 4 und 4 zu. Was vom ersten
    Fenster außerhalb der Aufnahme liegt, wird abgeschnitten; es kommt nicht am anderen Ende wieder
    herein. Jedes Fenster wird für sich zugedeckt.
    """
    row = torch.tensor([2.0, 4.0, 4.0, 4.0])
    found = kata.occlusion(kata.support.total, torch.ones(1, 8, 8), 4, 2, 0.0, 0)
    close(found, torch.outer(row, row), dtype="float32")


def test_a_patch_of_odd_size_has_its_centre_in_the_middle(kata):
    """With size 3 and stride 3 the centres are 0, 3 and 6, and each patch reaches one voxel further
    on both sides: 1 + 2, 3 + 4 + 5 and 6 + 7.

    de: Bei size 3 und stride 3 sind die Mittelpunkte 0, 3 und 6, und jedes Fenster reicht auf
    beiden Seiten ein Voxel weiter: 1 + 2, 3 + 4 + 5 und 6 + 7.
    """
    x = torch.arange(1.0, 8.0).reshape(1, 1, 7)
    found = kata.occlusion(kata.support.total, x, 3, 3, 0.0, 0)
    close(found, torch.tensor([[3.0, 12.0, 13.0]]))


def test_covered_voxels_are_set_to_fill(kata):
    """A voxel of 5 loses 4 when it is covered with 1, and 6 when it is covered with -1.

    de: Ein Voxel mit dem Wert 5 verliert 4, wenn es mit 1 zugedeckt wird, und 6, wenn es mit -1
    zugedeckt wird.
    """
    x = torch.full((1, 2, 2), 5.0)
    for fill, drop in ((1.0, 4.0), (-1.0, 6.0)):
        found = kata.occlusion(kata.support.total, x, 1, 1, fill, 0)
        close(found, torch.full((2, 2), drop))


def test_each_area_gets_what_goes_with_it(kata):
    """The left column holds 1 and 4, the right one 3 and 6: without the first the sum is 5 less,
    without the second 9 less. The middle belongs to no area and gets 0.

    de: In der linken Spalte stehen 1 und 4, in der rechten 3 und 6: Ohne die erste ist die Summe um
    5 kleiner, ohne die zweite um 9. Die Mitte gehört zu keinem Areal und bekommt 0.
    """
    x = torch.tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]])
    masks = torch.tensor([[[True, False, False]] * 2, [[False, False, True]] * 2])
    found = kata.area_occlusion(kata.support.total, x, masks, 0)
    close(found, torch.tensor([[5.0, 0.0, 9.0], [5.0, 0.0, 9.0]]), dtype="float32")


def test_it_is_the_target_class_that_is_watched(kata):
    """Each class has a map of its own, whether the model thinks it likely or not.

    de: Jede Klasse hat ihre eigene Karte, ob das Modell sie für wahrscheinlich hält oder nicht.
    """
    model = kata.support.Weighted(torch.tensor([[[[1.0, 0.0]]], [[[0.0, 7.0]]], [[[0.0, 3.0]]]]))
    x, mask = torch.ones(1, 1, 2), torch.tensor([[[False, True]]])
    for target, row in enumerate(([1.0, 0.0], [0.0, 7.0], [0.0, 3.0])):
        close(kata.occlusion(model, x, 1, 1, 0.0, target), torch.tensor([row]))
        close(kata.area_occlusion(model, x, mask, target), torch.tensor([[0.0, row[1]]]))


def test_a_volume_is_covered_by_cubes(kata):
    """A volume has three spatial axes. With size 2 and stride 1 the cube at the centre (1, 1, 1)
    covers all eight voxels, 1 to 8, the one at (0, 0, 0) the first voxel alone.

    de: Ein Volumen hat drei räumliche Achsen. Bei size 2 und stride 1 deckt der Würfel am
    Mittelpunkt (1, 1, 1) alle acht Voxel zu, 1 bis 8, der an (0, 0, 0) nur das erste.
    """
    x = torch.arange(1.0, 9.0).reshape(1, 2, 2, 2)
    expected = torch.tensor([[[1.0, 3.0], [4.0, 10.0]], [[6.0, 14.0], [16.0, 36.0]]])
    close(kata.occlusion(kata.support.total, x, 2, 1, 0.0, 0), expected)


def test_a_patch_of_even_size_begins_half_a_size_before_its_centre(kata):
    """With size 2 a patch is its centre and the voxel before it. The one at the centre 0 has the
    first voxel alone.

    de: Bei size 2 besteht ein Fenster aus seinem Mittelpunkt und dem Voxel davor. Das am
    Mittelpunkt 0 hat nur das erste Voxel.
    """
    x = torch.tensor([[[1.0, 2.0, 3.0]]])
    found = kata.occlusion(kata.support.total, x, 2, 1, 0.0, 0)
    close(found, torch.tensor([[1.0, 3.0, 5.0]]))


def test_where_the_score_rises_there_is_0(kata):
    """Covering what speaks against the class makes its score larger. Only what speaks for the
    class is shown; the rest is 0.

    de: Deckt man zu, was gegen die Klasse spricht, steigt ihr Score. Gezeigt wird nur, was für die
    Klasse spricht; der Rest ist 0.
    """
    model = kata.support.Weighted(torch.tensor([[[[2.0, -3.0, 0.5]]]]))
    found = kata.occlusion(model, torch.ones(1, 1, 3), 1, 1, 0.0, 0)
    close(found, torch.tensor([[2.0, 0.0, 0.5]]))
    masks = torch.eye(3, dtype=torch.bool)[:, None, :]
    found = kata.area_occlusion(model, torch.ones(1, 1, 3), masks, 0)
    close(found, torch.tensor([[2.0, 0.0, 0.5]]))


def test_a_patch_covers_all_channels(kata):
    """Where a scan has two channels, a patch takes its voxels from both of them at once.

    de: Hat eine Aufnahme zwei Kanäle, dann nimmt ein Fenster seine Voxel aus beiden zugleich.
    """
    x = torch.tensor([[[1.0, 2.0]], [[10.0, 20.0]]])
    close(kata.occlusion(kata.support.total, x, 1, 1, 0.0, 0), torch.tensor([[11.0, 22.0]]))


def test_areas_of_a_volume_are_covered_in_all_channels(kata, rng):
    """Whatever the shape of an area, all of its voxels get the same number: what it takes from the
    score in all channels together, or 0 if the score rises without it.

    de: Welche Form ein Areal auch hat, alle seine Voxel bekommen dieselbe Zahl: was es in allen
    Kanälen zusammen vom Score wegnimmt, oder 0, falls der Score ohne es steigt.
    """
    weights, x = whole(rng, 2, 2, 3, 4, 3), whole(rng, 2, 3, 4, 3)
    atlas = rng.integers(0, 5, (3, 4, 3))
    share = (weights[1] * x).sum(dim=0).numpy()
    sums = np.array([0.0, *(share[atlas == area].sum() for area in range(1, 6))])
    masks = torch.tensor(np.stack([atlas == area for area in range(1, 6)]))  # the last is empty
    found = kata.area_occlusion(kata.support.Weighted(weights), x, masks, 1)
    close(found, torch.tensor(np.maximum(sums, 0)[atlas], dtype=torch.float32))


def test_the_scan_stays_as_it_is(kata, rng):
    """Only copies are covered: the doctor still needs the scan.

    de: Zugedeckt werden nur Kopien: Die Ärztin braucht die Aufnahme noch.
    """
    x, masks = whole(rng, 1, 3, 3), torch.ones(1, 3, 3, dtype=torch.bool)
    unchanged(kata.occlusion, kata.support.total, x, 2, 1, 7.0, 0)
    unchanged(kata.area_occlusion, kata.support.total, x, masks, 0)


@pytest.mark.whitebox
def test_the_maps_carry_no_graph(kata):
    """A model with parameters builds a graph at every call. A map is for looking at: thousands of
    graphs that nobody needs would fill the memory.

    de: Ein Modell mit Parametern baut bei jedem Aufruf einen Graphen. Eine Karte ist zum Ansehen
    da: Tausende Graphen, die niemand braucht, würden den Speicher füllen.
    """
    model, x = kata.support.Weighted(torch.ones(1, 1, 2, 2)), torch.ones(1, 2, 2)
    mask = torch.ones(1, 2, 2, dtype=torch.bool)
    equal(kata.probe.requires_grad(kata.occlusion, model, x, 1, 1, 0.0, 0), False)
    equal(kata.probe.requires_grad(kata.area_occlusion, model, x, mask, 0), False)


@settings(max_examples=20)
@given(
    sides=st.lists(st.integers(1, 5), min_size=2, max_size=3),
    size=st.integers(1, 6),
    stride=st.integers(1, 4),
    fill=st.sampled_from([0.0, 1.0, -2.0]),
)
def test_any_scan_any_patch_any_stride(kata, sides, size, stride, fill):
    """Patches smaller and larger than the scan, overlapping or with gaps between them, along two
    axes or three: each takes from the sum what it covers.

    de: Fenster, kleiner und größer als die Aufnahme, überlappend oder mit Lücken dazwischen, auf
    zwei Achsen oder auf drei: Jedes nimmt der Summe weg, was es zudeckt.
    """
    rng = np.random.default_rng(sum(sides))
    weights, x = whole(rng, 1, 1, *sides), whole(rng, 1, *sides)
    found = kata.occlusion(kata.support.Weighted(weights), x, size, stride, fill, 0)
    close(found, expected_drops(weights[0], x, size, stride, fill))


@pytest.mark.needs("captum")
def test_captum_finds_the_same(kata, support, rng):
    """captum.attr.Occlusion begins at the corner and keeps the sign. With a border of zeros around
    the scan, and what is below 0 set to 0, it says the same of a network's probabilities.

    de: captum.attr.Occlusion beginnt in der Ecke und behält das Vorzeichen. Mit einem Rand aus
    Nullen um die Aufnahme, und wenn man alles unter 0 auf 0 setzt, sagt es über die
    Wahrscheinlichkeiten eines Netzes dasselbe.
    """
    weights, x = whole(rng, 3, 1, 7, 4) / 4, whole(rng, 1, 7, 4) / 4
    biases = whole(rng, 3) / 4
    found = kata.occlusion(kata.support.Probabilities(weights, biases), x, 3, 3, 0.0, 2)
    captum, model = import_optional("captum.attr"), support.Probabilities(weights, biases)
    bordered = torch.nn.functional.pad(x, (1, 1, 1, 1))[None]
    occluded = captum.Occlusion(lambda batch: model(batch[:, :, 1:-1, 1:-1])).attribute(
        bordered, sliding_window_shapes=(1, 3, 3), strides=(1, 3, 3), target=2
    )
    close(found, occluded.detach()[0, 0, ::3, ::3].clamp(min=0))
