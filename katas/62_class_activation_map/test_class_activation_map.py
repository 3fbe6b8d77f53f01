"""Graded tests of kata 62: class activation maps."""

from collections import OrderedDict

import numpy as np
import pytest
import torch
from torch import nn

from grader.testing import close, equal, import_optional

FEATURES = torch.tensor([[[[0.0, 2.0], [4.0, 2.0]], [[1.0, 0.0], [0.0, 1.0]]]])
WEIGHT = torch.tensor([[1.0, 0.0], [0.5, -1.0]])


def drawn(rng, *shape, dtype=torch.float32):
    """Random numbers around 0."""
    return torch.tensor(rng.normal(size=shape), dtype=dtype)


def between(cells, pixels):
    """How much each cell of a line counts for each pixel of a longer one, shape (pixels, cells)."""
    shares = np.zeros((pixels, cells))
    for pixel in range(pixels):
        place = (pixel + 0.5) * cells / pixels - 0.5  # of the pixel's middle, counted in cells
        place = min(max(place, 0), cells - 1)
        left = min(int(place), cells - 2)
        shares[pixel, left : left + 2] = left + 1 - place, place - left
    return shares


def test_the_map_of_the_worked_example(kata):
    """Half of what the first feature says, minus the second. Places below 0 speak against the
    finding and stay below 0.

    de: Die Hälfte dessen, was das erste Merkmal sagt, minus das zweite. Stellen unter 0 sprechen
    gegen den Befund und bleiben unter 0.
    """
    close(kata.cam(FEATURES, WEIGHT, 1), torch.tensor([[[-1.0, 1.0], [2.0, 0.0]]]))


def test_each_picture_and_each_finding_has_a_map_of_its_own(kata, rng):
    """Each place gets the sum over all features of weight times feature: the weights from the row
    of the finding, the features from the picture and the place itself.

    de: Jede Stelle bekommt die Summe über alle Merkmale, Gewicht mal Merkmal: die Gewichte aus der
    Zeile des Befunds, die Merkmale aus dem Bild und von der Stelle selbst.
    """
    for dtype in (torch.float32, torch.float64):
        features, weight = drawn(rng, 2, 3, 4, 5, dtype=dtype), drawn(rng, 4, 3, dtype=dtype)
        for label in range(4):
            expected = sum(weight[label, k] * features[:, k] for k in range(3))
            close(kata.cam(features, weight, label), expected)


def test_the_map_shows_the_places_where_the_network_saw_it(kata, support, rng):
    """What the network averages is the output of its batch norm after a ReLU, and this very thing
    is weighed place by place, with the weights of `net.classifier`. The bias is not part of the
    map.

    de: Was das Netz mittelt, ist die Ausgabe seiner Batch-Norm nach einem ReLU, und genau das wird
    Stelle für Stelle gewichtet, mit den Gewichten von `net.classifier`. Der Bias gehört nicht zur
    Karte.
    """
    seed = int(rng.integers(1000))
    images = drawn(rng, 2, 1, 8, 12)
    own = support.chest_net(3, 6, seed)
    with torch.no_grad():
        active = own.features(images).clamp(min=0)
        expected = torch.einsum("ck,bkhw->cbhw", own.classifier.weight, active)
    net = kata.support.chest_net(3, 6, seed)
    for label in range(3):
        close(kata.explain(net, images, label), expected[label], rtol=1e-4, atol=1e-4)


def test_the_mean_of_the_map_plus_the_bias_is_the_logit(kata, rng):
    """The network averages the features and weighs them; the map weighs them and can be averaged
    afterwards. So the mean of the map plus the bias has to be what the network says.

    de: Das Netz mittelt die Merkmale und gewichtet sie dann; die Karte gewichtet sie und lässt sich
    hinterher mitteln. Also muss der Mittelwert der Karte plus der Bias das sein, was das Netz sagt.
    """
    net = kata.support.chest_net(3, 6, int(rng.integers(1000)))
    images = drawn(rng, 2, 1, 8, 12)
    biases, logits = net.classifier.bias, net(images)
    for label in range(3):
        maps = kata.explain(net, images, label)
        close(maps.mean(dim=(1, 2)) + biases[label], logits[:, label], rtol=1e-4, atol=1e-4)


def test_the_heat_map_of_the_worked_example(kata):
    """Twice as wide: the values change evenly from one cell to the next. Then -1 becomes 0, and 2
    becomes 1.

    de: Doppelt so breit: Zwischen zwei Zellen ändern sich die Werte gleichmäßig. Danach wird -1 zu
    0 und 2 zu 1.
    """
    third = 1 / 3
    close(
        kata.heatmap(torch.tensor([[[-1.0, 1.0], [2.0, 0.0]]]), (2, 4)),
        torch.tensor([[[0.0, third / 2, 0.5, 2 * third], [1.0, 2.5 * third, 0.5, third]]]),
    )


def test_each_picture_has_a_scale_of_its_own(kata):
    """Beside a picture with large numbers one with small numbers must not fade: 0 and 1 are the
    coldest and the hottest pixel of each picture, of a faint one, too.

    de: Neben einem Bild mit großen Zahlen darf eines mit kleinen nicht verblassen: 0 und 1 sind der
    kälteste und der heißeste Pixel jedes einzelnen Bildes, auch eines blassen.
    """
    maps = torch.tensor([[[0.0, 1.0], [1.0, 2.0]], [[10.0, 30.0], [30.0, 50.0]]])
    close(kata.heatmap(maps, (2, 2)), torch.tensor([[[0.0, 0.5], [0.5, 1.0]]] * 2))
    faint = maps[:1] * 2.0**-10
    close(kata.heatmap(faint, (2, 2)), torch.tensor([[[0.0, 0.5], [0.5, 1.0]]]))


