"""Graded tests of kata 63: what a network looks at, read from its gradients."""

import warnings
from itertools import pairwise

import numpy as np
import pytest
import torch

from grader.testing import close, equal, import_optional, raises

X = torch.tensor([1.0, 1.0, -1.0])
SENSITIVITY = torch.tensor([1.0, 1.0, 1.0])
GUIDED = torch.tensor([1.0, 0.0, -1.0])
SIZES = (5, 6, 6, 6, 3)
"""Numbers of neurons from the input to the classes; each ReLU has as many as the others."""


def whole(rng, *shape):
    """Random whole numbers from -3 to 3 as a float32 tensor."""
    return torch.tensor(rng.integers(-3, 4, shape), dtype=torch.float32)


def way_back(weights, x, target, *, guided):
    """The gradient of a `support.Deep`, layer by layer, with the rule for one ReLU or the other."""
    values, layers = x.double().numpy(), [weight.double().numpy() for weight in weights]
    active = []
    for layer in layers[:-1]:
        values = layer @ values
        active.append(values > 0)
        values = np.maximum(values, 0)
    gradient = layers[-1][target]
    for layer, on in zip(layers[-2::-1], active[::-1], strict=True):
        gradient = (np.maximum(gradient, 0) if guided else gradient) * on @ layer
    return torch.tensor(gradient, dtype=torch.float32)


def test_sensitivity_of_the_worked_example(kata):
    """The gradient at (1, 1, -1) is (1, -1, -1). A voxel matters whether it speaks for the class or
    against it, so the absolute values count.

    de: Der Gradient an der Stelle (1, 1, -1) ist (1, -1, -1). Ein Voxel zählt, gleichgültig ob es
    für oder gegen die Klasse spricht, also kommt es auf die Beträge an.
    """
    close(kata.sensitivity(kata.support.toy(), X, 0), SENSITIVITY, dtype="float32")


def test_guided_backprop_of_the_worked_example(kata):
    """The second ReLU gets a negative gradient, the fourth a negative input: neither passes
    anything on. What is left is (1, 0, -1), with its sign.

    de: Die zweite ReLU bekommt einen negativen Gradienten, die vierte eine negative Eingabe: Keine
    der beiden gibt etwas weiter. Übrig bleibt (1, 0, -1), mit Vorzeichen.
    """
    close(kata.guided_backprop(kata.support.toy(), X, 0), GUIDED, dtype="float32")


def test_afterwards_the_model_is_as_before(kata):
    """A model that was looked at has to go on as usual: its gradients are the plain ones again.

    de: Ein Modell, das untersucht wurde, muss weiterarbeiten wie immer: Seine Gradienten sind
    wieder die gewöhnlichen.
    """
    model = kata.support.toy()
    kata.guided_backprop(model, X, 0)
    close(kata.sensitivity(model, X, 0), SENSITIVITY)


def test_it_is_the_target_class_that_is_asked(kata):
    """The second class has the score 3 relu(x2) + relu(-x1): only the second voxel speaks for it.

    de: Die zweite Klasse hat den Score 3 relu(x2) + relu(-x1): Nur das zweite Voxel spricht für
    sie.
    """
    expected = torch.tensor([0.0, 3.0, 0.0])
    close(kata.sensitivity(kata.support.toy(), X, 1), expected)
    close(kata.guided_backprop(kata.support.toy(), X, 1), expected)


def test_a_relu_inside_a_block_is_found(kata):
    """Real networks are made of blocks of blocks: the rule holds for every nn.ReLU at any depth.

    de: Echte Netze bestehen aus Blöcken in Blöcken: Die Regel gilt für jede nn.ReLU, egal wie tief
    sie steckt.
    """
    close(kata.guided_backprop(kata.support.toy(nested=True), X, 0), GUIDED)


def test_a_relu_may_work_in_place(kata):
    """With inplace=True a ReLU overwrites its own input. The networks of torchvision do so
    everywhere.

    de: Mit inplace=True überschreibt eine ReLU ihre eigene Eingabe. Die Netze von torchvision tun
    das überall.
    """
    close(kata.guided_backprop(kata.support.toy(inplace=True), X, 0), GUIDED)


def test_every_relu_on_the_way_back_has_its_say(kata, rng):
    """A deep network with one and the same nn.ReLU after each of its layers: the rule holds at each
    of its calls, not only at the last.

    de: Ein tiefes Netz mit ein und derselben nn.ReLU nach jeder Schicht: Die Regel gilt bei jedem
    ihrer Aufrufe, nicht nur beim letzten.
    """
    for target in [0, 1, 2] * 7:
        weights = [whole(rng, n_out, n_in) for n_in, n_out in pairwise(SIZES)]
        x = whole(rng, 5)
        plain = way_back(weights, x, target, guided=False)
        close(kata.sensitivity(kata.support.Deep(weights), x, target), plain.abs())
        guided = way_back(weights, x, target, guided=True)
        close(kata.guided_backprop(kata.support.Deep(weights), x, target), guided)


