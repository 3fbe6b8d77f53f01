"""Graded tests of kata 68: pyramid pooling, and dilation in place of strides."""

import math

import numpy as np
import pytest
import torch

from grader.testing import check, close, equal, is_tensor


def pictures(rng, *shape):
    """A batch of random features."""
    return torch.tensor(rng.uniform(-1, 1, shape), dtype=torch.float32)


def averages(features, scale):
    """The mean of each field, whose borders are rounded outwards."""
    height, width = features.shape[2:]
    found = np.zeros((*features.shape[:2], scale, scale))
    for i, j in np.ndindex(scale, scale):
        rows = slice(i * height // scale, math.ceil((i + 1) * height / scale))
        columns = slice(j * width // scale, math.ceil((j + 1) * width / scale))
        found[:, :, i, j] = features[:, :, rows, columns].mean(axis=(2, 3))
    return found


def between(size, scale):
    """How much each of `scale` points counts for each of `size` places, bilinearly."""
    shares = np.zeros((size, scale))
    for place in range(size):
        at = min(max((place + 0.5) * scale / size - 0.5, 0), scale - 1)
        left = min(int(at), max(scale - 2, 0))
        shares[place, left] += 1 - (at - left)
        shares[place, min(left + 1, scale - 1)] += at - left
    return shares


def pyramid_of(support, features, scales, seed):
    """The definition, with the numbers that `support.filled` gives to the convolutions."""
    values = features.double().numpy()
    channels, height, width = values.shape[1:]
    found = [values]
    for k, scale in enumerate(scales):
        out = channels // len(scales)
        weight = support.numbers(2 * k, (out, channels, 1, 1), seed).double().numpy()[:, :, 0, 0]
        bias = support.numbers(2 * k + 1, (out,), seed).double().numpy()
        pooled = np.einsum("oc,bchw->bohw", weight, averages(values, scale))
        pooled = np.maximum(pooled + bias[:, None, None], 0)
        rows, columns = between(height, scale), between(width, scale)
        found.append(np.einsum("yh,bohw,xw->boyx", rows, pooled, columns))
    return torch.tensor(np.concatenate(found, axis=1), dtype=torch.float32)


def same_at_every(step, fine, coarse):
    """Demand that every step-th pixel of one result is the other result."""
    close(fine[:, :, ::step, ::step], coarse, rtol=1e-4, atol=1e-5)


def test_each_scale_has_a_convolution_of_its_own(kata):
    """A 1 x 1 convolution with bias for each scale makes its share of the channels; PyTorch has to
    find their parameters in `state_dict()`, and no others, such as those of a batch norm, which
    could not train with a single picture.

    de: Eine 1-x-1-Faltung mit Bias je Skala macht ihren Anteil der Kanäle; PyTorch muss ihre
    Parameter im `state_dict()` finden, und keine anderen, etwa die einer Batch-Normalisierung, die
    mit einem einzigen Bild nicht trainieren könnte.
    """
    for arguments, count, out in (((8,), 4, 2), ((6, (1, 4)), 2, 3)):
        state = kata.PyramidPooling(*arguments).state_dict()
        found = sorted(tuple(value.shape) for value in state.values())
        expected = sorted([(out, arguments[0], 1, 1), (out,)] * count)
        check(
            found == expected,
            found,
            en=f"parameters of exactly these shapes: {expected}",
            de=f"Parameter mit genau diesen Formen: {expected}",
        )


def test_the_quarters_of_the_worked_example(kata):
    """The quarters of the 4 x 4 picture have the means 2.5, 4.5, 10.5 and 12.5. Enlarged, the first
    row is 2.5, 3, 4, 4.5. They lie behind the picture itself.

    de: Die Viertel des 4-x-4-Bildes haben die Mittelwerte 2,5; 4,5; 10,5 und 12,5. Vergrößert
    lautet die erste Zeile 2,5; 3; 4; 4,5. Sie liegen hinter dem Bild selbst.
    """
    picture = torch.arange(16.0).reshape(1, 1, 4, 4)
    pyramid = kata.PyramidPooling(1, (2,))
    kata.support.averaging(pyramid)
    row, down = torch.tensor([2.5, 3.0, 4.0, 4.5]), torch.tensor([0.0, 2.0, 6.0, 8.0])
    close(pyramid(picture), torch.cat([picture, (row + down[:, None])[None, None]], dim=1))


@pytest.mark.guessable
def test_one_picture_is_enough_in_training(kata, rng):
    """The average over a whole picture is one number per channel. A batch norm finds no variance in
    it when the batch is one picture; here training and evaluation mode do the same.

    de: Der Mittelwert über ein ganzes Bild ist eine Zahl je Kanal. Eine Batch-Normalisierung findet
    darin keine Varianz, wenn der Batch aus einem Bild besteht; hier tun Trainings- und
    Auswertungsmodus dasselbe.
    """
    pyramid = kata.PyramidPooling(1, (1,))
    kata.support.filled(pyramid, 1)
    features = pictures(rng, 1, 1, 2, 3)
    pyramid.train()
    trained = pyramid(features)
    is_tensor(trained, (1, 2, 2, 3))
    pyramid.eval()
    close(pyramid(features), trained)


def test_the_pyramid_is_that_of_the_page(kata, support, rng):
    """Average, convolution, ReLU, enlarge, one scale after the other, behind the features: for any
    height and width, also where the fields do not divide them.

    de: Mitteln, Faltung, ReLU, vergrößern, eine Skala nach der anderen, hinter den Merkmalen: bei
    jeder Höhe und Breite, auch wo die Felder sie nicht teilen.
    """
    seed = int(rng.integers(1000))
    small, uneven, usual = ((2, 1), 2, 2, 3), ((3, 1), 2, 5, 7), (None, 4, 6, 8)
    for batch, (scales, channels, height, width) in ((1, small), (2, uneven), (3, usual)):
        given_scales = (scales,) if scales else ()
        pyramid = kata.PyramidPooling(channels, *given_scales)
        kata.support.filled(pyramid, seed)
        features = pictures(rng, batch, channels, height, width)
        features = features + 4 * pictures(rng, batch, channels, 1, 1)
        expected = pyramid_of(support, features, scales or (1, 2, 3, 6), seed)
        close(pyramid(features), expected, rtol=1e-4, atol=1e-5, dtype="float32")


def test_the_weights_stay(kata, support):
    """A pretrained network keeps what it has learned: the same names, the same numbers.

    de: Ein vortrainiertes Netz behält, was es gelernt hat: dieselben Namen, dieselben Zahlen.
    """
    before = support.stage(3).state_dict()
    after = kata.stride_to_dilation(kata.support.stage(3), 2).state_dict()
    equal(after, {name: value.detach() for name, value in before.items()})


def test_a_convolution_without_its_stride_keeps_all_pixels(kata, support, rng):
    """One convolution of stride 2 becomes one of stride 1. It has no dilation, for what comes in is
    as fine as before: every second pixel of the result is the old result.
    Here the module itself is the convolution.

    de: Aus einer Faltung mit der Schrittweite 2 wird eine mit 1. Eine Dilatation bekommt sie nicht,
    denn was hineinkommt, ist so fein wie vorher: Jedes zweite Pixel des Ergebnisses ist das alte
    Ergebnis. Das Modul ist hier selbst die Faltung.
    """
    picture = pictures(rng, 1, 1, 4, 6)
    fine = kata.stride_to_dilation(kata.support.convolution(), 2)(picture)
    is_tensor(fine, (1, 2, 4, 6))
    same_at_every(2, fine, support.convolution()(picture).detach())


def test_what_comes_behind_a_stride_is_dilated(kata, support, rng):
    """Behind the stride the neighbours are two pixels apart, so the next convolution gets the
    dilation 2. These have no padding.

    de: Hinter der Schrittweite liegen die Nachbarn zwei Pixel auseinander, also bekommt die nächste
    Faltung die Dilatation 2. Ein Padding haben diese nicht.
    """
    picture = pictures(rng, 1, 1, 9, 10)
    fine = kata.stride_to_dilation(kata.support.bare(), 2)(picture)
    same_at_every(2, fine, support.bare()(picture).detach())


def test_each_padding_grows_with_the_dilation_of_its_convolution(kata, support, rng):
    """Masks of any size, with padding or without: the padding is multiplied by the dilation that
    the convolution gets.

    de: Masken beliebiger Größe, mit Padding oder ohne: Das Padding wird mit der Dilatation
    multipliziert, die die Faltung bekommt.
    """
    picture = pictures(rng, 1, 1, 12, 14)
    fine = kata.stride_to_dilation(kata.support.wide(), 2)(picture)
    is_tensor(fine, (1, 1, 8, 10))
    same_at_every(2, fine, support.wide()(picture).detach())


def test_a_dilated_stage_agrees_with_the_strided_one(kata, support, rng):
    """Behind the stride the neighbours are two pixels apart, so those convolutions get the dilation
    2, wherever in the module they are. Every second pixel is what the strided stage gives.

    de: Hinter der Schrittweite liegen die Nachbarn zwei Pixel auseinander, also bekommen die
    Faltungen dort die Dilatation 2, wo immer im Modul sie stecken. Jedes zweite Pixel ist, was die
    Stufe mit Schrittweite liefert.
    """
    for height, width in ((4, 6), (7, 9)):
        picture = pictures(rng, 1, 1, height, width)
        fine = kata.stride_to_dilation(kata.support.stage(), 2)(picture)
        is_tensor(fine, (1, 2, height, width))
        same_at_every(2, fine, support.stage()(picture).detach())


def test_the_second_stage_gets_twice_the_dilation(kata, support, rng):
    """What reaches it is already twice as fine as before. With dilation 4 its convolutions that had
    a stride get 2 and the others 4: every fourth pixel is that of the strided network.

    de: Was sie erreicht, ist schon doppelt so fein wie vorher. Bei der Dilatation 4 bekommen ihre
    Faltungen mit Schrittweite 2 und die übrigen 4: Jedes vierte Pixel ist das des Netzes mit
    Schrittweiten.
    """
    picture = pictures(rng, 1, 1, 12, 9)
    first = kata.stride_to_dilation(kata.support.stage(1), 2)
    second = kata.stride_to_dilation(kata.support.stage(2, 2), 4)
    fine = kata.support.in_a_row(first, second)(picture)
    is_tensor(fine, (1, 2, 12, 9))
    strided = support.in_a_row(support.stage(1), support.stage(2, 2))
    same_at_every(4, fine, strided(picture).detach())
