"""Graded tests of kata 44: a convolutional network after LeNet."""

import math

import numpy as np
import pytest
import torch
from numpy.lib.stride_tricks import sliding_window_view

from grader.testing import check, close, equal, is_tensor

SIZES = ((5, 64), (11, 28), (2, 16), (3, 27))
"""Numbers of classes and sides of pictures; pooling drops a row of the last one, twice."""


def shapes_for(n_classes, image_size):
    """The shapes of weight and bias of the five layers with parameters, as the README has them."""
    side = ((image_size - 4) // 2 - 4) // 2
    convolutions = [(6, 1, 5, 5), (6,), (16, 6, 5, 5), (16,)]
    return [
        *convolutions,
        (120, 16 * side**2),
        (120,),
        (84, 120),
        (84,),
        (n_classes, 84),
        (n_classes,),
    ]


def pictures(rng, count, size):
    """A batch of random pictures."""
    return torch.tensor(rng.normal(size=(count, 1, size, size)), dtype=torch.float32)


def convolved(images, weight, bias):
    """Every mask on every patch: sum of mask * patch over all channels, plus the bias."""
    patches = sliding_window_view(images, weight.shape[2:], axis=(2, 3))
    sums = np.einsum("nchwij,ocij->nohw", patches, weight, optimize=True)
    return sums + bias[:, np.newaxis, np.newaxis]


def pooled(images):
    """The maximum of each 2 x 2 window."""
    rows, columns = (side // 2 * 2 for side in images.shape[2:])
    corners = [images[:, :, i:rows:2, j:columns:2] for i in (0, 1) for j in (0, 1)]
    return np.max(corners, axis=0)


def expected_scores(support, images, n_classes, seed):
    """The scores of the network of the README with the numbers that `support.filled` gives it."""
    shapes = shapes_for(n_classes, images.shape[-1])
    w1, b1, w2, b2, w3, b3, w4, b4, w5, b5 = (
        support.numbers(shape, seed).double().numpy() for shape in shapes
    )
    values = images.double().numpy()
    for weight, bias in ((w1, b1), (w2, b2)):
        values = pooled(np.maximum(convolved(values, weight, bias), 0))
    values = values.reshape(len(values), -1)
    for weight, bias in ((w3, b3), (w4, b4)):
        values = np.maximum(values @ weight.T + bias, 0)
    return torch.tensor(values @ w5.T + b5, dtype=torch.float32)


def test_three_pictures_get_five_scores_each(kata):
    """The example of the page: three pictures of 64 x 64 pixels go in, five numbers per picture
    come out.

    de: Das Beispiel der Seite: Drei Bilder mit 64 x 64 Pixeln gehen hinein, fünf Zahlen pro Bild
    kommen heraus.
    """
    net = kata.OrganClassifier()
    is_tensor(net(torch.zeros(3, 1, 64, 64)), (3, 5))


def test_the_network_has_the_ten_parameters_of_the_table(kata):
    """A weight and a bias for each convolution and each linear layer, made in `__init__` and kept
    as attributes, so that PyTorch finds them in `state_dict()`.

    de: Je ein Gewichtstensor und ein Bias für jede Faltung und jede lineare Schicht, angelegt in
    `__init__` und als Attribut gespeichert, damit PyTorch sie im `state_dict()` findet.
    """
    for n_classes, image_size in SIZES[:3]:
        state = kata.OrganClassifier(n_classes=n_classes, image_size=image_size).state_dict()
        found = sorted(tuple(value.shape) for value in state.values())
        expected = sorted(shapes_for(n_classes, image_size))
        check(
            found == expected,
            found,
            en=f"parameters of exactly these shapes, in any order: {expected}",
            de=f"Parameter mit genau diesen Formen, in beliebiger Reihenfolge: {expected}",
        )


def test_pooling_drops_an_odd_last_row(kata):
    """Of 27 pixels the first convolution leaves 23, the pooling 11, the second convolution 7, and
    the pooling 3: the seventh row has no partner. So 16 · 3 · 3 = 144 numbers go into the first
    linear layer.

    de: Von 27 Pixeln lässt die erste Faltung 23 übrig, das Pooling 11, die zweite Faltung 7 und das
    Pooling 3: Die siebte Zeile hat keinen Partner. In die erste lineare Schicht gehen also
    16 · 3 · 3 = 144 Zahlen.
    """
    state = kata.OrganClassifier(3, 27).state_dict()
    found = [tuple(value.shape) for value in state.values() if len(value.shape) == 2]
    check(
        (120, 144) in found,
        found,
        en="weights of the shape (120, 144) in the first linear layer",
        de="Gewichte der Form (120, 144) in der ersten linearen Schicht",
    )


def test_a_batch_may_have_any_size(kata, rng):
    """The last batch of a training is often smaller than the others, and in the clinic it is one
    picture: one row of scores per picture, always.

    de: Der letzte Batch beim Training ist oft kleiner als die anderen, und in der Klinik ist es ein
    einziges Bild: immer eine Zeile mit Werten pro Bild.
    """
    net = kata.OrganClassifier(5, 28)
    for count in (1, 2, 7):
        is_tensor(net(pictures(rng, count, 28)), (count, 5))


def test_the_scores_are_what_the_last_layer_says(kata):
    """With all weights at 0 the biases of the last layer are the scores, the negative ones too:
    no softmax and no ReLU comes after it, neither in training nor in use.

    de: Sind alle Gewichte 0, dann sind die Bias-Werte der letzten Schicht die Ausgabe, auch die
    negativen: Danach kommt weder Softmax noch ReLU, weder beim Training noch im Einsatz.
    """
    biases = [3.0, -1.0, 0.0, 2.0, -5.0]
    net = kata.support.with_last_biases(kata.OrganClassifier(), biases)
    for training in (True, False):
        net.train(training)
        equal(net(torch.ones(1, 1, 64, 64)), torch.tensor([biases]), dtype="float32")


@pytest.mark.guessable
def test_training_mode_changes_nothing(kata, rng):
    """No layer of this network behaves differently in training and in use.

    de: Keine Schicht dieses Netzes verhält sich beim Training anders als im Einsatz.
    """
    net = kata.support.filled(kata.OrganClassifier(5, 28), seed=5)
    images = pictures(rng, 2, 28)
    net.eval()
    in_use = net(images)
    net.train()
    close(net(images), in_use, rtol=1e-4, atol=1e-4)


def test_a_picture_gets_the_same_scores_alone_and_in_a_batch(kata, rng):
    """What lies beside a picture in the batch has no say in its scores.

    de: Was im Batch neben einem Bild liegt, hat auf dessen Werte keinen Einfluss.
    """
    net = kata.support.filled(kata.OrganClassifier(5, 28), seed=3)
    images = pictures(rng, 3, 28)
    together = net(images)
    for place in range(3):
        close(net(images[place : place + 1]), together[place : place + 1], rtol=1e-4, atol=1e-4)


def test_a_relu_follows_each_of_the_first_four_layers(kata):
    """Behind each layer but the last there is a ReLU: where a layer gives -1, the next one gets 0,
    and where it gives 8, the next one gets 8.

    de: Hinter jeder Schicht außer der letzten steht eine ReLU: Wo eine Schicht -1 ausgibt, bekommt
    die nächste 0, und wo sie 8 ausgibt, bekommt die nächste 8.
    """
    weights, biases = shapes_for(5, 28)[::2], shapes_for(5, 28)[1::2]
    images = torch.zeros(1, 1, 28, 28)
    for k in range(4):
        # each later neuron takes the mean of its inputs; the one behind the layer turns its sign
        means = [(weight, 1 / math.prod(weight[1:])) for weight in weights[k + 1 :]]
        turned = [(means[0][0], -means[0][1]), *means[1:]]
        net = kata.support.with_values(kata.OrganClassifier(5, 28), (biases[k], -1.0), *turned)
        close(net(images), torch.zeros(1, 5), atol=1e-4)
        net = kata.support.with_values(kata.OrganClassifier(5, 28), (biases[k], 8.0), *means)
        close(net(images), torch.full((1, 5), 8.0), atol=1e-4)


def test_pictures_are_flattened_channel_by_channel(kata):
    """The second convolution gives 4 x 4 numbers in each of 16 channels, here the number of the
    channel everywhere. Flattened, the first 16 numbers come from channel 0, the next 16 from
    channel 1. Only the one at `place` gets into the scores.

    de: Die zweite Faltung ergibt 4 x 4 Zahlen in jedem von 16 Kanälen, hier überall die Nummer des
    Kanals. Zu einem Vektor aufgereiht kommen die ersten 16 Zahlen aus Kanal 0, die nächsten 16 aus
    Kanal 1. Nur die an der Stelle `place` kommt in die Ausgabe.
    """
    for place in (1, 16, 31, 255):
        net = kata.support.with_numbered_channels(kata.OrganClassifier(5, 28), place=place)
        scores = torch.full((1, 5), float(place // 16))
        close(net(torch.zeros(1, 1, 28, 28)), scores, atol=1e-4)


def test_the_scores_are_those_of_the_network_on_the_page(kata, support, rng):
    """Convolution, ReLU, max pooling, the same again, flatten, linear, ReLU, linear, ReLU, linear:
    with the same parameters the scores have to be the same.

    de: Faltung, ReLU, Max-Pooling, dasselbe noch einmal, zu einem Vektor aufreihen, linear, ReLU,
    linear, ReLU, linear: Mit denselben Parametern müssen dieselben Werte herauskommen.
    """
    for n_classes, image_size in SIZES:
        seed = int(rng.integers(1000))
        net = kata.support.filled(kata.OrganClassifier(n_classes, image_size), seed)
        images = pictures(rng, 2, image_size)
        expected = expected_scores(support, images, n_classes, seed)
        close(net(images), expected, rtol=1e-3, atol=1e-3, dtype="float32")


def test_other_pictures_and_other_organs(kata, rng):
    """The number of classes and the side of the pictures are arguments: 11 organs on 28 x 28
    pixels are as welcome as 5 on 64 x 64, and 27 is as good as an even number.

    de: Die Zahl der Klassen und die Seitenlänge der Bilder sind Argumente: 11 Organe auf
    28 x 28 Pixeln gehen genauso wie 5 auf 64 x 64, und 27 ist so gut wie eine gerade Zahl.
    """
    for n_classes, image_size in SIZES:
        net = kata.OrganClassifier(n_classes, image_size)
        is_tensor(net(pictures(rng, 2, image_size)), (2, n_classes))


@pytest.mark.guessable
@pytest.mark.whitebox
def test_the_gradient_reaches_every_parameter(kata, rng):
    """What gets no gradient learns nothing: the way back from the scores leads through every
    layer.

    de: Was keinen Gradienten bekommt, lernt nichts: Der Weg zurück von den Werten führt durch jede
    Schicht.
    """
    net = kata.support.filled(kata.OrganClassifier(5, 28), seed=7)
    found = kata.support.gradients(net, pictures(rng, 4, 28))
    equal(len(found), 10)
    without = [name for name, gradient in found.items() if gradient is None or not gradient.any()]
    check(
        not without,
        without,
        en="no parameter whose gradient is missing or all zeros: []",
        de="kein Parameter, dessen Gradient fehlt oder nur aus Nullen besteht: []",
    )