def test_a_network_in_training_mode_is_explained_as_it_will_be_used(kata, rng):
    """Straight from the training the batch norm would use the mean of the batch, and a patient's
    map would depend on who lies beside them. The map is that of evaluation mode.

    de: Direkt aus dem Training nähme die Batch-Norm den Mittelwert des Batches, und die Karte einer
    Patientin hinge davon ab, wer neben ihr liegt. Gezeigt wird die Karte im Auswertungsmodus.
    """
    net = kata.support.chest_net(3, 6, int(rng.integers(1000)))
    images = drawn(rng, 2, 1, 8, 12)
    expected = kata.explain(net, images, 1)
    net.train()
    close(kata.explain(net, images[:1], 1), expected[:1], rtol=1e-4, atol=1e-4)


@pytest.mark.guessable
@pytest.mark.whitebox
def test_the_map_is_outside_any_graph(kata, rng):
    """The map is to be looked at, nothing learns from it: no gradients are recorded.

    de: Die Karte will man ansehen, gelernt wird nichts daraus: Es werden keine Gradienten
    aufgezeichnet.
    """
    net = kata.support.chest_net(3, 6, 0)
    equal(kata.probe.requires_grad(kata.explain, net, drawn(rng, 1, 1, 8, 12), 1), False)


def test_a_peak_that_got_lower_on_the_way_is_still_1(kata):
    """First enlarge, then scale: no pixel lies exactly on the cell of the peak, so 4 becomes 3 on
    the way. The hottest pixel has to be 1 all the same.

    de: Erst vergrößern, dann skalieren: Kein Pixel liegt genau auf der Zelle der Spitze, und so
    wird unterwegs aus 4 eine 3. Der heißeste Pixel muss trotzdem 1 sein.
    """
    close(
        kata.heatmap(torch.tensor([[[0.0, 4.0, 0.0], [0.0, 4.0, 0.0]]]), (2, 6)),
        torch.tensor([[[0.0, 1 / 3, 1.0, 1.0, 1 / 3, 0.0]] * 2]),
    )


def test_a_heat_map_may_have_any_size(kata, rng):
    """Height and width of the picture need not be multiples of those of the map: each pixel lies
    somewhere between four cells, and the nearer ones count more.

    de: Höhe und Breite des Bildes müssen keine Vielfachen derer der Karte sein: Jeder Pixel liegt
    irgendwo zwischen vier Zellen, und die näheren zählen mehr.
    """
    maps = drawn(rng, 2, 3, 4, dtype=torch.float64)
    large = between(3, 8) @ maps.numpy() @ between(4, 6).T
    lowest, highest = (end(large, axis=(1, 2), keepdims=True) for end in (np.min, np.max))
    expected = torch.tensor((large - lowest) / (highest - lowest))
    close(kata.heatmap(maps, (8, 6)), expected, rtol=1e-4, atol=1e-4)


def test_a_map_without_differences_stays_cold(kata):
    """Where all places say the same there is nothing to show, and 0/0 would be no number (nan).
    Interpolated, equal numbers may differ in their last digit; that is no difference to be shown.

    de: Wo alle Stellen dasselbe sagen, gibt es nichts zu zeigen, und 0/0 wäre keine Zahl (nan).
    Beim Interpolieren können sich gleiche Zahlen in der letzten Stelle unterscheiden; auch das ist
    kein Unterschied, den man zeigt.
    """
    flat = torch.stack([torch.full((2, 3), value) for value in (0.0, 2.0, -0.7)])
    equal(kata.heatmap(flat, (3, 7)), torch.zeros(3, 3, 7))


@pytest.mark.needs("monai")
def test_monai_draws_the_same_map(kata, support, rng):
    """MONAI's CAM adds the bias to each place, and its heat map is 0 where it is hottest; but for
    that it is the same.

    de: MONAIs CAM addiert den Bias an jeder Stelle, und ihre Heatmap ist dort 0, wo sie am
    heißesten ist; davon abgesehen ist es dieselbe.
    """
    seed = int(rng.integers(1000))
    images = drawn(rng, 2, 1, 8, 12)
    maps = kata.explain(kata.support.chest_net(3, 6, seed), images, 2)
    heat = kata.heatmap(maps, (8, 12))
    own = support.chest_net(3, 6, seed)
    layers = OrderedDict(features=own.features, active=nn.ReLU(), mean=nn.AdaptiveAvgPool2d(1),
                         flat=nn.Flatten(), classifier=own.classifier)  # fmt: skip
    net, where = nn.Sequential(layers), ("active", "classifier")
    monai = import_optional("monai.visualize")
    raw = monai.CAM(net, *where, upsampler=lambda _: torch.squeeze, postprocessing=torch.detach)
    close(maps + own.classifier.bias[2].detach(), raw(images, [2, 2]), rtol=1e-4, atol=1e-4)
    close(1 - heat, monai.CAM(net, *where)(images, [2, 2])[:, 0], rtol=1e-4, atol=1e-4)