def test_other_layers_stay_as_they_are(kata):
    """The rule is for nn.ReLU alone. With torch.relu or torch.nn.functional.relu, called as a
    function, in its place the result is the plain gradient (1, -1, -1); with nn.LeakyReLU(0.5),
    which passes on half where its input is negative, it is (0, -1, -1).

    de: Die Regel gilt nur für nn.ReLU. Steht an ihrer Stelle torch.relu oder
    torch.nn.functional.relu, als Funktion aufgerufen, ist das Ergebnis der gewöhnliche Gradient
    (1, -1, -1); mit nn.LeakyReLU(0.5), die bei negativer Eingabe die Hälfte weitergibt, ist es
    (0, -1, -1).
    """
    for name in ("torch.relu", "F.relu"):
        model = kata.support.functional(name)
        close(kata.guided_backprop(model, X, 0), torch.tensor([1.0, -1.0, -1.0]))
    close(kata.guided_backprop(kata.support.leaky(), X, 0), torch.tensor([0.0, -1.0, -1.0]))


def test_pictures_and_volumes(kata, rng):
    """A scan of shape (C, H, W) or (C, D, H, W) gets a map of the same shape: every place of a
    channel that fired and speaks for the class adds its mask.

    de: Eine Aufnahme der Form (C, H, W) oder (C, D, H, W) bekommt eine Karte derselben Form: Jede
    Stelle eines Kanals, die aktiv war und für die Klasse spricht, addiert ihre Maske.
    """
    weights = torch.tensor([[1.0, -1.0, 2.0, 1.0], [-2.0, 1.0, 1.0, -1.0]])
    for sides, forward, back in (
        ((5, 4), torch.nn.functional.conv2d, torch.nn.functional.conv_transpose2d),
        ((4, 3, 4), torch.nn.functional.conv3d, torch.nn.functional.conv_transpose3d),
    ):
        masks, x = whole(rng, 4, 2, *[2] * len(sides)), whole(rng, 2, *sides)
        on = forward(x[None], masks) > 0
        speaks = weights[1].clamp(min=0).reshape(1, 4, *[1] * len(sides))
        found = kata.guided_backprop(kata.support.Convolutional(masks, weights), x, 1)
        close(found, back(on * speaks, masks)[0])


def test_even_after_an_exception_the_model_is_as_before(kata):
    """The model fails with a RuntimeError half-way, in the forward or in the backward pass, and the
    caller has to see it. Whatever was changed at the model is undone all the same.

    de: Das Modell scheitert mitten im Lauf mit einem RuntimeError, auf dem Hin- oder auf dem
    Rückweg, und der Aufrufer muss ihn sehen. Was am Modell geändert wurde, wird trotzdem rückgängig
    gemacht.
    """
    for failing in (kata.support.Failing, kata.support.FailingOnTheWayBack):
        model = kata.support.toy()
        raises(RuntimeError, kata.guided_backprop, failing(model), X, 0)
        close(kata.sensitivity(model, X, 0), SENSITIVITY)


def test_the_gradients_stored_at_the_parameters_stay(kata):
    """A training may be under way: what is stored at the parameters is none of our business, and
    where nothing is stored, nothing is left behind.

    de: Vielleicht läuft gerade ein Training: Was an den Parametern gespeichert ist, geht uns nichts
    an, und wo nichts gespeichert ist, bleibt nichts zurück.
    """
    for explain in (kata.sensitivity, kata.guided_backprop):
        model = kata.support.toy()
        explain(model, X, 0)
        equal(kata.support.stored(model), [None, None])
        kata.support.store_ones(model)
        explain(model, X, 0)
        equal(kata.support.stored(model), [torch.ones(4, 3), torch.ones(2, 4)])


@pytest.mark.whitebox
def test_the_scan_does_not_require_a_gradient_afterwards(kata):
    """The gradient is taken at a tensor of our own, so the scan of the caller neither requires one
    nor stores one.

    de: Der Gradient wird an einem eigenen Tensor gebildet; die Aufnahme des Aufrufers verlangt
    danach keinen und speichert keinen.
    """
    for explain in (kata.sensitivity, kata.guided_backprop):
        equal(kata.probe.tensor_after(explain, kata.support.toy(), X, 0), (False, None))


@pytest.mark.needs("captum")
def test_captum_finds_the_same(kata, support, rng):
    """captum.attr.GuidedBackprop is the same method, for a volume too.

    de: captum.attr.GuidedBackprop ist dieselbe Methode, auch bei einem Volumen.
    """
    masks, weights, x = whole(rng, 4, 1, 2, 2, 2), whole(rng, 2, 4), whole(rng, 1, 4, 5, 3)
    found = kata.guided_backprop(kata.support.Convolutional(masks, weights), x, 0)
    guided = import_optional("captum.attr").GuidedBackprop(support.Convolutional(masks, weights))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of the hooks that it sets
        close(found, guided.attribute(x[None], target=0)[0])


def test_the_sensitivity_of_a_drawn_picture(kata, rng):
    """It is the size of the plain gradient, whatever network and picture are.

    de: Sie ist der Betrag des gewöhnlichen Gradienten, welches Netz und welches Bild es auch sind.
    """
    weights = [whole(rng, n_out, n_in) for n_in, n_out in pairwise(SIZES)]
    for target in range(3):
        x = whole(rng, 5)
        plain = way_back(weights, x, target, guided=False)
        close(kata.sensitivity(kata.support.Deep(weights), x, target), plain.abs())
